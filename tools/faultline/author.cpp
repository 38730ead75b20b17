#include "author.h"

#include <cstdio>
#include <filesystem>
#include <system_error>

namespace faultline {
namespace {

std::string counted(size_t count, const std::string& thing) {
  return std::to_string(count) + ' ' + thing + (count == 1 ? "" : "s");
}

}  // namespace

int report(const Diagnostics& diagnostics, const std::string& folder) {
  std::fputs(diagnostics.text().c_str(), stderr);
  const size_t errors = diagnostics.errorCount(), warnings = diagnostics.warningCount();
  if (errors + warnings > 0) {
    std::fprintf(stderr, "%s: %s, %s\n", folder.c_str(), counted(errors, "error").c_str(),
                 counted(warnings, "warning").c_str());
  }
  return errors > 0 ? 1 : 0;
}

bool writeWholeFile(const std::string& path, std::span<const std::byte> bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  bool good = file != nullptr;
  if (good) good = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  if (file != nullptr) good = std::fclose(file) == 0 && good;
  if (!good) std::fprintf(stderr, "%s cannot be written.\n", path.c_str());
  return good;
}

bool writeCells(const std::string& folder, const std::vector<CellFile>& cells) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    std::fprintf(stderr, "%s cannot be made: %s.\n", folder.c_str(), error.message().c_str());
    return false;
  }
  for (const CellFile& cell : cells) {
    if (!writeWholeFile(folder + '/' + cell.name, cell.bytes)) return false;
  }
  return true;
}

}  // namespace faultline
