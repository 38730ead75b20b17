// A column of type, set from the top down. With a dry Paint it only measures.
#pragma once
#include <string_view>

#include "ui/paint.h"

namespace faultline {

struct Column {
  Paint& paint;
  double x, y, width;  // y: the pen; moves down

  void gap(double by) { y += by; }
  void set(const ImFont* font, double leading, Color color, std::string_view text) {
    y += static_cast<double>(drawParagraph(paint.canvas, *font, {x, y}, px(width), px(leading), color, text));
  }
  // The same, but no short last word alone: the lines before it are made shorter, as long as none is added.
  void setBalanced(const ImFont* font, double leading, Color color, std::string_view text) {
    const double whole = width;
    const auto lines = [&] { return wrapLines(*font, text, px(width)); };
    const size_t count = lines().size();
    while (width > whole / 2 && static_cast<double>(textWidth(*font, lines().back())) < width * 0.4) {
      width -= 6;
      if (lines().size() == count) continue;
      width += 6;
      break;
    }
    set(font, leading, color, text);
    width = whole;
  }
  void setIndented(double indent, const ImFont* font, double leading, Color color, std::string_view text) {
    y += static_cast<double>(
        drawParagraph(paint.canvas, *font, {x + indent, y}, px(width - indent), px(leading), color, text));
  }
  void line() {
    rule(paint.canvas, x, y, width, paint.tokens.rule);
    y += 1;
  }
  // A heading that unfolds what follows; returns whether it was activated.
  bool fold(const char* id, std::string_view text, bool open);
};

}  // namespace faultline
