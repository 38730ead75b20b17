#include "story/changes.h"
#include "story/shown_changes.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "geo/sphere.h"
#include "story/alternative.h"
#include "story/dates.h"
#include "story_builder.h"
#include "ukraine_lines.h"

using namespace faultline;

namespace {

using Sentences = std::vector<std::string>;

// A line along the equator walking east, so north is left. One degree is 111.2 km.
const std::vector<LonLat> still{{0, 0}, {2, 0}, {4, 0}, {6, 0}};
const std::vector<LonLat> north{{0, 0}, {2, 0.5}, {4, 0}, {6, 0}};

struct MiddleLine {
  StoryBuilder story;
  uint32_t west = 0, east = 0;
  MiddleLine() {
    west = story.actor("Westland", {3, 5});
    east = story.actor("Eastland", {3, -5});
    story.place("Middleton", {2, 1});
    story.place("Northern Sea", {2, 0.5}, PlaceKind::Sea);
    story.place("Far City", {40, 40});
  }
  FrontSpec line(std::vector<KeyframeSpec> keyframes) {
    return {.name = "Line in the middle", .keyframes = std::move(keyframes), .left = west, .right = east};
  }
};

const format::Day january = dayOf("2023-01-10"), march = dayOf("2023-03-01"), april = dayOf("2023-04-01"),
                  june = dayOf("2023-06-01");

}  // namespace

TEST_CASE_METHOD(MiddleLine, "a move has a length, a place and a side that lost ground") {
  const uint32_t front = story.front(line({{january, still, "fff", 8}, {march, north, "fff", 12}}));
  const uint32_t beat = story.beat({.start = january, .end = march, .fronts = {front}});
  const Dataset& dataset = story.finish();

  const auto there = frontChanges(dataset, beat, january, march);
  REQUIRE(there.size() == 1);
  CHECK(std::fabs(there[0].greatestKm - 55.6) < 0.1);
  CHECK(distanceKm(there[0].whereUnit, unitFrom({2, 0.5})) < 0.1);
  CHECK(there[0].nearPlace == "Middleton");
  CHECK(there[0].towards == Side::Left);
  CHECK(std::fabs(there[0].bearingDeg) < 0.1);
  CHECK(std::fabs(there[0].toRightKm2 - 12364) < 10);  // four degrees long, half a degree high
  CHECK(there[0].toLeftKm2 == 0);
  CHECK(there[0].uncertaintyKm == 12);
  CHECK_FALSE(there[0].interpolated);
  // The same way back: now the right side loses, and the point is on the line that was left.
  const auto back = frontChanges(dataset, beat, march, january);
  REQUIRE(back.size() == 1);
  CHECK(back[0].towards == Side::Right);
  CHECK(std::fabs(back[0].bearingDeg - 180) < 0.1);
  CHECK(std::fabs(back[0].toLeftKm2 - 12364) < 10);
  CHECK(std::fabs(back[0].greatestKm - 55.6) < 0.1);

  CHECK(whatChanged(dataset, beat) ==
        Sentences{"Between 10 Jan and 1 Mar 2023 the line in the middle moved up to about 60 km (\u00b1 10 km) north, "
                  "most near "
                  "Middleton; about 12,000 km\u00b2 (\u00b1 7,000 km\u00b2) came to lie on Eastland\u2019s side."});
  CHECK(whatChanged(dataset, beat, january, march) == whatChanged(dataset, beat));
}

TEST_CASE_METHOD(MiddleLine, "half way the figures are half, and say that they are interpolated") {
  const uint32_t front = story.front(line({{0, still, "fff", 8}, {100, north, "fff", 12}}));
  const uint32_t beat = story.beat({.start = 0, .end = 100, .fronts = {front}});
  const auto sentences = whatChanged(story.finish(), beat, 0, 50);
  REQUIRE(sentences.size() == 1);
  CHECK(sentences[0].find("about 30 km") != std::string::npos);
  CHECK(sentences[0].find("interpolated") != std::string::npos);
}

