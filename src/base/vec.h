// Small vectors. Plain values; double where positions are computed, float where they are stored for the GPU.
#pragma once

namespace faultline {

struct Vec2 {
  double x = 0, y = 0;
};
struct Vec3 {
  double x = 0, y = 0, z = 0;
};
struct Vec3f {
  float x = 0, y = 0, z = 0;
};

// A position in degrees on WGS84's graticule, read as if the Earth were a sphere.
// lon in [-180, 180] (up to 192 while a line crosses the date line), lat in [-90, 90].
struct LonLat {
  double lon = 0, lat = 0;
  bool operator==(const LonLat&) const = default;
};

// Row-major 3x3; rows are the axes of the target frame.
struct Mat3 {
  Vec3 rows[3];
};

struct Rect {  // screen: logical pixels, y down
  double x = 0, y = 0, width = 0, height = 0;
};

constexpr Vec2 operator+(Vec2 a, Vec2 b) { return {a.x + b.x, a.y + b.y}; }
constexpr Vec2 operator-(Vec2 a, Vec2 b) { return {a.x - b.x, a.y - b.y}; }
constexpr Vec2 operator*(Vec2 a, double s) { return {a.x * s, a.y * s}; }
constexpr Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
constexpr Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
constexpr Vec3 operator*(Vec3 a, double s) { return {a.x * s, a.y * s, a.z * s}; }
constexpr double dot(Vec2 a, Vec2 b) { return a.x * b.x + a.y * b.y; }
constexpr double dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
constexpr double cross(Vec2 a, Vec2 b) { return a.x * b.y - a.y * b.x; }
constexpr Vec3 cross(Vec3 a, Vec3 b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }
constexpr Vec3 apply(const Mat3& m, Vec3 v) { return {dot(m.rows[0], v), dot(m.rows[1], v), dot(m.rows[2], v)}; }
constexpr Vec3 widen(Vec3f v) { return {double(v.x), double(v.y), double(v.z)}; }
constexpr Vec3f narrow(Vec3 v) { return {static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z)}; }

}  // namespace faultline
