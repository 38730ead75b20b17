// Any bytes: the loader refuses them, or everything that the viewer does with a story must work on them. Checksums are
// off, since they guard against accident only and would hide the real checks. A folded pack is unfolded first.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "compiler/dump.h"
#include "data/dataset.h"
#include "data/fold.h"
#include "story/state.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace faultline;
  constexpr LoadOptions options{.verifyChecksums = false};
  const std::vector<std::byte> carried = unfolded(std::as_bytes(std::span(data, size)));
  const auto given = carried.empty() ? std::as_bytes(std::span(data, size)) : std::span(carried);
  std::vector<uint64_t> aligned((given.size() + 7) / 8);
  if (!given.empty()) std::memcpy(aligned.data(), given.data(), given.size());
  const auto bytes = std::as_bytes(std::span(aligned)).first(given.size());

  Dataset dataset;
  std::string_view at;
  if (Dataset::load(bytes, dataset, options, &at) != PackError::None) {
    if (!dataset.beats.empty() || !dataset.points.empty()) std::abort();  // refused means empty
    return 0;
  }
  std::vector<LonLat> line;
  for (uint32_t i = 0; i < dataset.arcs.size(); ++i) dataset.decodeArc(i, line);
  for (uint32_t i = 0; i < dataset.lakes.size(); ++i) dataset.decodeLake(i, line);
  for (uint32_t i = 0; i < dataset.cells.size(); ++i) {
    CellGeometry geometry;
    const bool good = decodeCell(dataset, i, dataset.cellBytes(i), geometry, options) == PackError::None;
    if (!good && !geometry.points.empty()) std::abort();
  }
  for (uint32_t beat = 0; beat < dataset.beats.size() && beat < 16; ++beat) {
    const double start = dataset.beats[beat].start, end = dataset.beats[beat].end;
    for (const double day : {start, (start + end) / 2, end}) hashState(evaluate(dataset, {beat, day}));
  }
  if (dumpDataset(dataset).empty()) std::abort();
  return 0;
}
