#include "render/marks.h"

#include "embed/shaderMarks.h"

namespace faultline {
namespace {

// The kinds of shaders/marks.glsl.
constexpr float triangleKind = 0, leaderKind = 1, barKind = 6, kiteKind = 7;
float kindOf(MarkerShape shape) {
  switch (shape) {
    case MarkerShape::Circle:
    case MarkerShape::Ring: return 2;
    case MarkerShape::Square: return 3;
    case MarkerShape::Diamond: return 4;
    case MarkerShape::Cross: return 5;
  }
  return 2;
}

constexpr Color nothing{0, 0, 0, 0};
constexpr float leaderWidth = 1;

}  // namespace

bool MarksLayer::create(std::string& error) { return program.build("marks", embed::shaderMarksText(), error); }

void MarksLayer::draw(const Frame& frame) {
  const auto f = [](double value) { return static_cast<float>(value); };
  const DrawList& list = frame.list;
  marks.clear();
  const auto addTriangle = [&](const Triangle& t) {
    marks.push_back({{f(t.a.x), f(t.a.y), f(t.b.x), f(t.b.y)},
                     {f(t.c.x), f(t.c.y), 0, t.mirrored ? kiteKind : triangleKind},
                     t.color,
                     nothing});
  };
  const auto addBar = [&](const Bar& b) {
    marks.push_back({{f(b.from.x), f(b.from.y), f(b.to.x), f(b.to.y)}, {0, 0, b.width, barKind}, b.color, nothing});
  };
  for (const Triangle& t : list.shapes) addTriangle(t);
  for (const Bar& b : list.bars) addBar(b);
  for (const Marker& m : list.markers) {
    marks.push_back(
        {{f(m.screen.x), f(m.screen.y), m.radius, 0}, {0, 0, m.lineWidth, kindOf(m.shape)}, m.fill, m.line});
  }
  for (const Leader& l : list.leaders) {
    marks.push_back(
        {{f(l.from.x), f(l.from.y), f(l.to.x), f(l.to.y)}, {0, 0, leaderWidth, leaderKind}, nothing, l.color});
    if (l.dot > 0)
      marks.push_back({{f(l.to.x), f(l.to.y), l.dot, 0}, {0, 0, 0, kindOf(MarkerShape::Circle)}, l.color, nothing});
  }
  for (const Bar& b : list.furniture.bars) addBar(b);
  for (const Triangle& t : list.furniture.shapes) addTriangle(t);
  if (marks.empty()) return;
  program.use();
  array.bind();
  buffer.upload(GL_ARRAY_BUFFER, gl::bytesOf<Mark>(marks), GL_STREAM_DRAW, frame.stats);
  gl::attribute(0, 4, sizeof(Mark), offsetof(Mark, corners), 1);
  gl::attribute(1, 4, sizeof(Mark), offsetof(Mark, more), 1);
  gl::colorAttribute(2, sizeof(Mark), offsetof(Mark, fill), 1);
  gl::colorAttribute(3, sizeof(Mark), offsetof(Mark, line), 1);
  gl::drawQuads(marks.size(), frame.stats);
}

}  // namespace faultline
