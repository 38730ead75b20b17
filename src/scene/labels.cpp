// All words of a view.
#include "scene/labels.h"
#include "base/bits.h"
#include "base/hash.h"

namespace faultline {

TextLine plainLine(const SceneBuild& build, std::string_view text, LabelStyle style, Color color) {
  TextLine line;
  line.text = std::string(text);
  line.style = style;
  line.color = color;
  line.halo = withAlpha(build.tokens.land, 0.85);
  return line;
}

Closed closedTo(const Layout& layout) {
  Closed closed;
  const Rect &frame = layout.frame, &card = layout.card, &strip = layout.timeline;
  const double foot = frame.y + frame.height;
  if (layout.caption.width > 0) closed.rects[0] = layout.caption;  // there is no time axis then
  if (strip.width > 0) closed.rects[0] = {frame.x, strip.y, frame.width, foot - strip.y};
  if (card.width > 0) {
    closed.rects[1] = layout.narrow ? Rect{frame.x, card.y, frame.width, foot - card.y}
                                    : Rect{frame.x, card.y, card.x + card.width - frame.x, foot - card.y};
  }
  closed.rects[2] = layout.legend;
  closed.rects[3] = layout.controls;
  return closed;
}

bool inTheOpen(const SceneBuild& build, Vec2 screen) {
  if (!onFrame(build, screen, -4)) return false;
  for (const Rect& panel : closedTo(build.list.layout).rects) {
    if (panel.width > 0 && holds(panel, screen)) return false;
  }
  return true;
}

namespace {

// Of what names of land and water go by, besides the input without its state.
uint64_t groundKey(const SceneBuild& build, uint64_t key) {
  for (size_t unit = 0; unit < build.unitBloc.size(); ++unit)
    key = (key ^ static_cast<uint64_t>(build.unitBloc[unit]) ^ (build.unitLit[unit] ? 16u : 0u)) * 0x100000001b3ull;
  for (const PlaceState& shown : build.state.places) {
    if (build.data.places[shown.place].kind == PlaceKind::Sea)
      key = hashMix(hashMix(key, shown.place), uint64_t{bitCast<uint32_t>(shown.alpha)});
  }
  return key == 0 ? 1 : key;
}

}  // namespace

std::vector<PlacedLabel> labelsFor(SceneBuild& build, GroundNames& ground, uint64_t key) {
  LabelBuild labels{build, {}, ground.grid, FrontPaths(build)};
  const bool names = build.in.layers.shows(Layer::Labels);
  key = groundKey(build, key);
  if (names && ground.key != key) {
    ground.grid = landGrid(build);
    requestCountries(labels);
    requestSeas(labels);
    ground.requests.swap(labels.requests);
    labels.requests.clear();
    ground.key = key;
  }
  if (names) {
    requestPlaces(labels);
    requestCallouts(labels);
  }
  requestTags(labels);
  if (build.in.layers.shows(Layer::Areas)) requestSweeps(labels);
  requestBordersNote(labels);
  if (names) requestFrontNames(labels);
  if (names && build.in.layers.shows(Layer::Areas)) requestZones(labels);
  requestLinkLabels(labels);
  if (names) requestGroups(labels);
  requestExits(labels);
  std::vector<const LabelRequest*> all;
  for (const LabelRequest& request : labels.requests) all.push_back(&request);
  if (names) {
    for (const LabelRequest& request : ground.requests) all.push_back(&request);
  }
  return placeLabels(build, std::move(all));
}

}  // namespace faultline
