// Where on the frame something that lies in a cap of the sphere can be: what is off the frame need not be drawn.
#pragma once
#include <algorithm>

#include "scene/draw_list.h"

namespace faultline {

struct Cap {  // of the sphere
  Vec3f centre;
  float radius;  // radians; pi: everything
};

bool meet(const Cap& a, const Cap& b);

struct Box {  // logical pixels; empty when left >= right
  double left = 0, top = 0, right = 0, bottom = 0;
  bool empty() const { return left >= right || top >= bottom; }
};
inline Box joined(const Box& a, const Box& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

class Sight {
 public:
  Sight(const Projection& projection, const Layout& layout);
  // Holds every point of the cap as the shaders place it (what is beyond the horizon on the horizon's circle), and so
  // every triangle between such points. Not clipped to the frame; empty only when all of it is off the frame for sure.
  Box boxOf(const Cap& cap) const;
  // Does the box touch the frame, grown by `margin` on all sides?
  bool touches(const Box& box, double margin) const;
  bool touches(const Cap& cap, double margin) const { return touches(boxOf(cap), margin); }
  const Rect& frame() const { return frameRect; }

 private:
  const Projection& projection;
  Rect frameRect;
  double far;  // logical pixels from the projection's centre to the frame's farthest corner
};

}  // namespace faultline
