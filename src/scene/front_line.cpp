#include "scene/front_line.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/bits.h"
#include "base/hash.h"
#include "geo/sphere.h"
#include "scene/units.h"

namespace faultline {

namespace {

constexpr double leastReachKm = 10, mostReachKm = 30;
constexpr double leastPieceKm = 3;

constexpr bool drawn(const SegmentState& segment) { return segment.alpha > 0.004f; }

struct Edge {
  Vec3 a, b;
};

// The outline of the units where it comes near the line.
std::vector<Edge> outlineNear(const SceneBuild& build, std::span<const uint32_t> units, std::span<const Vec3> line) {
  constexpr double margin = mostReachKm / earthRadiusKm * 1.05;
  Vec3 low{2, 2, 2}, high{-2, -2, -2};
  for (const Vec3 p : line) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y), std::max(high.z, p.z)};
  }
  const auto before = [&](Vec3f p) {  // a bit a side of the box that the point lies beyond
    return (double{p.x} < low.x - margin ? 1 : 0) | (double{p.x} > high.x + margin ? 2 : 0) |
           (double{p.y} < low.y - margin ? 4 : 0) | (double{p.y} > high.y + margin ? 8 : 0) |
           (double{p.z} < low.z - margin ? 16 : 0) | (double{p.z} > high.z + margin ? 32 : 0);
  };
  std::vector<uint32_t> arcs;
  boundaryArcs(*build.in.ground, build.list.detail, units, arcs);
  std::vector<Edge> edges;
  for (const uint32_t arc : arcs) {
    const Ground::ArcSpan span = arcAt(*build.in.ground, arc, build.list.detail);
    const Vec3f* points = build.in.ground->unit.data() + span.first;
    int beyond = before(points[0]);
    for (uint32_t i = 1; i < span.count; ++i) {
      const int next = before(points[i]);
      if ((beyond & next) == 0) edges.push_back({widen(points[i - 1]), widen(points[i])});
      beyond = next;
    }
  }
  return edges;
}

// Where a-b crosses an edge, as a share of a-b; negative where it does not.
double crossingOf(Vec3 a, Vec3 b, Vec3 normal, const Edge& edge) {
  const double ea = dot(normal, edge.a), eb = dot(normal, edge.b);
  if ((ea > 0) == (eb > 0)) return -1;
  const Vec3 other = cross(edge.a, edge.b);
  const double pa = dot(other, a), pb = dot(other, b);
  if ((pa > 0) == (pb > 0)) return -1;
  return pa / (pa - pb);
}

struct Nearest {
  Vec3 at;
  double km = 1e18;
};

Nearest nearestOf(const std::vector<Edge>& edges, Vec3 point) {
  Nearest best;
  double least = 1e18;
  for (const Edge& edge : edges) {
    const Vec3 step = edge.b - edge.a;
    const double length2 = dot(step, step);
    const double t = length2 > 0 ? std::clamp(dot(point - edge.a, step) / length2, 0.0, 1.0) : 0;
    const Vec3 at = edge.a + step * t;
    const double away = dot(at - point, at - point);
    if (away < least) least = away, best.at = at;
  }
  if (least < 1e18) best = {normalised(best.at), distanceKm(normalised(best.at), point)};
  return best;
}

struct Piece {
  std::vector<Vec3> unit;
  std::vector<float> alpha;
};

double lengthKm(const std::vector<Vec3>& line) {
  double km = 0;
  for (size_t i = 1; i < line.size(); ++i) km += distanceKm(line[i - 1], line[i]);
  return km;
}

