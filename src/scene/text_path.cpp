#include "scene/text_path.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "base/utf8.h"

namespace faultline {

namespace {
constexpr double opticalMiddle = 0.29;  // of the em above the baseline: half of Inter's capitals
}  // namespace

ScreenPath pathThrough(std::span<const Vec2> points) {
  ScreenPath path;
  for (const Vec2 point : points) {
    if (path.points.empty()) {
      path.along.push_back(0);
    } else {
      const Vec2 step = point - path.points.back();
      path.along.push_back(path.along.back() + std::sqrt(dot(step, step)));
    }
    path.points.push_back(point);
  }
  return path;
}

ScreenPath smoothThrough(std::span<const Vec2> points, double step) {
  std::vector<Vec2> fine;
  for (size_t i = 0; i + 1 < points.size(); ++i) {
    const Vec2 a = points[i], b = points[i + 1];
    const Vec2 before = i > 0 ? points[i - 1] : a - (b - a),
               after = i + 2 < points.size() ? points[i + 2] : b + (b - a);
    const Vec2 way = b - a;
    const int count = std::clamp(static_cast<int>(std::sqrt(dot(way, way)) / step), 1, 200);
    for (int k = 0; k < count; ++k) {
      const double t = static_cast<double>(k) / count, t2 = t * t, t3 = t2 * t;
      fine.push_back((a * 2 + (b - before) * t + (before * 2 - a * 5 + b * 4 - after) * t2 +
                      (a * 3 - before - b * 3 + after) * t3) *
                     0.5);
    }
  }
  if (!points.empty()) fine.push_back(points.back());
  return pathThrough(fine);
}

ScreenPath smoothed(const ScreenPath& path, double reach, double aside) {
  const double length = path.length();
  if (length < 2 * reach) return {};
  constexpr double step = 4;
  const int count = static_cast<int>(length / step);
  std::vector<Vec2> even;
  for (int i = 0; i <= count; ++i) even.push_back(pointAlong(path, length * i / count, 1).at);
  const int window = static_cast<int>(reach / step);
  std::vector<Vec2> mean;
  for (int i = 0; i <= count; ++i) {
    const int around = std::min({window, i, count - i});
    Vec2 sum{0, 0};
    for (int k = i - around; k <= i + around; ++k) sum = sum + even[static_cast<size_t>(k)];
    mean.push_back(sum * (1.0 / (2 * around + 1)));
  }
  std::vector<Vec2> moved;
  for (int i = 0; i <= count; ++i) {
    const Vec2 way =
        direction(mean[static_cast<size_t>(std::max(0, i - 2))], mean[static_cast<size_t>(std::min(count, i + 2))]);
    moved.push_back(mean[static_cast<size_t>(i)] + Vec2{-way.y, way.x} * aside);
  }
  return pathThrough(moved);
}

std::vector<LabelGlyph> LetterRow::lowered(double below) const {
  std::vector<LabelGlyph> moved = letters;
  for (size_t i = 0; i < moved.size(); ++i) moved[i].screen = moved[i].screen + down[i] * below;
  return moved;
}

LetterSetter::LetterSetter(const Dataset& dataset, const TextLine& line)
    : em(static_cast<double>(line.size)),
      tracking(static_cast<double>(line.tracking)),
      length(static_cast<double>(measureText(dataset, line.text, line.size, line.semibold, line.tracking))) {
  std::string_view rest = line.text;
  while (!rest.empty()) {
    const std::string_view before = rest;
    decodeUtf8(rest);
    const std::string_view letter = before.substr(0, before.size() - rest.size());
    advances.push_back(static_cast<double>(measureText(dataset, letter, line.size, line.semibold, 0)));
  }
}

std::optional<LetterRow> LetterSetter::along(const ScreenPath& path, double middle, double greatestTurnDeg,
                                             double steepestDeg) const {
  double pen = middle - length / 2;
  if (advances.empty() || path.points.size() < 2 || pen < 0 || pen + length > path.length()) return std::nullopt;
  LetterRow row;
  row.letters.reserve(advances.size()), row.down.reserve(advances.size());
  double least = 1e9, most = -1e9;
  for (const double advance : advances) {
    // The direction over a letter and its neighbours, so that letters do not totter.
    const PathPoint at = pointAlong(path, pen + advance / 2, std::max(advance, em));
    const double angle = degrees(atan2Of(at.direction.y, at.direction.x));
    least = std::min(least, angle), most = std::max(most, angle);
    if (least < -steepestDeg || most > steepestDeg || most - least > greatestTurnDeg) return std::nullopt;
    const Vec2 down{-at.direction.y, at.direction.x};
    const Vec2 start = at.at - at.direction * (advance / 2) + down * (opticalMiddle * em);
    row.letters.push_back({start, static_cast<float>(angle), static_cast<float>(advance)});
    row.down.push_back(down);
    pen += advance + tracking;
  }
  return row;
}

ScreenPath reversed(const ScreenPath& path) {
  const std::vector<Vec2> points(path.points.rbegin(), path.points.rend());
  return pathThrough(points);
}

namespace {

// Beside a crooked line letters crowd in its bends.
bool evenlySet(std::span<const LabelGlyph> letters) {
  for (size_t i = 1; i < letters.size(); ++i) {
    const Vec2 step = letters[i].screen - letters[i - 1].screen;
    const double wanted = static_cast<double>(letters[i - 1].advance), away = std::sqrt(dot(step, step)) - wanted;
    if (away < -0.2 * wanted || away > 0.35 * wanted + 1) return false;
  }
  return true;
}

}  // namespace

void addAlongLine(const Dataset& dataset, LabelRequest& request, const ScreenPath& path, int side, double gap) {
  constexpr double greatestTurnDeg = 34, mostOfLine = 0.6;
  ScreenPath calm = smoothed(path, gap < 0 ? 14 : 24, 0);
  if (calm.points.size() < 2) return;
  const bool leftwards = calm.points.back().x < calm.points.front().x, on = gap < 0;
  if (leftwards) calm = reversed(calm);
  const double length = calm.length();
  if (on && blockSize(dataset, request).x > length * mostOfLine) return;
  double block = 0;
  std::vector<LetterSetter> setters;
  for (const TextLine& line : request.lines) {
    block += static_cast<double>(line.size) * 1.12;
    setters.emplace_back(dataset, line);
  }
  for (const double part : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82}) {
    std::vector<LetterRow> rows;
    for (const LetterSetter& setter : setters) {
      auto row = setter.along(calm, length * part, greatestTurnDeg);
      if (!row) break;
      rows.push_back(std::move(*row));
    }
    if (rows.size() < setters.size()) continue;
    for (const int below : {-1, 1}) {  // above the line reads better
      const int onRight = leftwards ? -below : below;
      if ((side != 0 && side != onRight) || (on && below > 0)) continue;
      LabelCandidate candidate;
      candidate.cost = std::abs(part - 0.5) * 3 + (below > 0 ? 0.25 : 0);
      candidate.onLine = on;
      // The middle of the first line of text; above the line the block stands on it.
      const double first = static_cast<double>(request.lines.front().size) * 0.5;
      bool even = true;
      double down = on ? first * 1.12 - block / 2 : below > 0 ? gap + first : -(gap + block - first);
      for (size_t line = 0; line < rows.size(); ++line) {
        candidate.letters.push_back(rows[line].lowered(down));
        even = even && evenlySet(candidate.letters.back());
        down += static_cast<double>(request.lines[line].size) * 1.12;
      }
      if (even) request.candidates.push_back(std::move(candidate));
    }
  }
}

}  // namespace faultline
