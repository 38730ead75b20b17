// One line of a dump: a word, an id, then key=value pairs.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/words.h"
#include "data/dataset.h"

namespace faultline {

class DumpWriter {
 public:
  explicit DumpWriter(const Dataset& dumped) : dataset(dumped) {}

  const Dataset& dataset;
  std::string out;

  void begin(std::string_view what, std::string_view id = {});
  void end() { out += '\n'; }

  void word(std::string_view key, std::string_view value);  // left out when empty
  void text(std::string_view key, format::StringRef ref);   // in quotes; left out when empty
  void day(std::string_view key, format::Day day);          // left out when open
  void number(std::string_view key, double value);
  void position(std::string_view key, format::Position position);
  void flag(std::string_view name, uint8_t value);        // the name alone when set
  void line(std::string_view key, format::Range points);  // positions

  template <class Enum>
  void choice(std::string_view key, Enum value) {
    word(key, faultline::word(value));
  }

  // The ids of records that a list in REFS names.
  template <class Records>
  void list(std::string_view key, format::Range range, const Records& records) {
    if (range.count == 0) return;
    std::string ids;
    for (const uint32_t index : dataset.list(range)) {
      ids += (ids.empty() ? "" : ",") + std::string(idOf(records[index]));
    }
    word(key, ids);
  }

 private:
  template <class Record>
  std::string_view idOf(const Record& record) const {
    if constexpr (requires { record.id; })
      return dataset.text(record.id);
    else
      return dataset.text(record.code);
  }
};

std::string dumpNumber(double value);  // at most five decimals, no trailing zeros

void dumpStory(DumpWriter& writer);
void dumpAtlas(DumpWriter& writer);

}  // namespace faultline
