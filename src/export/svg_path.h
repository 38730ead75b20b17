// SVG path data: screen positions as relative commands with two decimals, in as few bytes as the grammar allows.
#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "base/vec.h"
#include "scene/tokens.h"

namespace faultline {

// At most two decimals, no zeros that say nothing: 12.5, -.25, 3. Never "-0".
std::string svgNumber(double value);
std::string svgColor(Color color);              // "#1d242a"; alpha is an attribute of its own
std::string svgEscaped(std::string_view text);  // for text and attribute values; control characters are dropped
std::string svgId(std::string_view wanted);     // letters, digits, '-', '_' and '.'; anything else becomes '-'

class PathData {
 public:
  void line(std::span<const Vec2> points);  // one subpath; a single point becomes a spot that round caps make visible
  void ring(std::span<const Vec2> points);  // closed; nothing when fewer than three points differ
  bool empty() const { return text.empty(); }
  const std::string& str() const { return text; }

 private:
  struct Grid {  // hundredths of a pixel
    int64_t x = 0, y = 0;
  };
  static Grid gridFrom(Vec2 screen);
  void moveTo(Grid to);
  void pair(Grid delta);
  bool lineTo(std::span<const Vec2> points);  // whether any point was off the one before
  std::string text;
  Grid at;
};

}  // namespace faultline
