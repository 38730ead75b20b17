#include "compiler/story.h"

#include <algorithm>

#include "compiler/suggest.h"
#include "story/dates.h"

namespace faultline {

bool Ids::add(std::string_view id, SourcePlace at) {
  const auto index = static_cast<uint32_t>(names.size());
  const bool isNew = indices.emplace(std::string(id), Entry{index, at}).second;
  names.push_back(std::string(id));
  return isNew;
}

std::optional<uint32_t> Ids::find(std::string_view id) const {
  const auto found = indices.find(id);
  if (found == indices.end()) return std::nullopt;
  return found->second.index;
}

std::vector<std::string_view> Ids::known() const {
  std::vector<std::string_view> result;
  for (const auto& [id, entry] : indices) result.push_back(id);
  return result;
}

static std::string withArticle(const std::string& noun) {
  return (std::string_view("aeiou").find(noun.front()) != std::string_view::npos ? "an " : "a ") + noun;
}

std::string subjectOf(std::string_view table, const Node& entry) {
  const Node* id = entry.find("id");
  if (id == nullptr || id->kind != Node::Kind::Text) return "[[" + std::string(table) + "]]";
  return std::string(table) + ' ' + quoted(id->text);
}

std::optional<uint32_t> Story::resolve(const Node& id, const Ids& ids) {
  const auto index = ids.find(id.text);
  if (index) return index;
  if (&ids == &units && atlas == nullptr) return std::nullopt;
  const auto known = ids.known();
  diagnostics.error(id.at, "unknown " + ids.kind + ' ' + quoted(id.text), suggestion(id.text, known));
  return std::nullopt;
}

std::optional<uint32_t> Story::resolve(Fields& fields, std::string_view key, Need need, const Ids& ids) {
  const Node* node = fields.get(key, need, Node::Kind::Text, "the id of " + withArticle(ids.kind));
  if (node == nullptr) return std::nullopt;
  return resolve(*node, ids);
}

std::vector<uint32_t> Story::resolveList(Fields& fields, std::string_view key, Need need, const Ids& ids) {
  std::vector<uint32_t> result;
  for (const Node* node : fields.texts(key, need)) {
    const auto index = resolve(*node, ids);
    if (!index) continue;
    if (std::find(result.begin(), result.end(), *index) != result.end()) {
      diagnostics.error(node->at, fields.subject() + ": " + quoted(node->text) + " stands twice in " + quoted(key));
      continue;
    }
    result.push_back(*index);
  }
  return result;
}

format::Range Story::list(Fields& fields, std::string_view key, Need need, const Ids& ids) {
  return pack.list(resolveList(fields, key, need, ids));
}

format::StringRef Story::text(Fields& fields, std::string_view key, Need need) {
  const std::string value = fields.text(key, need);
  return pack.string(value, fields.placeOf(key));
}

format::StringRef Story::words(Fields& fields, std::string_view key, Need need) {
  const std::string value = fields.text(key, need);
  return pack.words(value, fields.placeOf(key));
}

std::optional<DaySpan> Story::days(Fields& fields, std::string_view key, Need need, DatedKind kind, size_t index,
                                   std::string_view textKey, format::StringRef& said) {
  std::string words;
  const std::optional<DaySpan> span = fields.days(key, need, words);
  said = text(fields, textKey, Need::Optional);
  if (said.length == 0 && !words.empty()) said = pack.string(words, fields.placeOf(key));
  if (span && span->first < span->last)
    pack.dateBounds.push_back({static_cast<uint32_t>(index), span->first, span->last, kind, {}});
  return span;
}

void Story::checkCutoff(Fields& fields, std::string_view key, std::optional<int32_t> day, bool after) {
  if (after || !day || !cutoff || *day <= *cutoff) return;
  fields.error(key, isoFromDay(*day) + " is later than the essay (" + isoFromDay(*cutoff) + ") and not marked as such",
               "add after = true, or correct the date");
}

void Story::checkOrder(Fields& fields, std::string_view startKey, std::optional<int32_t> start, std::string_view endKey,
                       std::optional<int32_t> end) {
  if (!start || !end || *start <= *end) return;
  fields.error(endKey, quoted(endKey) + " (" + isoFromDay(*end) + ") lies before " + quoted(startKey) + " (" +
                           isoFromDay(*start) + ")");
}

const Node* Story::features(Fields& fields, std::string_view key, Need need) {
  const Node* node = fields.get(key, need, Node::Kind::Text, "the name of a GeoJSON file");
  if (node == nullptr) return nullptr;
  const std::string& name = node->text;
  if (name.empty() || name.front() == '/' || name.find("..") != std::string::npos ||
      name.find_first_of("\\:\n") != std::string::npos || name.find('\0') != std::string::npos) {
    fields.error(key, quoted(key) + " must name a file in the story's own folder");
    return nullptr;
  }
  const auto [entry, isNew] = geoFiles.try_emplace(name);
  GeoFile& file = entry->second;
  if (isNew) {
    std::string text;
    if (!readFile(readFileUser, name, text)) {
      fields.error(key, "there is no file " + quoted(folder + name));
      return nullptr;
    }
    const uint32_t number = diagnostics.addFile(folder + name);
    if (readJson(text, number, diagnostics, file.root)) {
      if (file.root.kind != Node::Kind::Table) {
        diagnostics.error(file.root.at,
                          "a GeoJSON file holds one FeatureCollection, not " + std::string(describe(file.root.kind)));
      } else {
        Fields collection(diagnostics, file.root, "the file");
        const std::string type = collection.text("type", Need::Required);
        if (!type.empty() && type != "FeatureCollection") {
          collection.error("type", "\"type\" must be \"FeatureCollection\", not " + quoted(type));
        }
        for (const std::string_view foreign : {"name", "crs", "bbox"}) collection.get(foreign, Need::Optional);
        collection.tables("features", Need::Required);
        collection.finish();
        const Node* list = file.root.find("features");
        file.readable = list != nullptr && list->kind == Node::Kind::List;
      }
    }
  }
  return file.readable ? file.root.find("features") : nullptr;
}

void checkOwners(Story& story) {
  for (const auto& [name, file] : story.geoFiles) {
    if (!file.readable) continue;
    for (const Node& feature : file.root.find("features")->items) {
      const Node* properties = feature.find("properties");
      const Node* front = properties != nullptr ? properties->find("front") : nullptr;
      const Node* area = properties != nullptr ? properties->find("area") : nullptr;
      if (front != nullptr && front->kind == Node::Kind::Text) story.resolve(*front, story.fronts);
      if (area != nullptr && area->kind == Node::Kind::Text) story.resolve(*area, story.areas);
      if (front == nullptr && area == nullptr && feature.kind == Node::Kind::Table) {
        story.diagnostics.error(feature.at, "the feature belongs to no front and no area",
                                "give it the property \"front\" or \"area\": an id");
      }
    }
  }
}

}  // namespace faultline
