#include "scene/placer.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace faultline {

namespace {

// Of Inter, as parts of the em: what a line of text takes above and below its baseline, and from one line to the next.
constexpr double ascent = 0.76, descent = 0.22, lineStep = 1.22;

double advance(const Dataset& dataset, uint32_t codepoint, bool semibold) {
  const auto found = std::lower_bound(dataset.glyphs.begin(), dataset.glyphs.end(), codepoint,
                                      [](const format::Glyph& glyph, uint32_t code) { return glyph.codepoint < code; });
  if (found == dataset.glyphs.end() || found->codepoint != codepoint) return 0.6;
  return static_cast<double>(semibold ? found->advance600 : found->advance400);
}

constexpr double nearPlaces = 36;     // logical pixels: markers nearer than this take notice of one another
constexpr double leaderCrossing = 8;  // cost of a leader through a line; a text across one costs the line's weight

struct Placed {
  std::vector<Rect> boxes;
  std::vector<Leader> leaders;
};

bool clearOfPanels(const SceneBuild& build, const Rect& box) {
  const Layout& layout = build.list.layout;
  if (!within(box, grown(layout.frame, -3))) return false;
  for (const Rect& panel : {layout.card, layout.timeline, layout.legend}) {
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
              const LabelCandidate& candidate, const Rect& box, double limit) {
  constexpr double impossible = 1e18;
  if (candidate.cost >= limit || !clearOfPanels(build, box)) return impossible;
  for (const Rect& other : placed.boxes) {
    if (overlaps(other, box)) return impossible;
  }
  for (const Leader& leader : placed.leaders) {
    if (segmentMeetsRect(leader.from, leader.to, box)) return impossible;
  }
  for (const Marker& marker : build.list.markers) {
    const Vec2 away = marker.screen - request.anchor;
    const double radius = static_cast<double>(marker.radius) + 1;
    const bool own = dot(away, away) < 1;
    if (overlaps({marker.screen.x - radius, marker.screen.y - radius, 2 * radius, 2 * radius},
                 own ? grown(box, -request.air) : box)) {
      return impossible;
    }
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
      if (dot(away, away) < 1 || other > 9) continue;
      cost += other < own - 0.5 ? 14 : 2.5;
    }
  }
  for (const Obstacle& obstacle : build.obstacles) {
    if (overlaps(obstacle.bounds, box) && pathMeetsRect(obstacle.path, box)) {
      cost += static_cast<double>(obstacle.weight);
      if (cost >= limit) return impossible;
    }
  }
  if (candidate.leader) {
    for (const Rect& other : placed.boxes) {
      if (segmentMeetsRect(candidate.leaderStart, candidate.leaderEnd, other)) return impossible;
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

Rect boxOf(const LabelCandidate& candidate, Vec2 size, double air) {
  return {candidate.topLeft.x - air, candidate.topLeft.y - air, size.x + 2 * air, size.y + 2 * air};
}

// Whole pixels keep small text sharp and make the choice hold still under tiny moves of the view.
double whole(double value) { return std::floor(value + 0.5); }

void emit(SceneBuild& build, const LabelRequest& request, const LabelCandidate& candidate, Vec2 size) {
  double top = candidate.topLeft.y;
  for (const TextLine& line : request.lines) {
    Label label;
    label.text = line.text;
    label.style = line.style;
    label.size = line.size;
    label.semibold = line.semibold;
    label.tracking = line.tracking;
    label.width = measureText(build.data, line.text, line.size, line.semibold, line.tracking);
    const double em = static_cast<double>(line.size);
    const double x = candidate.topLeft.x + (request.alignRight ? size.x - static_cast<double>(label.width) : 0);
    label.screen = {whole(x), whole(top + ascent * em)};
    label.box = {x, top, static_cast<double>(label.width), (ascent + descent) * em};
    label.color = line.color;
    label.halo = line.halo;
    label.alpha = static_cast<float>(request.alpha);
    label.pick = request.pick;
    build.list.labels.push_back(std::move(label));
    top += lineStep * em;
  }
  if (candidate.leader) {
    build.list.leaders.push_back(
        {candidate.leaderEnd, candidate.leaderStart, withAlpha(build.tokens.ink, 0.85 * request.alpha)});
  }
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
    size.y += (i + 1 < request.lines.size() ? lineStep : ascent + descent) * static_cast<double>(line.size);
  }
  return size;
}

void placeLabels(SceneBuild& build, std::vector<LabelRequest>& requests) {
  std::stable_sort(requests.begin(), requests.end(),
                   [](const LabelRequest& a, const LabelRequest& b) { return a.priority < b.priority; });
  Placed placed;
  for (const LabelRequest& request : requests) {
    const auto said = [&request](const Label& label) {
      return label.pick == request.pick && label.style == request.lines.front().style;
    };
    if (request.fallback && std::any_of(build.list.labels.begin(), build.list.labels.end(), said)) continue;
    const Vec2 size = blockSize(build.data, request);
    const LabelCandidate* best = nullptr;
    double bestCost = request.greatestCost;
    for (const LabelCandidate& candidate : request.candidates) {
      const double cost = costOf(build, placed, request, candidate, boxOf(candidate, size, request.air), bestCost);
      if (cost < bestCost - 1e-6) {
        bestCost = cost;
        best = &candidate;
      }
    }
    if (!best) continue;
    placed.boxes.push_back(boxOf(*best, size, request.air));
    if (best->leader) placed.leaders.push_back({best->leaderEnd, best->leaderStart, {}});
    emit(build, request, *best, size);
  }
}

}  // namespace faultline
