// What the camera does by itself after the reader's hand: it glides on from a drag, eases to where wheel, key or double
// tap sent it, and brings north back up. It always ends. Time is given, never read; how time is cut into frames does
// not matter.
#pragma once
#include "app/camera.h"

namespace faultline {

// Critically damped: what is left goes to 0 without passing it, starting and ending softly, and can be added to on the
// way without a jerk.
struct Spring {
  double left = 0, speed = 0;                      // speed: of `left`, a second
  double pace = 20;                                // 1/s; 95 % of the way is done after 4.7 / pace
  double step(double seconds, double negligible);  // how much of it was covered
};

class CameraMotion {
 public:
  void stop();                                                           // a hand is on the map
  void glide(Vec2 velocity);                                             // logical pixels a second
  void pan(Vec2 delta);                                                  // eased; the ground moves by logical pixels
  void zoom(const View& view, Vec2 screen, double factor, double pace);  // eased, about a point of the screen
  void rightNorth(const View& view);  // north back up, unless the centre is near a pole
  bool moving() const { return gliding || panning || zooming || turning; }
  bool isGliding() const { return gliding; }

  View step(const View& view, const Rect& free, const CameraWindow& window, double seconds);

 private:
  Vec2 velocity;
  Spring panX, panY, zoomLog, turn;
  Vec2 about;
  bool gliding = false, panning = false, zooming = false, turning = false;
};

inline constexpr double wheelPace = 32, tapPace = 16;  // 150 ms, 300 ms

}  // namespace faultline
