#include "compiler/dump_writer.h"
#include "story/dates.h"

namespace faultline {
namespace {

void dumpMeta(DumpWriter& w) {
  const Dataset& data = w.dataset;
  const format::Meta& meta = data.meta();
  w.begin("story", data.text(meta.id));
  w.text("title", meta.title);
  w.text("byline", meta.byline);
  w.text("essay", meta.essayTitle);
  w.text("author", meta.essayAuthor);
  w.text("essayDate", meta.essayDateText);
  w.day("cutoff", meta.essayCutoff);
  w.text("version", meta.version);
  w.day("updated", meta.updated);
  w.number("daysPerSecond", double{meta.daysPerSecond});
  for (const uint32_t bits : data.list(meta.scaleBreaks)) w.day("scale", static_cast<format::Day>(bits));
  w.text("about", meta.about);
  w.text("voicesMissing", meta.voicesMissing);
  w.text("schematic", meta.schematicNote);
  w.text("policy", meta.policyNote);
  for (const uint32_t index : data.list(meta.credits)) w.text("credit", data.texts[index].text);
  w.end();
}

void dumpSources(DumpWriter& w) {
  for (const format::Source& source : w.dataset.sources) {
    w.begin("source", w.dataset.text(source.id));
    w.choice("grade", source.grade);
    w.text("title", source.title);
    w.text("publisher", source.publisher);
    w.day("date", source.date);
    w.text("dateText", source.dateText);
    w.text("address", source.address);
    w.text("note", source.note);
    w.end();
  }
}

void dumpActorsAndPlaces(DumpWriter& w) {
  const Dataset& data = w.dataset;
  for (const format::Actor& actor : data.actors) {
    w.begin("actor", data.text(actor.id));
    w.choice("kind", actor.kind);
    w.choice("bloc", actor.bloc);
    w.text("name", actor.name);
    w.text("short", actor.shortName);
    w.position("at", actor.at);
    w.day("start", actor.start);
    w.day("end", actor.end);
    w.list("units", actor.units, data.units);
    w.list("sources", actor.sources, data.sources);
    w.text("note", actor.note);
    w.flag("after", actor.after);
    w.flag("added", actor.added);
    w.end();
    for (const format::Member& member : data.members.subspan(actor.members.first, actor.members.count)) {
      w.begin("  member", data.text(data.actors[member.actor].id));
      w.day("from", member.from);
      w.day("to", member.to);
      w.text("fromText", member.fromText);
      w.flag("after", member.after);
      w.end();
    }
  }
  for (const format::Place& place : data.places) {
    w.begin("place", data.text(place.id));
    w.choice("kind", place.kind);
    w.number("rank", place.rank);
    w.text("name", place.name);
    w.position("at", place.at);
    w.day("date", place.date);
    w.text("dateText", place.dateText);
    w.list("sources", place.sources, data.sources);
    w.text("note", place.note);
    w.flag("after", place.after);
    w.flag("added", place.added);
    w.end();
  }
}

void dumpEventsAndClaims(DumpWriter& w) {
  const Dataset& data = w.dataset;
  for (const format::Event& event : data.events) {
    w.begin("event", data.text(event.id));
    w.day("date", event.date);
    w.text("dateText", event.dateText);
    w.text("title", event.title);
    w.text("text", event.text);
    w.list("places", event.places, data.places);
    w.list("actors", event.actors, data.actors);
    w.list("sources", event.sources, data.sources);
    w.flag("after", event.after);
    w.flag("added", event.added);
    w.end();
  }
  for (const format::Claim& claim : data.claims) {
    w.begin("claim", data.text(claim.id));
    w.choice("kind", claim.kind);
    w.choice("status", claim.status);
    w.text("voice", claim.voice);
    w.text("text", claim.text);
    w.text("check", claim.check);
    w.day("date", claim.date);
    w.text("dateText", claim.dateText);
    w.list("places", claim.places, data.places);
    w.list("actors", claim.actors, data.actors);
    w.list("sources", claim.sources, data.sources);
    w.flag("after", claim.after);
    w.end();
  }
  for (const format::ClaimMark& mark : data.claimMarks) {
    const format::StringRef id = mark.kind == MarkKind::Front  ? data.fronts[mark.index].id
                                 : mark.kind == MarkKind::Link ? data.links[mark.index].id
                                                               : data.areas[mark.index].id;
    w.begin("about", data.text(id));
    w.choice("kind", mark.kind);
    w.word("claim", data.text(data.claims[mark.claim].id));
    w.end();
  }
  for (const format::DateBounds& bounds : data.dateBounds) {
    w.begin("bounds");
    w.choice("kind", bounds.kind);
    w.number("index", bounds.index);
    w.day("first", bounds.first);
    w.day("last", bounds.last);
    w.end();
  }
}

void dumpLinks(DumpWriter& w) {
  const Dataset& data = w.dataset;
  for (const format::Link& link : data.links) {
    w.begin("link", data.text(link.id));
    w.choice("kind", link.kind);
    w.choice("bloc", link.bloc);
    w.choice("confidence", link.confidence);
    w.word("from", data.text(data.actors[link.from].id));
    w.word("to", data.text(data.actors[link.to].id));
    for (const bool to : {false, true}) {
      if (const uint32_t place = data.placeOfEnd(static_cast<uint32_t>(&link - data.links.data()), to);
          place != format::none)
        w.word(to ? "toPlace" : "fromPlace", data.text(data.places[place].id));
    }
    w.flag("directed", link.directed);
    w.text("name", link.name);
    w.day("start", link.start);
    w.text("startText", link.startText);
    w.day("end", link.end);
    w.text("endText", link.endText);
    w.text("basis", link.basis);
    w.text("accuser", link.accuser);
    w.text("denial", link.denial);
    if (const format::Dispute* dispute = data.disputeOf(static_cast<uint32_t>(&link - data.links.data()))) {
      w.text("accuserShort", dispute->accuserShort);
      w.text("answer", dispute->answer);
      w.text("answerShort", dispute->answerShort);
    }
    w.list("sources", link.sources, data.sources);
    w.flag("after", link.after);
    w.flag("added", link.added);
    w.end();
    for (const format::Visit& visit : data.visits.subspan(link.visits.first, link.visits.count)) {
      w.begin("  visit");
      w.day("date", visit.date);
      w.text("text", visit.text);
      w.end();
    }
  }
}

void dumpKeyframe(DumpWriter& w, const format::Keyframe& keyframe) {
  w.begin("  keyframe", isoFromDay(keyframe.date));
  w.choice("motion", keyframe.motion);
  w.number("uncertaintyKm", double{keyframe.uncertaintyKm});
  std::string runs;
  const auto statuses = w.dataset.statuses(keyframe.segments);
  for (size_t i = 0; i < statuses.size();) {
    size_t end = i;
    while (end < statuses.size() && statuses[end] == statuses[i]) ++end;
    runs += (runs.empty() ? "" : ",") + std::string(word(statuses[i])) + ':' + std::to_string(end - i);
    i = end;
  }
  w.word("segments", runs);
  w.line("points", keyframe.points);
  w.list("sources", keyframe.sources, w.dataset.sources);
  w.text("note", keyframe.note);
  w.flag("envelope", keyframe.envelope);
  w.flag("after", keyframe.after);
  w.end();
}

void dumpFronts(DumpWriter& w) {
  const Dataset& data = w.dataset;
  const auto holder = [&](uint32_t actor) { return actor == format::none ? "" : data.text(data.actors[actor].id); };
  for (const format::Front& front : data.fronts) {
    w.begin("front", data.text(front.id));
    w.choice("kind", front.kind);
    w.text("name", front.name);
    w.text("label", front.label);
    w.text("sublabel", front.sublabel);
    w.position("labelAt", front.labelAt);
    w.word("left", holder(front.left));
    w.word("right", holder(front.right));
    w.choice("marks", front.marks);
    w.choice("hatch", front.hatch);
    w.line("closure", front.closure);
    w.list("clip", front.clip, data.units);
    w.flag("onBorder", front.onBorder);
    w.day("validTo", front.validTo);
    w.day("end", front.end);
    w.list("sources", front.sources, data.sources);
    w.text("note", front.note);
    w.flag("after", front.after);
    w.flag("added", front.added);
    w.end();
    for (const auto& keyframe : data.keyframes.subspan(front.keyframes.first, front.keyframes.count)) {
      dumpKeyframe(w, keyframe);
    }
  }
}

void dumpAreas(DumpWriter& w) {
  const Dataset& data = w.dataset;
  for (uint32_t i = 0; i < data.areas.size(); ++i) {
    const format::Area& area = data.areas[i];
    w.begin("area", data.text(area.id));
    w.choice("kind", area.kind);
    w.text("name", area.name);
    if (area.holder != format::none) w.word("holder", data.text(data.actors[area.holder].id));
    w.day("start", area.start);
    w.text("startText", area.startText);
    w.day("end", area.end);
    w.text("endText", area.endText);
    w.list("units", area.units, data.units);
    for (const auto& ring : data.rings.subspan(area.rings.first, area.rings.count)) w.line("ring", ring.points);
    if (const format::Zone* zone = data.zoneOf(i)) {
      w.word("along", data.text(data.fronts[zone->front].id));
      w.number("halfWidthKm", double{zone->halfWidthKm});
    }
    w.list("sources", area.sources, data.sources);
    w.text("note", area.note);
    w.flag("after", area.after);
    w.flag("added", area.added);
    w.end();
  }
}

void dumpBeats(DumpWriter& w) {
  const Dataset& data = w.dataset;
  for (const format::Beat& beat : data.beats) {
    w.begin("beat", data.text(beat.id));
    w.text("title", beat.title);
    w.day("start", beat.start);
    w.day("end", beat.end);
    w.text("dateText", beat.dateText);
    w.text("text", beat.text);
    if (beat.cameraSpanDeg > 0) {
      w.position("cameraAt", beat.cameraAt);
      w.number("cameraSpanDeg", double{beat.cameraSpanDeg});
    }
    w.line("show", beat.show);
    w.list("fronts", beat.fronts, data.fronts);
    w.list("labels", beat.labels, data.fronts);
    w.list("links", beat.links, data.links);
    w.list("places", beat.places, data.places);
    w.list("areas", beat.areas, data.areas);
    w.list("actors", beat.actors, data.actors);
    w.list("events", beat.events, data.events);
    w.list("claims", beat.claims, data.claims);
    w.list("sources", beat.sources, data.sources);
    if (beat.playSeconds > 0) w.number("playSeconds", beat.playSeconds);
    w.flag("after", beat.after);
    w.end();
  }
}

}  // namespace

void dumpStory(DumpWriter& w) {
  dumpMeta(w);
  dumpSources(w);
  dumpActorsAndPlaces(w);
  dumpEventsAndClaims(w);
  dumpLinks(w);
  dumpFronts(w);
  dumpAreas(w);
  dumpBeats(w);
  w.begin("glyphs");
  w.number("count", static_cast<double>(w.dataset.glyphs.size()));
  w.end();
}

}  // namespace faultline
