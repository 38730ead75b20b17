#include "scene/key.h"

#include <algorithm>
#include <optional>
#include <span>

#include "base/length.h"
#include "scene/build.h"
#include "scene/path.h"
#include "story/dates.h"
#include "story/phrases.h"

namespace faultline {

namespace {

std::string_view linkWord(LinkKind kind) {
  switch (kind) {
    case LinkKind::Defence: return "defence treaty";
    case LinkKind::Alignment: return "alignment";
    case LinkKind::Alleged: return "alleged transfer";
    case LinkKind::Visit: return "visit";
    case LinkKind::Support: return "support";
    case LinkKind::Adversary: return "adversaries";
    case LinkKind::Message: return "message";
    default: return "";
  }
}

std::string_view frontWord(FrontKind kind) {
  switch (kind) {
    case FrontKind::War: return "front line";
    case FrontKind::Armistice: return "armistice line";
    case FrontKind::Demarcation: return "demarcation line";
    case FrontKind::Maritime: return "line at sea";
    case FrontKind::Lane: return "shipping lane";
    default: return "";
  }
}

std::string_view areaWord(AreaKind kind) {
  switch (kind) {
    case AreaKind::Occupied: return "held or occupied";
    case AreaKind::Contested: return "contested";
    case AreaKind::Envelope: return "control uncertain";
    case AreaKind::Operation: return "military operation";
    case AreaKind::Buffer: return "demilitarized zone";
    case AreaKind::Pocket: return "town bypassed or besieged";
    default: return "";
  }
}

// How much of the line lies inside, in pixels and one more: 0 for nothing of it.
double lengthInSight(const DrawList& list, const Rect& sight, const std::vector<Vec3f>& line) {
  double length = 0;
  Vec2 before;
  bool inside = false;
  for (const Vec3f& point : line) {
    const std::optional<Vec2> at = toScreen(list.projection, widen(point));
    const bool here = at && holds(sight, *at);
    if (here) length = std::max(length, 1.0) + (inside ? lengthOf(*at - before) : 0);
    if (here) before = *at;
    inside = here;
  }
  return length;
}

bool inSight(const DrawList& list, const Rect& sight, const std::vector<Vec3f>& line) {
  return lengthInSight(list, sight, line) > 0;
}

bool anyVisible(const DrawList& list, std::span<const uint32_t> units) {
  return std::any_of(units.begin(), units.end(), [&](uint32_t unit) {
    return std::find(list.visibleUnits.begin(), list.visibleUnits.end(), unit) != list.visibleUnits.end();
  });
}

bool inSight(const DrawList& list, const Rect& sight, const Hatch& hatch) {
  if (hatch.rings.empty()) return anyVisible(list, hatch.clipUnits);
  return std::any_of(hatch.rings.begin(), hatch.rings.end(),
                     [&](const std::vector<Vec3f>& ring) { return inSight(list, sight, ring); });
}

constexpr bool sameHue(Color a, Color b) { return a.r == b.r && a.g == b.g && a.b == b.b; }

void addOnce(std::vector<KeyEntry>& entries, KeyEntry entry) {
  for (KeyEntry& other : entries) {
    if (other.word != entry.word) continue;
    if (other.kind == KeyEntry::Kind::Line && other.second.a == 0 && !sameHue(other.color, entry.color))
      other.second = entry.color;
    other.seen += entry.seen;
    return;
  }
  if (!entry.word.empty()) entries.push_back(std::move(entry));
}

const FrontState* stateOf(const StoryState& state, uint32_t front) {
  const FrontState* found = nullptr;
  for (const FrontState& shown : state.fronts)
    if (shown.front == front) found = &shown;
  return found;
}

KeyEntry lineOf(std::string_view word, const Stroke& stroke, Color color) {
  KeyEntry entry;
  entry.word = std::string(word);
  entry.color = color;
  entry.width = stroke.width;
  entry.hollow = stroke.hollow;
  entry.dash = stroke.dash;
  return entry;
}

KeyEntry frontEntry(const format::Front& front, const FrontState& shown, const Stroke& stroke, const Tokens& t) {
  KeyEntry entry = lineOf(frontWord(front.kind), stroke, withAlpha(stroke.color, 1));
  entry.color.a = 255;
  if (front.kind == FrontKind::Demarcation && stroke.dash.on > 8) entry.word = "line as claimed";
  if (front.kind != FrontKind::War) return entry;
  if (stroke.soft > 0) {
    entry.word = "front, known to about " + kmText(static_cast<double>(shown.uncertaintyKm));
    entry.color = stroke.color;
    entry.width = 11;
    return entry;
  }
  if (sameHue(stroke.color, t.armistice) && !sameHue(t.armistice, t.front)) {
    entry.word = std::string(frontWord(FrontKind::Armistice));
    return entry;
  }
  if (front.marks != Side::None && !shown.stale) entry.mark = KeyMark::Teeth;
  if (shown.stale)
    entry.word = "front, last known";
  else if (shown.interpolated)
    entry.word = "front between two dates: interpolated";
  else if (stroke.dash.on > 8)
    entry.word = "front as claimed";
  else if (stroke.dash.on > 0)
    entry.word = "contested front";
  if (shown.interpolated) entry.color.a = 184;
  return entry;
}

// In the links' own colours: the hue says which bloc, the line's kind is its rhythm.
KeyEntry linkEntry(const format::Link& link, const Stroke& stroke, const Tokens& t) {
  KeyEntry entry = lineOf(linkWord(link.kind), stroke, t.blocs[static_cast<size_t>(link.bloc)]);
  if (link.kind == LinkKind::Adversary) {
    entry = KeyEntry{};
    entry.word = std::string(linkWord(link.kind));
    entry.color = t.adversary;
    entry.mark = KeyMark::Caps;
  }
  if (link.kind == LinkKind::Alleged) entry.mark = KeyMark::Chevron;
  if ((link.kind == LinkKind::Support || link.kind == LinkKind::Message) && link.directed) entry.mark = KeyMark::Arrow;
  return entry;
}

// "demilitarized zone, 2 km to either side"
std::string stripWord(const Dataset& data, uint32_t index) {
  const format::Zone* zone = data.zoneOf(index);
  std::string text(areaWord(data.areas[index].kind));
  if (zone == nullptr) return text;
  const int tenths = static_cast<int>(zone->halfWidthKm * 10 + 0.5f);
  text += ", ";
  text += std::to_string(tenths / 10);
  if (tenths % 10 > 0) text += '.', text += static_cast<char>('0' + tenths % 10);
  text += " km to either side";
  return text;
}

KeyEntry hatchEntry(const Dataset& data, const StoryState& state, const Hatch& hatch, const Tokens& t) {
  KeyEntry entry;
  if (hatch.spacing <= 0) {
    entry.kind = KeyEntry::Kind::Strip;
    entry.word = stripWord(data, hatch.pick.index);
    entry.color = hatch.color;
    entry.ground = withAlpha(mixed(t.land, t.armistice, 0.7), 1);
    return entry;
  }
  entry.kind = KeyEntry::Kind::Hatch;
  entry.width = hatch.width;
  entry.spacing = hatch.spacing;
  entry.angleDeg = hatch.angleDeg;
  entry.color = withAlpha(t.ink, static_cast<double>(hatch.color.a) / 255);
  if (hatch.pick.kind == PickKind::Area) {
    entry.word = std::string(areaWord(data.areas[hatch.pick.index].kind));
  } else if (hatch.pick.kind == PickKind::Unit) {
    entry.word = "held in part";
  } else {
    const FrontState* front = stateOf(state, hatch.pick.index);
    entry.word = std::string(areaWord(front && front->envelope ? AreaKind::Envelope : AreaKind::Occupied));
  }
  return entry;
}

// "now on Ukraine's side, since 12 Sep 2022", in the colour of the side that ground came to lie on: of the latest
// sweep.
void addSweep(const Dataset& data, const StoryState& state, const DrawList& list, const Rect& sight,
              std::vector<KeyEntry>& entries) {
  const SweepState* latest = nullptr;
  for (const SweepState& sweep : state.sweeps)
    if (latest == nullptr || sweep.fromDate >= latest->fromDate) latest = &sweep;
  if (latest == nullptr) return;
  for (const Hatch& fill : list.sweeps) {
    if (fill.pick.index != latest->front || fill.color.a < 40 || !inSight(list, sight, fill)) continue;
    const format::Front& front = data.fronts[latest->front];
    const uint32_t holder = fill.side == Side::Left ? front.left : front.right;
    KeyEntry entry;
    entry.kind = KeyEntry::Kind::Fill;
    entry.word = holder == format::none
                     ? "changed sides"
                     : "now on " + possessive(std::string(data.text(data.actors[holder].name))) + " side";
    entry.word += ", since " + shortDate(latest->fromDate);
    entry.color = withAlpha({fill.color.r, fill.color.g, fill.color.b}, sweepStrength);
    addOnce(entries, std::move(entry));
  }
}

// What there is next to nothing of goes last: the tip of a front at the map's edge before the links that a part is
// about would mislead.
void slightLast(std::vector<KeyEntry>& entries) {
  constexpr double slight = 60;  // logical pixels
  std::vector<KeyEntry> ordered;
  for (const bool pass : {false, true}) {
    for (KeyEntry& entry : entries) {
      if ((entry.kind == KeyEntry::Kind::Line && entry.seen < slight) == pass) ordered.push_back(std::move(entry));
    }
  }
  entries.swap(ordered);
}

// Who is lit in a bloc's colour, by name.
std::string blocNames(const Dataset& data, const StoryState& state, Bloc bloc, const DrawList* seenOn, uint32_t most) {
  constexpr std::string_view others[] = {"", "United States and allies", "Russia and partners",
                                         "Iran and aligned groups", "China and partners"};
  std::string names;
  uint32_t count = 0, historic = 0;
  for (const uint32_t index : state.actors) {
    const format::Actor& actor = data.actors[index];
    if (actor.bloc != bloc || actor.kind == ActorKind::Grouping) continue;
    if (seenOn && !anyVisible(*seenOn, data.list(actor.units))) continue;
    historic += actor.kind == ActorKind::Historic ? 1u : 0u;
    if (++count > most) continue;
    if (!names.empty()) names += ", ";
    // As the map has it where that is no longer than "North Korea": a short form is for long names.
    constexpr uint32_t longest = 11;
    names += data.text(actor.shortName.length > 0 && actor.name.length > longest ? actor.shortName : actor.name);
  }
  if (count > most)
    names += seenOn ? " +" + std::to_string(count - most) : " and " + std::to_string(count - most) + " more";
  if (historic > 0 && historic == count)
    names += seenOn ? " only: today\u2019s states" : " only: today\u2019s states on their territory";
  return names.empty() ? std::string(others[static_cast<size_t>(bloc)]) : names;
}

}  // namespace

std::vector<KeyEntry> keyEntries(const Dataset& data, const StoryState& state, const DrawList& list,
                                 const Rect& sight) {
  std::vector<KeyEntry> entries;
  // War first, then links, then the quiet lines: a closed legend has room for few.
  const auto addFronts = [&](bool war) {
    for (const Stroke& stroke : list.fronts) {
      if (stroke.pick.kind != PickKind::Front || stroke.color.a < 40) continue;
      const double seen = lengthInSight(list, sight, stroke.unit);
      if (seen <= 0) continue;
      const format::Front& front = data.fronts[stroke.pick.index];
      const FrontState* shown = stateOf(state, stroke.pick.index);
      if ((front.kind == FrontKind::War) != war || !shown || shown->envelope) continue;
      KeyEntry entry = frontEntry(front, *shown, stroke, list.tokens);
      entry.seen = seen;
      addOnce(entries, std::move(entry));
    }
  };
  addFronts(true);
  addSweep(data, state, list, sight, entries);
  for (const Stroke& stroke : list.links) {
    if (stroke.pick.kind != PickKind::Link || stroke.color.a < 40) continue;
    const double seen = lengthInSight(list, sight, stroke.unit);
    if (seen <= 0) continue;
    KeyEntry entry = linkEntry(data.links[stroke.pick.index], stroke, list.tokens);
    entry.seen = seen;
    addOnce(entries, std::move(entry));
  }
  addFronts(false);
  slightLast(entries);
  for (const Hatch& hatch : list.hatches) {
    if (hatch.color.a >= 30 && inSight(list, sight, hatch))
      addOnce(entries, hatchEntry(data, state, hatch, list.tokens));
  }
  for (const Stroke& edge : list.outlines) {
    if (edge.pick.kind == PickKind::Area && edge.color.a >= 40 && inSight(list, sight, edge.unit))
      addOnce(entries, lineOf(areaWord(data.areas[edge.pick.index].kind), edge, withAlpha(edge.color, 1)));
  }
  return entries;
}

std::vector<KeyEntry> keyBlocs(const Dataset& data, const StoryState& state, const Tokens& tokens,
                               const DrawList* seenOn, uint32_t most) {
  enum : uint8_t { none, some, whole };  // whole: the middle of a country lies on the map
  uint8_t seen[static_cast<size_t>(Bloc::Count)] = {};
  for (const uint32_t index : state.actors) {
    const format::Actor& actor = data.actors[index];
    uint8_t& mark = seen[static_cast<size_t>(actor.bloc)];
    if (!seenOn) mark = whole;
    if (!seenOn || !anyVisible(*seenOn, data.list(actor.units))) continue;
    mark = std::max<uint8_t>(mark, some);
    for (const uint32_t unit : data.list(actor.units)) {
      const std::optional<Vec2> at = toScreen(seenOn->projection, unitAt(data.units[unit].labelAt));
      if (at && holds(seenOn->layout.frame, *at)) mark = whole;
    }
  }
  for (const LinkState& link : state.links) {
    const format::Link& record = data.links[link.link];
    if (!seenOn && record.kind != LinkKind::Adversary) seen[static_cast<size_t>(record.bloc)] = whole;
  }
  std::vector<KeyEntry> entries;
  for (const uint8_t wanted : {whole, some}) {
    for (size_t i = 1; i < static_cast<size_t>(Bloc::Count); ++i) {
      if (seen[i] != wanted) continue;
      KeyEntry entry;
      entry.kind = KeyEntry::Kind::Bloc;
      entry.word = blocNames(data, state, static_cast<Bloc>(i), seenOn, most);
      entry.color = tokens.blocs[i];
      entry.ground = tokens.tints[i];
      entry.width = 2.25f;
      entries.push_back(std::move(entry));
    }
  }
  return entries;
}

}  // namespace faultline
