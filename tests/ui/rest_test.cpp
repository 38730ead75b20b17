// At rest the panels draw the same again and ask for nothing; at every size they stay inside the frame.
#include <catch2/catch_test_macros.hpp>

#include "stage.h"

using namespace faultline;
using faultline::test::Stage;

namespace {

void checkRest(Stage& stage) {
  stage.settle();
  stage.frame();
  const uint64_t first = test::hashDrawData();
  stage.frame();
  CHECK(test::hashDrawData() == first);
  CHECK_FALSE(stage.output.settling);
  CHECK(stage.actions.empty());
  CHECK(ImGui::GetDrawData()->TotalVtxCount > 100);
}

struct Frame {
  double width, height;
};
constexpr Frame frames[] = {{320, 568}, {390, 844},  {720, 500},   {721, 480},
                            {844, 390}, {1280, 720}, {1920, 1080}, {3840, 2160}};

}  // namespace

TEST_CASE("two frames at rest are equal and none is asked for") {
  for (const Frame& size : frames) {
    Stage stage(size.width, size.height);
    for (const bool open : {false, true}) {
      for (uint32_t beat = 0; beat < test::story().beats.size(); beat += 3) {
        stage.arrange(beat);
        stage.input.sourcesOpen = stage.input.exploring = open;
        stage.input.legendOpen = open && beat == 3;
        stage.input.aboutOpen = open && beat == 6;
        stage.scene.tokens = tokensFor(static_cast<Theme>(beat % static_cast<uint32_t>(Theme::Count)));
        INFO(size.width << " x " << size.height << ", beat " << beat + 1 << (open ? ", open" : ""));
        checkRest(stage);
      }
    }
  }
}

TEST_CASE("no panel leaves the frame, no word leaves its panel") {
  for (const Frame& size : frames) {
    Stage stage(size.width, size.height, size.width < 500 ? 3 : 1);
    for (int sheet = 0; sheet < static_cast<int>(Sheet::Count); ++sheet) {
      for (uint32_t beat = 0; beat < test::story().beats.size(); ++beat) {
        stage.arrange(beat, static_cast<Sheet>(sheet));
        stage.input.exploring = true;
        stage.memory.claims = 2;
        stage.frame();
        stage.memory.claimOpen.assign(test::story().claims.size(), true);
        stage.frames(2);
        INFO(size.width << " x " << size.height << ", beat " << beat + 1 << ", sheet " << sheet);
        for (const Rect& rect : test::panelRects()) {
          CHECK(rect.x >= 0);
          CHECK(rect.y >= 0);
          CHECK(rect.x + rect.width <= size.width + 1);
          CHECK(rect.y + rect.height <= size.height + 1);
        }
        // Papers and shadows are drawn under the panels' own lists: all that is in these is type and controls.
        const Rect card = stage.layout().card, strip = stage.layout().timeline;
        float cardLeft = 1e9f, cardRight = -1e9f, stripLeft = 1e9f, stripRight = -1e9f;
        const ImDrawList* cardList = test::panelList("card");
        const ImDrawList* stripList = test::panelList("timeline");
        REQUIRE(cardList != nullptr);
        REQUIRE(stripList != nullptr);
        for (const ImDrawVert& v : cardList->VtxBuffer) {
          cardLeft = std::min(cardLeft, v.pos.x);
          cardRight = std::max(cardRight, v.pos.x);
        }
        for (const ImDrawVert& v : stripList->VtxBuffer) {
          stripLeft = std::min(stripLeft, v.pos.x);
          stripRight = std::max(stripRight, v.pos.x);
        }
        CHECK(cardLeft >= static_cast<float>(card.x));
        CHECK(cardRight <= static_cast<float>(card.x + card.width));
        CHECK(stripLeft >= static_cast<float>(strip.x));
        CHECK(stripRight <= static_cast<float>(strip.x + strip.width));
      }
    }
  }
}

TEST_CASE("bare frames have labels only") {
  Stage stage(640, 360);
  stage.scene.layout = layoutFor({640, 360, LayoutKind::Bare, Sheet::Half});
  stage.frames(2);
  CHECK(test::panelRects().empty());
  Label label;
  label.text = "Pyongyang";
  label.screen = {100, 100};
  label.color = rgb(0x1d242a);
  label.halo.a = 0;
  stage.scene.labels.push_back(label);
  stage.frame();
  CHECK(ImGui::GetDrawData()->TotalVtxCount == 9 * 4);
  stage.scene.labels[0].halo = rgb(0xffffff);
  stage.frame();
  CHECK(ImGui::GetDrawData()->TotalVtxCount == 9 * 4 * 9);
  stage.scene.labels[0].alpha = 0;
  stage.frame();
  CHECK(ImGui::GetDrawData()->TotalVtxCount == 0);
}

TEST_CASE("a turned label turns about the left end of its baseline") {
  Stage stage(640, 360);
  stage.scene.layout = layoutFor({640, 360, LayoutKind::Bare, Sheet::Half});
  Label label;
  label.text = "HHHH";
  label.screen = {100, 100};
  label.angleDeg = 90;
  label.halo.a = 0;
  label.color = rgb(0x1d242a);
  stage.scene.labels.push_back(label);
  stage.frame();
  float left = 1e9f, right = -1e9f, top = 1e9f, bottom = -1e9f;
  for (const ImDrawVert& v : ImGui::GetDrawData()->CmdLists[0]->VtxBuffer) {
    left = std::min(left, v.pos.x);
    right = std::max(right, v.pos.x);
    top = std::min(top, v.pos.y);
    bottom = std::max(bottom, v.pos.y);
  }
  // Clockwise: the text runs down, its letters stand to the right of the baseline's x.
  CHECK(left > 98);
  CHECK(right < 112);
  CHECK(top > 99);
  CHECK(bottom > 125);
}

TEST_CASE("a label along a line sets each letter where it is told, leaning letters lean") {
  Stage stage(640, 360);
  stage.scene.layout = layoutFor({640, 360, LayoutKind::Bare, Sheet::Half});
  Label label;
  label.text = "H\u00dcH";
  label.screen = {100, 100};
  label.halo.a = 0;
  label.color = rgb(0x1d242a);
  label.glyphs = {{{100, 100}, 0, 9}, {{150, 110}, 0, 9}, {{200, 140}, 90, 9}};
  stage.scene.labels.push_back(label);
  stage.frame();
  const auto letter = [](int index) {
    const ImVector<ImDrawVert>& v = ImGui::GetDrawData()->CmdLists[0]->VtxBuffer;
    REQUIRE(v.Size == 12);
    return std::vector<ImDrawVert>(v.Data + 4 * index, v.Data + 4 * index + 4);
  };
  CHECK(letter(0)[3].pos.y > 98);  // its foot, on the baseline
  CHECK(letter(0)[3].pos.y < 102);
  CHECK(letter(1)[3].pos.x > 149);
  CHECK(letter(1)[3].pos.x < 153);
  // Turned by a quarter the letter's foot is to the left of its head.
  CHECK(letter(2)[3].pos.x < letter(2)[0].pos.x - 5);
  const float upright = letter(0)[0].pos.x - letter(0)[3].pos.x;
  stage.scene.labels[0].slantDeg = 10;
  stage.frame();
  CHECK(letter(0)[0].pos.x - letter(0)[3].pos.x > upright + 1);
}
