// The checks behind Dataset::load. A Checker latches the first fault; every check after it is a no-op.
#pragma once
#include <cstdint>
#include <string_view>

#include "data/dataset.h"
#include "data/sections.h"

namespace faultline {

class Checker {
 public:
  Checker(const Dataset& checkedDataset, const SectionTable& sectionTable)
      : dataset(checkedDataset), table(sectionTable) {}

  const Dataset& dataset;
  const SectionTable& table;
  PackError error = PackError::None;
  std::string_view at;  // section of the first fault

  bool ok() const { return error == PackError::None; }
  void enter(SectionId id) { current = sectionKind(id).id; }
  void require(bool holds, PackError otherwise) {
    if (holds || !ok()) return;
    error = otherwise;
    at = current;
  }

  void index(uint32_t value, size_t count) { require(value < count, PackError::BadIndex); }
  void indexOrNone(uint32_t value, size_t count) {
    require(value < count || value == format::none, PackError::BadIndex);
  }
  void range(format::Range range, size_t count);
  void list(format::Range range, size_t targetCount);  // in REFS, each value below targetCount
  void text(format::StringRef ref);
  void position(format::Position position);
  void number(float value, float least, float most) { require(value >= least && value <= most, PackError::BadNumber); }
  void day(format::Day day);
  void dayOrStart(format::Day day);  // openStart allowed
  void dayOrEnd(format::Day day);    // openEnd allowed
  void span(format::Day start, format::Day end) { require(start <= end, PackError::BadNumber); }
  template <class Enum>
  void choice(Enum value) {
    require(static_cast<uint8_t>(value) < static_cast<uint8_t>(Enum::Count), PackError::BadNumber);
  }
  void flag(uint8_t value) { require(value <= 1, PackError::BadNumber); }

 private:
  std::string_view current;
  // Ranges may overlap, so that checking them could take the square of the file's size: what all of them together may
  // cover is capped.
  uint64_t budget = uint64_t{4} * format::maxRecords;
};

void checkStory(Checker& check);
// Also finds where each arc and lake begins in its streams.
void checkAtlas(Checker& check, StreamStarts& arcStarts, StreamStarts& lakeStarts);

}  // namespace faultline
