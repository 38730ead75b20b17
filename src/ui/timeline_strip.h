// What the parts of the time axis share. Internal to src/ui.
#pragma once
#include <string>
#include <string_view>

#include "story/timeline.h"
#include "ui/panels.h"

namespace faultline {

// Screen, logical pixels. Narrow: the axis over the whole width, the controls in a row under it.
struct TimeStrip {
  Rect rect;
  bool narrow = false, low = false, roomy = false;
  double playSize = 40, axis = 0, labels = 0, marks = 0;  // y of the axis, of the labels' baseline, of the marks
  double controls = 0;                                    // y of the middle of the controls
  double markSize = 20;
  double left = 0, right = 0;  // x of the axis' ends
  double above = 0;            // how far over the strip a finger still hits a mark

  double xOf(const TimeAxis& timeAxis, double day) const { return left + axisX(timeAxis, day) * (right - left); }
};

TimeStrip timeStrip(const Paint& paint);
// The day shown as people write it, and whether the line of that day was observed.
std::string shownDate(const Paint& paint);
void drawTimeMarks(Paint& paint, const TimeStrip& strip, const TimeAxis& axis);  // the parts of the story
// A title on paper over the strip, for what is at x.
void wordsOverAxis(const Paint& paint, const TimeStrip& strip, double x, std::string_view text);
void drawTimeControls(Paint& paint, const TimeStrip& strip);

}  // namespace faultline
