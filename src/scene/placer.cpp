#include "scene/placer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/stable_sort.h"
#include "base/utf8.h"
#include "scene/labels.h"

namespace faultline {

namespace {

// Of Inter, as parts of the em: what a line of text takes above and below its baseline, and from one line to the next.
constexpr double lineStep = 1.22;

double advance(const Dataset& dataset, uint32_t codepoint, bool semibold) {
  const auto found = std::lower_bound(dataset.glyphs.begin(), dataset.glyphs.end(), codepoint,
                                      [](const format::Glyph& glyph, uint32_t code) { return glyph.codepoint < code; });
  if (found == dataset.glyphs.end() || found->codepoint != codepoint) return 0.6;
  return static_cast<double>(semibold ? found->advance600 : found->advance400);
}

constexpr double nearPlaces = 36;     // logical pixels: markers nearer than this take notice of one another
constexpr double closeMarkers = 24;   // nearer than this their names are placed together
constexpr double leaderCrossing = 8;  // cost of a leader through a line; a text across one costs the line's weight

// What a candidate takes: a box, or turned boxes within it.
struct Shape {
  Rect bounds;
  std::vector<Quad> quads;  // empty: the bounds are it
  std::vector<Rect> quadBounds;
};

bool meets(const Shape& a, const Rect& box) {
  if (!overlaps(a.bounds, box)) return false;
  const Quad quad = quadOf(box);
  return a.quads.empty() ||
         std::any_of(a.quads.begin(), a.quads.end(), [&quad](const Quad& q) { return overlaps(q, quad); });
}

bool meets(const Shape& a, const Shape& b) {
  if (!overlaps(a.bounds, b.bounds)) return false;
  if (b.quads.empty()) return meets(a, b.bounds);
  if (a.quads.empty()) return meets(b, a.bounds);
  for (const Quad& one : a.quads) {
    for (const Quad& other : b.quads) {
      if (overlaps(one, other)) return true;
    }
  }
  return false;
}

bool segmentMeets(Vec2 from, Vec2 to, const Shape& shape) {
  if (!segmentMeetsRect(from, to, shape.bounds)) return false;
  if (shape.quads.empty()) return true;
  for (size_t i = 0; i < shape.quads.size(); ++i) {
    const Rect& near = shape.quadBounds[i];
    const bool beside = std::max(from.x, to.x) < near.x || std::min(from.x, to.x) > near.x + near.width ||
                        std::max(from.y, to.y) < near.y || std::min(from.y, to.y) > near.y + near.height;
    if (!beside && segmentMeetsQuad(from, to, shape.quads[i])) return true;
  }
  return false;
}

bool pathMeets(const ScreenPath& path, const Shape& shape) {
  for (size_t i = 0; i + 1 < path.points.size(); ++i) {
    if (segmentMeets(path.points[i], path.points[i + 1], shape)) return true;
  }
  return false;
}

struct Placed {
  std::vector<Shape> shapes;
  std::vector<Leader> leaders;
};

bool clearOfPanels(const SceneBuild& build, const Rect& box) {
  const Layout& layout = build.list.layout;
  if (!within(box, grown(layout.frame, -3))) return false;
  for (const Rect& panel : closedTo(layout).rects) {
    if (panel.width > 0 && overlaps(grown(panel, 2), box)) return false;
  }
  return true;
}

double distanceToRect(Vec2 point, const Rect& rect) {
  const double x = std::max({rect.x - point.x, point.x - rect.x - rect.width, 0.0});
  const double y = std::max({rect.y - point.y, point.y - rect.y - rect.height, 0.0});
  return std::sqrt(x * x + y * y);
}

double costOf(const SceneBuild& build, const Placed& placed, const LabelRequest& request,
              const LabelCandidate& candidate, const Shape& shape, double limit) {
  constexpr double impossible = 1e18;
  const Rect& box = shape.bounds;
  if (candidate.cost >= limit || !clearOfPanels(build, box)) return impossible;
  for (const Shape& other : placed.shapes) {
    if (meets(other, shape)) return impossible;
  }
  for (const Leader& leader : placed.leaders) {
    if (segmentMeets(leader.from, leader.to, shape)) return impossible;
  }
  for (const Marker& marker : build.list.markers) {
    const Vec2 away = marker.screen - request.anchor;
    const double radius = static_cast<double>(marker.radius) + 1;
    const bool own = dot(away, away) < 1;
    const Rect disc{marker.screen.x - radius, marker.screen.y - radius, 2 * radius, 2 * radius};
    if (own ? overlaps(disc, grown(box, -request.air)) : meets(shape, disc)) return impossible;
  }
  double cost = candidate.cost;
  // Names of two near places go to opposite sides: away from one another's markers.
  const Vec2 towards = direction(request.anchor, {box.x + box.width / 2, box.y + box.height / 2});
  for (const Marker& marker : build.list.markers) {
    const Vec2 away = marker.screen - request.anchor;
    const double far = std::sqrt(dot(away, away));
    if (far < 1 || far > nearPlaces) continue;
    cost += std::max(0.0, dot(towards, away) / far) * 1.6 * (1 - far / nearPlaces);
  }
  if (!candidate.leader) {
    // Nearer to another marker than to its own a name would seem to be that one's: worse than a line through it.
    const double own = distanceToRect(request.anchor, box);
    for (const Marker& marker : build.list.markers) {
      const Vec2 away = marker.screen - request.anchor;
      const double other = distanceToRect(marker.screen, box);
      if (dot(away, away) < 1) continue;
      if (other < own - 0.1 && (request.point || other <= 9)) {
        cost += request.point ? 26 : 14;
      } else if (other <= 9) {
        cost += 2.5;
      }
    }
  }
  for (const Obstacle& obstacle : build.obstacles) {
    if (overlaps(obstacle.bounds, box) && pathMeets(obstacle.path, shape)) {
      cost += static_cast<double>(obstacle.weight);
      if (cost >= limit) return impossible;
    }
  }
  if (candidate.leader) {
    for (const Shape& other : placed.shapes) {
      if (segmentMeets(candidate.leaderStart, candidate.leaderEnd, other)) return impossible;
    }
    for (const Leader& leader : placed.leaders) {
      if (segmentsCross(leader.from, leader.to, candidate.leaderStart, candidate.leaderEnd)) return impossible;
    }
    for (const Marker& marker : build.list.markers) {
      const Vec2 away = marker.screen - request.anchor;
      if (dot(away, away) < 1) continue;
      // From a mark between two crowded markers a leader passes one of them anyhow.
      if (distanceToSegment(marker.screen, candidate.leaderStart, candidate.leaderEnd) < 5.5) {
        cost += dot(away, away) < 8 * 8 ? 1.5 : 7;
      }
    }
    // The leader starts on its own line; no other should it run through.
    const Vec2 whole = candidate.leaderEnd - candidate.leaderStart;
    const double length = std::sqrt(dot(whole, whole));
    const Vec2 start = candidate.leaderStart + whole * std::min(1.0, 5 / std::max(length, 1.0));
    for (const Obstacle& obstacle : build.obstacles) {
      for (size_t i = 0; i + 1 < obstacle.path.points.size(); ++i) {
        if (segmentsCross(start, candidate.leaderEnd, obstacle.path.points[i], obstacle.path.points[i + 1])) {
          cost += leaderCrossing;
          break;
        }
      }
    }
  }
  return cost;
}

// Whole pixels keep small text sharp and make the choice hold still under tiny moves of the view.
Rect around(const Rect& a, const Rect& b) {
  const double x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.width, b.x + b.width) - x, std::max(a.y + a.height, b.y + b.height) - y};
}

