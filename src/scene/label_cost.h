// What it costs to set a text somewhere, given what is drawn and what was set before it. Internal to src/scene.
#pragma once
#include <vector>

#include "scene/labels.h"
#include "scene/screen_bins.h"

namespace faultline {

// What is there already.
class Placing {
 public:
  Placing(const SceneBuild& build, std::span<const LabelRequest* const> requests);
  void add(const LabelCandidate& candidate, const TextShape& shape);

  // Of a request's candidates, one after the other. A cost at or above `limit` may come back as anything at or above
  // it.
  class Of {
   public:
    Of(Placing& placing, const LabelRequest& request);
    double cost(const LabelCandidate& candidate, const TextShape& shape, double limit);

   private:
    struct Neighbour {
      Vec2 towards;  // length 1
      double share;  // 1 at the anchor, 0 where it is too far to matter
    };
    bool barred(const LabelCandidate& candidate, const TextShape& shape) const;
    bool leaderBarred(const LabelCandidate& candidate) const;
    bool misleads(const LabelCandidate& candidate, const Rect& box) const;
    double besideMarkers(const LabelCandidate& candidate, const Rect& box) const;
    double acrossLines(const LabelCandidate& candidate, const TextShape* shape, double most) const;

    Placing& placing;
    const LabelRequest& request;
    std::vector<Neighbour> neighbours;  // markers near the anchor
  };

 private:
  friend class Of;
  struct Target {  // what a callout names
    Vec2 at;
    Pick pick;
  };
  const SceneBuild& build;
  Closed closed;
  ObstacleBins obstacles;
  Bins markers;
  std::vector<TextShape> shapes;
  Bins shapeBins;
  std::vector<Leader> leaders;
  std::vector<Target> targets;
  std::vector<uint32_t> met;  // one an obstacle: the last query that met it
  uint32_t query = 0;
};

// Two candidates of different requests leave each other room, texts and leaders alike.
bool together(const LabelCandidate& one, const TextShape& shape, const LabelCandidate& other,
              const TextShape& otherShape);

// A leader beside another one would be followed into it: logical pixels that they keep apart.
inline constexpr double leaderGap = 5;

}  // namespace faultline
