// Names of countries, in the part of their land that shows: along its main axis where it is long, else where there is
// most room.
#include <algorithm>
#include <cmath>

#include "base/stable_sort.h"
#include "base/trig.h"
#include "scene/labels.h"
#include "scene/land_grid.h"
#include "scene/text_path.h"

namespace faultline {

namespace {

// Whether all lenses give two units to the same states.
bool sameUnderAll(const Dataset& data, uint32_t a, uint32_t b) {
  for (uint32_t lens = 0; lens < data.lenses.size(); ++lens) {
    if (data.sovereign(lens, a) != data.sovereign(lens, b)) return false;
  }
  return true;
}

// Whether all lenses give a unit to one state.
bool undivided(const Dataset& data, uint32_t unit) {
  for (uint32_t lens = 1; lens < data.lenses.size(); ++lens) {
    if (data.sovereign(lens, unit) != data.sovereign(0, unit)) return false;
  }
  return true;
}

// A part of a state is named only where it is a matter of its own: the lenses give it to different states (Crimea, the
// Golan, Abkhazia), or what it belongs to is no undisputed state itself (Gaza). A mere province, such as an oblast held
// in part, is not. Of parts in the same position the largest stands for all: Crimea for Sevastopol.
bool namedPart(const Dataset& data, uint32_t unit, uint32_t lens) {
  const bool disputed = data.units[data.sovereign(lens, unit)].flags & format::unitDisputed;
  if (undivided(data, unit) && !disputed) return false;
  for (uint32_t other = 0; other < data.units.size(); ++other) {
    if (other == unit || data.sovereign(lens, other) == other) continue;
    if (data.units[other].areaKm2 > data.units[unit].areaKm2 && sameUnderAll(data, other, unit)) return false;
  }
  return true;
}

// Land far from its state and with a name of its own, such as Greenland.
bool dependency(const Dataset& data, uint32_t unit) {
  const format::Unit& record = data.units[unit];
  return undivided(data, unit) && data.text(record.code).find('-') == std::string_view::npos && record.areaKm2 > 50000;
}

// One name and the cells that it may be written on.
struct Territory {
  uint32_t unit = 0;
  bool sovereign = true, lit = false;
  // The largest connected piece of what shows.
  std::vector<std::pair<int, int>> cells;  // column, row
  double area = 0;                         // of it, square logical pixels
};

// The unit whose name stands on each unit's land: itself, its state, or none.
std::vector<int16_t> namesOfUnits(const SceneBuild& build) {
  const Dataset& data = build.data;
  const uint32_t lens = build.in.lens;
  std::vector<int16_t> names(data.units.size(), -1);
  for (const uint32_t index : build.list.visibleUnits) {
    const format::Unit& unit = data.units[index];
    const bool nameless = (unit.flags & format::unitUnlabelled) != 0 || unit.name.length == 0;
    const uint32_t sovereign = data.sovereign(lens, index);
    if (sovereign == index) {
      const bool minor = (unit.flags & format::unitCoarse) && unit.areaKm2 < 900000;  // the frame names its giants
      if (!nameless && !minor) names[index] = static_cast<int16_t>(index);
      continue;
    }
    if (dependency(data, index)) {
      if (!nameless) names[index] = static_cast<int16_t>(index);
    } else if (build.kmPerPx <= 3 && !nameless && namedPart(data, index, lens)) {
      names[index] = static_cast<int16_t>(index);
    } else if (data.text(unit.code).starts_with(data.text(data.units[sovereign].code)) &&
               !(data.units[sovereign].flags & format::unitUnlabelled)) {
      names[index] = static_cast<int16_t>(sovereign);  // a province
    }
  }
  return names;
}

// The connected pieces of the grid by name; of each name the largest.
std::vector<Territory> territories(const SceneBuild& build, const LandGrid& grid, const std::vector<int16_t>& named) {
  std::vector<Territory> found(build.data.units.size());
  std::vector<bool> seen(named.size(), false);
  std::vector<std::pair<int, int>> piece;
  const auto at = [&](int x, int y) { return size_t(y) * size_t(grid.columns) + size_t(x); };
  for (int y = 0; y < grid.rows; ++y) {
    for (int x = 0; x < grid.columns; ++x) {
      const int16_t name = named[at(x, y)];
      if (name < 0 || seen[at(x, y)]) continue;
      piece.assign(1, {x, y});
      seen[at(x, y)] = true;
      for (size_t i = 0; i < piece.size(); ++i) {
        const auto [px, py] = piece[i];
        for (const auto& [dx, dy] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
          const int nx = px + dx, ny = py + dy;
          if (nx < 0 || ny < 0 || nx >= grid.columns || ny >= grid.rows) continue;
          if (seen[at(nx, ny)] || named[at(nx, ny)] != name) continue;
          seen[at(nx, ny)] = true;
          piece.push_back({nx, ny});
        }
      }
      Territory& territory = found[static_cast<size_t>(name)];
      if (piece.size() > territory.cells.size()) territory.cells = piece;
    }
  }
  std::vector<Territory> result;
  const uint32_t lens = build.in.lens;
  for (uint32_t unit = 0; unit < found.size(); ++unit) {
    if (found[unit].cells.empty()) continue;
    Territory territory = std::move(found[unit]);
    territory.unit = unit;
    // Capitals are for states whose standing nobody contests, whatever the lens.
    const bool disputed = (build.data.units[unit].flags & format::unitDisputed) != 0;
    territory.sovereign = build.data.sovereign(lens, unit) == unit && !disputed;
    territory.lit = build.unitLit[unit] || build.unitBloc[unit] != Bloc::None;
    territory.area = static_cast<double>(territory.cells.size()) * grid.cell * grid.cell;
    result.push_back(std::move(territory));
  }
  return result;
}

// The piece's shape: its middle, main axis, extent and medial line.
struct Axis {
  Vec2 middle;
  Vec2 along{1, 0}, down{0, 1};
  double stretch = 1;          // length by breadth
  double from = 0, to = 0;     // along the axis, without the outermost twentieth at either end
  double breadth = 0;          // median across it
  double bend[3] = {0, 0, 0};  // the medial line: down = bend[0] + bend[1] a + bend[2] a^2
};

constexpr double steepestAxis = 50;  // degrees from level

Axis axisOf(const LandGrid& grid, const Territory& territory) {
  Axis axis;
  const double count = static_cast<double>(territory.cells.size());
  for (const auto& [x, y] : territory.cells) axis.middle = axis.middle + grid.centreOf(x, y);
  axis.middle = axis.middle * (1 / count);
  double xx = 0, yy = 0, xy = 0;
  for (const auto& [x, y] : territory.cells) {
    const Vec2 d = grid.centreOf(x, y) - axis.middle;
    xx += d.x * d.x, yy += d.y * d.y, xy += d.x * d.y;
  }
  const double half = (xx + yy) / 2, spread = std::sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
  axis.stretch = std::sqrt((half + spread) / std::max(half - spread, count * grid.cell * grid.cell / 12));
  double angle = 0.5 * atan2Of(2 * xy, xx - yy);  // in (-90, 90] degrees, clockwise
  // A text that leans needs a reason: the steeper, the longer the land must be.
  const double tilt = std::abs(degrees(angle));
  if (axis.stretch < 1.45 + 0.012 * tilt || tilt > steepestAxis) angle = 0;
  axis.along = {cosOf(angle), sinOf(angle)};
  axis.down = {-axis.along.y, axis.along.x};

  // Slices across the axis: how broad the land is there, and its middle.
  double least = 1e18, most = -1e18;
  for (const auto& [x, y] : territory.cells) {
    const double a = dot(grid.centreOf(x, y) - axis.middle, axis.along);
    least = std::min(least, a), most = std::max(most, a);
  }
  const size_t slices = static_cast<size_t>((most - least) / grid.cell) + 1;
  std::vector<double> cells(slices, 0), middles(slices, 0);
  for (const auto& [x, y] : territory.cells) {
    const Vec2 d = grid.centreOf(x, y) - axis.middle;
    const size_t slice = std::min(slices - 1, static_cast<size_t>((dot(d, axis.along) - least) / grid.cell));
    cells[slice] += 1, middles[slice] += dot(d, axis.down);
  }
  double before = 0;
  size_t first = 0, last = slices - 1;
  while (first < last && (before += cells[first]) < count * 0.05) ++first;
  before = 0;
  while (last > first && (before += cells[last]) < count * 0.05) --last;
  axis.from = least + static_cast<double>(first) * grid.cell;
  axis.to = least + static_cast<double>(last + 1) * grid.cell;
  std::vector<double> broad(cells.begin() + static_cast<std::ptrdiff_t>(first),
                            cells.begin() + static_cast<std::ptrdiff_t>(last + 1));
  std::nth_element(broad.begin(), broad.begin() + static_cast<std::ptrdiff_t>(broad.size() / 2), broad.end());
  axis.breadth = broad[broad.size() / 2] * grid.cell;

  // Least squares of a parabola through the slices' middles, each weighing as its breadth; scaled to [-1, 1].
  const double scale = std::max((axis.to - axis.from) / 2, 1.0);
  double m[3][4] = {};
  for (size_t i = first; i <= last; ++i) {
    if (cells[i] <= 0) continue;
    const double a = (least + (static_cast<double>(i) + 0.5) * grid.cell) / scale;
    const double power[3] = {1, a, a * a};
    for (int r = 0; r < 3; ++r) {
      for (int c = 0; c < 3; ++c) m[r][c] += cells[i] * power[r] * power[c];
      m[r][3] += power[r] * middles[i];
    }
  }
  for (int r = 0; r < 3; ++r) m[r][r] += 1e-6 * count;
  for (int r = 0; r < 3; ++r) {
    for (int k = r + 1; k < 3; ++k) {
      const double factor = m[k][r] / m[r][r];
      for (int c = r; c < 4; ++c) m[k][c] -= factor * m[r][c];
    }
  }
  double solved[3];
  for (int r = 2; r >= 0; --r) {
    solved[r] = m[r][3];
    for (int c = r + 1; c < 3; ++c) solved[r] -= m[r][c] * solved[c];
    solved[r] /= m[r][r];
  }
  axis.bend[0] = solved[0], axis.bend[1] = solved[1] / scale, axis.bend[2] = solved[2] / (scale * scale);
  // No more than a gentle bow: a sagitta of at most an eighth of the length.
  const double most2 = 0.5 / (axis.to - axis.from);
  axis.bend[2] = std::clamp(axis.bend[2], -most2, most2);
  return axis;
}

ScreenPath medialLine(const Axis& axis) {
  std::vector<Vec2> points;
  const double reach = (axis.to - axis.from) * 0.1;
  for (int i = 0; i <= 32; ++i) {
    const double a = axis.from - reach + (axis.to - axis.from + 2 * reach) * i / 32;
    points.push_back(axis.middle + axis.along * a +
                     axis.down * (axis.bend[0] + axis.bend[1] * a + axis.bend[2] * a * a));
  }
  return pathThrough(points);
}

// ---- what lies under a text ----

struct Under {
  double own = 0, foreign = 0;  // parts of the text's boxes on its own land and on another's
};

Under underLetters(const LandGrid& grid, const std::vector<int16_t>& named, int16_t name,
                   const std::vector<LabelGlyph>& letters, double em) {
  double own = 0, foreign = 0, all = 0;
  for (const LabelGlyph& letter : letters) {
    const Quad quad =
        textQuad(letter.screen, static_cast<double>(letter.angleDeg), static_cast<double>(letter.advance), em, 1);
    const Vec2 middle = (quad.corners[0] + quad.corners[2]) * 0.5;
    for (int i = 0; i < 5; ++i) {
      const Vec2 p = i < 4 ? quad.corners[i] : middle;
      const int column = static_cast<int>(std::floor(p.x / grid.cell)),
                row = static_cast<int>(std::floor(p.y / grid.cell));
      all += 1;
      if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) continue;
      const size_t at = size_t(row) * size_t(grid.columns) + size_t(column);
      own += named[at] == name;
      foreign += named[at] != name && grid.unit[at] >= 0;
    }
  }
  return {own / all, foreign / all};
}

struct Setting {
  const SceneBuild& build;
  const LandGrid& grid;
  const std::vector<int16_t>& named;
  const CellSums& land;
  const Territory& territory;
};

// What a text may lie on: its own land, and beside it the sea.
double costOfGround(const Under& under, bool lit) {
  if (under.foreign > 0.001 || under.own < (lit ? 0.6 : 0.85)) return -1;
  return (1 - under.own) * 5;
}

void addAlongAxis(const Setting& set, LabelRequest& request, const Axis& axis) {
  const TextLine& line = request.lines.front();
  const ScreenPath path = medialLine(axis);
  const double length = path.length(), em = static_cast<double>(line.size);
  for (const double spacing : {1.0, 0.35}) {
    TextLine spaced = line;
    // As far apart as the land is long, within what still reads as one word.
    const double natural = static_cast<double>(measureText(set.build.data, line.text, line.size, line.semibold, 0));
    const double gaps = std::max(1.0, static_cast<double>(line.text.size()) - 1);
    const double wanted = (length * 0.56 - natural) / gaps * spacing;
    spaced.tracking = static_cast<float>(std::clamp(wanted, 0.11 * em, (line.text.size() > 7 ? 0.75 : 1.15) * em));
    const LetterSetter setter(set.build.data, spaced);
    for (const double along : {0.0, 0.08, -0.08, 0.17, -0.17}) {
      const auto row = setter.along(path, length * (0.5 + along), 56);
      if (!row) continue;
      for (const double down : {0.0, 0.18, -0.18}) {
        LabelCandidate candidate;
        candidate.letters.push_back(row->lowered(down * axis.breadth));
        candidate.tracking = spaced.tracking;
        const std::vector<LabelGlyph>& letters = candidate.letters.front();
        const double ground =
            costOfGround(underLetters(set.grid, set.named, static_cast<int16_t>(set.territory.unit), letters, em),
                         set.territory.lit);
        if (ground < 0) continue;
        candidate.cost = ground + std::abs(along) * 4 + std::abs(down) * 3 + (1 - spacing) * 0.7;
        request.candidates.push_back(std::move(candidate));
      }
    }
  }
}

void addLevel(const Setting& set, LabelRequest& request, const CellSums& own, int left, int top, int right, int foot) {
  const LandGrid& grid = set.grid;
  const TextLine& line = request.lines.front();
  const double em = static_cast<double>(line.size);
  const double reach = std::max((right - left) * grid.cell, (foot - top) * grid.cell) + em;
  const double natural = static_cast<double>(measureText(set.build.data, line.text, line.size, line.semibold, 0));
  const double gaps = std::max(1.0, static_cast<double>(line.text.size()) - 1);
  // The sums are over the land's own part of the grid.
  const auto mineIn = [&](int x0, int y0, int x1, int y1) {
    return own.count(x0 - left, y0 - top, x1 - left, y1 - top);
  };
  struct Spot {
    double score;
    Vec2 topLeft;
  };
  Vec2 middle{0, 0};
  for (const auto& [x, y] : set.territory.cells) middle = middle + grid.centreOf(x, y);
  middle = middle * (1 / static_cast<double>(set.territory.cells.size()));
  const double wanted = ((right - left) * grid.cell * 0.42 - natural) / gaps;
  const float least = line.tracking;
  const float spaced =
      static_cast<float>(std::clamp(wanted, static_cast<double>(least), (line.text.size() > 7 ? 0.4 : 0.55) * em));
  for (const float tracking : {spaced, least}) {
    if (tracking == least && spaced < least + 0.6f && !request.candidates.empty() &&
        request.candidates.back().tracking == spaced)
      break;
    const double width = natural + gaps * static_cast<double>(tracking), height = (textAscent + textDescent) * em;
    const int w = static_cast<int>(std::ceil(width / grid.cell)), h = static_cast<int>(std::ceil(height / grid.cell));
    const int step = (right - left) * (foot - top) > 2500 ? 2 : 1;
    std::vector<Spot> spots;
    for (int y = top - h; y <= foot; y += step) {
      for (int x = left - w; x <= right; x += step) {
        const double cells = static_cast<double>(w * h);
        const double mine = mineIn(x, y, x + w, y + h) / cells;
        if (mine < (set.territory.lit ? 0.6 : 0.85)) continue;
        if (set.land.count(x, y, x + w, y + h) > mineIn(x, y, x + w, y + h)) continue;
        const double airy = mineIn(x - 1, y - 1, x + w + 1, y + h + 1) / static_cast<double>((w + 2) * (h + 2));
        const Vec2 at{x * grid.cell + (w * grid.cell - width) / 2, y * grid.cell + (h * grid.cell - height) / 2};
        const Vec2 off = at + Vec2{width / 2, height / 2} - middle;
        const double far = std::sqrt(dot(off, off)) / reach;
        spots.push_back({(1 - mine) * 5 + (1 - airy) * 3 + far * 4, at});
      }
    }
    stableSort(spots, [](const Spot& a, const Spot& b) { return a.score < b.score; });
    std::vector<Vec2> taken;
    for (const Spot& spot : spots) {
      if (taken.size() >= 14) break;
      const bool near = std::any_of(taken.begin(), taken.end(), [&](Vec2 other) {
        return std::abs(other.x - spot.topLeft.x) < 18 && std::abs(other.y - spot.topLeft.y) < em;
      });
      if (near) continue;
      taken.push_back(spot.topLeft);
      LabelCandidate candidate;
      candidate.topLeft = spot.topLeft;
      candidate.tracking = tracking;
      candidate.cost = spot.score + (tracking < spaced ? 0.4 : 0);
      request.candidates.push_back(std::move(candidate));
    }
  }
}

float sizeFor(const SceneBuild& build, const Territory& territory) {
  if (!territory.sovereign) return labelSize;
  const bool narrow = build.list.layout.narrow;
  const double area = territory.area * (territory.lit ? 1.6 : 1);
  if (area > 150000 && !narrow) return 15;
  if (area > (narrow ? 22000 : 55000)) return narrow ? 13 : 14;
  if (area > 22000) return 13;
  return labelSize;
}

}  // namespace

