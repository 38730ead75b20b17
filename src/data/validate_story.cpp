#include <iterator>
#include <tuple>

#include "base/utf8.h"
#include "data/validate.h"

namespace faultline {
namespace {

// 1 January 1 to 31 December 9999.
constexpr format::Day firstDay = -719162;
constexpr format::Day lastDay = 2932896;

bool splitsCharacter(std::string_view blob, size_t offset) {
  return offset < blob.size() && (static_cast<uint8_t>(blob[offset]) & 0xc0) == 0x80;
}

}  // namespace

void Checker::range(format::Range range, size_t count) {
  require(range.first <= count && range.count <= count - range.first, PackError::BadIndex);
  require(range.count <= budget, PackError::TooLarge);
  if (ok()) budget -= range.count;
}

void Checker::list(format::Range range, size_t targetCount) {
  this->range(range, dataset.refs.size());
  if (!ok()) return;
  for (const uint32_t value : dataset.list(range)) index(value, targetCount);
}

void Checker::text(format::StringRef ref) {
  const bool inWords = (ref.offset & format::inWords) != 0;
  const size_t offset = ref.offset & ~format::inWords;
  const auto bytes = table[inWords ? SectionId::WordData : SectionId::Strings].bytes;
  const auto records = table.records<format::Words>(SectionId::Words);
  const size_t size = !inWords ? bytes.size() : records.empty() ? 0 : records[0].length;
  require(offset <= size && ref.length <= size - offset, PackError::BadText);
  if (!ok()) return;
  const std::string_view blob(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  require(!splitsCharacter(blob, offset) && !splitsCharacter(blob, offset + ref.length), PackError::BadText);
}

void Checker::position(format::Position position) {
  number(position.lon, -180, 192);
  number(position.lat, -90, 90);
}

void Checker::day(format::Day day) { require(day >= firstDay && day <= lastDay, PackError::BadNumber); }
void Checker::dayOrStart(format::Day day) {
  if (day != format::openStart) this->day(day);
}
void Checker::dayOrEnd(format::Day day) {
  if (day != format::openEnd) this->day(day);
}

namespace {

void checkMeta(Checker& check) {
  check.enter(SectionId::Meta);
  const Dataset& data = check.dataset;
  const format::Meta& meta = data.meta();
  for (const auto ref : {meta.id, meta.title, meta.byline, meta.essayTitle, meta.essayAuthor, meta.essayDateText,
                         meta.version, meta.about, meta.voicesMissing, meta.schematicNote, meta.policyNote}) {
    check.text(ref);
  }
  check.list(meta.credits, data.texts.size());
  check.range(meta.scaleBreaks, data.refs.size());
  check.require(meta.scaleBreaks.count % 2 == 0, PackError::BadNumber);
  if (check.ok()) {
    format::Day before = format::openStart;
    for (const uint32_t bits : data.list(meta.scaleBreaks)) {
      const auto day = static_cast<format::Day>(bits);
      check.day(day);
      check.require(day > before, PackError::BadNumber);
      before = day;
    }
  }
  check.day(meta.essayCutoff);
  check.day(meta.updated);
  check.require(meta.daysPerSecond > 0 && meta.daysPerSecond <= 36525, PackError::BadNumber);

  check.enter(SectionId::Texts);
  for (const format::Text& text : data.texts) check.text(text.text);
}

void checkSources(Checker& check) {
  check.enter(SectionId::Sources);
  for (const format::Source& source : check.dataset.sources) {
    for (const auto ref : {source.id, source.title, source.publisher, source.address, source.note, source.dateText}) {
      check.text(ref);
    }
    check.dayOrStart(source.date);
    check.choice(source.grade);
  }
}

void checkActors(Checker& check) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::Actors);
  for (const format::Actor& actor : data.actors) {
    for (const auto ref : {actor.id, actor.name, actor.shortName, actor.note}) check.text(ref);
    check.position(actor.at);
    check.list(actor.units, data.units.size());
    check.range(actor.members, data.members.size());
    check.list(actor.sources, data.sources.size());
    check.dayOrStart(actor.start);
    check.dayOrEnd(actor.end);
    check.span(actor.start, actor.end);
    check.choice(actor.kind);
    check.choice(actor.bloc);
    check.flag(actor.after);
    check.flag(actor.added);
  }
  check.enter(SectionId::Members);
  for (const format::Member& member : data.members) {
    check.index(member.actor, data.actors.size());
    check.dayOrStart(member.from);
    check.dayOrEnd(member.to);
    check.span(member.from, member.to);
    check.text(member.fromText);
    check.flag(member.after);
  }
}

void checkPlacesAndEvents(Checker& check) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::Places);
  for (const format::Place& place : data.places) {
    for (const auto ref : {place.id, place.name, place.note, place.dateText}) check.text(ref);
    check.position(place.at);
    check.list(place.sources, data.sources.size());
    check.dayOrStart(place.date);
    check.choice(place.kind);
    check.require(place.rank <= 9, PackError::BadNumber);
    check.flag(place.after);
    check.flag(place.added);
  }
  check.enter(SectionId::Events);
  format::Day before = format::openStart;
  for (const format::Event& event : data.events) {
    for (const auto ref : {event.id, event.title, event.text, event.dateText}) check.text(ref);
    check.list(event.places, data.places.size());
    check.list(event.actors, data.actors.size());
    check.list(event.sources, data.sources.size());
    check.day(event.date);
    check.span(before, event.date);
    before = event.date;
    check.flag(event.after);
    check.flag(event.added);
  }
}

