// What is true and shown at one moment of the story. Plain values: same dataset and same moment, same state, however
// one got there.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/vec.h"
#include "data/dataset.h"

namespace faultline {

// Where the reader is in the story: a beat (index from 0; shown and addressed from 1) and a date within or outside it.
struct Moment {
  uint32_t beat = 0;
  double day = 0;  // days since 1970-01-01, fractional while time plays
  bool operator==(const Moment&) const = default;
};

struct SegmentState {
  SegmentStatus status = SegmentStatus::Confirmed;
  float alpha = 1;  // 0 where the segment is a border or coast (not drawn), between while one turns into the other
};

struct FrontState {
  uint32_t front = 0;                         // index into Dataset::fronts
  std::vector<Vec3> unit;                     // the line's points now, unit vectors, in the line's order
  std::vector<SegmentState> segments;         // unit.size() - 1
  uint32_t keyframeFrom = 0, keyframeTo = 0;  // indices into Dataset::keyframes; equal on a keyframe and while held
  double mix = 0;                             // 0 at keyframeFrom .. 1 at keyframeTo
  bool interpolated = false;                  // strictly between two keyframes with linear motion
  bool held = false;      // strictly between two keyframes with hold, or after the last one and still valid
  float vague = 0;        // 1: an outer envelope of uncertain control, hatched, no crisp line; between 0 and 1 while
                          // one look turns into the other
  bool envelope = false;  // more envelope than line
  bool stale = false;     // past validTo: grey, "as of" the last valid date
  float uncertaintyKm = 0;
  float alpha = 1;
  std::vector<Vec3> heldArea;  // ring on the hatched side (line + closure), empty if the front hatches nothing;
                               // meant to be clipped to the front's clip units
};

struct LinkState {
  uint32_t link = 0;
  float alpha = 1;      // fades out after its end
  float drawn = 1;      // 0..1, how much of it has drawn itself in from `from`
  bool lapsed = false;  // ended before the moment (only in beats that light it all the same)
};

struct AreaState {
  uint32_t area = 0;
  float alpha = 1;
};

struct PlaceState {
  uint32_t place = 0;
  float alpha = 1;
};

// Ground that lies on the line's other side since.
struct SweptPiece {
  Side side = Side::None;  // of the line, on the later day: the ground lay on the other one before
  // The outer ring counter-clockwise, then its holes clockwise; unit vectors, first point not repeated. They may reach
  // over borders and shores: clip them to the front's clip units to draw them.
  std::vector<std::vector<Vec3>> rings;
  double km2 = 0;             // within the front's clip units where it names some, else of the whole piece
  double uncertaintyKm2 = 0;  // see sweepOf
};

// What a front's line has passed over since one of its dated lines: it grows while the line moves there, and fades once
// the line has reached its next date.
struct SweepState {
  uint32_t front = 0;
  int32_t fromDate = 0;    // of the dated line that it is counted from
  int32_t toDate = 0;      // of the one that it is counted to, or is on its way to
  bool complete = false;   // the line has reached its next date: areas are counted within the clip units
  bool openEnded = false;  // Sweep::openEnded: no figure is worth telling
  float alpha = 1;
  std::vector<SweptPiece> pieces;
};

struct StoryState {
  Moment moment;
  bool afterEssay = false;
  std::vector<FrontState> fronts;
  std::vector<LinkState> links;
  std::vector<AreaState> areas;
  std::vector<PlaceState> places;
  std::vector<uint32_t> actors;    // lit: their units are tinted by bloc
  std::vector<uint32_t> callouts;  // fronts whose label is called out
  std::vector<SweepState> sweeps;  // the earlier ones first
};

// Steps between two dated lines, kept from one evaluation to the next: they cost a millisecond, and while a sweep fades
// they are the same every time. Empty it when the dataset changes.
struct SweepMemo {
  struct Step {
    uint32_t keyframeFrom, keyframeTo;
    SweepState sweep;
  };
  std::vector<Step> steps;
};

// Pure. `moment.beat` must be below dataset.beats.size(); days outside the beat's span are allowed (a reader scrubs).
// With a memo the same state comes sooner.
StoryState evaluate(const Dataset& dataset, Moment moment, SweepMemo* memo = nullptr);

// The hash of a state quantised to 1e-7 of the unit sphere and 1/1024 of an alpha: equal on every compiler and target.
uint64_t hashState(const StoryState& state);

}  // namespace faultline