Shape shapeOf(const LabelRequest& request, const LabelCandidate& candidate, Vec2 size) {
  const double air = request.air;
  Shape shape;
  if (candidate.letters.empty()) {
    // Where it will stand: its first baseline on whole pixels.
    const double rise = textAscent * static_cast<double>(request.lines.front().size);
    const Vec2 corner{wholePixel(candidate.topLeft.x), wholePixel(candidate.topLeft.y + rise) - rise};
    shape.bounds = {corner.x - air, corner.y - air, size.x + 2 * air, size.y + 2 * air};
    return shape;
  }
  for (size_t line = 0; line < candidate.letters.size(); ++line) {
    for (const LabelGlyph& letter : candidate.letters[line]) {
      shape.quads.push_back(textQuad(letter.screen, static_cast<double>(letter.angleDeg),
                                     static_cast<double>(letter.advance), static_cast<double>(request.lines[line].size),
                                     air));
      const Rect bounds = boundsOf(shape.quads.back());
      shape.quadBounds.push_back(bounds);
      shape.bounds = shape.quads.size() == 1 ? bounds : around(shape.bounds, bounds);
    }
  }
  return shape;
}

// The point of the map that the block moves with: what it names, or its own middle.
Vec2 anchorOf(const LabelRequest& request, const LabelCandidate& candidate, Vec2 size) {
  if (request.point || request.exit != format::none) return request.anchor;
  if (candidate.leader) return candidate.leaderStart;
  if (!candidate.letters.empty()) return candidate.letters.front()[candidate.letters.front().size() / 2].screen;
  return candidate.topLeft + size * 0.5;
}