TEST_CASE_METHOD(MiddleLine, "along borders and coasts nothing moves") {
  const uint32_t front = story.front(line({{january, still, "bbf"}, {march, north, "bbf"}}));
  const uint32_t turned = story.front(line({{january, still, "fff"}, {march, north, "bbf"}}));
  const uint32_t beat = story.beat({.start = january, .end = march, .fronts = {front, turned}});
  const Dataset& dataset = story.finish();
  const auto changes = frontChanges(dataset, beat, january, march);
  REQUIRE(changes.size() == 1);  // where it was a front before, it did move
  CHECK(changes[0].front == turned);
}

TEST_CASE_METHOD(MiddleLine, "a move within the uncertainty is none, and is said only beside something else") {
  const uint32_t front = story.front(line({{january, still, "fff", 60}, {march, north, "fff", 60}}));
  const uint32_t link =
      story.link({.name = "Pact", .from = west, .to = east, .start = dayOf("2023-02-01"), .end = dayOf("2023-02-20")});
  const uint32_t alone = story.beat({.start = january, .end = march, .fronts = {front}});
  const uint32_t beside = story.beat({.start = january, .end = march, .fronts = {front}, .links = {link}});
  const Dataset& dataset = story.finish();
  CHECK(whatChanged(dataset, alone, january, march).empty());
  CHECK(whatChanged(dataset, beside, january, march) ==
        Sentences{
            "Between 10 Jan and 1 Mar 2023 the line in the middle moved by no more than its uncertainty of about 60 "
            "km.",
            "One partnership began: Pact (1 Feb 2023).", "One partnership ended: Pact (20 Feb 2023)."});
  // On its last day a link is still there; it has ended the day after, once.
  CHECK(whatChanged(dataset, beside, dayOf("2023-02-10"), dayOf("2023-02-20")).empty());
  CHECK(whatChanged(dataset, beside, dayOf("2023-02-20"), dayOf("2023-02-21")).back() ==
        "One partnership ended: Pact (20 Feb 2023).");
}

TEST_CASE_METHOD(MiddleLine, "over many keyframes: each move in order, and how long the line then stood") {
  const uint32_t front = story.front(
      line({{january, still, "fff", 8}, {march, north, "fff", 8}, {april, still, "fff", 8}, {june, still, "fff", 8}}));
  const uint32_t beat = story.beat({.start = january, .end = june, .fronts = {front}});
  CHECK(whatChanged(story.finish(), beat) ==
        Sentences{"Between 10 Jan and 1 Mar 2023 the line in the middle moved up to about 60 km (\u00b1 10 km) north, "
                  "most near "
                  "Middleton; about 12,000 km\u00b2 (\u00b1 5,000 km\u00b2) came to lie on Eastland\u2019s side.",
                  "By 1 Apr 2023 it had moved up to about 60 km (\u00b1 10 km) south, most near Middleton; about "
                  "12,000 km\u00b2 "
                  "(\u00b1 5,000 km\u00b2) came to lie on Westland\u2019s side.",
                  "From 1 Apr 2023 to 1 Jun 2023 it moved by no more than its uncertainty of about 10 km."});
}

TEST_CASE_METHOD(MiddleLine, "a slow creep is told once it is more than its uncertainty") {
  const auto bulge = [](double lat) { return std::vector<LonLat>{{0, 0}, {2, lat}, {4, 0}, {6, 0}}; };
  // Three steps of 33 km, each within 40 km.
  const uint32_t front = story.front(line({{january, still, "fff", 40},
                                           {march, bulge(0.3), "fff", 40},
                                           {april, bulge(0.6), "fff", 40},
                                           {june, bulge(0.9), "fff", 40}}));
  const uint32_t beat = story.beat({.start = january, .end = june, .fronts = {front}});
  const auto sentences = whatChanged(story.finish(), beat);
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0].starts_with("Between 10 Jan and 1 Apr 2023 the line in the middle moved up to about 70 km"));
  CHECK(sentences[1] == "From 1 Apr 2023 to 1 Jun 2023 it moved by no more than its uncertainty of about 40 km.");
}

