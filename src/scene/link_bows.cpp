#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/trig.h"
#include "geo/sphere.h"
#include "scene/build.h"

namespace faultline {

namespace {

constexpr std::array<double, 9> choices = {0.035, -0.035, 0.08, -0.08, 0.125, -0.125, 0.17, -0.17, 0.215};
constexpr int samples = 14;
constexpr double leastTurn = radians(10.0);  // links leaving one end should differ by at least this
constexpr size_t mostFanned = 32;            // more than that nobody can tell apart by how they bow
constexpr double sameEndKm = 120;            // Seoul and Pyongyang are further apart than this

struct Curve {
  Vec3 a, b;
  double northSign;  // the bow's sign that bends the arc towards the pole
  std::array<std::vector<Vec3>, choices.size()> arcs = {};
  std::array<double, choices.size()> alone = {};  // what a choice costs whatever the others choose
};

std::vector<Vec3> sampled(Vec3 a, Vec3 b, double bow) {
  const double step = std::max(degrees(angleBetween(a, b)) / samples, 0.01);
  return bowedArc(a, b, bow, step);
}

// Unit direction in which the line leaves its first (or last) point, as a vector in space.
Vec3 leaving(const std::vector<Vec3>& line, bool fromEnd) {
  const Vec3 at = fromEnd ? line.back() : line.front();
  const Vec3 next = fromEnd ? line[line.size() - 2] : line[1];
  const Vec3 along = next - at * dot(at, next);
  return dot(along, along) > 1e-18 ? normalised(along) : Vec3{1, 0, 0};
}

bool near(Vec3 a, Vec3 b) { return distanceKm(a, b) < sameEndKm; }

// Two arcs from a common end: how much they crowd there, and whether they meet again.
double crowding(const std::vector<Vec3>& one, bool oneEnd, const std::vector<Vec3>& other, bool otherEnd) {
  const double angle = angleBetween(leaving(one, oneEnd), leaving(other, otherEnd));
  double cost = angle < leastTurn ? 3 * (1 - angle / leastTurn) : 0;
  const auto at = [](const std::vector<Vec3>& line, bool fromEnd, size_t i) {
    return fromEnd ? line[line.size() - 1 - i] : line[i];
  };
  // In the plane of the common end's horizon the arcs are nearly as drawn.
  const Vec3 centre = at(one, oneEnd, 0);
  const Vec3 right = leaving(one, oneEnd), up = cross(centre, right);
  const auto flat = [&](Vec3 p) { return Vec2{dot(p, right), dot(p, up)}; };
  for (size_t i = 1; i + 1 < one.size(); ++i) {
    for (size_t k = 1; k + 1 < other.size(); ++k) {
      if (segmentsCross(flat(at(one, oneEnd, i)), flat(at(one, oneEnd, i + 1)), flat(at(other, otherEnd, k)),
                        flat(at(other, otherEnd, k + 1)))) {
        cost += 2;
      }
    }
  }
  return cost;
}

double costBetween(const Curve& one, size_t oneChoice, const Curve& other, size_t otherChoice) {
  const std::vector<Vec3>& a = one.arcs[oneChoice];
  const std::vector<Vec3>& b = other.arcs[otherChoice];
  double cost = 0;
  if (near(one.a, other.a)) cost += crowding(a, false, b, false);
  if (near(one.a, other.b)) cost += crowding(a, false, b, true);
  if (near(one.b, other.a)) cost += crowding(a, true, b, false);
  if (near(one.b, other.b)) cost += crowding(a, true, b, true);
  return cost;
}

// Running close past a third party's anchor looks like a link with it.
double passing(const Curve& curve, size_t choice, std::span<const Curve> all) {
  double cost = 0;
  const double tooNear = 0.03 * distanceKm(curve.a, curve.b);
  for (const Curve& other : all) {
    for (const Vec3 anchor : {other.a, other.b}) {
      if (near(anchor, curve.a) || near(anchor, curve.b)) continue;
      if (distanceToLineKm(curve.arcs[choice], anchor) < tooNear) cost += 1;
    }
  }
  return cost;
}

bool sameEnds(const Curve& one, const Curve& other) {
  return (near(one.a, other.a) && near(one.b, other.b)) || (near(one.a, other.b) && near(one.b, other.a));
}

}  // namespace

std::vector<double> linkBows(const Dataset& dataset, std::span<const uint32_t> links) {
  std::vector<Curve> curves;
  for (const uint32_t index : links.first(std::min(links.size(), mostFanned))) {
    const format::Link& link = dataset.links[index];
    Curve curve{endOf(dataset, link, false).unit, endOf(dataset, link, true).unit, 1};
    // Left of the way is the side of a x b.
    curve.northSign = cross(curve.a, curve.b).z >= 0 ? 1 : -1;
    for (size_t i = 0; i < choices.size(); ++i) curve.arcs[i] = sampled(curve.a, curve.b, choices[i] * curve.northSign);
    curves.push_back(std::move(curve));
  }
  for (Curve& curve : curves) {
    for (size_t choice = 0; choice < choices.size(); ++choice)
      curve.alone[choice] =
          std::abs(choices[choice]) * 6 + (choices[choice] < 0 ? 0.2 : 0) + passing(curve, choice, curves);
  }
  std::vector<size_t> chosen(curves.size(), 0);
  // Each takes the best against those before it, then twice more against all: enough to settle a dozen links.
  for (int round = 0; round < 3; ++round) {
    for (size_t i = 0; i < curves.size(); ++i) {
      double best = 1e9;
      size_t pick = chosen[i];
      for (size_t choice = 0; choice < choices.size(); ++choice) {
        double cost = curves[i].alone[choice];
        for (size_t k = 0; k < (round == 0 ? i : curves.size()) && cost < best; ++k) {
          if (k != i) cost += costBetween(curves[i], choice, curves[k], chosen[k]);
        }
        if (cost < best - 1e-9) {
          best = cost;
          pick = choice;
        }
      }
      chosen[i] = pick;
    }
  }
  // Of the lanes between the same two ends the outermost are for links with words on them, which need room beside them.
  const auto worded = [&](size_t i) { return dataset.links[links[i]].kind == LinkKind::Alleged; };
  for (size_t i = 0; i < curves.size(); ++i) {
    if (!worded(i)) continue;
    double side = 1;  // towards the pole; the next one away from it
    for (size_t k = 0; k < i; ++k) {
      if (worded(k) && sameEnds(curves[i], curves[k])) side = -side;
    }
    size_t edge = i;
    for (size_t k = 0; k < curves.size(); ++k) {
      if (!worded(k) && sameEnds(curves[i], curves[k]) && side * choices[chosen[k]] > side * choices[chosen[edge]])
        edge = k;
    }
    std::swap(chosen[i], chosen[edge]);
  }
  std::vector<double> bows;
  for (size_t i = 0; i < curves.size(); ++i) bows.push_back(choices[chosen[i]] * curves[i].northSign);
  for (size_t i = curves.size(); i < links.size(); ++i) bows.push_back(choices[i % choices.size()]);
  return bows;
}

}  // namespace faultline
