// What Dear ImGui prints with in place of the C library's printer (cmake/imgui_config.h).
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../../cmake/imgui_config.h"
#undef AddFontDefault
#undef sscanf
#undef vsnprintf
#undef fprintf

namespace {

int printInto(char* out, size_t size, const char* format, ...) {
  va_list values;
  va_start(values, format);
  const int length = faultlinePrint(out, size, format, values);
  va_end(values);
  return length;
}

template <class... Values>
std::string printed(const char* format, Values... values) {
  char out[64];
  const int length = printInto(out, sizeof out, format, values...);
  CHECK(static_cast<size_t>(length) == std::string(out).size());
  return out;
}

}  // namespace

TEST_CASE("Dear ImGui's names of windows are printed as the C library prints them") {
  CHECK(printed("%s/%s_%08X", "card", "body", 0xab12u) == "card/body_0000AB12");
  CHECK(printed("##Tooltip_%02d", 7) == "##Tooltip_07");
  CHECK(printed("%d %i %u", -40, 0, 4000000000u) == "-40 0 4000000000");
  CHECK(printed("%d", -2147483647 - 1) == "-2147483648");
  CHECK(printed("%.*s|%x|%c|100%%", 3, "abcdef", 255u, 'z') == "abc|ff|z|100%");
  CHECK(printed("") == "");
  CHECK(printed("%") == "");
}

TEST_CASE("What has no room is cut, and its whole length told") {
  char out[5] = "....";
  CHECK(printInto(out, sizeof out, "%s", "legend") == 6);
  CHECK(std::string(out) == "lege");
  CHECK(printInto(nullptr, 0, "%d", 12345) == 5);
}