TEST_CASE_METHOD(MiddleLine, "of many moves the four greatest are told, each with its own dates") {
  std::vector<KeyframeSpec> keyframes;
  for (int i = 0; i < 7; ++i) {
    const double lat = i == 3 ? 0.2 : i % 2 == 0 ? 0 : 0.5;
    keyframes.push_back({january + 30 * i, {{0, 0}, {2, lat}, {4, 0}, {6, 0}}, "fff", 5});
  }
  const uint32_t front = story.front(line(std::move(keyframes)));
  const uint32_t beat = story.beat({.start = january, .end = january + 180, .fronts = {front}});
  const auto sentences = whatChanged(story.finish(), beat);
  REQUIRE(sentences.size() == 4);
  CHECK(sentences[0].starts_with("Between 10 Jan and 9 Feb 2023 the line in the middle moved"));
  CHECK(sentences[1].starts_with("By 11 Mar 2023 it had moved"));
  CHECK(sentences[2].starts_with("Between 10 May and 9 Jun 2023 the line in the middle moved"));  // two left out
  CHECK(sentences[3].starts_with("By 9 Jul 2023 it had moved"));
}

TEST_CASE_METHOD(MiddleLine, "an area within its uncertainty is not told") {
  const uint32_t front = story.front(line({{january, still, "fff", 50}, {march, north, "fff", 50}}));
  const uint32_t beat = story.beat({.start = january, .end = march, .fronts = {front}});
  CHECK(whatChanged(story.finish(), beat) ==
        Sentences{"Between 10 Jan and 1 Mar 2023 the line in the middle moved up to about 60 km (\u00b1 50 km) north, "
                  "most near Middleton."});
}

TEST_CASE_METHOD(MiddleLine, "where the line's ends moved and nothing closes them, no area is told") {
  const std::vector<LonLat> shifted{{0, 1}, {2, 1}, {4, 1}, {6, 1}};
  const uint32_t open = story.front(line({{january, still, "fff", 8}, {march, shifted, "fff", 8}}));
  FrontSpec spec = line({{january, still, "fff", 8}, {march, shifted, "fff", 8}});
  spec.closure = {{6, 10}, {0, 10}};
  const uint32_t closed = story.front(spec);
  const uint32_t one = story.beat({.start = january, .end = march, .fronts = {open}});
  const uint32_t other = story.beat({.start = january, .end = march, .fronts = {closed}});
  const Dataset& dataset = story.finish();
  CHECK(whatChanged(dataset, one)[0].find("km\u00b2") == std::string::npos);
  CHECK(whatChanged(dataset, other)[0].find("about 74,000 km\u00b2") != std::string::npos);
}

TEST_CASE_METHOD(MiddleLine, "both sides may come to hold ground in one step") {
  const uint32_t front = story.front(line(
      {{january, {{0, 0}, {2, 0}, {4, 0}, {6, 0}}, "fff", 2}, {march, {{0, 0}, {2, 1}, {4, -0.5}, {6, 0}}, "fff", 2}}));
  const uint32_t beat = story.beat({.start = january, .end = march, .fronts = {front}});
  const auto sentences = whatChanged(story.finish(), beat);
  REQUIRE(sentences.size() == 1);
  CHECK(sentences[0].find("came to lie on Eastland\u2019s side and about") != std::string::npos);
  CHECK(sentences[0].ends_with("on Westland\u2019s side."));
}

TEST_CASE_METHOD(MiddleLine, "a held line that jumps moved at some time since its own date") {
  const uint32_t front = story.front(line({{january, still, "fff", 8, Motion::Hold}, {june, north, "fff", 8}}));
  const uint32_t beat = story.beat({.start = january, .end = june, .fronts = {front}});
  const Dataset& dataset = story.finish();
  const auto sentences = whatChanged(dataset, beat, april, june);
  REQUIRE(sentences.size() == 1);
  CHECK(sentences[0].starts_with("Between 10 Jan and 1 Jun 2023 the line in the middle moved up to about 60 km"));
  CHECK(whatChanged(dataset, beat, march, april).empty());
}

