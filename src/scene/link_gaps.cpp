// Where a link's own words stand on it, its line has a gap.
#include <algorithm>
#include <cmath>

#include "geo/sphere.h"
#include "scene/build.h"
#include "scene/shape.h"

namespace faultline {

namespace {

constexpr double aroundText = 3;  // logical pixels from the text to a chevron

// A place on a stroke: its segment, and how far along that, 0 to 1.
struct OnStroke {
  size_t segment = 0;
  double part = 0;
  bool operator<(const OnStroke& other) const {
    return segment != other.segment ? segment < other.segment : part < other.part;
  }
};

OnStroke nearestTo(const Stroke& stroke, Vec3 point) {
  OnStroke best;
  double nearest = 1e18;
  for (size_t i = 0; i + 1 < stroke.unit.size(); ++i) {
    const Vec3 from = widen(stroke.unit[i]), way = widen(stroke.unit[i + 1]) - from;
    const double length2 = dot(way, way);
    const double part = length2 > 0 ? std::clamp(dot(point - from, way) / length2, 0.0, 1.0) : 0;
    const Vec3 away = point - (from + way * part);
    if (dot(away, away) < nearest) nearest = dot(away, away), best = {i, part};
  }
  return best;
}

// Nothing is drawn between the two places; everything else stays where it is, dashes too.
void cut(Stroke& stroke, OnStroke from, OnStroke to) {
  if (to < from) std::swap(from, to);
  Stroke parted = stroke;
  parted.unit.clear(), parted.alpha.clear();
  const auto at = [&stroke](OnStroke place) {
    const Vec3 a = widen(stroke.unit[place.segment]), b = widen(stroke.unit[place.segment + 1]);
    return narrow(normalised(a + (b - a) * place.part));
  };
  parted.unit.push_back(stroke.unit.front());
  const auto add = [&parted](Vec3f point, float alpha) {
    parted.unit.push_back(point);
    parted.alpha.push_back(alpha);
  };
  for (size_t i = 0; i + 1 < stroke.unit.size(); ++i) {
    const float own = stroke.alpha.empty() ? 1 : stroke.alpha[i];
    if (i == from.segment && from.part > 0) add(at(from), own);
    if (i == to.segment && to.part > 0) add(at(to), 0);
    const bool within = i >= from.segment && i < to.segment;
    const bool atEnd = i == to.segment && to.part >= 1;
    if (!atEnd) add(stroke.unit[i + 1], within ? 0 : own);
  }
  stroke = std::move(parted);
}

void clearOfText(std::vector<Triangle>& shapes, const std::vector<Quad>& text) {
  size_t kept = 0;
  for (size_t i = 0; i < shapes.size(); ++i) {
    bool under = false;
    for (const Quad& quad : text)
      under = under || holds(quad, (shapes[i].a + shapes[i].c) * 0.5) || holds(quad, shapes[i].a);
    if (!under) shapes[kept++] = shapes[i];
  }
  shapes.resize(kept);
}

}  // namespace

void cutLinksUnderWords(SceneBuild& build) {
  DrawList& list = build.list;
  for (const LinkGap& gap : build.gaps) {
    const auto stroke = std::find_if(list.links.begin(), list.links.end(),
                                     [&gap](const Stroke& link) { return link.pick == gap.pick; });
    if (stroke == list.links.end()) continue;
    cut(*stroke, nearestTo(*stroke, gap.from), nearestTo(*stroke, gap.to));
    for (const Label& label : list.labels) {
      if (label.pick == gap.pick && !label.glyphs.empty()) clearOfText(list.shapes, quadsOf(label, aroundText));
    }
  }
}

}  // namespace faultline
