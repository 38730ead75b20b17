// Writing the container that packs and atlases share. Used by the compiler and by tests, never by the viewer.
#pragma once
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "data/sections.h"

namespace faultline {

struct SectionBytes {
  SectionId id;
  std::span<const std::byte> bytes;  // a whole number of records
};

// Sections are written in the order given. Same input, same bytes.
std::vector<std::byte> writeContainer(ContainerKind kind, std::span<const SectionBytes> sections);

template <class Record>
SectionBytes sectionOf(SectionId id, const std::vector<Record>& records) {
  return {id, std::as_bytes(std::span(records))};
}

}  // namespace faultline