// What of a piece lies within the outline. `inside`: whether its first point does; afterwards, whether its last does.
std::vector<Piece> within(const std::vector<Edge>& edges, const Piece& whole, bool& inside) {
  std::vector<Piece> pieces;
  const auto begin = [&](Vec3 at) { pieces.push_back({{at}, {}}); };
  if (inside) begin(whole.unit.front());
  for (size_t i = 0; i + 1 < whole.unit.size(); ++i) {
    const Vec3 a = whole.unit[i], b = whole.unit[i + 1], normal = cross(a, b);
    std::vector<double> cuts;
    for (const Edge& edge : edges) {
      if (const double t = crossingOf(a, b, normal, edge); t >= 0) cuts.push_back(t);
    }
    std::sort(cuts.begin(), cuts.end());
    for (const double t : cuts) {
      const Vec3 at = normalised(a * (1 - t) + b * t);
      if (inside) {
        pieces.back().unit.push_back(at);
        pieces.back().alpha.push_back(whole.alpha[i]);
      } else {
        begin(at);
      }
      inside = !inside;
    }
    if (!inside) continue;
    pieces.back().unit.push_back(b);
    pieces.back().alpha.push_back(whole.alpha[i]);
  }
  std::erase_if(pieces, [](const Piece& piece) { return piece.unit.size() < 2; });
  return pieces;
}

FrontRun runOf(const Piece& piece, SegmentStatus status) {
  FrontRun run;
  std::vector<uint32_t> source;
  run.unit = subdivided(piece.unit, 1, &source);
  bool faded = false;
  for (const uint32_t segment : source) {
    run.alpha.push_back(piece.alpha[segment]);
    faded = faded || run.alpha.back() < 0.999f;
  }
  if (!faded) run.alpha.clear();
  run.status = status;
  return run;
}

// Cuts a run to the clip units. `leads`: whether it begins and ends where a border or shore goes on.
void appendCut(const SceneBuild& build, std::span<const uint32_t> clip, const FrontState& front, const Piece& whole,
               SegmentStatus status, bool leadsFrom, bool leadsTo, std::vector<FrontRun>& runs) {
  const std::vector<Edge> edges = outlineNear(build, clip, whole.unit);
  const auto holds = [&](Vec3 point) {
    return std::any_of(clip.begin(), clip.end(),
                       [&](uint32_t unit) { return unitHolds(build.in, build.list.detail, unit, point); });
  };
  const double reach = std::clamp(static_cast<double>(front.uncertaintyKm), leastReachKm, mostReachKm);
  const auto endAt = [&](Vec3 point) -> std::optional<Vec3> {
    const Nearest end = nearestOf(edges, point);
    return end.km <= reach && end.km > 0.1 ? std::optional(end.at) : std::nullopt;
  };
  bool inside = holds(whole.unit.front());
  const bool startsInside = inside;
  std::vector<Piece> pieces = within(edges, whole, inside);
  if (pieces.empty()) return;
  if (const auto end = leadsFrom && startsInside ? endAt(whole.unit.front()) : std::nullopt) {
    Piece& first = pieces.front();
    first.unit.insert(first.unit.begin(), *end);
    first.alpha.insert(first.alpha.begin(), first.alpha.front());
  }
  if (const auto end = leadsTo && inside ? endAt(whole.unit.back()) : std::nullopt) {
    Piece& last = pieces.back();
    last.unit.push_back(*end);
    last.alpha.push_back(last.alpha.back());
  }
  // A short piece that hangs on nothing, between two wriggles of a shore or beyond a bay, says nothing.
  const double least = std::max(leastPieceKm, 2 * static_cast<double>(front.uncertaintyKm));
  for (size_t i = 0; i < pieces.size(); ++i) {
    const bool joins = (i == 0 && startsInside && !leadsFrom) || (i + 1 == pieces.size() && inside && !leadsTo);
    const bool uncut = pieces.size() == 1 && pieces[i].unit.size() >= whole.unit.size();
    if (joins || uncut || lengthKm(pieces[i].unit) >= least) runs.push_back(runOf(pieces[i], status));
  }
}

