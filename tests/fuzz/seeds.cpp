// Writes the seed corpora into FOLDER/dataset, FOLDER/cell and FOLDER/compiler. Runs in the root of the repository.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "../data/small_pack.h"
#include "compiler/compile.h"
#include "data/fold.h"

namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, std::string_view bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void write(const fs::path& path, const std::vector<std::byte>& bytes) {
  write(path, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

void writeStory(const fs::path& folder, const fs::path& out) {
  std::string all;
  for (const char* name : {"story.toml", "fronts.geojson", "areas.geojson"}) {
    std::string text;
    faultline::readWholeFile((folder / name).string(), text);
    all += text + '\0';
  }
  write(out, all);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 1;
  const fs::path folder = argv[1];
  const faultline::test::SmallPack pack;
  write(folder / "dataset/with-cells", pack.bytes());
  write(folder / "dataset/without-cells", pack.bytes(false));
  write(folder / "dataset/folded", faultline::folded(pack.bytes(false)));
  write(folder / "cell/small", pack.cell());
  writeStory("tests/compiler/good", folder / "compiler/good");
  for (const auto& entry : fs::directory_iterator("tests/compiler/bad")) {
    writeStory(entry.path(), folder / "compiler" / entry.path().filename());
  }
  return 0;
}
