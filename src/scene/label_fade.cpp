#include "scene/label_fade.h"

#include <algorithm>
#include <cmath>

namespace faultline {

namespace {

constexpr double glideSpeed = 12;    // a second: the part of the way that is left shrinks by exp(-12 t)
constexpr double longestGlide = 30;  // logical pixels; what goes farther fades out and in
constexpr double arrived = 0.3;

void moveBy(Label& label, Vec2 shift) {
  label.screen = label.screen + shift;
  label.anchorScreen = label.anchorScreen + shift;
  label.box.x += shift.x, label.box.y += shift.y;
  for (LabelGlyph& glyph : label.glyphs) glyph.screen = glyph.screen + shift;
}

// With the map, to where its anchor is now. False when that is out of sight.
bool carry(const Projection& projection, LabelFades::One& one) {
  if (dot(one.label.anchorUnit, one.label.anchorUnit) == 0) return true;
  const auto now = toScreen(projection, one.label.anchorUnit);
  if (!now) return false;
  const Vec2 shift = *now - one.label.anchorScreen;
  moveBy(one.label, shift);
  one.leader.from = one.leader.from + shift;
  one.leader.to = one.leader.to + shift;
  return true;
}

bool sameWords(const Label& a, const Label& b) {
  return a.style == b.style && a.pick == b.pick && a.text == b.text && a.size == b.size;
}

// The letters stand alike about the first one.
bool sameShape(const Label& a, const Label& b) {
  if (a.glyphs.size() != b.glyphs.size() || std::abs(a.tracking - b.tracking) > 0.1f) return false;
  for (size_t i = 0; i < a.glyphs.size(); ++i) {
    const Vec2 d = (a.glyphs[i].screen - a.screen) - (b.glyphs[i].screen - b.screen);
    if (dot(d, d) > 4) return false;
  }
  return true;
}

}  // namespace

bool fadeLabels(LabelFades& fades, DrawList& list, double seconds, bool atOnce) {
  std::vector<LabelFades::One> before;
  before.swap(fades.shown);
  if (!fades.started) atOnce = true;
  fades.started = true;
  for (LabelFades::One& one : before) one.wanted = carry(list.projection, one);

  const float in = static_cast<float>(seconds / fadeInSeconds), out = static_cast<float>(seconds / fadeOutSeconds);
  const double left = std::max(0.0, 1 - seconds * glideSpeed);
  bool moving = false;
  std::vector<bool> kept(before.size(), false);
  for (size_t i = 0; i < list.labels.size(); ++i) {
    LabelFades::One now;
    now.label = list.labels[i];
    for (const Leader& leader : list.leaders) {
      if (leader.label == i) now.led = true, now.leader = leader;
    }
    now.strength = atOnce ? 1 : 0;
    for (size_t k = 0; !atOnce && k < before.size(); ++k) {
      if (kept[k] || !before[k].wanted || !sameWords(before[k].label, now.label)) continue;
      const Vec2 way = before[k].label.screen - now.label.screen;
      if (dot(way, way) > longestGlide * longestGlide || !sameShape(before[k].label, now.label) ||
          before[k].led != now.led)
        continue;
      kept[k] = true;
      now.strength = before[k].strength;
      now.glide = (way + before[k].glide) * left;
      // Glide is counted from where it belongs; a label that only followed its anchor has none.
      if (dot(now.glide, now.glide) < arrived * arrived) now.glide = {0, 0};
      break;
    }
    now.strength = std::min(1.0f, now.strength + in);
    moving = moving || now.strength < 1 || now.glide.x != 0 || now.glide.y != 0;
    fades.shown.push_back(std::move(now));
  }
  for (size_t k = 0; !atOnce && k < before.size(); ++k) {
    if (kept[k] || !before[k].wanted) continue;
    before[k].strength -= out;
    if (before[k].strength <= 0) continue;
    before[k].wanted = false;
    moving = true;
    fades.shown.push_back(std::move(before[k]));
  }

  // What is seen: the leaving ones last, so that indices of the others hold.
  list.labels.clear();
  list.leaders.clear();
  for (const LabelFades::One& one : fades.shown) {
    Label label = one.label;
    moveBy(label, one.glide);
    label.anchorScreen = one.label.anchorScreen;
    label.alpha *= one.strength;
    if (one.led) {
      Leader leader = one.leader;
      leader.from = leader.from + one.glide;
      leader.color = withAlpha(leader.color, static_cast<double>(one.strength));
      leader.label = static_cast<uint32_t>(list.labels.size());
      list.leaders.push_back(leader);
    }
    list.labels.push_back(std::move(label));
  }
  for (LabelFades::One& one : fades.shown) one.wanted = true;
  return moving;
}

}  // namespace faultline
