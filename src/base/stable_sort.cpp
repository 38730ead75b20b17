#include "base/stable_sort.h"

#include <algorithm>

namespace faultline {

std::vector<uint32_t> stableOrder(size_t count, const void* context, GoesBefore before) {
  std::vector<uint32_t> order(count), merged(count);
  for (size_t i = 0; i < count; ++i) order[i] = static_cast<uint32_t>(i);
  for (size_t run = 1; run < count; run *= 2) {  // runs of this length are in order; merge them two by two
    for (size_t from = 0; from < count; from += 2 * run) {
      const size_t middle = std::min(from + run, count), end = std::min(from + 2 * run, count);
      size_t left = from, right = middle;
      for (size_t to = from; to < end; ++to) {
        // The right one only when it is truly less, so that equal ones stay as they were.
        const bool takeRight = left == middle || (right < end && before(context, order[right], order[left]));
        merged[to] = takeRight ? order[right++] : order[left++];
      }
    }
    order.swap(merged);
  }
  return order;
}

}  // namespace faultline