void emit(const SceneBuild& build, std::vector<PlacedLabel>& out, const LabelRequest& request,
          const LabelCandidate& candidate, Vec2 size, uint32_t block) {
  const Vec2 anchor = anchorOf(request, candidate, size);
  const auto anchorUnit = toUnit(build.list.projection, anchor);
  if (!anchorUnit) return;
  double top = candidate.topLeft.y;
  for (size_t i = 0; i < request.lines.size(); ++i) {
    const TextLine& line = request.lines[i];
    Label label;
    label.text = line.text;
    label.style = line.style;
    label.size = line.size;
    label.semibold = line.semibold;
    label.tracking = candidate.tracking >= 0 ? candidate.tracking : line.tracking;
    label.slantDeg = line.slantDeg;
    label.width = measureText(build.data, line.text, line.size, line.semibold, label.tracking);
    const double em = static_cast<double>(line.size);
    if (i < candidate.letters.size()) {
      label.glyphs = candidate.letters[i];
      label.screen = label.glyphs.front().screen;
      const std::vector<Quad> quads = quadsOf(label);
      label.box = boundsOf(quads.front());
      for (const Quad& quad : quads) label.box = around(label.box, boundsOf(quad));
    } else {
      const double x = candidate.topLeft.x + (request.alignRight ? size.x - static_cast<double>(label.width) : 0);
      label.screen = {wholePixel(x), wholePixel(top + textAscent * em)};
      label.box = {label.screen.x, label.screen.y - textAscent * em, static_cast<double>(label.width),
                   (textAscent + textDescent) * em};
    }
    label.color = line.color;
    label.halo = line.halo;
    label.alpha = static_cast<float>(request.alpha);
    label.pick = request.pick;
    label.anchorScreen = anchor;
    if (request.onMap) label.anchorUnit = *anchorUnit;
    out.push_back({std::move(label), block, request.exit, false, {}});
    top += lineStep * em;
  }
  if (!candidate.leader) return;
  PlacedLabel& first = out[out.size() - request.lines.size()];
  first.led = true;
  first.leader = {candidate.leaderEnd, candidate.leaderStart, withAlpha(build.tokens.ink, 0.85 * request.alpha), 0};
}

}  // namespace