TEST_CASE_METHOD(MiddleLine, "on the way to an envelope control is uncertain too") {
  const uint32_t front = story.front(line({{0, still, "fff", 8}, {100, north, "fff", 8, Motion::Linear, true}}));
  const uint32_t beat = story.beat({.start = 0, .end = 100, .fronts = {front}});
  const auto sentences = whatChanged(story.finish(), beat, 0, 40);
  REQUIRE(sentences.size() == 1);
  CHECK(sentences[0].find("control was uncertain") != std::string::npos);
}

TEST_CASE_METHOD(MiddleLine, "an envelope is uncertain control and not a line that moved") {
  const uint32_t front = story.front(
      line({{january, still, "fff", 8}, {march, north, "fff", 20, Motion::Linear, true}, {april, still, "fff", 8}}));
  const uint32_t beat = story.beat({.start = january, .end = april, .fronts = {front}});
  const auto sentences = whatChanged(story.finish(), beat);
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0] ==
        "On 1 Mar 2023 control was uncertain: only an outer limit is drawn, up to about 60 km from the line in the "
        "middle of 10 Jan 2023.");
  CHECK(sentences[1] ==
        "Between 10 Jan and 1 Apr 2023 the line in the middle moved by no more than its uncertainty of about 10 km.");
}

TEST_CASE_METHOD(MiddleLine, "links, visits and areas of a span") {
  const auto link = [&](const char* name, format::Day start, format::Day end = format::openEnd) {
    return story.link({.name = name, .from = west, .to = east, .start = start, .end = end});
  };
  const uint32_t old = link("Old pact", 0), first = link("First pact", january), second = link("Second pact", march),
                 over = link("Over", 0, march), later = link("Later", june);
  const uint32_t visits = story.link({.name = "Visits",
                                      .from = west,
                                      .to = east,
                                      .kind = LinkKind::Visit,
                                      .start = 0,
                                      .visits = {0, dayOf("2023-02-02"), dayOf("2023-02-09"), june}});
  const uint32_t area = story.area("Operation", march, format::openEnd, {{0, 0}, {1, 0}, {1, 1}});
  const uint32_t beat =
      story.beat({.start = january, .end = april, .links = {old, first, second, over, later, visits}, .areas = {area}});
  const Dataset& dataset = story.finish();
  CHECK(whatChanged(dataset, beat) ==
        Sentences{"Two partnerships began: First pact (10 Jan 2023) and Second pact (1 Mar 2023).",
                  "One partnership ended: Over (1 Mar 2023).",
                  "Two visits: Visits (2 Feb 2023) and Visits (9 Feb 2023).",
                  "One area appears: Operation (1 Mar 2023)."});
  // Of two days compared, the first had it already.
  CHECK(whatChanged(dataset, beat, january, dayOf("2023-02-05")) == Sentences{"One visit: Visits (2 Feb 2023)."});
}

TEST_CASE_METHOD(MiddleLine, "an allegation never becomes a fact") {
  const uint32_t arms = story.link({.name = "Arms, alleged",
                                    .from = west,
                                    .to = east,
                                    .kind = LinkKind::Alleged,
                                    .start = march,
                                    .accuser = "A and B"});
  const uint32_t beat = story.beat({.start = january, .end = april, .links = {arms}});
  CHECK(whatChanged(story.finish(), beat) == Sentences{"Alleged by A and B: Arms, from 1 Mar 2023 on."});
}

