// Layer: what stands in screen space. Triangles, leaders, markers and the furniture's bars, in one draw call.
// A marker's outline is centred on its edge; a circle's edge is its radius, square and diamond have the circle's area.
// Ring and circle differ in what their maker fills them with. A cross has only lines (the colour `line`).
#pragma once
#include <string>
#include <vector>

#include "render/frame.h"

namespace faultline {

class MarksLayer {
 public:
  bool create(std::string& error);
  void draw(const Frame& frame);

 private:
  struct Mark {
    float corners[4];
    float more[4];
    Color fill, line;
  };
  static_assert(sizeof(Mark) == 40);
  gl::Program program;
  gl::VertexArray array;
  gl::Buffer buffer;
  std::vector<Mark> marks;
};

}  // namespace faultline
