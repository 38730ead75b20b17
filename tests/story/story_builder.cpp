#include "story_builder.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <cstring>

#include "data/container.h"
#include "story/dates.h"

namespace faultline {
namespace {

format::Position positionOf(LonLat at) { return {static_cast<float>(at.lon), static_cast<float>(at.lat)}; }

template <class Record>
format::Range appended(const std::vector<Record>& records, size_t count) {
  return {static_cast<uint32_t>(records.size() - count), static_cast<uint32_t>(count)};
}

template <class Record>
uint32_t add(std::vector<Record>& records, const Record& record) {
  records.push_back(record);
  return static_cast<uint32_t>(records.size() - 1);
}

SegmentStatus statusOf(char letter) {
  switch (letter) {
    case 'f': return SegmentStatus::Confirmed;
    case 'd': return SegmentStatus::Claimed;
    case 'x': return SegmentStatus::Contested;
    case 'a': return SegmentStatus::Armistice;
    case 'b': return SegmentStatus::Border;
    default: return SegmentStatus::Coast;
  }
}

}  // namespace

format::StringRef StoryBuilder::text(std::string_view more) {
  strings += more;
  return {static_cast<uint32_t>(strings.size() - more.size()), static_cast<uint32_t>(more.size())};
}
format::Range StoryBuilder::list(const std::vector<uint32_t>& more) {
  refs.insert(refs.end(), more.begin(), more.end());
  return appended(refs, more.size());
}
format::Range StoryBuilder::line(const std::vector<LonLat>& more) {
  for (const LonLat at : more) points.push_back(positionOf(at));
  return appended(points, more.size());
}

uint32_t StoryBuilder::actor(std::string_view name, LonLat at) {
  format::Actor record{};
  record.name = record.id = text(name);
  record.at = positionOf(at);
  record.start = format::openStart;
  record.end = format::openEnd;
  return add(actors, record);
}

uint32_t StoryBuilder::place(std::string_view name, LonLat at, PlaceKind kind, format::Day date) {
  format::Place record{};
  record.name = record.id = text(name);
  record.at = positionOf(at);
  record.kind = kind;
  record.date = date;
  return add(places, record);
}

uint32_t StoryBuilder::event(std::string_view title, format::Day date) {
  format::Event record{};
  record.title = record.id = text(title);
  record.date = date;
  return add(events, record);
}

uint32_t StoryBuilder::link(const LinkSpec& spec) {
  format::Link record{};
  record.name = record.id = text(spec.name);
  record.from = spec.from;
  record.to = spec.to;
  record.kind = spec.kind;
  record.accuser = text(spec.accuser);
  record.start = spec.start;
  record.end = spec.end;
  for (const format::Day date : spec.visits) visits.push_back({{}, date});
  record.visits = appended(visits, spec.visits.size());
  return add(links, record);
}

uint32_t StoryBuilder::front(const FrontSpec& spec) {
  format::Front record{};
  record.name = record.id = text(spec.name);
  record.left = spec.left;
  record.right = spec.right;
  for (const KeyframeSpec& from : spec.keyframes) {
    REQUIRE(from.segments.size() + 1 == from.points.size());
    format::Keyframe keyframe{};
    keyframe.date = from.date;
    keyframe.points = line(from.points);
    for (const char letter : from.segments) segments.push_back(statusOf(letter));
    keyframe.segments = appended(segments, from.segments.size());
    keyframe.uncertaintyKm = from.uncertaintyKm;
    keyframe.motion = from.motion;
    keyframe.envelope = from.envelope ? 1 : 0;
    keyframes.push_back(keyframe);
  }
  record.keyframes = appended(keyframes, spec.keyframes.size());
  record.closure = line(spec.closure);
  record.labelAt = positionOf(spec.keyframes[0].points[0]);
  record.validTo = spec.validTo;
  record.end = spec.end;
  record.kind = spec.kind;
  record.hatch = spec.hatch;
  return add(fronts, record);
}

uint32_t StoryBuilder::area(std::string_view name, format::Day start, format::Day end,
                            const std::vector<LonLat>& ring) {
  format::Area record{};
  record.name = record.id = text(name);
  rings.push_back({line(ring)});
  record.rings = appended(rings, 1);
  record.start = start;
  record.end = end;
  record.holder = format::none;
  return add(areas, record);
}

uint32_t StoryBuilder::beat(const BeatSpec& spec) {
  format::Beat record{};
  record.id = record.title = text("beat");
  record.start = spec.start;
  record.end = spec.end;
  record.fronts = list(spec.fronts);
  record.links = list(spec.links);
  record.places = list(spec.places);
  record.areas = list(spec.areas);
  record.actors = list(spec.actors);
  record.events = list(spec.events);
  record.labels = list(spec.labels);
  record.after = spec.after ? 1 : 0;
  return add(beats, record);
}

void StoryBuilder::stretches(const std::vector<format::Day>& pairs) {
  std::vector<uint32_t> bits;
  for (const format::Day day : pairs) bits.push_back(static_cast<uint32_t>(day));
  meta.scaleBreaks = list(bits);
}

const Dataset& StoryBuilder::finish() {
  meta.daysPerSecond = 30;
  format::AtlasMeta atlas{};
  for (uint32_t& grid : atlas.gridPerDegree) grid = 200;
  std::vector<format::Lens> lenses;
  for (const std::string_view word : {"recognised", "controlled"}) {
    const format::StringRef id = text(word), name = text("Borders as " + std::string(word));
    lenses.push_back({id, name, name, text("Part of"), {}, {}});
  }

  // Sections that this story leaves empty are there all the same: a pack has them all.
  std::vector<SectionBytes> sections;
  for (size_t i = 0; i < sectionCount; ++i) {
    const auto id = static_cast<SectionId>(i);
    if (!sectionKind(id).optional) sections.push_back({id, {}});
  }
  const auto fill = [&](SectionId id, std::span<const std::byte> bytes) {
    sections[static_cast<size_t>(id)].bytes = bytes;
  };
  fill(SectionId::Meta, std::as_bytes(std::span(&meta, 1)));
  fill(SectionId::AtlasMeta, std::as_bytes(std::span(&atlas, 1)));
  fill(SectionId::Lenses, std::as_bytes(std::span(lenses)));
  fill(SectionId::Strings, std::as_bytes(std::span(strings)));
  fill(SectionId::Actors, std::as_bytes(std::span(actors)));
  fill(SectionId::Places, std::as_bytes(std::span(places)));
  fill(SectionId::Events, std::as_bytes(std::span(events)));
  fill(SectionId::Links, std::as_bytes(std::span(links)));
  fill(SectionId::Visits, std::as_bytes(std::span(visits)));
  fill(SectionId::Fronts, std::as_bytes(std::span(fronts)));
  fill(SectionId::Keyframes, std::as_bytes(std::span(keyframes)));
  fill(SectionId::Points, std::as_bytes(std::span(points)));
  fill(SectionId::Segments, std::as_bytes(std::span(segments)));
  fill(SectionId::Areas, std::as_bytes(std::span(areas)));
  fill(SectionId::Rings, std::as_bytes(std::span(rings)));
  fill(SectionId::Beats, std::as_bytes(std::span(beats)));
  fill(SectionId::Refs, std::as_bytes(std::span(refs)));

  const std::vector<std::byte> pack = writeContainer(ContainerKind::Pack, sections);
  storage.assign((pack.size() + 7) / 8, 0);
  std::memcpy(storage.data(), pack.data(), pack.size());
  std::string_view at;
  const PackError error =
      Dataset::load(std::as_bytes(std::span(storage)).first(pack.size()), dataset, LoadOptions{}, &at);
  CAPTURE(at, describe(error));
  REQUIRE(error == PackError::None);
  return dataset;
}

format::Day dayOf(std::string_view iso) {
  const auto day = dayFromIso(iso);
  if (!day) std::abort();  // called before any test runs, too
  return *day;
}

}  // namespace faultline