void checkClaims(Checker& check) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::Claims);
  for (const format::Claim& claim : data.claims) {
    for (const auto ref : {claim.id, claim.text, claim.voice, claim.check, claim.dateText}) check.text(ref);
    check.list(claim.places, data.places.size());
    check.list(claim.actors, data.actors.size());
    check.list(claim.sources, data.sources.size());
    check.dayOrStart(claim.date);
    check.choice(claim.kind);
    check.choice(claim.status);
    check.flag(claim.after);
  }
}

void checkLinks(Checker& check) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::Visits);
  for (const format::Visit& visit : data.visits) {
    check.text(visit.text);
    check.day(visit.date);
  }
  check.enter(SectionId::Links);
  for (const format::Link& link : data.links) {
    for (const auto ref : {link.id, link.name, link.basis, link.accuser, link.denial, link.startText, link.endText}) {
      check.text(ref);
    }
    check.index(link.from, data.actors.size());
    check.index(link.to, data.actors.size());
    check.range(link.visits, data.visits.size());
    if (check.ok()) {
      format::Day before = format::openStart;
      for (const format::Visit& visit : data.visits.subspan(link.visits.first, link.visits.count)) {
        check.span(before, visit.date);
        before = visit.date;
      }
    }
    check.list(link.sources, data.sources.size());
    check.day(link.start);
    check.dayOrEnd(link.end);
    check.span(link.start, link.end);
    check.choice(link.kind);
    check.choice(link.bloc);
    check.choice(link.confidence);
    check.flag(link.directed);
    check.flag(link.after);
    check.flag(link.added);
  }
}

