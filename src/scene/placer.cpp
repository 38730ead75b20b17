#include "scene/placer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/stable_sort.h"
#include "scene/label_cost.h"
#include "scene/labels.h"

namespace faultline {

namespace {

// Of Inter, as parts of the em: from one line of text to the next.
constexpr double lineStep = 1.22;

constexpr double closeMarkers = 24;  // nearer than this their names are placed together

// Whole pixels keep small text sharp and make the choice hold still under tiny moves of the view.
TextShape shapeOf(const LabelRequest& request, const LabelCandidate& candidate, Vec2 size) {
  const double air = request.air;
  TextShape shape;
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

// From the middle of the first letter's left side to that of the last one's right side, and a little more. On the
// ground, so that the link's line is the same while the view moves and the text rides with it.
void setGap(const Projection& projection, const Label& label, PlacedLabel& placed) {
  constexpr double beforeText = 6;  // logical pixels
  const std::vector<Quad> letters = quadsOf(label);
  const Quad &first = letters.front(), &last = letters.back();
  const auto left = [](const Quad& quad) { return (quad.corners[0] + quad.corners[3]) * 0.5; };
  const auto right = [](const Quad& quad) { return (quad.corners[1] + quad.corners[2]) * 0.5; };
  const auto from = toUnit(projection, left(first) - direction(left(first), right(first)) * beforeText);
  const auto to = toUnit(projection, right(last) + direction(left(last), right(last)) * beforeText);
  placed.onLine = from && to;
  if (placed.onLine) placed.gapFrom = *from, placed.gapTo = *to;
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
    out.push_back({std::move(label), block, request.exit, request.sense, false, {}, false, {}, {}});
    top += lineStep * em;
  }
  PlacedLabel& first = out[out.size() - request.lines.size()];
  if (candidate.onLine && !candidate.letters.empty()) {
    const PlacedLabel* longest = &first;  // all have their middle at the same place
    for (const PlacedLabel* line = &first; line <= &out.back(); ++line) {
      if (line->label.width > longest->label.width) longest = line;
    }
    setGap(build.list.projection, longest->label, first);
  }
  if (!candidate.leader) return;
  first.led = true;
  first.leader = {candidate.leaderEnd, candidate.leaderStart, withAlpha(build.tokens.ink, 0.85 * request.alpha), 0,
                  request.leaderDot};
}

}  // namespace

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
  TextShape shape;
};

// Of the block as this candidate sets it, spaced perhaps otherwise.
Vec2 sizeOf(const SceneBuild& build, const LabelRequest& request, const LabelCandidate& candidate, Vec2 usual) {
  if (candidate.tracking < 0 || request.lines.size() != 1) return usual;
  const TextLine& line = request.lines.front();
  return {static_cast<double>(measureText(build.data, line.text, line.size, line.semibold, candidate.tracking)),
          usual.y};
}

std::vector<Choice> choicesFor(const SceneBuild& build, Placing& placing, const LabelRequest& request) {
  const Vec2 size = blockSize(build.data, request);
  std::vector<Choice> choices;
  Placing::Of of(placing, request);
  for (const LabelCandidate& candidate : request.candidates) {
    TextShape shape = shapeOf(request, candidate, sizeOf(build, request, candidate, size));
    const double cost = of.cost(candidate, shape, request.greatestCost);
    if (cost < request.greatestCost - 1e-6) choices.push_back({&candidate, cost, std::move(shape)});
  }
  return choices;
}

// The cheapest candidate; the earlier of equals. In order of what each costs before what it crosses, so that most need
// not be weighed.
Choice cheapest(const SceneBuild& build, Placing& placing, const LabelRequest& request) {
  const Vec2 size = blockSize(build.data, request);
  std::vector<const LabelCandidate*> byCost;
  for (const LabelCandidate& candidate : request.candidates) byCost.push_back(&candidate);
  stableSort(byCost, [](const LabelCandidate* a, const LabelCandidate* b) { return a->cost < b->cost; });
  Choice best;
  Placing::Of of(placing, request);
  double limit = request.greatestCost;
  for (const LabelCandidate* candidate : byCost) {
    if (candidate->cost >= limit - 1e-6) break;
    TextShape shape = shapeOf(request, *candidate, sizeOf(build, request, *candidate, size));
    const double cost = of.cost(*candidate, shape, limit);
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
      if (cost >= bestCost - 1e-6 || !together(*one.candidate, one.shape, *other.candidate, other.shape)) continue;
      best = {one, other};
      bestCost = cost;
    }
  }
  return best;
}

class Placer {
 public:
  Placer(const SceneBuild& scene, std::span<const LabelRequest* const> all)
      : build(scene), requests(all), placing(scene, all), done(all.size(), false) {}

  std::vector<PlacedLabel> placed() {
    for (size_t i = 0; i < requests.size(); ++i) {
      const LabelRequest& request = *requests[i];
      if (done[i] || (request.fallback && said(request)) || pairPlaced(i)) continue;
      const Choice best = cheapest(build, placing, request);
      if (best.candidate) place(request, best);
    }
    return std::move(out);
  }

 private:
  bool said(const LabelRequest& request) const {
    return std::any_of(out.begin(), out.end(), [&request](const PlacedLabel& other) {
      return other.label.pick == request.pick && other.label.style == request.lines.front().style &&
             other.sense == request.sense;
    });
  }

  // The next name of a marker so close by that the two compete for the same room.
  size_t neighbourOf(size_t index) const {
    size_t next = requests[index]->point ? index + 1 : requests.size();
    for (; next < requests.size(); ++next) {
      const Vec2 away = requests[next]->anchor - requests[index]->anchor;
      if (requests[next]->point && !done[next] && dot(away, away) < closeMarkers * closeMarkers) break;
    }
    return next;
  }

  bool pairPlaced(size_t index) {
    const LabelRequest& first = *requests[index];
    const size_t neighbour = neighbourOf(index);
    if (neighbour == requests.size()) return false;
    const LabelRequest& second = *requests[neighbour];
    const auto [one, other] = cheapestPair(choicesFor(build, placing, first), choicesFor(build, placing, second));
    if (!one.candidate) return false;
    place(first, one);
    place(second, other);
    done[neighbour] = true;
    return true;
  }

  void place(const LabelRequest& request, const Choice& choice) {
    const LabelCandidate& candidate = *choice.candidate;
    placing.add(candidate, choice.shape);
    emit(build, out, request, candidate, sizeOf(build, request, candidate, blockSize(build.data, request)), ++blocks);
  }

  const SceneBuild& build;
  std::span<const LabelRequest* const> requests;
  Placing placing;
  std::vector<bool> done;
  std::vector<PlacedLabel> out;
  uint32_t blocks = 0;
};

}  // namespace

std::vector<PlacedLabel> placeLabels(const SceneBuild& build, std::vector<const LabelRequest*> requests) {
  stableSort(requests, [](const LabelRequest* a, const LabelRequest* b) { return a->priority < b->priority; });
  return Placer(build, requests).placed();
}

}  // namespace faultline
