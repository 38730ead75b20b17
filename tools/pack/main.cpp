// faultline_pack STORY_FOLDER ATLAS FONT_400 FONT_600 OUT [CELLS_FOLDER HTML]
//
// The build's own door to the compiler: makes the pack that `faultline` carries inside, so it cannot be `faultline`
// itself. With CELLS_FOLDER the fine geography goes there, a file a cell, and the words of the drawn card, for the page
// to load when they are needed, and the story as HTML into a file of its own; without, all of it is in the pack.
// Authors use `faultline build`.
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <system_error>
#include <vector>

#include "compiler/compile.h"
#include "compiler/html.h"
#include "data/fold.h"

namespace {

namespace fs = std::filesystem;

bool writeFile(const fs::path& path, std::span<const std::byte> bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) std::fprintf(stderr, "faultline_pack: %s could not be written\n", path.string().c_str());
  return static_cast<bool>(out);
}

// Leaves exactly these cells in the folder.
bool writeCells(const fs::path& folder, const std::vector<faultline::CellFile>& cells) {
  std::error_code failed;
  fs::remove_all(folder, failed);
  fs::create_directories(folder, failed);
  for (const faultline::CellFile& cell : cells) {
    if (!writeFile(folder / cell.name, cell.bytes)) return false;
  }
  return true;
}

bool writeHtml(const fs::path& path, const faultline::CompileResult& compiled) {
  faultline::Dataset dataset;
  const faultline::PackError error = faultline::Dataset::load(compiled.pack, dataset);
  if (error != faultline::PackError::None) {
    std::fprintf(stderr, "faultline_pack: %s\n", std::string(faultline::describe(error)).c_str());
    return false;
  }
  dataset.takeWords(compiled.words);
  const std::string html = faultline::storyHtml(dataset);
  return writeFile(path, std::as_bytes(std::span(html)));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6 && argc != 8) {
    std::fputs("Usage: faultline_pack STORY_FOLDER ATLAS FONT_400 FONT_600 OUT [CELLS_FOLDER HTML]\n", stderr);
    return 2;
  }
  const bool cellsApart = argc == 8;
  const faultline::CompileResult result = faultline::compileFolder(
      {.story = argv[1], .atlas = argv[2], .font400 = argv[3], .font600 = argv[4], .cellData = !cellsApart});
  std::fputs(result.diagnostics.text().c_str(), stderr);
  if (!result.ok()) return 1;
  if (cellsApart && !writeCells(argv[6], result.cells)) return 1;
  if (cellsApart && !writeHtml(argv[7], result)) return 1;
  const std::vector<std::byte> carried = faultline::folded(result.pack);
  if (carried.empty()) {
    std::fputs("faultline_pack: the pack could not be folded\n", stderr);
    return 1;
  }
  return writeFile(argv[5], result.pack) && writeFile(std::string(argv[5]) + ".folded", carried) ? 0 : 1;
}
