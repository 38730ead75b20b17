// Text snapshots: what a test expects as a file of the repository (tests run in its root). FAULTLINE_RECORD=1 in the
// environment records them anew.
#pragma once
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace faultline::test {

// Fails the test where the file cannot be read.
inline std::string contentOf(const std::string& path) {
  std::string content;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  REQUIRE(file != nullptr);
  char buffer[1 << 16];
  for (size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;) content.append(buffer, count);
  REQUIRE(std::fclose(file) == 0);
  return content;
}

// Fails the test unless `text` is what the file holds, and shows the line that differs first.
inline void checkSnapshot(const std::string& path, const std::string& text) {
  const char* record = std::getenv("FAULTLINE_RECORD");
  if (record != nullptr && std::string_view(record) == "1") {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    REQUIRE(file != nullptr);
    REQUIRE(std::fwrite(text.data(), 1, text.size(), file) == text.size());
    REQUIRE(std::fclose(file) == 0);
    return;
  }
  INFO("the snapshot is " << path << "; FAULTLINE_RECORD=1 records it anew");
  const std::string expected = contentOf(path);
  size_t at = 0;
  while (at < text.size() && at < expected.size() && text[at] == expected[at]) ++at;
  const size_t line = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
  INFO("differs from here: " << text.substr(line == std::string::npos ? 0 : line + 1, 300));
  const bool same = text == expected;  // Catch2 would print both whole
  CHECK(same);
}

}  // namespace faultline::test
