// What a text or its candidate takes on the screen, and what meets it. Internal to src/scene.
#pragma once
#include <vector>

#include "scene/path.h"
#include "scene/shape.h"

namespace faultline {

// A box, or turned boxes within it.
struct TextShape {
  Rect bounds;
  std::vector<Quad> quads;  // empty: the bounds are it
  std::vector<Rect> quadBounds;
};

Rect around(const Rect& a, const Rect& b);  // the least that holds both
Rect around(Vec2 a, Vec2 b);

bool meets(const TextShape& shape, const Rect& box);
bool meets(const TextShape& a, const TextShape& b);
bool segmentMeets(Vec2 from, Vec2 to, const TextShape& shape);
double distanceToRect(Vec2 point, const Rect& rect);  // 0 inside
// Between the nearest points of two segments; 0 where they cross.
double distanceBetween(Vec2 a, Vec2 b, Vec2 c, Vec2 d);

}  // namespace faultline
