#include <algorithm>

#include "compiler/html.h"

namespace faultline {
namespace {

bool holds(std::span<const uint32_t> list, uint32_t value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

class Marks {
 public:
  Marks(const Dataset& dataset, const format::Claim& claim)
      : data(dataset), actors(dataset.list(claim.actors)), sources(dataset.list(claim.sources)) {}

  bool between(const format::Link& link) const { return holds(actors, link.from) && holds(actors, link.to); }

  bool share(format::Range range) const {
    for (const uint32_t index : data.list(range)) {
      const format::Source& source = data.sources[index];
      const bool essay = data.text(source.publisher) == data.text(data.meta().essayAuthor);
      if (!essay && source.grade != SourceGrade::General && holds(sources, index)) return true;
    }
    return false;
  }

  void add(std::string_view kind, format::StringRef id) {
    if (!found.empty()) found += ' ';
    found += kind;
    found += ':';
    found += data.text(id);
  }

  std::string found;

 private:
  const Dataset& data;
  std::span<const uint32_t> actors, sources;
};

bool shares(const Marks& marks, const Dataset& dataset, const format::Front& front) {
  if (marks.share(front.sources)) return true;
  const auto keyframes = dataset.keyframes.subspan(front.keyframes.first, front.keyframes.count);
  return std::any_of(keyframes.begin(), keyframes.end(),
                     [&](const format::Keyframe& keyframe) { return marks.share(keyframe.sources); });
}

}  // namespace

std::string marksOf(const Dataset& dataset, const format::Claim& claim) {
  Marks marks(dataset, claim);
  for (const format::Link& link : dataset.links) {
    if (marks.between(link) || marks.share(link.sources)) marks.add("link", link.id);
  }
  for (const format::Front& front : dataset.fronts) {
    if (shares(marks, dataset, front)) marks.add("front", front.id);
  }
  for (const format::Area& area : dataset.areas) {
    if (marks.share(area.sources)) marks.add("area", area.id);
  }
  for (const uint32_t place : dataset.list(claim.places)) marks.add("place", dataset.places[place].id);
  return marks.found;
}

}  // namespace faultline