uint64_t keyOf(const SceneBuild& build, const FrontState& front) {
  uint64_t key = hashMix(hashSeed, front.front);
  for (const Vec3 p : front.unit) {
    for (const double value : {p.x, p.y, p.z}) key = hashMix(key, bitCast<uint64_t>(value));
  }
  for (const SegmentState& segment : front.segments) {
    key = hashMix(key, uint64_t{bitCast<uint32_t>(segment.alpha)} << 8 | static_cast<uint64_t>(segment.status));
  }
  const Ground& ground = *build.in.ground;
  key = hashMix(key, uint64_t{ground.revision} << 32 | ground.refined[groundLevels - 1]);
  key = hashMix(key, static_cast<uint64_t>(build.list.detail.level) << 8 | build.list.detail.smallest);
  key = hashMix(key, uint64_t{bitCast<uint32_t>(front.uncertaintyKm)});
  return key == 0 ? 1 : key;
}

std::vector<FrontRun> makeRuns(const SceneBuild& build, const FrontState& shown) {
  const format::Front& front = build.data.fronts[shown.front];
  const auto clip = build.data.list(front.clip);
  const bool war = front.kind == FrontKind::War;
  std::vector<FrontRun> runs;
  for (size_t i = 0; i < shown.segments.size();) {
    if (!drawn(shown.segments[i])) {
      ++i;
      continue;
    }
    const SegmentStatus status = shown.segments[i].status;
    size_t end = i;
    Piece piece;
    while (end < shown.segments.size() && drawn(shown.segments[end]) && shown.segments[end].status == status) {
      piece.unit.push_back(shown.unit[end]);
      piece.alpha.push_back(shown.segments[end].alpha);
      ++end;
    }
    piece.unit.push_back(shown.unit[end]);
    const bool leadsFrom = i == 0 || !drawn(shown.segments[i - 1]);
    const bool leadsTo = end == shown.segments.size() || !drawn(shown.segments[end]);
    i = end;
    const bool onBorder = front.onBorder != 0 && (!war || status == SegmentStatus::Armistice);
    std::vector<Vec3f> path;
    if (onBorder) path = borderPath(build, clip, piece.unit.front(), piece.unit.back());
    if (path.size() >= 2) {
      FrontRun run;
      run.unit = std::move(path);
      if (piece.alpha.front() < 0.999f) run.alpha.assign(run.unit.size() - 1, piece.alpha.front());
      run.status = status;
      runs.push_back(std::move(run));
    } else if (!clip.empty() && (war || front.onBorder == 0)) {
      appendCut(build, clip, shown, piece, status, leadsFrom, leadsTo, runs);
    } else {
      runs.push_back(runOf(piece, status));
    }
  }
  return runs;
}

}  // namespace

std::vector<std::vector<Vec3>> cutToUnits(const SceneBuild& build, std::span<const uint32_t> units,
                                          std::span<const Vec3> line) {
  const std::vector<Edge> edges = outlineNear(build, units, line);
  bool inside = std::any_of(units.begin(), units.end(),
                            [&](uint32_t unit) { return unitHolds(build.in, build.list.detail, unit, line.front()); });
  Piece whole{{line.begin(), line.end()}, std::vector<float>(line.size() - 1, 1.0f)};
  std::vector<std::vector<Vec3>> parts;
  for (Piece& piece : within(edges, whole, inside)) parts.push_back(std::move(piece.unit));
  return parts;
}

std::vector<FrontRun> frontRuns(const SceneBuild& build, const FrontState& front) {
  if (build.frontLines == nullptr) return makeRuns(build, front);
  std::vector<FrontLine>& kept = *build.frontLines;
  const uint64_t key = keyOf(build, front);
  for (const FrontLine& line : kept) {
    if (line.key == key) return line.runs;
  }
  constexpr size_t most = 16;  // a beat's fronts, at two levels of detail
  if (kept.size() >= most) kept.clear();
  kept.push_back({key, makeRuns(build, front)});
  return kept.back().runs;
}

}  // namespace faultline
