// What the tables of a story share while they are compiled: who has which id, the essay's cutoff, where to complain.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/fields.h"
#include "compiler/node.h"
#include "compiler/pack_builder.h"
#include "data/dataset.h"
#include "data/format.h"

namespace faultline {

// The ids of one table. An entry without a usable id keeps its index, under no name.
class Ids {
 public:
  explicit Ids(std::string_view kindOfThing = {}) : kind(kindOfThing) {}

  // False when the id is taken; the first keeps it.
  bool add(std::string_view id, SourcePlace at);
  void addNameless() { names.push_back({}); }

  std::optional<uint32_t> find(std::string_view id) const;
  SourcePlace placeOf(std::string_view id) const { return indices.find(id)->second.at; }
  size_t size() const { return names.size(); }
  const std::string& nameOf(uint32_t index) const { return names[index]; }
  std::vector<std::string_view> known() const;  // sorted

  std::string kind;  // as in `unknown actor "x"`

 private:
  struct Entry {
    uint32_t index;
    SourcePlace at;
  };
  std::map<std::string, Entry, std::less<>> indices;
  std::vector<std::string> names;
};

// Reads a file of the story's folder; false when there is none.
using ReadFile = bool (*)(void* user, std::string_view name, std::string& text);

struct Story {
  Story(Diagnostics& reportTo, PackBuilder& builder) : diagnostics(reportTo), pack(builder) {}

  Diagnostics& diagnostics;
  PackBuilder& pack;
  const Dataset* atlas = nullptr;  // null when it could not be read: unit codes stay unchecked then
  std::string folder;              // before file names in messages; "" or ends with '/'
  ReadFile readFile = nullptr;
  void* readFileUser = nullptr;

  // The entries of each table in the order of the pack's records.
  std::vector<const Node*> sourceNodes, actorNodes, placeNodes, eventNodes, claimNodes, linkNodes, frontNodes,
      areaNodes, beatNodes;
  Ids sources{"source"}, actors{"actor"}, places{"place"}, events{"event"}, claims{"claim"}, links{"link"},
      fronts{"front"}, areas{"area"}, beats{"beat"}, units{"atlas unit"};
  std::optional<int32_t> cutoff;

  // GeoJSON files read so far, by name.
  struct GeoFile {
    Node root;
    bool readable = false;
  };
  std::map<std::string, GeoFile> geoFiles;

  // The index behind an id, or a report of an unknown one.
  std::optional<uint32_t> resolve(const Node& id, const Ids& ids);
  std::optional<uint32_t> resolve(Fields& fields, std::string_view key, Need need, const Ids& ids);
  std::vector<uint32_t> resolveList(Fields& fields, std::string_view key, Need need, const Ids& ids);
  format::Range list(Fields& fields, std::string_view key, Need need, const Ids& ids);

  format::StringRef text(Fields& fields, std::string_view key, Need need);
  format::StringRef words(Fields& fields, std::string_view key, Need need);  // PackBuilder::words
  // A date that may be known only within bounds: these are kept for the record `index` of the kind, and the words in
  // which it was written become its text where `textKey` gives no other.
  std::optional<DaySpan> days(Fields& fields, std::string_view key, Need need, DatedKind kind, size_t index,
                              std::string_view textKey, format::StringRef& text);
  // Complains when a day later than the essay is not marked.
  void checkCutoff(Fields& fields, std::string_view key, std::optional<int32_t> day, bool after);
  // "end" must not lie before "start".
  void checkOrder(Fields& fields, std::string_view startKey, std::optional<int32_t> start, std::string_view endKey,
                  std::optional<int32_t> end);

  // The features of a GeoJSON file in the story's folder; nullptr after a report.
  const Node* features(Fields& fields, std::string_view key, Need need);
};

// `link "us-jp"`, or `[[link]]` when it has no id.
std::string subjectOf(std::string_view table, const Node& entry);

// One per table. They read the entries that stand in the Story and add records to the pack.
void compileMeta(Story& story, const Node& root);
void compileSources(Story& story);
void compileActors(Story& story);
void compilePlaces(Story& story);
void compileEvents(Story& story);
void compileClaims(Story& story);
void compileLinks(Story& story);
void compileFronts(Story& story);
void compileAreas(Story& story);
void compileBeats(Story& story);  // after fronts and areas: the camera holds their points

// That an end of one front lies where another front ends.
struct FrontJoin {
  uint32_t front, other;
  std::string subject;  // of the first, for messages
  SourcePlace at;
};
// After all fronts, in the order given: moves the nearer end of each keyframe's line, of at most 10 km, to the other
// front's end as it is drawn (on the atlas's line where that lies on one); reports where there is none.
void joinFronts(Story& story, std::span<const FrontJoin> joins);

// Reports features of the GeoJSON files read that belong to no front and no area.
void checkOwners(Story& story);

}  // namespace faultline
