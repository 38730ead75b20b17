// [[front]] and its keyframes.
#include <algorithm>

#include "compiler/geometry_read.h"
#include "compiler/keyframes.h"
#include "compiler/story.h"
#include "story/dates.h"

namespace faultline {
namespace {

struct ReadKeyframe {
  DrawnKeyframe drawn;
  format::Keyframe record{};
  std::optional<Motion> motion;  // as the author wrote it
  SourcePlace at;
};

// [["border", 11], ["claimed", 13]] -> a status for each segment. Empty after a report.
std::vector<SegmentStatus> readRuns(Fields& fields, size_t segmentCount) {
  std::vector<SegmentStatus> result;
  const Node* list = fields.get("segments", Need::Required, Node::Kind::List, "a list of [status, count] runs");
  if (list == nullptr) return {};
  size_t sum = 0;
  for (const Node& run : list->items) {
    const bool fits = run.kind == Node::Kind::List && run.items.size() == 2 &&
                      run.items[1].kind == Node::Kind::Integer && run.items[1].integer >= 1 &&
                      run.items[1].integer <= 4000;
    if (!fits) {
      fields.diagnostics().error(run.at,
                                 fields.subject() + ": a run must be [status, count], such as [\"border\", 11]");
      return {};
    }
    const auto status = readWord(run.items[0], "status", Words<SegmentStatus>::list, fields.diagnostics());
    if (!status) return {};
    sum += static_cast<size_t>(run.items[1].integer);
    if (sum <= segmentCount) {
      result.insert(result.end(), static_cast<size_t>(run.items[1].integer), static_cast<SegmentStatus>(*status));
    }
  }
  if (segmentCount == 0 || sum == segmentCount) return result;
  fields.error("segments",
               "run lengths add up to " + std::to_string(sum) + ", but the line has " +
                   std::to_string(segmentCount + 1) + " points, so " + std::to_string(segmentCount) + " segments",
               "change the runs by " + std::string(sum < segmentCount ? "+" : "-") +
                   std::to_string(sum < segmentCount ? segmentCount - sum : sum - segmentCount));
  return {};
}

std::vector<size_t> readAnchors(Fields& fields, size_t pointCount) {
  std::vector<size_t> anchors;
  const Node* list = fields.get("anchors", Need::Optional, Node::Kind::List, "a list of point indices");
  if (list == nullptr) return {};
  int64_t before = -1;
  for (const Node& item : list->items) {
    if (item.kind != Node::Kind::Integer || item.integer <= before ||
        item.integer >= static_cast<int64_t>(pointCount)) {
      fields.diagnostics().error(
          item.at, fields.subject() + ": anchors must be ascending point indices below " + std::to_string(pointCount));
      return {};
    }
    before = item.integer;
    anchors.push_back(static_cast<size_t>(item.integer));
  }
  return anchors;
}

std::optional<ReadKeyframe> readKeyframe(Story& story, const FeatureParts& feature, const std::string& frontId,
                                         bool frontAfter) {
  const Node* dateText = feature.properties->find("date");
  std::string subject = "front " + quoted(frontId);
  subject +=
      dateText != nullptr && dateText->kind == Node::Kind::Text ? ", keyframe " + quoted(dateText->text) : ", keyframe";
  Fields fields(story.diagnostics, *feature.properties, subject);
  fields.get("front", Need::Required);

  ReadKeyframe keyframe;
  keyframe.at = fields.placeOf("date");
  keyframe.drawn.line = readLine(story, *feature.geometry, subject);
  const size_t pointCount = keyframe.drawn.line.size();
  keyframe.drawn.segments = readRuns(fields, pointCount == 0 ? 0 : pointCount - 1);
  if (pointCount > 0)
    keyframe.drawn.anchors = readAnchors(fields, pointCount);
  else
    fields.get("anchors", Need::Optional);

  const auto date = fields.date("date", Need::Required);
  keyframe.drawn.day = date.value_or(0);
  keyframe.motion = fields.choice<Motion>("motion", Need::Optional);
  format::Keyframe& record = keyframe.record;
  record.date = keyframe.drawn.day;
  record.note = story.words(fields, "note", Need::Optional);
  record.sources = story.list(fields, "sources", Need::Required, story.sources);
  record.uncertaintyKm = static_cast<float>(fields.number("uncertainty_km", Need::Required, 0, 1000).value_or(0));
  record.envelope = fields.flag("envelope");
  record.after = fields.flag("after");
  story.checkCutoff(fields, "date", date, record.after != 0 || frontAfter);
  fields.finish();
  if (!date || pointCount == 0 || keyframe.drawn.segments.size() + 1 != pointCount) return std::nullopt;
  return keyframe;
}

// On its way between two keyframes of smooth motion the line must still be a line.
void warnOfTangles(Story& story, const std::vector<ReadKeyframe>& keyframes, const std::string& subject) {
  for (size_t k = 0; k + 1 < keyframes.size(); ++k) {
    const DrawnKeyframe& from = keyframes[k].drawn;
    const DrawnKeyframe& to = keyframes[k + 1].drawn;
    if (from.motion != Motion::Linear) continue;
    for (int step = 1; step < 16; ++step) {
      const double t = step / 16.0;
      std::vector<LonLat> between;
      for (size_t i = 0; i < from.line.size(); ++i) {
        between.push_back({from.line[i].lon + (to.line[i].lon - from.line[i].lon) * t,
                           from.line[i].lat + (to.line[i].lat - from.line[i].lat) * t});
      }
      if (!selfCrossing(between, false)) continue;
      story.diagnostics.warning(keyframes[k + 1].at,
                                subject + ": on its way from " + isoFromDay(from.day) + " to " + isoFromDay(to.day) +
                                    " the line crosses itself",
                                "match the points otherwise, give \"anchors\", or set \"motion\": \"hold\"");
      break;
    }
  }
}

bool readKeyframes(Story& story, const Node& features, const std::string& frontId, Fields& frontFields, bool frontAfter,
                   format::Front& front) {
  std::vector<ReadKeyframe> keyframes;
  bool complete = true;
  size_t mine = 0;
  for (const Node& item : features.items) {
    if (item.kind != Node::Kind::Table) continue;
    const Node* properties = item.find("properties");
    const Node* owner = properties != nullptr ? properties->find("front") : nullptr;
    if (owner == nullptr || owner->kind != Node::Kind::Text || owner->text != frontId) continue;
    ++mine;
    const auto parts = readFeature(story, item);
    auto keyframe = parts ? readKeyframe(story, *parts, frontId, frontAfter) : std::nullopt;
    if (!keyframe) {
      complete = false;
      continue;
    }
    if (!keyframes.empty() && keyframe->drawn.day <= keyframes.back().drawn.day) {
      story.diagnostics.error(keyframe->at,
                              "front " + quoted(frontId) + ": keyframe " + isoFromDay(keyframe->drawn.day) +
                                  " is out of order: it follows " + isoFromDay(keyframes.back().drawn.day),
                              "keyframes stand by date, one a day");
      complete = false;
      continue;
    }
    keyframes.push_back(std::move(*keyframe));
  }
  if (mine == 0) {
    frontFields.error("geometry", "the file has no feature with \"front\": " + quoted(frontId));
    return false;
  }
  if (!complete) return false;

  std::vector<DrawnKeyframe> drawn;
  for (size_t k = 0; k < keyframes.size(); ++k) {
    const bool last = k + 1 == keyframes.size();
    const bool near = !last && keyframes[k + 1].drawn.day - keyframes[k].drawn.day <= smoothDays;
    keyframes[k].drawn.motion =
        last ? Motion::Hold : keyframes[k].motion.value_or(near ? Motion::Linear : Motion::Hold);
    drawn.push_back(keyframes[k].drawn);
  }
  const MatchFault fault = matchKeyframes(drawn);
  if (!fault.message.empty()) {
    story.diagnostics.error(keyframes[fault.keyframe].at, "front " + quoted(frontId) + ": " + fault.message,
                            fault.hint);
    return false;
  }
  front.keyframes = {static_cast<uint32_t>(story.pack.keyframes.size()), static_cast<uint32_t>(keyframes.size())};
  for (size_t k = 0; k < keyframes.size(); ++k) {
    keyframes[k].drawn = drawn[k];
    format::Keyframe& record = keyframes[k].record;
    record.points = story.pack.line(drawn[k].line);
    record.segments = story.pack.statuses(drawn[k].segments);
    record.motion = drawn[k].motion;
    story.pack.keyframes.push_back(record);
  }
  warnOfTangles(story, keyframes, "front " + quoted(frontId));
  return true;
}

}  // namespace

void compileFronts(Story& story) {
  std::vector<FrontJoin> joins;
  for (const Node* node : story.frontNodes) {
    Fields fields(story.diagnostics, *node, subjectOf("front", *node));
    format::Front front{};
    const std::string id = fields.id();
    front.id = story.pack.string(id, fields.placeOf("id"));
    front.name = story.text(fields, "name", Need::Required);
    front.label = story.text(fields, "label", Need::Optional);
    front.sublabel = story.text(fields, "sublabel", Need::Optional);
    front.note = story.words(fields, "note", Need::Optional);
    const auto kind = fields.choice<FrontKind>("kind", Need::Required);
    front.kind = kind.value_or(FrontKind::War);
    const bool lane = kind == FrontKind::Lane;
    for (const std::string_view side : {"left", "right"}) {
      if (lane && fields.has(side)) fields.error(side, "nobody holds the sides of a lane", "remove " + quoted(side));
    }
    const Need sideNeed = lane || !kind ? Need::Optional : Need::Required;
    front.left = story.resolve(fields, "left", sideNeed, story.actors).value_or(format::none);
    front.right = story.resolve(fields, "right", sideNeed, story.actors).value_or(format::none);
    front.marks = fields.choice<Side>("marks", Need::Optional).value_or(Side::None);
    front.hatch = fields.choice<Side>("hatch", Need::Optional).value_or(Side::None);
    front.closure = story.pack.line(fields.positions("closure", Need::Optional));
    front.clip = story.list(fields, "clip", Need::Optional, story.units);
    front.onBorder = fields.flag("on_border");
    if (front.onBorder != 0 && front.clip.count < 2) {
      fields.error("on_border", "a line on a border needs the atlas units on its two sides",
                   "name them in \"clip\", such as clip = [\"KP\", \"KR\"]");
    }
    for (const uint32_t other : story.resolveList(fields, "joins", Need::Optional, story.fronts))
      joins.push_back(
          {static_cast<uint32_t>(story.pack.fronts.size()), other, fields.subject(), fields.placeOf("joins")});
    front.sources = story.list(fields, "sources", Need::Required, story.sources);
    front.after = fields.flag("after");
    front.added = fields.flag("added");
    const auto labelAt = fields.position("label_at", Need::Optional);

    const Node* features = story.features(fields, "geometry", Need::Required);
    const bool drawn =
        features != nullptr && !id.empty() && readKeyframes(story, *features, id, fields, front.after != 0, front);
    if (drawn) {
      const format::Keyframe& first = story.pack.keyframes[front.keyframes.first];
      const format::Keyframe& last = story.pack.keyframes[front.keyframes.first + front.keyframes.count - 1];
      const auto line = std::span(story.pack.points).subspan(last.points.first, last.points.count);
      front.labelAt = labelAt ? positionFrom(*labelAt) : story.pack.points[first.points.first];
      const bool closed = line.front().lon == line.back().lon && line.front().lat == line.back().lat;
      if (front.hatch != Side::None && front.closure.count == 0 && !closed) {
        fields.error("hatch", "a hatched side needs a \"closure\"",
                     "the positions that close the held area, from the line's end to its start");
      }
      const auto validTo = fields.date("valid_to", Need::Optional);
      const auto end = fields.date("end", Need::Optional);
      front.validTo = validTo.value_or(format::openEnd);
      front.end = end.value_or(format::openEnd);
      if (validTo && *validTo < last.date) {
        fields.error("valid_to", "\"valid_to\" (" + isoFromDay(*validTo) + ") lies before the last keyframe (" +
                                     isoFromDay(last.date) + ")");
      }
      if (end && *end < last.date) {
        fields.error(
            "end", "\"end\" (" + isoFromDay(*end) + ") lies before the last keyframe (" + isoFromDay(last.date) + ")");
      }
      story.checkOrder(fields, "valid_to", validTo, "end", end);
    } else {
      fields.date("valid_to", Need::Optional);
      fields.date("end", Need::Optional);
    }
    fields.finish();
    story.pack.fronts.push_back(front);
  }
  joinFronts(story, joins);
}

}  // namespace faultline
