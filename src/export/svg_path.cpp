#include "export/svg_path.h"

#include <cmath>
#include <cstdlib>

namespace faultline {
namespace {

// Hundredths as a decimal number. `joined`: it follows another number, of which `dotted` says whether it has a point; a
// separator is written only where the two would run together.
void appendHundredths(std::string& out, int64_t hundredths, bool joined, bool dotted) {
  const uint64_t size = static_cast<uint64_t>(hundredths < 0 ? -hundredths : hundredths);
  const uint64_t whole = size / 100, part = size % 100;
  const bool leadingPoint = whole == 0 && part != 0;
  if (hundredths < 0) {
    out += '-';
  } else if (joined && !(leadingPoint && dotted)) {
    out += ' ';
  }
  if (!leadingPoint) out += std::to_string(whole);
  if (part == 0) return;
  out += '.';
  out += static_cast<char>('0' + part / 10);
  if (part % 10 != 0) out += static_cast<char>('0' + part % 10);
}

}  // namespace

std::string svgNumber(double value) {
  std::string out;
  appendHundredths(out, std::llround(value * 100), false, false);
  return out;
}

std::string svgColor(Color color) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out = "#";
  for (const uint8_t part : {color.r, color.g, color.b}) {
    out += digits[part >> 4];
    out += digits[part & 15];
  }
  return out;
}

std::string svgEscaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n') out += c;
    }
  }
  return out;
}

std::string svgId(std::string_view wanted) {
  std::string id(wanted);
  for (char& c : id) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    if (!plain) c = '-';
  }
  return id;
}

PathData::Grid PathData::gridFrom(Vec2 screen) { return {std::llround(screen.x * 100), std::llround(screen.y * 100)}; }

void PathData::pair(Grid delta) {
  // The number before this one: after a command letter nothing separates.
  const bool joined = !text.empty() && text.back() >= '0' && text.back() <= '9';
  const size_t start = text.find_last_of(" -mMlz");
  const bool dotted = joined && text.find('.', start == std::string::npos ? 0 : start) != std::string::npos;
  appendHundredths(text, delta.x, joined, dotted);
  appendHundredths(text, delta.y, true, delta.x % 100 != 0);
}

void PathData::moveTo(Grid to) {
  text += text.empty() ? 'M' : 'm';
  pair({to.x - at.x, to.y - at.y});
  at = to;
}

bool PathData::lineTo(std::span<const Vec2> points) {
  bool moved = false;
  for (const Vec2 point : points) {
    const Grid to = gridFrom(point);
    if (to.x == at.x && to.y == at.y) continue;
    if (!moved) text += 'l';
    pair({to.x - at.x, to.y - at.y});
    at = to;
    moved = true;
  }
  return moved;
}

void PathData::line(std::span<const Vec2> points) {
  if (points.empty()) return;
  moveTo(gridFrom(points[0]));
  if (!lineTo(points.subspan(1))) text += "h0";
}

void PathData::ring(std::span<const Vec2> points) {
  Grid first = points.empty() ? Grid{} : gridFrom(points[0]);
  Grid last = first;
  int different = points.empty() ? 0 : 1;
  for (const Vec2 point : points) {
    const Grid to = gridFrom(point);
    if (to.x != last.x || to.y != last.y) ++different;
    last = to;
  }
  if (different < 3) return;
  moveTo(first);
  lineTo(points.subspan(1));
  text += 'z';
  at = first;
}

}  // namespace faultline
