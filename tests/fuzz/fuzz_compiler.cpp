// Any text as story.toml and two GeoJSON files, parted by zero bytes: the compiler says what is wrong, or makes a pack
// that the loader accepts.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../data/small_pack.h"
#include "compiler/compile.h"
#include "data/dataset.h"

namespace {

struct Files {
  std::string_view story, fronts, areas;
};

std::string_view takePart(std::string_view& rest) {
  const size_t end = rest.find('\0');
  const std::string_view part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return part;
}

bool readFile(void* user, std::string_view name, std::string& text) {
  const Files& files = *static_cast<const Files*>(user);
  if (name == "story.toml")
    text = files.story;
  else if (name == "fronts.geojson")
    text = files.fronts;
  else if (name == "areas.geojson")
    text = files.areas;
  else
    return false;
  return true;
}

struct Assets {
  std::vector<std::byte> atlas = faultline::test::SmallPack().atlasBytes();
  std::string font400, font600;
  Assets() {
    if (!faultline::readWholeFile(FAULTLINE_TEST_FONT_400, font400)) std::abort();
    if (!faultline::readWholeFile(FAULTLINE_TEST_FONT_600, font600)) std::abort();
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace faultline;
  static const Assets assets;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  Files files;
  files.story = takePart(rest);
  files.fronts = takePart(rest);
  files.areas = takePart(rest);
  CompileInput input;
  input.readFile = readFile;
  input.readFileUser = &files;
  input.atlasName = "small.flatlas";
  input.atlas = assets.atlas;
  input.font400 = std::as_bytes(std::span(assets.font400));
  input.font600 = std::as_bytes(std::span(assets.font600));
  const CompileResult result = compileStory(input);
  if (result.ok() == result.pack.empty()) std::abort();
  // What the reader refuses must have been refused before, with a place.
  // The message as a whole: an input may well hold the same words.
  for (const Diagnostic& found : result.diagnostics.sorted()) {
    if (!found.message.starts_with("the finished pack is refused")) continue;
    std::fputs(result.diagnostics.text().c_str(), stderr);
    std::abort();
  }
  return 0;
}
