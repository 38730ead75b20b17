// Greedy label placement. Deterministic: requests in order of priority, candidates in order of preference, and the
// first of the cheapest wins. A label that fits nowhere is left out.
#pragma once
#include <string>
#include <vector>

#include "scene/build.h"
#include "scene/shape.h"

namespace faultline {

struct TextLine {
  std::string text;
  LabelStyle style = LabelStyle::Place;
  float size = labelSize;
  bool semibold = false;
  float tracking = 0;
  float slantDeg = 0;
  Color color, halo;
};

struct LabelCandidate {
  Vec2 topLeft;  // of the block of lines, screen
  double cost =
      0;  // of choosing it, before what it crosses; the unit is "one line crossed by an unimportant label" = 3
  bool leader = false;
  Vec2 leaderEnd;    // the text's end of the leader
  Vec2 leaderStart;  // its other end, at what is named
  // Text along a line: the letters of each line of the request, in its order. Empty: a block at topLeft.
  std::vector<std::vector<LabelGlyph>> letters = {};
  bool onLine = false;  // on its own link, which gets a gap there: crossing that costs nothing
  float tracking = -1;  // of the letters, for what reads them as a text; negative: the request's
};

struct LabelRequest {
  std::vector<TextLine> lines;  // one, or a title and what stands under it
  bool alignRight = false;      // lines flush right (text to the left of its anchor)
  int priority = 0;             // lower is placed first
  std::vector<LabelCandidate> candidates;
  double greatestCost = 1e9;     // dearer than this: better left out
  Vec2 anchor;                   // what is named: a marker here is the label's own
  double air = 2;                // kept free about the block towards other labels, logical pixels
  bool fallback = false;         // shorter words for something already asked for: placed only if that was not
  uint32_t sense = 0;            // what it says of its pick: a fallback is for what has the same pick, style and sense
  bool point = false;            // names a marker: chosen together with the name of a marker close by
  bool callout = false;          // a word for a line: nearer to another such line than to its own it would mislead
  bool onMap = true;             // moves with the map; else it stands on the frame
  uint32_t exit = format::none;  // names where a link goes that leaves the open map: LinkExit::id
  float leaderDot = 0;           // Leader::dot
  double alpha = 1;
  Pick pick;
};

// Labels as placed at one view. Those of one block have the same `block`, in rising order; blocks placed first matter
// most.
struct PlacedLabel {
  Label label;
  uint32_t block = 0;
  uint32_t exit = format::none;
  uint32_t sense = 0;
  bool led = false;  // the first of its block has the leader
  Leader leader;
  bool onLine = false;  // it stands on its link, which has a gap there
  Vec3 gapFrom, gapTo;  // unit vectors: the ends of the text on the ground
};

// Size of the request's block of text.
Vec2 blockSize(const Dataset& dataset, const LabelRequest& request);

// No leader of the result crosses another or a text, runs beside another, or passes a marker that is not its own.
std::vector<PlacedLabel> placeLabels(const SceneBuild& build, std::vector<const LabelRequest*> requests);

}  // namespace faultline
