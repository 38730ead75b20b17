// A made-up world for tests, and a renderer to look at it. Positions are made with base/trig, as the product's are.
#pragma once
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <deque>
#include <memory>

#include "base/trig.h"
#include "export/image.h"
#include "geo/projection.h"
#include "geo/sphere.h"
#include "platform/headless.h"
#include "render/renderer.h"

namespace faultline::testing {

// Each unit is one ring of its own; arcs can also be shared by hand.
struct World {
  std::vector<format::Unit> records;
  Dataset dataset;
  Ground ground;

  World() {
    ground.unitArcFirst.push_back(0);
    ground.boundary.resize(2);
  }

  uint32_t addArc(const std::vector<LonLat>& line, BoundaryClass boundary = BoundaryClass::Coast) {
    const auto first = static_cast<uint32_t>(ground.unit.size());
    double km = 0;
    for (size_t i = 0; i < line.size(); ++i) {
      if (i > 0) km += distanceKm(unitFrom(line[i - 1]), unitFrom(line[i]));
      ground.unit.push_back(narrow(unitFrom(line[i])));
      ground.km.push_back(static_cast<float>(km));
    }
    ground.arcs.push_back({{{first, static_cast<uint32_t>(line.size())}}});
    ground.boundary[0].push_back(boundary);
    ground.boundary[1].push_back(boundary);
    ++ground.revision;
    return static_cast<uint32_t>(ground.arcs.size()) - 1;
  }
  // `around`: a point and a radius that hold all its vertices.
  uint32_t addUnit(const std::vector<uint32_t>& arcs, LonLat around, double radiusDeg) {
    format::Unit unit{};
    unit.capAt = {static_cast<float>(around.lon), static_cast<float>(around.lat)};
    unit.capRadiusDeg = static_cast<float>(radiusDeg);
    records.push_back(unit);
    dataset.units = records;
    ground.unitArcs.insert(ground.unitArcs.end(), arcs.begin(), arcs.end());
    ground.unitArcFirst.push_back(static_cast<uint32_t>(ground.unitArcs.size()));
    ++ground.revision;
    return static_cast<uint32_t>(records.size()) - 1;
  }
};

// A closed line around a point at `radiusDeg`, wavy by `wave` of the radius.
inline std::vector<LonLat> blob(LonLat at, double radiusDeg, double wave, int points) {
  const Vec3 centre = unitFrom(at);
  Vec3 east = cross(Vec3{0, 0, 1}, centre);
  east = dot(east, east) < 1e-9 ? Vec3{1, 0, 0} : normalised(east);
  const Vec3 north = cross(centre, east);
  std::vector<LonLat> line;
  for (int i = 0; i <= points; ++i) {
    const double turn = 2 * pi * (i % points) / points;
    const double radius = radians(radiusDeg * (1 - wave + wave * cosOf(5 * turn)));
    const Vec3 unit = centre * cosOf(radius) + (east * cosOf(turn) + north * sinOf(turn)) * sinOf(radius);
    line.push_back(lonLatFrom(unit));
  }
  return line;
}

struct Canvas {
  int width, height;
  std::string error;
  std::unique_ptr<HeadlessContext> context;
  std::unique_ptr<Renderer> renderer;

  Canvas(int pixelWidth, int pixelHeight, int samples) : width(pixelWidth), height(pixelHeight) {
    context = HeadlessContext::create(width, height, samples, error);
    INFO(error);
    REQUIRE(context);
    renderer = Renderer::create(error);
    INFO(error);
    REQUIRE(renderer);
  }
  Image draw(const DrawList& list, const Dataset& dataset, const Ground& ground) {
    context->bind();
    renderer->draw(list, dataset, ground, width, height);
    return context->readPixels();
  }
};

inline DrawList listFor(View view, int width, int height, double dpr = 1) {
  DrawList list;
  list.dpr = dpr;
  list.layout.frame = {0, 0, width / dpr, height / dpr};
  list.layout.free = list.layout.frame;
  list.projection = projectionFor(view, list.layout.free);
  return list;
}

inline Color pixelAt(const Image& image, int x, int y) {
  const size_t i = (size_t(y) * size_t(image.width) + size_t(x)) * 4;
  return {image.rgba[i], image.rgba[i + 1], image.rgba[i + 2], image.rgba[i + 3]};
}

// Black on the light theme's sea.
inline const Color ink{0, 0, 0, 255};
inline double inkAt(const Image& image, int x, int y) {
  return 1 - double(pixelAt(image, x, y).r) / double(tokensFor(Theme::Light).sea.r);
}
inline double totalInk(const Image& image) {
  double sum = 0;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) sum += inkAt(image, x, y);
  }
  return sum;
}

// How many pixels turned black, partly covered ones by their share.
inline double inkedPixels(const Image& image, const Image& bare) {
  double sum = 0;
  for (size_t i = 0; i < image.rgba.size(); i += 4) sum += 1 - double(image.rgba[i]) / double(bare.rgba[i]);
  return sum;
}

// How much of the picture has the colour, in pixels, counting blends between it and `other` by their share (red
// channel).
inline double areaOf(const Image& image, Color color, Color other) {
  double area = 0;
  for (size_t i = 0; i < image.rgba.size(); i += 4) {
    area += (double(image.rgba[i]) - other.r) / (double(color.r) - other.r);
  }
  return area;
}

}  // namespace faultline::testing
