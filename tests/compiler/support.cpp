#include "support.h"

#include <catch2/catch_test_macros.hpp>

#include "../data/small_pack.h"

namespace faultline::test {
namespace {

struct Assets {
  std::vector<std::byte> atlas = SmallPack().atlasBytes();
  std::string font400, font600;

  Assets() {
    REQUIRE(readWholeFile(FAULTLINE_TEST_FONT_400, font400));
    REQUIRE(readWholeFile(FAULTLINE_TEST_FONT_600, font600));
  }
};

CompileInput smallInput() {
  static const Assets assets;
  CompileInput input;
  input.atlasName = "small.flatlas";
  input.atlas = assets.atlas;
  input.font400 = std::as_bytes(std::span(assets.font400));
  input.font600 = std::as_bytes(std::span(assets.font600));
  return input;
}

}  // namespace

CompileResult compileSmall(const std::string& folder, bool cellData) {
  CompileInput input = smallInput();
  input.cellData = cellData;
  return compileFolder("tests/compiler/" + folder, input);
}

}  // namespace faultline::test
