#include <algorithm>

#include "base/trig.h"
#include "geo/sphere.h"
#include "scene/build.h"

namespace faultline {

namespace {

void lightUnits(SceneBuild& build, const format::Actor& actor, Bloc bloc) {
  for (const uint32_t unit : build.data.list(actor.units)) {
    build.unitBloc[unit] = bloc;
    build.unitLit[unit] = true;
  }
}

// The units that lit actors hold, then what follows them under the lens.
void colourUnits(SceneBuild& build) {
  const Dataset& data = build.data;
  build.unitBloc.assign(data.units.size(), Bloc::None);
  build.unitLit.assign(data.units.size(), false);
  for (const uint32_t index : build.state.actors) {
    const format::Actor& actor = data.actors[index];
    if (actor.kind != ActorKind::Alliance || actor.bloc == Bloc::None) continue;
    for (uint32_t i = 0; i < actor.members.count; ++i) {
      const format::Member& member = data.members[actor.members.first + i];
      if (build.state.moment.day < member.from || build.state.moment.day >= member.to) continue;
      lightUnits(build, data.actors[member.actor], actor.bloc);
    }
  }
  // States named themselves come after, so that they win over the alliance they are in.
  for (const uint32_t index : build.state.actors) {
    const format::Actor& actor = data.actors[index];
    if (actor.kind != ActorKind::Alliance) lightUnits(build, actor, actor.bloc);
  }
  const std::vector<Bloc> own = build.unitBloc;
  for (uint32_t unit = 0; unit < data.units.size(); ++unit) {
    // The author names a state once, by its main unit; its other units follow whoever is sovereign under the lens.
    build.unitBloc[unit] = own[data.sovereign(build.in.lens, unit)];
  }
}

constexpr double standBack = 0.3;  // of the tint of what is not in the group pointed at

// One a unit.
std::vector<bool> unitsOfLitGroup(const SceneBuild& build) {
  std::vector<bool> within(build.data.units.size(), false);
  for (const uint32_t member : build.groupMembers) {
    for (const uint32_t unit : build.data.list(build.data.actors[member].units)) within[unit] = true;
  }
  const std::vector<bool> own = within;
  for (uint32_t unit = 0; unit < within.size(); ++unit)
    within[unit] = within[unit] || own[build.data.sovereign(build.in.lens, unit)];
  return within;
}

}  // namespace

void addGround(SceneBuild& build) {
  colourUnits(build);
  const std::vector<bool> inGroup = unitsOfLitGroup(build);
  const Dataset& data = build.data;
  const Tokens& tokens = build.tokens;
  const Vec3 centre = unitFrom(build.in.view.centre);
  for (size_t unit = 0; unit < data.units.size(); ++unit) {
    const format::Unit& record = data.units[unit];
    const double away = angleBetween(centre, unitAt(record.capAt)) - radians(record.capRadiusDeg);
    if (away > build.viewRadius) continue;
    build.list.visibleUnits.push_back(static_cast<uint32_t>(unit));
    if (build.unitBloc[unit] == Bloc::None) continue;
    const Color tint = tokens.tints[static_cast<size_t>(build.unitBloc[unit])];
    const double strength = build.groupLit && !inGroup[unit] ? standBack : 1;
    build.list.fills.push_back(
        {static_cast<uint32_t>(unit), mixed(tokens.land, tint, strength * static_cast<double>(build.in.crossFade))});
  }

  const auto border = [&build](BoundaryClass kind) -> BorderStyle& {
    return build.list.borders[static_cast<size_t>(kind)];
  };
  border(BoundaryClass::Coast) = {tokens.coast, 0.9f, {}};
  const double faint = bordersAreLater(build) ? 0.5 * static_cast<double>(build.in.crossFade) : 0;
  border(BoundaryClass::International) = {mixed(tokens.border, tokens.land, faint), 1, {}};
  border(BoundaryClass::Disputed) = {mixed(tokens.border, tokens.muted, 0.45), 1.1f, {5, 3.5f}};
  border(BoundaryClass::Ceasefire) = {mixed(tokens.border, tokens.muted, 0.7), 1.2f, {2, 2.5f}};
}

}  // namespace faultline