void checkFronts(Checker& check) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::Points);
  for (const format::Position& point : data.points) check.position(point);
  check.enter(SectionId::Segments);
  for (const SegmentStatus status : data.segments) check.choice(status);

  check.enter(SectionId::Keyframes);
  for (const format::Keyframe& keyframe : data.keyframes) {
    check.text(keyframe.note);
    check.day(keyframe.date);
    check.range(keyframe.points, data.points.size());
    check.range(keyframe.segments, data.segments.size());
    check.require(keyframe.points.count >= 2, PackError::BadGeometry);
    check.require(keyframe.segments.count + uint64_t{1} == keyframe.points.count, PackError::BadGeometry);
    check.list(keyframe.sources, data.sources.size());
    check.number(keyframe.uncertaintyKm, 0, 20000);
    check.choice(keyframe.motion);
    check.flag(keyframe.envelope);
    check.flag(keyframe.after);
  }

  check.enter(SectionId::Fronts);
  for (const format::Front& front : data.fronts) {
    for (const auto ref : {front.id, front.name, front.label, front.sublabel, front.note}) check.text(ref);
    check.indexOrNone(front.left, data.actors.size());
    check.indexOrNone(front.right, data.actors.size());
    check.range(front.keyframes, data.keyframes.size());
    check.require(front.keyframes.count >= 1, PackError::BadIndex);
    if (check.ok()) {
      const auto keyframes = data.keyframes.subspan(front.keyframes.first, front.keyframes.count);
      for (size_t i = 1; i < keyframes.size(); ++i) {
        check.require(keyframes[i - 1].date < keyframes[i].date, PackError::BadNumber);
        check.require(keyframes[i - 1].points.count == keyframes[i].points.count, PackError::BadGeometry);
      }
    }
    check.range(front.closure, data.points.size());
    check.list(front.clip, data.units.size());
    check.list(front.sources, data.sources.size());
    check.position(front.labelAt);
    check.dayOrEnd(front.validTo);
    check.dayOrEnd(front.end);
    check.choice(front.kind);
    check.choice(front.marks);
    check.choice(front.hatch);
    check.flag(front.after);
    check.flag(front.added);
    check.flag(front.onBorder);
    check.require(front.onBorder == 0 || front.clip.count >= 2, PackError::BadIndex);
  }
}

void checkAreas(Checker& check) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::Rings);
  for (const format::Ring& ring : data.rings) {
    check.range(ring.points, data.points.size());
    check.require(ring.points.count >= 3, PackError::BadGeometry);
  }
  check.enter(SectionId::Zones);
  check.require(data.zones.size() <= data.areas.size(), PackError::TooLarge);
  for (size_t i = 0; i < data.zones.size() && check.ok(); ++i) {
    const format::Zone& zone = data.zones[i];
    check.index(zone.area, data.areas.size());
    check.index(zone.front, data.fronts.size());
    check.number(zone.halfWidthKm, 0.001f, 1000);
    check.require(i == 0 || data.zones[i - 1].area < zone.area, PackError::BadIndex);
  }
  if (!check.ok()) return;
  check.enter(SectionId::Areas);
  size_t zone = 0;
  for (uint32_t i = 0; i < data.areas.size(); ++i) {
    const format::Area& area = data.areas[i];
    for (const auto ref : {area.id, area.name, area.note, area.startText, area.endText}) check.text(ref);
    check.range(area.rings, data.rings.size());
    check.list(area.units, data.units.size());
    const bool strip = zone < data.zones.size() && data.zones[zone].area == i;
    if (strip) ++zone;
    check.require((area.rings.count + uint64_t{area.units.count} == 0) == strip, PackError::BadIndex);
    check.list(area.sources, data.sources.size());
    check.day(area.start);
    check.dayOrEnd(area.end);
    check.span(area.start, area.end);
    check.indexOrNone(area.holder, data.actors.size());
    check.choice(area.kind);
    check.flag(area.after);
    check.flag(area.added);
  }
}

void checkClaimMarks(Checker& check) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::ClaimMarks);
  const size_t counts[] = {data.fronts.size(), data.links.size(), data.areas.size()};
  static_assert(std::size(counts) == static_cast<size_t>(MarkKind::Count));
  const format::ClaimMark* before = nullptr;
  for (const format::ClaimMark& mark : data.claimMarks) {
    check.choice(mark.kind);
    if (!check.ok()) return;
    check.index(mark.index, counts[static_cast<size_t>(mark.kind)]);
    check.index(mark.claim, data.claims.size());
    if (before != nullptr)
      check.require(std::tie(before->kind, before->index) <= std::tie(mark.kind, mark.index), PackError::BadIndex);
    before = &mark;
  }
}

void checkEndPlaces(Checker& check) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::EndPlaces);
  check.require(data.endPlaces.size() <= 2 * data.links.size(), PackError::TooLarge);
  const format::EndPlace* before = nullptr;
  for (const format::EndPlace& end : data.endPlaces) {
    check.index(end.link, data.links.size());
    check.index(end.place, data.places.size());
    check.flag(end.to);
    if (before != nullptr)
      check.require(std::tie(before->link, before->to) < std::tie(end.link, end.to), PackError::BadIndex);
    before = &end;
  }
}

