// Prints the hashes of a pack's states, for compilers.sh: hashes PACK
#include <cstdio>
#include <cstring>
#include <vector>

#include "hashes.h"

int main(int argc, char** argv) {
  using namespace faultline;
  std::FILE* file = argc == 2 ? std::fopen(argv[1], "rb") : nullptr;
  if (file == nullptr) return 2;
  std::vector<char> content;
  char buffer[1 << 16];
  for (size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;) {
    content.insert(content.end(), buffer, buffer + count);
  }
  std::fclose(file);
  std::vector<uint64_t> aligned((content.size() + 7) / 8);
  std::memcpy(aligned.data(), content.data(), content.size());
  Dataset dataset;
  if (Dataset::load(std::as_bytes(std::span(aligned)).first(content.size()), dataset) != PackError::None) return 3;
  std::fputs(hashesText(dataset).c_str(), stdout);
  return 0;
}
