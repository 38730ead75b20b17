// Small stories for tests: built by hand, packed, and loaded like any other, so that a test's story is a valid one.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "data/dataset.h"

namespace faultline {

struct KeyframeSpec {
  format::Day date = 0;
  std::vector<LonLat> points = {};
  std::string segments = {};  // one letter each: f confirmed, d claimed, x contested, a armistice, b border, c coast
  float uncertaintyKm = 10;
  Motion motion = Motion::Linear;
  bool envelope = false;
};

struct FrontSpec {
  std::string name = {};
  std::vector<KeyframeSpec> keyframes = {};
  Side hatch = Side::None;
  std::vector<LonLat> closure = {};
  format::Day validTo = format::openEnd, end = format::openEnd;
  FrontKind kind = FrontKind::War;
  uint32_t left = format::none, right = format::none;
};

struct LinkSpec {
  std::string name = {};
  uint32_t from = 0, to = 0;
  LinkKind kind = LinkKind::Alignment;
  format::Day start = 0, end = format::openEnd;
  std::vector<format::Day> visits = {};
  std::string accuser = {};  // of an alleged link
};

struct BeatSpec {
  format::Day start = 0, end = 0;
  std::vector<uint32_t> fronts = {}, links = {}, places = {}, areas = {}, actors = {}, events = {}, labels = {};
  bool after = false;
};

class StoryBuilder {
 public:
  format::Meta meta{};

  uint32_t actor(std::string_view name, LonLat at);
  uint32_t place(std::string_view name, LonLat at, PlaceKind kind = PlaceKind::City,
                 format::Day date = format::openStart);
  uint32_t event(std::string_view title, format::Day date);  // in the order of their dates
  uint32_t link(const LinkSpec& spec);
  uint32_t front(const FrontSpec& spec);
  uint32_t area(std::string_view name, format::Day start, format::Day end, const std::vector<LonLat>& ring);
  uint32_t beat(const BeatSpec& spec);
  void stretches(const std::vector<format::Day>& pairs);

  // The finished story; valid while this lives and nothing more is added.
  const Dataset& finish();

 private:
  format::StringRef text(std::string_view more);
  format::Range list(const std::vector<uint32_t>& more);
  format::Range line(const std::vector<LonLat>& more);

  std::string strings;
  std::vector<format::Actor> actors;
  std::vector<format::Place> places;
  std::vector<format::Event> events;
  std::vector<format::Link> links;
  std::vector<format::Visit> visits;
  std::vector<format::Front> fronts;
  std::vector<format::Keyframe> keyframes;
  std::vector<format::Position> points;
  std::vector<SegmentStatus> segments;
  std::vector<format::Area> areas;
  std::vector<format::Ring> rings;
  std::vector<format::Beat> beats;
  std::vector<uint32_t> refs;

  std::vector<uint64_t> storage;  // 8-byte aligned
  Dataset dataset;
};

format::Day dayOf(std::string_view iso);  // ends the program where it is not a date

}  // namespace faultline