void checkDisputes(Checker& check) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::Disputes);
  uint32_t next = 0;  // the least link that may follow
  for (const format::Dispute& dispute : data.disputes) {
    for (const auto ref : {dispute.accuserShort, dispute.answer, dispute.answerShort}) check.text(ref);
    check.index(dispute.link, data.links.size());
    check.require(dispute.link >= next, PackError::BadIndex);
    next = dispute.link + 1;
  }
}

void checkDateBounds(Checker& check) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::DateBounds);
  const size_t counts[] = {data.links.size(),  data.links.size(),  data.areas.size(),  data.areas.size(),
                           data.places.size(), data.events.size(), data.visits.size(), data.members.size()};
  static_assert(std::size(counts) == static_cast<size_t>(DatedKind::Count));
  const format::DateBounds* before = nullptr;
  for (const format::DateBounds& bounds : data.dateBounds) {
    check.choice(bounds.kind);
    if (!check.ok()) return;
    check.index(bounds.index, counts[static_cast<size_t>(bounds.kind)]);
    check.day(bounds.first);
    check.day(bounds.last);
    check.require(bounds.first < bounds.last, PackError::BadNumber);
    if (before != nullptr)
      check.require(std::tie(before->kind, before->index) < std::tie(bounds.kind, bounds.index), PackError::BadIndex);
    before = &bounds;
  }
}

void checkBeats(Checker& check) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::Beats);
  check.require(!data.beats.empty(), PackError::BadSection);  // a story with nothing to show is no story
  for (const format::Beat& beat : data.beats) {
    for (const auto ref : {beat.id, beat.title, beat.text, beat.dateText}) check.text(ref);
    check.day(beat.start);
    check.day(beat.end);
    check.span(beat.start, beat.end);
    check.range(beat.show, data.points.size());
    check.position(beat.cameraAt);
    check.number(beat.cameraSpanDeg, 0, 360);
    check.list(beat.fronts, data.fronts.size());
    check.list(beat.links, data.links.size());
    check.list(beat.places, data.places.size());
    check.list(beat.areas, data.areas.size());
    check.list(beat.actors, data.actors.size());
    check.list(beat.events, data.events.size());
    check.list(beat.labels, data.fronts.size());
    check.list(beat.claims, data.claims.size());
    check.list(beat.sources, data.sources.size());
    check.flag(beat.after);
  }
}

void checkGlyphs(Checker& check) {
  check.enter(SectionId::Glyphs);
  uint64_t next = 0;  // the least codepoint that may follow
  for (const format::Glyph& glyph : check.dataset.glyphs) {
    check.require(glyph.codepoint >= next && glyph.codepoint <= 0x10ffff, PackError::BadNumber);
    next = uint64_t{glyph.codepoint} + 1;
    check.number(glyph.advance400, 0, 16);
    check.number(glyph.advance600, 0, 16);
  }
}

}  // namespace

void checkStory(Checker& check) {
  for (const SectionId id : {SectionId::Strings, SectionId::WordData}) {
    check.enter(id);
    const auto strings = check.table[id].bytes;
    check.require(validUtf8({reinterpret_cast<const char*>(strings.data()), strings.size()}), PackError::BadText);
  }
  const auto words = check.table.records<format::Words>(SectionId::Words);
  if (check.table[SectionId::WordData].present) {
    check.require(!words.empty() && words[0].length == check.table[SectionId::WordData].count, PackError::BadText);
  }
  checkMeta(check);
  checkSources(check);
  checkActors(check);
  checkPlacesAndEvents(check);
  checkClaims(check);
  checkLinks(check);
  checkFronts(check);
  checkAreas(check);
  checkClaimMarks(check);
  checkEndPlaces(check);
  checkDisputes(check);
  checkDateBounds(check);
  checkBeats(check);
  checkGlyphs(check);
}

}  // namespace faultline
