// Each folder of tests/compiler/bad is a story with mistakes of one sort, and what the compiler says to them.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "support.h"

namespace faultline {
namespace {

std::vector<std::string> badStories() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator("tests/compiler/bad")) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// Stories that deserve a warning and no more.
bool onlyWarns(const std::string& name) { return name == "hindsight" || name == "tangled-motion"; }

TEST_CASE("every mistake is told with its place") {
  const auto names = badStories();
  REQUIRE(names.size() >= 39);
  for (const std::string& name : names) {
    const CompileResult result = test::compileSmall("bad/" + name);
    INFO(name);
    CHECK(result.ok() == onlyWarns(name));
    CHECK(result.pack.empty() == !onlyWarns(name));
    CHECK(result.diagnostics.errorCount() + result.diagnostics.warningCount() > 0);
    test::checkSnapshot("tests/compiler/bad/" + name + "/expected.txt", result.diagnostics.text());
  }
}

TEST_CASE("a folder without a story") {
  const CompileResult result = test::compileSmall("bad");
  CHECK_FALSE(result.ok());
  CHECK(result.diagnostics.text() ==
        "tests/compiler/bad/story.toml: error: there is no such file\n"
        "    hint: a story is a folder with a story.toml\n");
}

TEST_CASE("an atlas or a font that cannot be read") {
  CompileInput input;
  input.folder = "story/";
  input.atlasName = "world.flatlas";
  input.readFile = [](void*, std::string_view, std::string&) { return false; };
  const CompileResult result = compileStory(input);
  CHECK_FALSE(result.ok());
  CHECK(result.diagnostics.text() ==
        "story/story.toml: error: the fonts cannot be read as TrueType\n"
        "    hint: build the target fl_fonts\n"
        "story/story.toml: error: there is no such file\n"
        "    hint: a story is a folder with a story.toml\n"
        "world.flatlas: error: the atlas cannot be used: The story file is too short to be one.\n"
        "    hint: make it again with tools/atlas\n");
}

}  // namespace
}  // namespace faultline
