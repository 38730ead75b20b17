// The compiler: a story's folder, an atlas and two fonts become a pack. Every mistake is reported with its place.
// Same input, same bytes.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/story.h"

namespace faultline {

struct CompileInput {
  std::string folder;           // before file names in messages; "" or ends with '/'
  ReadFile readFile = nullptr;  // reads story.toml and the GeoJSON files it names
  void* readFileUser = nullptr;
  std::string atlasName;                        // in messages
  std::span<const std::byte> atlas;             // an atlas file; any alignment
  std::span<const std::byte> font400, font600;  // TrueType
  bool cellData = true;  // false: the pack leaves the cells and the card's words out; they are in `cells` and `words`
};

struct CellFile {
  std::string name;  // "1a2b3c4d.cell"
  std::vector<std::byte> bytes;
};

struct CompileResult {
  std::vector<std::byte> pack;   // empty when there are errors
  std::vector<CellFile> cells;   // each name once, the words' own too; empty unless CompileInput::cellData is false
  std::vector<std::byte> words;  // for Dataset::takeWords; likewise
  Diagnostics diagnostics;

  bool ok() const { return diagnostics.errorCount() == 0; }
};

CompileResult compileStory(const CompileInput& input);

// From the disk. A missing atlas or font is a diagnostic like any other.
struct CompilePaths {
  std::string story;    // folder
  std::string atlas;    // file
  std::string font400;  // file
  std::string font600;
  bool cellData = true;
};
CompileResult compileFolder(const CompilePaths& paths);

// The same with atlas and fonts already at hand: `input` needs all but folder and file reader.
CompileResult compileFolder(const std::string& folder, CompileInput input);

// The whole file, or false.
bool readWholeFile(const std::string& path, std::string& out);

}  // namespace faultline
