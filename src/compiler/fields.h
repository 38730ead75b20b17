// Reading one table of a source file: each key is asked for by name and type, what is wrong is reported with its place,
// and at the end every key that nobody asked for is reported as unknown.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/vec.h"
#include "compiler/date_words.h"
#include "compiler/diagnostics.h"
#include "compiler/node.h"
#include "compiler/words.h"

namespace faultline {

enum class Need : uint8_t { Required, Optional };

// Text as the pack keeps it: line ends within a paragraph become spaces, paragraphs are parted by "\n\n", blanks at
// ends and doubled blanks go.
std::string tidyText(std::string_view text);

// The number of characters, as a reader counts them.
size_t characterCount(std::string_view text);

class Fields {
 public:
  // `subject` names the table in messages: `link "us-jp"`.
  Fields(Diagnostics& reportTo, const Node& table, std::string subject);

  const std::string& subject() const { return name; }
  SourcePlace place() const { return node.at; }
  Diagnostics& diagnostics() const { return *report; }

  // The value, or nullptr when the key is absent (reported when required, with `example` as what to write). Marks the
  // key as known.
  const Node* get(std::string_view key, Need need, std::string_view example = "...");
  const Node* get(std::string_view key, Need need, Node::Kind kind, std::string_view wanted);
  bool has(std::string_view key) const { return node.find(key) != nullptr; }
  SourcePlace placeOf(std::string_view key) const;  // of the value; of the table when there is none

  std::string text(std::string_view key, Need need);             // tidied; a required one must not be empty
  std::string id(std::string_view key = "id");                   // letters, digits, '-', '_', '.'
  std::optional<int32_t> date(std::string_view key, Need need);  // TOML date, or in JSON the text "2024-01-20"
  // The same, or in words where the day is not known (compiler/date_words.h); `words` receives these.
  std::optional<DaySpan> days(std::string_view key, Need need, std::string& words);
  std::optional<double> number(std::string_view key, Need need, double least, double most);
  std::optional<int64_t> whole(std::string_view key, Need need, int64_t least, int64_t most);
  bool flag(std::string_view key);  // false when absent
  std::optional<LonLat> position(std::string_view key, Need need);
  std::vector<LonLat> positions(std::string_view key, Need need);

  template <class Enum>
  std::optional<Enum> choice(std::string_view key, Need need) {
    const auto index = choiceIndex(key, need, Words<Enum>::list);
    if (!index) return std::nullopt;
    return static_cast<Enum>(*index);
  }

  // A list of texts; a required one must not be empty.
  std::vector<const Node*> texts(std::string_view key, Need need);
  std::vector<const Node*> tables(std::string_view key, Need need);

  void error(std::string_view key, std::string message, std::string hint = {});
  void finish();  // reports unknown keys

 private:
  std::optional<size_t> choiceIndex(std::string_view key, Need need, std::span<const std::string_view> words);
  std::vector<const Node*> list(std::string_view key, Need need, Node::Kind kind, std::string_view wanted);

  Diagnostics* report;
  const Node& node;
  std::string name;
  std::vector<std::string_view> known;
};

// [longitude, latitude] within -180..180 and -90..90, or a report.
std::optional<LonLat> readPosition(const Node& node, const std::string& subject, Diagnostics& diagnostics);

// The place of a word among `words`, or a report of an unknown `what`.
std::optional<size_t> readWord(const Node& node, std::string_view what, std::span<const std::string_view> words,
                               Diagnostics& diagnostics);

std::string quoted(std::string_view text);

// 'é' (U+00E9); control characters by number alone.
std::string namedCharacter(char32_t character);

}  // namespace faultline
