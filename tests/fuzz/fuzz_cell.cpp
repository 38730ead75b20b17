// Any bytes in place of a cell of the small pack, as they may come from the network.
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "../data/small_pack.h"
#include "data/dataset.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace faultline;
  constexpr LoadOptions options{.verifyChecksums = false};
  test::SmallPack pack;
  pack.cells[0].length = static_cast<uint32_t>(size);
  // The counts of the record are what the bytes announce, so that decoding goes on.
  if (size >= 8) {
    pack.cells[0].arcCount = data[0];
    pack.cells[0].ringCount = data[4];
  }
  const std::vector<std::byte> bytes = pack.bytes(false);
  Dataset dataset;
  if (Dataset::load(bytes, dataset, options) != PackError::None) return 0;  // not a multiple of 4
  CellGeometry geometry;
  const PackError error = decodeCell(dataset, 0, std::as_bytes(std::span(data, size)), geometry, options);
  if (error != PackError::None && !(geometry.points.empty() && geometry.arcs.empty() && geometry.rings.empty()))
    std::abort();
  for (const LonLat p : geometry.points) {
    if (!(p.lon >= -180 && p.lon <= 192 && p.lat >= -90 && p.lat <= 90)) std::abort();
  }
  return 0;
}
