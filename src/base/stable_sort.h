// A stable sort that is small as code: std::stable_sort is 2 to 6 kB of WebAssembly for each kind of record.
#pragma once
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace faultline {

// Says whether record `a` goes before record `b`, both as indices of where they stood at first.
using GoesBefore = bool (*)(const void* context, uint32_t a, uint32_t b);

// The order that sorts `count` records: entry i is the index of the record that goes to place i. Equal records keep
// their order, so there is one answer. O(n log n).
std::vector<uint32_t> stableOrder(size_t count, const void* context, GoesBefore before);

// Sorts `records` so that less(later, earlier) is nowhere true, equal ones in their old order: what std::stable_sort
// does. `less` is a strict weak order; less than 2^32 records.
template <class Record, class Less>
void stableSort(std::vector<Record>& records, const Less& less) {
  struct Context {
    const Record* records;
    const Less& less;
  } const context{records.data(), less};
  const std::vector<uint32_t> order = stableOrder(records.size(), &context, [](const void* c, uint32_t a, uint32_t b) {
    const Context& in = *static_cast<const Context*>(c);
    return static_cast<bool>(in.less(in.records[a], in.records[b]));
  });
  std::vector<Record> sorted;
  sorted.reserve(records.size());
  for (const uint32_t index : order) sorted.push_back(std::move(records[index]));
  records = std::move(sorted);
}

}  // namespace faultline
