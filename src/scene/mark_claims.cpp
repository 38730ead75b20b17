#include "scene/mark_claims.h"

#include <algorithm>

namespace faultline {

namespace {

bool has(std::span<const uint32_t> list, uint32_t index) {
  return std::find(list.begin(), list.end(), index) != list.end();
}

bool isAbout(const Dataset& data, uint32_t index, Pick pick) {
  const format::Claim& claim = data.claims[index];
  const auto listed = [&](MarkKind kind) {
    const auto about = data.claimsAbout(kind, pick.index);
    return std::any_of(about.begin(), about.end(),
                       [index](const format::ClaimMark& mark) { return mark.claim == index; });
  };
  switch (pick.kind) {
    case PickKind::Front: return listed(MarkKind::Front);
    case PickKind::Link: return listed(MarkKind::Link);
    case PickKind::Area: return listed(MarkKind::Area);
    case PickKind::Place: return has(data.list(claim.places), pick.index);
    case PickKind::Group: return has(data.list(claim.actors), pick.index);
    case PickKind::Unit: {
      const auto actors = data.list(claim.actors);
      return std::any_of(actors.begin(), actors.end(),
                         [&](uint32_t actor) { return has(data.list(data.actors[actor].units), pick.index); });
    }
    case PickKind::Event:  // its sources are its own
    case PickKind::None: break;
  }
  return false;
}

}  // namespace

std::vector<uint32_t> claimsOf(const Dataset& data, uint32_t beat, Pick pick) {
  const format::Beat& record = data.beats[beat];
  const auto told = data.list(record.claims);
  std::vector<uint32_t> found;
  for (const uint32_t claim : told) {
    if (isAbout(data, claim, pick)) found.push_back(claim);
  }
  for (uint32_t claim = 0; claim < data.claims.size(); ++claim) {
    const bool later = data.claims[claim].after != 0 && record.after == 0;
    if (!later && !has(told, claim) && isAbout(data, claim, pick)) found.push_back(claim);
  }
  return found;
}

std::string_view nameOf(const Dataset& data, Pick pick) {
  switch (pick.kind) {
    case PickKind::Unit: return data.text(data.units[pick.index].name);
    case PickKind::Front: return data.text(data.fronts[pick.index].name);
    case PickKind::Link: return data.text(data.links[pick.index].name);
    case PickKind::Place: return data.text(data.places[pick.index].name);
    case PickKind::Area: return data.text(data.areas[pick.index].name);
    case PickKind::Group: return data.text(data.actors[pick.index].name);
    case PickKind::Event: return data.text(data.events[pick.index].title);
    case PickKind::None: break;
  }
  return {};
}

std::string_view idOf(const Dataset& data, Pick pick) {
  switch (pick.kind) {
    case PickKind::Unit: return data.text(data.units[pick.index].code);
    case PickKind::Front: return data.text(data.fronts[pick.index].id);
    case PickKind::Link: return data.text(data.links[pick.index].id);
    case PickKind::Place: return data.text(data.places[pick.index].id);
    case PickKind::Area: return data.text(data.areas[pick.index].id);
    case PickKind::Group: return data.text(data.actors[pick.index].id);
    case PickKind::Event: return data.text(data.events[pick.index].id);
    case PickKind::None: break;
  }
  return {};
}

std::string_view nameOf(PickKind kind) {
  constexpr std::string_view names[] = {"", "unit", "front", "link", "place", "area", "group", "event"};
  return names[static_cast<size_t>(kind)];
}

}  // namespace faultline
