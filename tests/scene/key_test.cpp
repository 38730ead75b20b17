// The key, its swatches, and the caption of a picture that stands alone.
#include "scene/key.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "fixture.h"
#include "scene/path.h"

using namespace faultline;

namespace {

SceneInput alone(const World& world, double width, double height, double caption) {
  SceneInput in = world.input({{38, 48}, 1500, 0}, width, height);
  in.layout.kind = LayoutKind::Bare;
  in.layout.caption = caption;
  in.key = true;
  return in;
}

std::vector<std::string> wordsOf(const std::vector<KeyEntry>& entries) {
  std::vector<std::string> words;
  for (const KeyEntry& entry : entries) words.push_back(entry.word);
  return words;
}

bool has(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

TEST_CASE("The key lists what is in sight, each word once, in the map's own looks") {
  const auto world = makeWorld();
  const DrawList list = buildScene(world->input({{80, 48}, 7000, 0}));
  const Rect everywhere = list.layout.frame;
  const std::vector<KeyEntry> entries = keyEntries(world->dataset, world->state, list, everywhere);
  const std::vector<std::string> words = wordsOf(entries);
  CHECK(std::set<std::string>(words.begin(), words.end()).size() == words.size());
  REQUIRE(has(words, "front line"));
  for (const KeyEntry& entry : entries) {
    if (entry.word != "front line") continue;
    CHECK(entry.width == list.fronts.front().width);
    CHECK(entry.mark == KeyMark::Teeth);
  }
  // A piece of the frame without the line does not name it.
  const auto at = toScreen(list.projection, widen(list.fronts.front().unit.front()));
  REQUIRE(at.has_value());
  const Rect beyond{at->x + 700, at->y - 20, 40, 40};
  CHECK_FALSE(has(wordsOf(keyEntries(world->dataset, world->state, list, beyond)), "front line"));
}

TEST_CASE("A swatch stays in its box, with its dashes and marks") {
  for (const KeyEntry::Kind kind :
       {KeyEntry::Kind::Line, KeyEntry::Kind::Hatch, KeyEntry::Kind::Bloc, KeyEntry::Kind::Fill}) {
    for (const float angle : {0.f, 45.f, -45.f}) {
      for (const KeyMark mark : {KeyMark::None, KeyMark::Teeth, KeyMark::Chevron, KeyMark::Arrow, KeyMark::Caps}) {
        for (const float on : {0.f, 1.f, 7.f}) {
          KeyEntry entry;
          entry.kind = kind;
          entry.angleDeg = angle;
          entry.mark = mark;
          entry.dash = {on, 4};
          std::vector<Bar> bars;
          std::vector<Triangle> shapes;
          appendSwatch(entry, {100, 50}, bars, shapes);
          REQUIRE_FALSE(bars.empty());
          const auto inside = [](Vec2 p) {
            return p.x >= 100 - 1e-6 && p.x <= 100 + swatchWidth + 1e-6 && p.y >= 44 - 1e-6 && p.y <= 56 + 1e-6;
          };
          for (const Bar& bar : bars) CHECK((inside(bar.from) && inside(bar.to)));
          for (const Triangle& t : shapes) CHECK((inside(t.a) && inside(t.b) && inside(t.c)));
          if (kind == KeyEntry::Kind::Line && mark == KeyMark::None)
            CHECK(bars.size() == (on == 0 ? 1 : on == 1 ? 6 : 3));
        }
      }
    }
  }
}

TEST_CASE("A double line is two in the key, too") {
  KeyEntry entry;
  entry.width = 4;
  entry.hollow = 2;
  std::vector<Bar> bars;
  std::vector<Triangle> shapes;
  appendSwatch(entry, {0, 0}, bars, shapes);
  REQUIRE(bars.size() == 2);
  CHECK(bars[0].width == 1.f);
  CHECK(bars[0].from.y == -1.5);
  CHECK(bars[1].from.y == 1.5);
}

TEST_CASE("A picture that stands alone says what, when and how to read it, above the map") {
  const auto world = makeWorld();
  for (const double width : {390.0, 827.0, 1280.0}) {
    const double needed = buildScene(alone(*world, width, 1169, 0)).furniture.captionHeight;
    REQUIRE(needed > 60);
    const DrawList list = buildScene(alone(*world, width, 1169, needed));
    INFO(width);
    CHECK(list.layout.caption.height == needed);
    CHECK(list.layout.free.y >= needed);
    size_t above = 0;
    std::string said;
    for (size_t i = 0; i < list.furniture.labels.size(); ++i) {
      const Label& label = list.furniture.labels[i];
      INFO(label.text);
      CHECK(label.size >= 12);
      CHECK(within(label.box, list.layout.frame));
      for (size_t k = 0; k < i; ++k) CHECK_FALSE(overlaps(label.box, list.furniture.labels[k].box));
      if (label.box.y >= needed) continue;
      CHECK(label.box.y + label.box.height < needed);
      said += label.text + "|";
      ++above;
    }
    CHECK(above >= 3);
    CHECK(said.find("front line") != std::string::npos);
    for (const Label& label : list.labels) {
      INFO(label.text);
      CHECK_FALSE(overlaps(label.box, list.layout.caption));
    }
  }
  SceneInput plain = alone(*world, 1280, 720, 0);
  plain.key = false;
  CHECK(buildScene(plain).furniture.captionHeight == 0);
  plain.key = true;
  plain.layout.kind = LayoutKind::Card;  // the panels say it
  CHECK(buildScene(plain).furniture.captionHeight == 0);
}