TEST_CASE_METHOD(MiddleLine, "a beat of one day names what it newly shows and never calls it begun") {
  const uint32_t front = story.front(line({{0, still, "fff"}}));
  const uint32_t pact = story.link({.name = "Pact", .from = west, .to = east, .start = march});
  const uint32_t known = story.link({.name = "Known", .from = west, .to = east, .start = 0});
  const uint32_t future = story.link({.name = "Future", .from = west, .to = east, .start = june});
  story.beat({.start = january, .end = january, .links = {known}, .places = {0}});
  const uint32_t beat =
      story.beat({.start = march, .end = march, .fronts = {front}, .links = {known, pact, future}, .places = {0}});
  const uint32_t same =
      story.beat({.start = march, .end = march, .fronts = {front}, .links = {known, pact}, .places = {1, 2}});
  const uint32_t none = story.beat({.start = march, .end = march, .fronts = {front}, .places = {2}});
  const Dataset& dataset = story.finish();
  CHECK(whatChanged(dataset, 0) == Sentences{"The map opens with one partnership (Known, since 1 Jan 1970)."});
  CHECK(whatChanged(dataset, beat) ==
        Sentences{"New on the map: the line in the middle and one partnership (Pact, since 1 Mar 2023)."});
  CHECK(whatChanged(dataset, beat, march, march) == whatChanged(dataset, beat));
  CHECK(whatChanged(dataset, same) == Sentences{"New on the map: Far City."});
  CHECK(whatChanged(dataset, none).empty());
}

TEST_CASE_METHOD(MiddleLine, "long lists are cut, and say by how much") {
  std::vector<uint32_t> links;
  for (const char* name : {"A", "B", "C", "D", "E"}) {
    links.push_back(story.link({.name = name, .from = west, .to = east, .start = march}));
  }
  const uint32_t beat = story.beat({.start = january, .end = april, .links = links});
  CHECK(whatChanged(story.finish(), beat) ==
        Sentences{
            "Five partnerships began: A (1 Mar 2023), B (1 Mar 2023), C (1 Mar 2023), D (1 Mar 2023) and one more."});
}

TEST_CASE_METHOD(MiddleLine, "the story's line in Ukraine") {
  story.place("Kherson", {32.61, 46.64});
  story.place("Izium", {37.26, 49.21});
  story.place("Kyiv", {30.52, 50.45}, PlaceKind::Capital);
  story.place("Kharkiv", {36.23, 49.99});
  const uint32_t ukraine = story.actor("Ukraine", {31, 49}), russia = story.actor("Russia", {37, 55});
  const uint32_t front = story.front({.name = "Line in Ukraine",
                                      .keyframes = ukraineKeyframes(),
                                      .closure = ukraineClosure(),
                                      .left = russia,
                                      .right = ukraine});
  const uint32_t beat = story.beat({.start = dayOf("2022-02-23"), .end = dayOf("2024-01-20"), .fronts = {front}});
  const Dataset& dataset = story.finish();

  CHECK(whatChanged(dataset, beat, dayOf("2022-09-12"), dayOf("2022-11-12")) ==
        Sentences{
            "Between 12 Sep and 12 Nov 2022 the line in Ukraine moved up to about 50 km (\u00b1 20 km) south-east, "
            "most near Kherson; about 10,000 km\u00b2 (\u00b1 7,000 km\u00b2) came to lie on Ukraine\u2019s side."});
}

TEST_CASE_METHOD(MiddleLine, "events of a span: a few by name, many by the first and the last") {
  const auto events = [&](std::initializer_list<const char*> titles) {
    std::vector<uint32_t> list;
    for (const char* title : titles)
      list.push_back(story.event(title, january + static_cast<format::Day>(list.size())));
    return list;
  };
  const std::vector<uint32_t> three = events({"First", "Second", "Third"});
  const uint32_t many = story.beat({.start = january, .end = march, .events = three});
  const uint32_t two = story.beat({.start = january, .end = march, .events = {three[0], three[2]}});
  const Dataset& dataset = story.finish();
  CHECK(
      whatChanged(dataset, many) ==
      Sentences{
          "Three events fall in this time, from \u201cFirst\u201d (10 Jan 2023) to \u201cThird\u201d (12 Jan 2023)."});
  CHECK(whatChanged(dataset, two) ==
        Sentences{"Two events: \u201cFirst\u201d (10 Jan 2023) and \u201cThird\u201d (12 Jan 2023)."});
  CHECK(whatChanged(dataset, many, january, january + 1) == Sentences{"One event: \u201cSecond\u201d (11 Jan 2023)."});
}

