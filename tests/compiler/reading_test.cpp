#include <array>
#include <catch2/catch_test_macros.hpp>

#include "compiler/fields.h"
#include "compiler/node.h"
#include "compiler/suggest.h"
#include "compiler/toml_scan.h"

namespace faultline {
namespace {

TEST_CASE("edit distance") {
  CHECK(editDistance("", "") == 0);
  CHECK(editDistance("abc", "abc") == 0);
  CHECK(editDistance("abc", "") == 3);
  CHECK(editDistance("kitten", "sitting") == 3);
  CHECK(editDistance("from", "form") == 1);  // a swap
  CHECK(editDistance("rusia", "russia") == 1);
}

TEST_CASE("the nearest word, or none when nothing is near") {
  const std::array<std::string_view, 3> known{"russia", "usa", "iran"};
  CHECK(nearest("rusia", known) == "russia");
  CHECK(nearest("irna", known) == "iran");
  CHECK(nearest("patagonia", known).empty());
  CHECK(suggestion("rusia", known) == "did you mean \"russia\"?");
  CHECK(suggestion("patagonia", known) == "known: russia, usa, iran");
  CHECK(suggestion("x", {}) == "there is none");
}

TEST_CASE("tidied text keeps paragraphs and loses line ends") {
  CHECK(tidyText("  a \n b\t\tc  ") == "a b c");
  CHECK(tidyText("a\n\nb") == "a\n\nb");
  CHECK(tidyText("a \r\n \r\n\r\n b\n") == "a\n\nb");
  CHECK(tidyText(" \n\n ").empty());
  CHECK(characterCount("Kyïv – ж") == 8);
}

TEST_CASE("JSON values know their line and column") {
  Diagnostics diagnostics;
  const uint32_t file = diagnostics.addFile("x.json");
  Node root;
  REQUIRE(
      readJson("{\n  \"ä\\\"b\": [1, -2.5e1,\n \"\\\\\", true, false, null, {\"k\": 3}]\n}", file, diagnostics, root));
  REQUIRE(root.members.size() == 1);
  CHECK(root.members[0].key == "ä\"b");
  CHECK(root.members[0].at.line == 2);
  CHECK(root.members[0].at.column == 3);
  const Node& list = root.members[0].value;
  REQUIRE(list.items.size() == 7);
  const auto at = [&](size_t i) { return std::pair(list.items[i].at.line, list.items[i].at.column); };
  CHECK(at(0) == std::pair(2u, 12u));
  CHECK(list.items[0].integer == 1);
  CHECK(at(1) == std::pair(2u, 15u));
  CHECK(list.items[1].number == -25);
  CHECK(at(2) == std::pair(3u, 2u));
  CHECK(list.items[2].text == "\\");
  CHECK(at(3) == std::pair(3u, 8u));
  CHECK(at(4) == std::pair(3u, 14u));
  CHECK(at(5) == std::pair(3u, 21u));
  CHECK(at(6) == std::pair(3u, 27u));
  CHECK(diagnostics.text().empty());
}

TEST_CASE("JSON that is not UTF-8, or holds a zero byte") {
  Diagnostics diagnostics;
  const uint32_t file = diagnostics.addFile("x.json");
  Node root;
  CHECK_FALSE(readJson("{\"a\": \"\xff\"}", file, diagnostics, root));
  CHECK_FALSE(readJson(std::string_view("[1, 2\0]", 7), file, diagnostics, root));
  CHECK_FALSE(readJson("", file, diagnostics, root));
  CHECK(diagnostics.errorCount() >= 2);
}

TEST_CASE("TOML values know their line and column") {
  Diagnostics diagnostics;
  const uint32_t file = diagnostics.addFile("x.toml");
  Node root;
  REQUIRE(readToml("a = 1\n[[t]]\n  day = 2024-02-29\nlist = [1.5, \"ü\", true]\n", file, diagnostics, root));
  const Node* table = root.find("t");
  REQUIRE(table != nullptr);
  REQUIRE(table->items.size() == 1);
  const Node* day = table->items[0].find("day");
  REQUIRE(day != nullptr);
  CHECK(day->day == 19782);
  CHECK(day->at.line == 3);
  CHECK(day->at.column == 9);
  const Node* list = table->items[0].find("list");
  REQUIRE(list != nullptr);
  CHECK(list->items[2].at.line == 4);
  CHECK(list->items[2].at.column == 19);
}

TEST_CASE("a table header that is no name is a report like any other") {
  for (const char* text : {"[(x)]\n", "[.x]\n", "[\x01]\n", "[", "[[", "[ [x]]", "[[\n"}) {
    Diagnostics diagnostics;
    const uint32_t file = diagnostics.addFile("x.toml");
    Node root;
    INFO(text);
    CHECK_FALSE(readToml(text, file, diagnostics, root));
    CHECK(diagnostics.errorCount() == 1);
    CHECK(diagnostics.text().starts_with("x.toml:1:"));
  }
}

TEST_CASE("characters outside of quotes") {
  const auto stray = [](std::string_view text) { return findStrayCharacter(text); };
  constexpr size_t none = std::string_view::npos;
  CHECK(stray("") == none);
  CHECK(stray("\xef\xbb\xbf"
              "a = 1\n") == none);
  CHECK(stray("a = \"é\" # ж\nb = 'é'\n") == none);
  CHECK(stray("a = \"\"\"é \"\" \\\" é\"\"\"\"\"\nb = 1") == none);
  CHECK(stray("a = '''é \\'''\nbé = 1") == 16);
  CHECK(stray("a = \"é\" é") == 9);
  CHECK(stray("a = 1 # x\n\x01") == 10);
  CHECK(stray("a = \"never ends\né") == none);  // the parser's to report
  Diagnostics diagnostics;
  const uint32_t file = diagnostics.addFile("x.toml");
  Node root;
  CHECK_FALSE(readToml("a = \"é\"\nß = 1\n", file, diagnostics, root));
  CHECK(diagnostics.text().starts_with("x.toml:2:1: error: TOML syntax: 'ß' (U+00DF) outside of quotes\n"));
}

TEST_CASE("diagnostics are sorted by place and told once") {
  Diagnostics diagnostics;
  const uint32_t b = diagnostics.addFile("b"), a = diagnostics.addFile("a");
  CHECK(diagnostics.addFile("b") == b);
  diagnostics.error({b, 1, 1}, "second");
  diagnostics.error({a, 9, 1}, "first", "mend it");
  diagnostics.warning({b, 1, 1}, "third");
  diagnostics.error({b, 1, 1}, "second");
  CHECK(diagnostics.text() == "a:9:1: error: first\n    hint: mend it\nb:1:1: error: second\nb:1:1: warning: third\n");
  CHECK(diagnostics.errorCount() == 2);
  CHECK(diagnostics.warningCount() == 1);
}

}  // namespace
}  // namespace faultline
