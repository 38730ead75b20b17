// What an author names on the command line: nothing, a pack, or a folder to compile on the spot.
#include <cstdio>
#include <filesystem>
#include <vector>

#include "author.h"
#include "commands.h"
#include "data/dataset.h"
#include "platform/platform.h"

namespace faultline {

namespace {

// One program, one story: the bytes live as long as the process.
std::vector<std::byte>& storyBytes() {
  static std::vector<std::byte> bytes;
  return bytes;
}

bool load(std::span<const std::byte> pack, Dataset& out) {
  std::string_view at;
  const PackError error = Dataset::load(pack, out, {}, &at);
  if (error == PackError::None) return true;
  const std::string section = at.empty() ? "" : " (section " + std::string(at) + ")";
  std::fprintf(stderr, "faultline: %s%s\n", std::string(describe(error)).c_str(), section.c_str());
  return false;
}

}  // namespace

std::optional<std::span<const std::byte>> readStory(const StoryArgument& story) {
  if (story.path.empty()) return embeddedPack();
  std::error_code ignored;
  if (std::filesystem::is_directory(story.path, ignored)) {
    CompileResult compiled = compileWithOwnAtlas(story.path, true);
    if (report(compiled.diagnostics, story.path) != 0) return std::nullopt;
    storyBytes() = std::move(compiled.pack);
  } else {
    std::string text;
    if (!readWholeFile(story.path, text)) {
      std::fprintf(stderr, "faultline: '%s' is neither a story folder nor a pack that can be read.\n",
                   story.path.c_str());
      return std::nullopt;
    }
    const auto bytes = std::as_bytes(std::span(text));
    storyBytes().assign(bytes.begin(), bytes.end());
  }
  return std::span<const std::byte>(storyBytes());
}

bool checkLens(std::span<const std::byte> pack, const std::string& lens) {
  Dataset dataset;
  if (!load(pack, dataset)) return false;
  if (lens.empty() || dataset.lensById(lens)) return true;
  std::string known;
  for (const format::Lens& each : dataset.lenses) {
    known += "\n  " + std::string(dataset.text(each.id)) + ": " + std::string(dataset.text(each.name));
  }
  std::fprintf(stderr, "faultline: there is no lens '%s'. This story has:%s\n", lens.c_str(), known.c_str());
  return false;
}

std::optional<uint32_t> findBeat(std::span<const std::byte> pack, const std::string& beat) {
  Dataset dataset;
  if (!load(pack, dataset)) return std::nullopt;
  for (uint32_t i = 0; i < dataset.beats.size(); ++i) {
    if (beat == std::to_string(i + 1) || beat == dataset.text(dataset.beats[i].id)) return i;
  }
  std::string known;
  for (const format::Beat& candidate : dataset.beats) known += " " + std::string(dataset.text(candidate.id));
  std::fprintf(stderr, "faultline: there is no beat '%s'. Beats are 1 to %zu, or:%s\n", beat.c_str(),
               dataset.beats.size(), known.c_str());
  return std::nullopt;
}

}  // namespace faultline
