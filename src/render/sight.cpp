#include "render/sight.h"

#include <cmath>

#include "base/trig.h"

namespace faultline {

bool meet(const Cap& a, const Cap& b) {
  const double reach = double(a.radius) + double(b.radius);
  return reach >= pi || dot(widen(a.centre), widen(b.centre)) >= cosOf(reach);
}

Sight::Sight(const Projection& p, const Layout& layout) : projection(p), frameRect(layout.frame), far(0) {
  for (int corner = 0; corner < 4; ++corner) {
    const Vec2 at{frameRect.x + ((corner & 1) != 0 ? frameRect.width : 0),
                  frameRect.y + ((corner & 2) != 0 ? frameRect.height : 0)};
    const Vec2 from = at - projection.originScreen;
    far = std::max(far, std::sqrt(dot(from, from)));
  }
}

Box Sight::boxOf(const Cap& cap) const {
  constexpr double huge = 1e9;
  constexpr Box everywhere{-huge, -huge, huge, huge};
  const double r = double(cap.radius);
  if (r >= pi / 2) return everywhere;
  const double sinR = sinOf(r);
  const double cosR = std::sqrt(1 - sinR * sinR);
  const Vec3 camera = toCamera(projection, widen(cap.centre));
  const double cosD = std::clamp(camera.z, -1.0, 1.0);
  const double across = std::sqrt(camera.x * camera.x + camera.y * camera.y);
  const double sinD = across;
  // The nearest and farthest points of the cap are d - r and d + r from the camera's centre.
  const double cosFar = cosD * cosR - sinD * sinR;
  const bool aroundAntipode = cosD < -cosR;
  if (!aroundAntipode && cosFar > horizonZ) {
    // The plane stretches by at most sec((d + r) / 2) on the way from the cap's centre to any of its points.
    const double stretch = std::sqrt(2 / (1 + cosD)) * projection.scale;
    const Vec2 at = projection.originScreen + Vec2{camera.x * stretch, -camera.y * stretch};
    const double reach = projection.scale * r / std::sqrt((1 + cosFar) / 2);
    return {at.x - reach, at.y - reach, at.x + reach, at.y + reach};
  }
  // Partly beyond the horizon: a crescent about the centre. Its points are at least `inner` away from it and within w
  // of one direction, so whatever lies between them is at least inner * cos(w) away.
  if (sinD <= sinR) return everywhere;
  const double cosNear = std::max(cosD * cosR + sinD * sinR, horizonZ);
  const double inner = std::sqrt(2 - 2 * cosNear) * projection.scale;
  const double cosW = std::sqrt(1 - (sinR / sinD) * (sinR / sinD));
  return inner * cosW > far ? Box{} : everywhere;
}

bool Sight::touches(const Box& box, double margin) const {
  return !box.empty() && box.left < frameRect.x + frameRect.width + margin && box.right > frameRect.x - margin &&
         box.top < frameRect.y + frameRect.height + margin && box.bottom > frameRect.y - margin;
}

}  // namespace faultline