float measureText(const Dataset& dataset, std::string_view text, float size, bool semibold, float tracking) {
  double width = 0;
  size_t count = 0;
  while (!text.empty()) {
    width += advance(dataset, decodeUtf8(text), semibold) * static_cast<double>(size);
    ++count;
  }
  if (count > 1) width += static_cast<double>(tracking) * static_cast<double>(count - 1);
  return static_cast<float>(width);
}

std::string upperCased(const Dataset& dataset, std::string_view text) {
  std::string upper;
  while (!text.empty()) {
    const char32_t lower = decodeUtf8(text);
    char32_t changed = lower;
    if (lower == 0xdf) {
      upper += "SS";
      continue;
    }
    if ((lower >= 'a' && lower <= 'z') || (lower >= 0xe0 && lower <= 0xfe && lower != 0xf7)) {
      changed = lower - 32;
    } else if ((lower >= 0x100 && lower <= 0x137) || (lower >= 0x14a && lower <= 0x177)) {
      if (lower != 0x131) changed = lower & ~char32_t{1};  // Latin Extended-A pairs: even is the capital
    } else if ((lower >= 0x139 && lower <= 0x148) || (lower >= 0x179 && lower <= 0x17e)) {
      changed = lower % 2 == 0 ? lower - 1 : lower;  // here odd is
    }
    const auto has = std::lower_bound(dataset.glyphs.begin(), dataset.glyphs.end(), static_cast<uint32_t>(changed),
                                      [](const format::Glyph& g, uint32_t code) { return g.codepoint < code; });
    const bool known = has != dataset.glyphs.end() && has->codepoint == static_cast<uint32_t>(changed);
    appendUtf8(upper, known ? changed : lower);
  }
  return upper;
}

Vec2 blockSize(const Dataset& dataset, const LabelRequest& request) {
  Vec2 size;
  for (size_t i = 0; i < request.lines.size(); ++i) {
    const TextLine& line = request.lines[i];
    const double width = static_cast<double>(measureText(dataset, line.text, line.size, line.semibold, line.tracking));
    size.x = std::max(size.x, width);
    size.y += (i + 1 < request.lines.size() ? lineStep : textAscent + textDescent) * static_cast<double>(line.size);
  }
  return size;
}

