#include "app/told.h"

namespace faultline {

namespace {

bool same(const Rect& a, const Rect& b) {
  return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

}  // namespace

uint32_t Told::changedSince(const Told& before) const {
  uint32_t bits = 0;
  const auto note = [&bits](bool changed, uint32_t bit) {
    if (changed) bits |= bit;
  };
  note(moment.beat != before.moment.beat, beatBit);
  note(moment.day != before.moment.day || since != before.since, dayBit);
  note(!(view == before.view), viewBit);
  note(lens != before.lens || !(layers == before.layers) || theme != before.theme, lookBit);
  note(!(selected == before.selected), selectionBit);
  note(playing != before.playing || exploring != before.exploring || still != before.still, motionBit);
  note(legendOpen != before.legendOpen || aboutOpen != before.aboutOpen || sourcesOpen != before.sourcesOpen ||
           layout.narrow != before.layout.narrow || !same(layout.free, before.layout.free) ||
           !same(layout.card, before.layout.card) || !same(layout.legend, before.layout.legend) ||
           !same(layout.timeline, before.layout.timeline),
       panelsBit);
  return bits;
}

}  // namespace faultline
