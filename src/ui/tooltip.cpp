// What is under the pointer, in a few lines: name, what it is, when, who says so.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "scene/mark_claims.h"
#include "scene/segment_near.h"
#include "story/dates.h"
#include "story/groups.h"
#include "ui/claims.h"
#include "ui/panels.h"
#include "ui/sources.h"
#include "ui/words.h"

namespace faultline {

namespace {

struct Block {
  const ImFont* font;
  float leading;
  Color color;
  std::string text;
  float before = 0;
  bool shaped = false;  // with the shape of a claim before it
  bool spare = false;   // goes first where there is no room
  ClaimShape shape = ClaimShape::Circle;
};

constexpr std::string_view separator = words::separator;
constexpr double shapeIndent = 18;

struct Note {
  const Paint& paint;
  const Dataset& data;
  std::vector<Block> blocks;

  std::string_view text(format::StringRef ref) const { return data.text(ref); }
  void title(std::string_view words) {
    blocks.push_back({paint.in.fonts.noteBold, 20, paint.tokens.ink, std::string(words)});
  }
  void line(std::string_view words, float before = 0) {
    if (!words.empty()) blocks.push_back({paint.in.fonts.label, 17, paint.tokens.ink, std::string(words), before});
  }
  void aside(std::string_view words, float before = 0) {
    if (!words.empty()) blocks.push_back({paint.in.fonts.label, 17, paint.tokens.muted, std::string(words), before});
  }
  void spare(std::string_view words) {
    const size_t before = blocks.size();
    aside(words, 4);
    if (blocks.size() > before) blocks.back().spare = true;
  }
  void claim(const format::Claim& record) {
    std::string words(kindWord(data, record));
    words += separator;
    words += text(record.voice);
    const std::string_view status = standing(record);
    if (!status.empty()) words += std::string(separator) + std::string(status);
    blocks.push_back({paint.in.fonts.label, 17, paint.tokens.ink, std::move(words), 6, true, false, shapeOf(record)});
  }
  // The author's matter, what this project added, and what came later must never look the same.
  void origin(uint8_t after, uint8_t added) {
    if (after != 0) aside("After the essay", 4);
    if (added != 0) aside(words::addedContext, 4);
  }
  void sources(format::Range range) {
    std::string words;
    uint32_t more = 0;
    for (const uint32_t index : data.list(range)) {
      if (words.size() > 90) {
        ++more;
        continue;
      }
      const format::Source& source = data.sources[index];
      std::string grade(gradeWord(source.grade));
      if (grade[0] >= 'A' && grade[0] <= 'Z') grade[0] = static_cast<char>(grade[0] + 32);
      if (!words.empty()) words += "; ";
      words += text(source.publisher).empty() ? text(source.title) : text(source.publisher);
      words += " (" + grade + ")";
    }
    if (more > 0) words += "; and " + std::to_string(more) + " more";
    if (!words.empty()) spare("Sources: " + words);
  }
};

void unitNote(Note& note, uint32_t index) {
  const Dataset& data = note.data;
  const format::Unit& unit = data.units[index];
  const uint32_t lens = note.paint.in.lens;
  const bool disputed = (unit.flags & format::unitDisputed) != 0;
  const bool unlabelled = (unit.flags & format::unitUnlabelled) != 0;
  const auto sovereignName = [&](uint32_t under) { return note.text(data.units[data.sovereign(under, index)].name); };
  note.title(unlabelled ? "Disputed territory" : note.text(unit.name));
  if (data.sovereign(lens, index) != index && !unlabelled)
    note.line(std::string(note.text(data.lenses[lens].belongs)) + " " + std::string(sovereignName(lens)));
  if (const format::Held* part = data.heldPart(lens, index)) {
    std::string words = "Held by: " + std::string(note.text(part->who));
    if (part->sinceText.length > 0) words += ", since " + std::string(note.text(part->sinceText));
    note.line(words);
  }
  for (const uint32_t lit : note.paint.in.state->actors) {  // why it is tinted
    const format::Actor& actor = data.actors[lit];
    const auto units = data.list(actor.units);
    if (std::find(units.begin(), units.end(), index) != units.end()) note.aside(note.text(actor.note), 4);
  }
  if (!disputed) return;
  // Where the lenses differ, what each says; a lens under which the territory has a tint of its own says nothing.
  std::string views;
  bool differ = false;
  for (uint32_t l = 0; l < data.lenses.size(); ++l) {
    differ = differ || data.sovereign(l, index) != data.sovereign(0, index);
    if (data.sovereign(l, index) == index) continue;
    std::string choice(note.text(data.lenses[l].choice));
    if (choice[0] >= 'A' && choice[0] <= 'Z') choice[0] += 'a' - 'A';
    views += (views.empty() ? " " : "; ") + std::string(sovereignName(l)) + " " + choice;
  }
  if (differ)
    note.aside("Disputed." + views + ".");
  else
    note.aside("Disputed. The legend says how this map draws borders.");
}

void linkNote(Note& note, uint32_t index) {
  const format::Link& link = note.data.links[index];
  note.title(note.text(link.name));
  std::string kind(kindPhrase(link.kind));
  const std::string when = datesInWords(note.data, link.start, link.end, link.startText, link.endText);
  if (!when.empty()) kind += std::string(words::separator) + when;
  note.aside(kind);
  note.line(note.text(link.basis), 4);
  if (link.accuser.length > 0) note.line("Alleged by: " + std::string(note.text(link.accuser)), 4);
  if (link.denial.length > 0) note.line("Denial: " + std::string(note.text(link.denial)));
  if (link.confidence == Confidence::Low) note.aside("Low confidence", 4);
  if (link.confidence == Confidence::Medium) note.aside("Medium confidence", 4);
  note.origin(link.after, link.added);
  note.sources(link.sources);
}

void frontNote(Note& note, uint32_t index) {
  const format::Front& front = note.data.fronts[index];
  note.title(note.text(front.name));
  note.aside(note.text(front.sublabel));
  for (const FrontState& shown : note.paint.in.state->fronts) {
    if (shown.front != index || shown.keyframeFrom >= note.data.keyframes.size()) continue;
    const format::Keyframe& from = note.data.keyframes[shown.keyframeFrom];
    if (shown.stale)
      note.line("Last known on " + longDate(front.validTo), 4);
    else if (shown.interpolated)
      note.line("Interpolated between " + shortDate(from.date) + " and " +
                    shortDate(note.data.keyframes[shown.keyframeTo].date) + ": not observed",
                4);
    else if (shown.held)
      note.line("As placed for " + longDate(from.date), 4);
    else
      note.line("On " + longDate(from.date), 4);
    constexpr double reach = 40;  // beyond it its name was pointed at
    if (const auto status = statusNear(note.paint.in.scene->projection, shown, note.paint.in.pointer, reach))
      note.line(standing(*status));
    if (shown.envelope) note.line("Control was uncertain: an outer limit");
    if (shown.uncertaintyKm >= 1)
      note.line("Positions " + std::string(words::plusMinus) +
                std::to_string(static_cast<int>(shown.uncertaintyKm + 0.5f)) + " km or worse");
    note.spare(note.text(from.note));
    note.spare(note.text(front.note));
    note.origin(front.after, front.added);
    note.sources(from.sources.count > 0 ? from.sources : front.sources);
    return;
  }
  note.sources(front.sources);
}

void placeNote(Note& note, uint32_t index) {
  const format::Place& place = note.data.places[index];
  note.title(note.text(place.name));
  std::string when(note.text(place.dateText));
  if (when.empty() && place.date != format::openStart) when = longDate(place.date);
  note.aside(when);
  note.line(note.text(place.note), 4);
  note.origin(place.after, place.added);
  note.sources(place.sources);
}

void groupNote(Note& note, uint32_t index) {
  const Dataset& data = note.data;
  const format::Actor& actor = data.actors[index];
  note.title(note.text(actor.name));
  std::string kind(kindPhrase(actor.kind));
  const std::string when = datesInWords(data, actor.start, actor.end, {}, {});
  if (!when.empty()) kind += std::string(words::separator) + when;
  note.aside(kind);
  const std::vector<uint32_t> members = membersOf(data, index, note.paint.in.moment.day);
  constexpr size_t most = 8;
  std::string names;
  for (size_t i = 0; i < std::min(members.size(), most); ++i) {
    const format::Actor& member = data.actors[members[i]];
    names += (names.empty() ? "" : ", ") + std::string(note.text(member.name));
  }
  if (members.size() > most) names += " and " + std::to_string(members.size() - most) + " more";
  note.line("Members: " + names, 4);
  note.line(note.text(actor.note), 4);
  note.origin(actor.after, actor.added);
  note.sources(actor.sources);
}

void eventNote(Note& note, uint32_t index) {
  const format::Event& event = note.data.events[index];
  note.title(note.text(event.title));
  const std::string_view fuzzy = note.text(event.dateText);
  note.aside(fuzzy.empty() ? longDate(event.date) : std::string(fuzzy));
  note.line(note.text(event.text), 4);
  note.origin(event.after, event.added);
  note.sources(event.sources);
}

// Who says so, and how it stands: what the mark leads to.
void claimsNote(Note& note, Pick pick) {
  const std::vector<uint32_t> claims = claimsOf(note.data, note.paint.in.moment.beat, pick);
  constexpr size_t most = 2;
  for (size_t i = 0; i < std::min(claims.size(), most); ++i) {
    const format::Claim& claim = note.data.claims[claims[i]];
    note.claim(claim);
  }
  if (claims.size() > most) note.aside("and " + std::to_string(claims.size() - most) + " more statements");
}

void areaNote(Note& note, uint32_t index) {
  const format::Area& area = note.data.areas[index];
  note.title(note.text(area.name));
  std::string kind(kindPhrase(area.kind));
  const std::string when = datesInWords(note.data, area.start, area.end, area.startText, area.endText);
  if (!when.empty()) kind += std::string(words::separator) + when;
  note.aside(kind);
  if (area.holder != format::none) {
    const std::string holder(note.text(note.data.actors[area.holder].name));
    note.line((area.kind == AreaKind::Operation ? "Operating there: " : "In control: ") + holder, 4);
  }
  note.line(note.text(area.note), 4);
  note.origin(area.after, area.added);
  note.sources(area.sources);
}

constexpr double padding = 14, fingerGap = 28;

// As narrow as the longest line, up to a comfortable measure.
Vec2 sizeOf(const std::vector<Block>& blocks, double widest) {
  Vec2 size;
  for (const Block& block : blocks) {
    size.y += static_cast<double>(block.before);
    const double indent = block.shaped ? shapeIndent : 0;
    for (const std::string_view line : wrapLines(*block.font, block.text, px(widest - indent))) {
      size.x = std::max(size.x, static_cast<double>(textWidth(*block.font, line)) + indent);
      size.y += static_cast<double>(line.empty() ? block.leading / 2 : block.leading);
    }
  }
  return size;
}

// Where a note may stand: under no card or buttons of the page, on a phone off the time axis too.
Rect noteRoom(const Paint& paint) {
  const Layout& layout = paint.in.scene->layout;
  Rect room = beyondProse(layout);
  if (layout.narrow && layout.timeline.width > 0) room.height = layout.timeline.y - room.y;
  if (layout.controls.width > 0) room.width = layout.controls.x + 2 - room.x;
  return inset(room, 8);
}

// Below and right of a pointer, above or below a finger; on the other side where the room ends; never off it.
void standBeside(Rect& box, const Paint& paint, const Rect& room, bool above) {
  const Vec2 at = paint.in.pointer;
  const double right = room.x + room.width, bottom = room.y + room.height;
  if (paint.in.touch) {
    box.x = at.x - box.width / 2;
    box.y = above || at.y - fingerGap - box.height >= room.y ? at.y - fingerGap - box.height : at.y + fingerGap;
  } else {
    box.x = at.x + 16 + box.width > right ? at.x - 14 - box.width : at.x + 16;
    box.y = at.y + 18 + box.height > bottom ? at.y - 14 - box.height : at.y + 18;
  }
  box.x = std::round(std::clamp(box.x, room.x, std::max(room.x, right - box.width)));
  box.y = std::round(std::clamp(box.y, room.y, std::max(room.y, bottom - box.height)));
}

}  // namespace

void drawTooltip(Paint& paint) {
  // What is named in a panel under the pointer, what is on the map under it, what a finger tapped.
  const bool named = !paint.in.touch && paint.out.pointed.kind != PickKind::None;
  const Pick pick = named                                                        ? paint.out.pointed
                    : paint.in.hovered.kind != PickKind::None || !paint.in.touch ? paint.in.hovered
                                                                                 : paint.in.selected;
  const UiMemory::Drag drag = paint.memory.drag;
  const bool busy = drag != UiMemory::Drag::None && drag != UiMemory::Drag::Pressed;
  const bool covered = !named && !paint.in.touch && ImGui::GetIO().WantCaptureMouse;
  const bool page = paint.in.aboutOpen || (paint.in.legendOpen && paint.in.scene->layout.narrow);
  if (pick.kind == PickKind::None || page || busy || covered) return;
  Note note{paint, *paint.in.dataset, {}};
  const Dataset& data = note.data;
  switch (pick.kind) {
    case PickKind::Unit:
      if (pick.index < data.units.size()) unitNote(note, pick.index);
      break;
    case PickKind::Front:
      if (pick.index < data.fronts.size()) frontNote(note, pick.index);
      break;
    case PickKind::Link:
      if (pick.index < data.links.size()) linkNote(note, pick.index);
      break;
    case PickKind::Place:
      if (pick.index < data.places.size()) placeNote(note, pick.index);
      break;
    case PickKind::Area:
      if (pick.index < data.areas.size()) areaNote(note, pick.index);
      break;
    case PickKind::Group:
      if (pick.index < data.actors.size()) groupNote(note, pick.index);
      break;
    case PickKind::Event:
      if (pick.index < data.events.size()) eventNote(note, pick.index);
      break;
    case PickKind::None: break;
  }
  if (!note.blocks.empty() && pick.kind != PickKind::Unit) claimsNote(note, pick);
  if (note.blocks.empty()) return;

  // A finger closes it by a tap on it: a cross in its corner says so. A pointer only has to go on.
  const bool closable = paint.in.touch;
  const double cross = closable ? 24 : 0;
  const Rect room = noteRoom(paint);
  const double above = paint.in.pointer.y - fingerGap - room.y,
               below = room.y + room.height - paint.in.pointer.y - fingerGap;
  const double highest = closable ? std::max({above, below, 110.0}) : std::max(room.height * 0.42, 200.0);
  const double widest = std::min(300.0 + cross, room.width) - 2 * padding - cross;
  Vec2 size = sizeOf(note.blocks, widest);
  // Too high to stand beside what it explains: method and sources go first, which the card has.
  for (bool cut = false; size.y + 2 * padding - 4 > highest && note.blocks.size() > 2;
       size = sizeOf(note.blocks, widest)) {
    if (cut) note.blocks.pop_back();
    size_t last = note.blocks.size() - 1;
    for (size_t i = 1; i < note.blocks.size(); ++i)
      if (note.blocks[i].spare) last = i;
    note.blocks.erase(note.blocks.begin() + static_cast<std::ptrdiff_t>(last));
    cut = paint.in.scene->layout.card.width > 0;
    if (cut) note.aside("The card tells more.", 4);
  }
  const double width = std::min(std::ceil(size.x), widest) + 1, height = size.y;
  Rect box = {0, 0, width + 2 * padding + cross, height + 2 * padding - 4};
  if (closable) box.height = std::max(box.height, 44.0);
  standBeside(box, paint, room, above >= below);

  if (closable) {
    beginPanel(paint, "note", box, true);
    if (touchable(paint, "close note", box).activated) paint.actions.push_back(act(ActionKind::Select));
    endPanel();
  }
  Paint over = paint;
  over.canvas.list = ImGui::GetForegroundDrawList();
  over.canvas.list->_FringeScale = 1.f / over.canvas.dpr;
  paper(over, box, paint.tokens.card, 8);
  if (closable) drawIcon(over.canvas, Icon::Close, {box.x + box.width - 20, box.y + 22}, 11, paint.tokens.muted);
  double y = box.y + std::max(padding, (box.height - height) / 2) - 2;
  for (const Block& block : note.blocks) {
    y += static_cast<double>(block.before);
    const double indent = block.shaped ? shapeIndent : 0;
    if (block.shaped) drawClaimShape(over.canvas, block.shape, {box.x + padding + 5, y + 8.5}, paint.tokens.ink);
    y += static_cast<double>(drawParagraph(over.canvas, *block.font, {box.x + padding + indent, y},
                                           px(width - indent) + 1, block.leading, block.color, block.text));
  }
}

}  // namespace faultline