namespace {

struct Choice {
  const LabelCandidate* candidate = nullptr;
  double cost = 0;
  Shape shape;
};

// Of the block as this candidate sets it, spaced perhaps otherwise.
Vec2 sizeOf(const SceneBuild& build, const LabelRequest& request, const LabelCandidate& candidate, Vec2 usual) {
  if (candidate.tracking < 0 || request.lines.size() != 1) return usual;
  const TextLine& line = request.lines.front();
  return {static_cast<double>(measureText(build.data, line.text, line.size, line.semibold, candidate.tracking)),
          usual.y};
}

std::vector<Choice> choicesFor(const SceneBuild& build, const Placed& placed, const LabelRequest& request) {
  const Vec2 size = blockSize(build.data, request);
  std::vector<Choice> choices;
  for (const LabelCandidate& candidate : request.candidates) {
    Shape shape = shapeOf(request, candidate, sizeOf(build, request, candidate, size));
    const double cost = costOf(build, placed, request, candidate, shape, request.greatestCost);
    if (cost < request.greatestCost - 1e-6) choices.push_back({&candidate, cost, std::move(shape)});
  }
  return choices;
}

bool leaderMeets(const Choice& one, const Choice& other) {
  const LabelCandidate& a = *one.candidate;
  if (!a.leader) return false;
  return segmentMeets(a.leaderStart, a.leaderEnd, other.shape) ||
         (other.candidate->leader &&
          segmentsCross(a.leaderStart, a.leaderEnd, other.candidate->leaderStart, other.candidate->leaderEnd));
}

// The cheapest candidate; the earlier of equals. In order of what each costs before what it crosses, so that most need
// not be weighed.
Choice cheapest(const SceneBuild& build, const Placed& placed, const LabelRequest& request) {
  const Vec2 size = blockSize(build.data, request);
  std::vector<const LabelCandidate*> byCost;
  for (const LabelCandidate& candidate : request.candidates) byCost.push_back(&candidate);
  stableSort(byCost, [](const LabelCandidate* a, const LabelCandidate* b) { return a->cost < b->cost; });
  Choice best;
  double limit = request.greatestCost;
  for (const LabelCandidate* candidate : byCost) {
    if (candidate->cost >= limit - 1e-6) break;
    Shape shape = shapeOf(request, *candidate, sizeOf(build, request, *candidate, size));
    const double cost = costOf(build, placed, request, *candidate, shape, limit);
    if (cost >= limit - 1e-6) continue;
    best = {candidate, cost, std::move(shape)};
    limit = cost;
  }
  return best;
}

// The cheapest two that leave each other room; nothing where no two do.
std::pair<Choice, Choice> cheapestPair(const std::vector<Choice>& ones, const std::vector<Choice>& others) {
  std::pair<Choice, Choice> best;
  double bestCost = 1e18;
  for (const Choice& one : ones) {
    for (const Choice& other : others) {
      const double cost = one.cost + other.cost;
      if (cost >= bestCost - 1e-6 || meets(one.shape, other.shape)) continue;
      if (leaderMeets(one, other) || leaderMeets(other, one)) continue;
      best = {one, other};
      bestCost = cost;
    }
  }
  return best;
}

// The next name of a marker so close by that the two compete for the same room; the number of requests if there is
// none.
size_t neighbourOf(const std::vector<LabelRequest>& requests, const std::vector<bool>& done, size_t index) {
  for (size_t next = index + 1; requests[index].point && next < requests.size(); ++next) {
    const Vec2 away = requests[next].anchor - requests[index].anchor;
    if (requests[next].point && !done[next] && dot(away, away) < closeMarkers * closeMarkers) return next;
  }
  return requests.size();
}

void place(const SceneBuild& build, Placed& placed, std::vector<PlacedLabel>& out, const LabelRequest& request,
           const Choice& choice) {
  const uint32_t block = static_cast<uint32_t>(placed.shapes.size());
  placed.shapes.push_back(choice.shape);
  const LabelCandidate& candidate = *choice.candidate;
  if (candidate.leader) placed.leaders.push_back({candidate.leaderEnd, candidate.leaderStart, {}, 0});
  emit(build, out, request, candidate, sizeOf(build, request, candidate, blockSize(build.data, request)), block);
}

}  // namespace

std::vector<PlacedLabel> placeLabels(const SceneBuild& build, std::vector<LabelRequest>& requests) {
  std::vector<PlacedLabel> out;
  stableSort(requests, [](const LabelRequest& a, const LabelRequest& b) { return a.priority < b.priority; });
  Placed placed;
  for (const Rect& taken : build.taken) placed.shapes.push_back({taken, {}, {}});
  std::vector<bool> done(requests.size(), false);
  for (size_t i = 0; i < requests.size(); ++i) {
    const LabelRequest& request = requests[i];
    if (done[i]) continue;
    const auto said = [&request](const PlacedLabel& other) {
      return other.label.pick == request.pick && other.label.style == request.lines.front().style;
    };
    if (request.fallback && std::any_of(out.begin(), out.end(), said)) continue;
    const size_t neighbour = neighbourOf(requests, done, i);
    if (neighbour < requests.size()) {
      const auto [one, other] =
          cheapestPair(choicesFor(build, placed, request), choicesFor(build, placed, requests[neighbour]));
      if (one.candidate) {
        place(build, placed, out, request, one);
        place(build, placed, out, requests[neighbour], other);
        done[neighbour] = true;
        continue;
      }
    }
    const Choice best = cheapest(build, placed, request);
    if (best.candidate) place(build, placed, out, request, best);
  }
  return out;
}

}  // namespace faultline