void requestCountries(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  const Dataset& data = build.data;
  const LandGrid& grid = labels.grid;
  const std::vector<int16_t> names = namesOfUnits(build);
  std::vector<int16_t> named(grid.unit.size());
  for (size_t i = 0; i < named.size(); ++i)
    named[i] = grid.unit[i] < 0 ? int16_t{-1} : names[static_cast<size_t>(grid.unit[i])];
  CellSums land(grid.columns, grid.rows);
  land.build([&grid](int x, int y) { return grid.at(x, y) >= 0; });
  for (const Territory& territory : territories(build, grid, named)) {
    const format::Unit& unit = data.units[territory.unit];
    LabelRequest request;
    TextLine line = plainLine(build, "", LabelStyle::Country, territory.lit ? build.tokens.ink : build.tokens.muted);
    line.text = territory.sovereign ? upperCased(data, data.text(unit.name)) : std::string(data.text(unit.name));
    line.size = sizeFor(build, territory);
    line.tracking = territory.sovereign ? 0.11f * line.size : 0.3f;
    request.lines.push_back(line);
    const Vec2 size = blockSize(data, request);
    if (territory.area < size.x * size.y * 0.8) continue;
    request.priority = territory.lit ? (build.list.layout.narrow ? narrowCountryPriority : countryPriority)
                                     : unlitPriority + std::min<int>(unit.labelRank, 9);
    request.greatestCost = territory.lit ? 13.5 : 4.4;
    request.air = 6;
    request.anchor = {-1e6, -1e6};  // no marker is a country's own
    request.alpha = static_cast<double>(build.in.crossFade) * (territory.lit ? 1 : 0.9);
    request.pick = {PickKind::Unit, territory.unit};
    const Setting set{build, grid, named, land, territory};
    const Axis axis = axisOf(grid, territory);
    if (territory.sovereign && axis.stretch >= 1.6 && territory.area > 4 * size.x * size.y)
      addAlongAxis(set, request, axis);
    int left = grid.columns, top = grid.rows, right = 0, foot = 0;
    for (const auto& [x, y] : territory.cells) {
      left = std::min(left, x), right = std::max(right, x);
      top = std::min(top, y), foot = std::max(foot, y);
    }
    CellSums own(right - left + 1, foot - top + 1);
    own.build([&](int x, int y) {
      return named[size_t(top + y) * size_t(grid.columns) + size_t(left + x)] == static_cast<int16_t>(territory.unit);
    });
    const size_t curved = request.candidates.size();
    addLevel(set, request, own, left, top, right, foot);
    // A long land asks for its name along it.
    if (curved > 0) {
      for (size_t i = curved; i < request.candidates.size(); ++i) request.candidates[i].cost += 1.2;
    }
    if (!request.candidates.empty()) labels.requests.push_back(std::move(request));
  }
}

}  // namespace faultline