TEST_CASE_METHOD(MiddleLine, "many things newly shown are counted by kind, with the age of the links") {
  std::vector<uint32_t> links;
  for (const auto& [kind, start] :
       {std::pair{LinkKind::Defence, 0}, {LinkKind::Defence, 400}, {LinkKind::Alleged, 800}}) {
    links.push_back(story.link({.name = kind == LinkKind::Alleged ? "Arms, alleged" : "Pact",
                                .from = west,
                                .to = east,
                                .kind = kind,
                                .start = start,
                                .accuser = "A"}));
  }
  story.beat({.start = january, .end = january});
  const uint32_t beat = story.beat({.start = march, .end = march, .links = links});
  CHECK(whatChanged(story.finish(), beat) ==
        Sentences{"New on the map: two defence treaties and one alleged transfer (Arms).",
                  "The oldest of these links dates from 1 Jan 1970, the newest from 11 Mar 1972.",
                  "Alleged by A: Arms, from 11 Mar 1972 on."});
}

TEST_CASE_METHOD(MiddleLine, "a picture in words: title, date, what changed, and on what terms") {
  BeatSpec beat;
  beat.start = january;
  beat.end = march;
  beat.fronts = {story.front(line({{january, still, "fff", 8}, {march, north, "fff", 12}}))};
  story.beat(beat);
  const Dataset data = story.finish();
  const std::string atEnd = alternativeText(data, {0, double(march)});
  const std::string within = alternativeText(data, {0, january + 10.0});
  CHECK(atEnd.starts_with("Map: "));
  CHECK(atEnd.find(longDate(march)) != std::string::npos);
  CHECK(within.find(longDate(january + 10)) != std::string::npos);
  for (const std::string& sentence : whatChanged(data, 0)) CHECK(atEnd.find(sentence) != std::string::npos);
  for (const std::string& sentence : whatChanged(data, 0, january, january + 10)) {
    CHECK(within.find(sentence) != std::string::npos);
  }
  const Sentences pinned = shownChanges(data, {0, double(march)}, january + 10).sentences;
  CHECK(pinned == whatChanged(data, 0, january + 10, march));
  for (const std::string& sentence : pinned)
    CHECK(alternativeText(data, {0, double(march)}, january + 10).find(sentence) != std::string::npos);
  CHECK(atEnd.find("moved") != std::string::npos);
  CHECK(atEnd != within);
  CHECK(atEnd.find('\n') == std::string::npos);
}

TEST_CASE_METHOD(MiddleLine,
                 "what changed follows the day shown, and a day that the reader pins; it says of which days") {
  BeatSpec beat;
  beat.start = january;
  beat.end = march;
  beat.fronts = {story.front(line({{january, still, "fff", 8}, {march, north, "fff", 12}}))};
  story.beat(beat);
  const Dataset data = story.finish();
  const format::Day middle = january + 10;
  const auto at = [&](double day, std::optional<format::Day> since = {}) {
    return shownChanges(data, {0, day}, since);
  };
  CHECK(at(march).sentences == whatChanged(data, 0));
  CHECK_FALSE(at(march).compared);
  CHECK(at(march).choice.empty());
  CHECK(at(middle + 0.4).sentences == whatChanged(data, 0, january, middle));
  CHECK(at(middle).heading == "What changed, " + dateSpan(january, middle));
  CHECK(at(middle).choice == "Compare from " + shortDate(middle));
  CHECK(at(january, middle).sentences == whatChanged(data, 0, january, middle));  // backwards, too
  CHECK(at(january, middle).heading == at(middle).heading);
  CHECK(at(middle, middle).heading == "What changed since " + longDate(middle));
  CHECK(at(january).heading == "On " + longDate(january));
  for (const double day : {double(january), double(middle), double(march)})
    for (const std::optional<format::Day> since : {std::optional<format::Day>{}, std::optional<format::Day>{middle}})
      CHECK_FALSE(at(day, since).sentences.empty());
}
