#include "app/arrivals.h"

#include <algorithm>

#include "base/easing.h"

namespace faultline {

void Arrivals::clear() {
  waiting.clear();
  phase = Phase::Rest;
  share = 0;
}

void Arrivals::take(Ground& ground, const Dataset& dataset) {
  for (const auto& [cell, geometry] : waiting) refineGround(ground, dataset, cell, geometry);
  waiting.clear();
}

void Arrivals::step(Ground& ground, const Dataset& dataset, bool still, double nowSeconds) {
  share = 0;
  if (!still) {
    take(ground, dataset);
    phase = Phase::Rest;
    return;
  }
  if (phase == Phase::Keep) {
    take(ground, dataset);
    phase = Phase::Dissolve;
    start = nowSeconds;
  }
  if (phase == Phase::Dissolve) {
    const double t = std::max(0.0, (nowSeconds - start) / seconds);
    if (t < 1) {
      share = static_cast<float>(1 - easeInOutCubic(t));
    } else {
      phase = Phase::Rest;
    }
  }
  // What came meanwhile waits for the dissolve's end.
  if (phase == Phase::Rest && !waiting.empty()) phase = Phase::Keep;
}

}  // namespace faultline
