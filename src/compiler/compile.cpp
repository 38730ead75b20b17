#include "compiler/compile.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <set>

#include "base/hash.h"
#include "compiler/glyphs.h"
#include "data/dataset.h"

namespace faultline {
namespace {

// Bytes at an address that a Dataset accepts.
class Aligned {
 public:
  explicit Aligned(std::span<const std::byte> bytes) : words((bytes.size() + 7) / 8), size(bytes.size()) {
    if (size > 0) std::memcpy(words.data(), bytes.data(), size);
  }
  std::span<const std::byte> bytes() const { return std::as_bytes(std::span(words)).first(size); }

 private:
  std::vector<uint64_t> words;
  size_t size;
};

// The entries of a table [[name]], and their ids.
std::vector<const Node*> collect(Story& story, Fields& root, std::string_view name) {
  std::vector<const Node*> entries;
  const Node* list = root.get(name, Need::Optional);
  if (list == nullptr) return entries;
  if (list->kind != Node::Kind::List) {
    story.diagnostics.error(list->at, "write [[" + std::string(name) + "]] with two brackets: there may be several");
    return entries;
  }
  for (const Node& entry : list->items) {
    if (entry.kind == Node::Kind::Table) {
      entries.push_back(&entry);
    } else {
      story.diagnostics.error(entry.at, quoted(name) + " must be tables: [[" + std::string(name) + "]]");
    }
  }
  return entries;
}

void collectIds(Story& story, const std::vector<const Node*>& entries, Ids& ids) {
  for (const Node* entry : entries) {
    const Node* id = entry->find("id");
    if (id == nullptr || id->kind != Node::Kind::Text || id->text.empty()) {
      ids.addNameless();  // reported where the entry is compiled
    } else if (!ids.add(id->text, id->at)) {
      story.diagnostics.error(id->at, "the " + ids.kind + " id " + quoted(id->text) + " is taken",
                              "first used in line " + std::to_string(ids.placeOf(id->text).line));
    }
  }
}

// By date, as the pack keeps events; equal days and entries without one stay as the author put them.
void sortByDate(std::vector<const Node*>& entries) {
  const auto day = [](const Node* entry) {
    const Node* date = entry->find("date");
    if (date == nullptr) return format::openStart;
    const std::optional<DaySpan> words =
        date->kind == Node::Kind::Text ? daysFromWords(tidyText(date->text)) : std::nullopt;
    return words ? words->first : date->kind == Node::Kind::Date ? date->day : format::openStart;
  };
  std::stable_sort(entries.begin(), entries.end(), [&](const Node* a, const Node* b) { return day(a) < day(b); });
}

void compileTables(Story& story, const Node& root) {
  Fields fields(story.diagnostics, root, "story");
  fields.get("story", Need::Optional);
  struct Table {
    std::string_view name;
    std::vector<const Node*>& nodes;
    Ids& ids;
  };
  const Table tables[] = {{"source", story.sourceNodes, story.sources}, {"actor", story.actorNodes, story.actors},
                          {"place", story.placeNodes, story.places},    {"event", story.eventNodes, story.events},
                          {"claim", story.claimNodes, story.claims},    {"link", story.linkNodes, story.links},
                          {"front", story.frontNodes, story.fronts},    {"area", story.areaNodes, story.areas},
                          {"beat", story.beatNodes, story.beats}};
  for (const Table& table : tables) {
    table.nodes = collect(story, fields, table.name);
    if (table.name == "event") sortByDate(table.nodes);
    collectIds(story, table.nodes, table.ids);
  }
  fields.finish();
  if (story.beatNodes.empty()) {
    story.diagnostics.error({root.at.file, 1, 1}, "the story has no beats", "add a [[beat]]");
  }

  compileMeta(story, root);
  compileSources(story);
  compileActors(story);
  compilePlaces(story);
  compileEvents(story);
  compileClaims(story);
  compileLinks(story);
  compileFronts(story);
  compileAreas(story);
  compileBeats(story);
  checkOwners(story);
}

void addCells(const Dataset& atlas, std::vector<CellFile>& out) {
  std::set<std::string> names;
  for (uint32_t i = 0; i < atlas.cells.size(); ++i) {
    std::string name = cellFileName(atlas.cells[i].crc);
    if (!names.insert(name).second) continue;
    const auto bytes = atlas.cellBytes(i);
    out.push_back({std::move(name), {bytes.begin(), bytes.end()}});
  }
}

}  // namespace

CompileResult compileStory(const CompileInput& input) {
  CompileResult result;
  Diagnostics& diagnostics = result.diagnostics;
  const uint32_t storyFile = diagnostics.addFile(input.folder + "story.toml");
  const uint32_t atlasFile = diagnostics.addFile(input.atlasName);

  const Aligned atlasBytes(input.atlas);
  Dataset atlas;
  std::string_view section;
  const PackError atlasError = Dataset::loadAtlas(atlasBytes.bytes(), atlas, {}, &section);
  if (atlasError != PackError::None) {
    diagnostics.error({atlasFile, 0, 0},
                      "the atlas cannot be used: " + std::string(describe(atlasError)) +
                          (section.empty() ? "" : " (section " + std::string(section) + ')'),
                      "make it again with tools/atlas");
  }
  Font font400, font600;
  const bool fonts = font400.open(input.font400) && font600.open(input.font600);
  if (!fonts) diagnostics.error({storyFile, 0, 0}, "the fonts cannot be read as TrueType", "build the target fl_fonts");

  std::string text;
  if (!input.readFile(input.readFileUser, "story.toml", text)) {
    diagnostics.error({storyFile, 0, 0}, "there is no such file", "a story is a folder with a story.toml");
    return result;
  }
  Node root;
  if (!readToml(text, storyFile, diagnostics, root)) return result;

  PackBuilder pack;
  Story story(diagnostics, pack);
  story.folder = input.folder;
  story.readFile = input.readFile;
  story.readFileUser = input.readFileUser;
  if (atlasError == PackError::None) {
    story.atlas = &atlas;
    for (const format::Unit& unit : atlas.units) story.units.add(atlas.text(unit.code), {});
  }
  compileTables(story, root);
  if (fonts) compileGlyphs(pack, story.atlas, font400, font600, diagnostics, {atlasFile, 0, 0});
  if (!result.ok()) return result;

  pack.addAtlas(atlas);
  result.pack = pack.finish(input.cellData);
  if (!input.cellData) {
    addCells(atlas, result.cells);
    const auto words = pack.cardWords();
    result.words.assign(words.begin(), words.end());
    if (!words.empty()) result.cells.push_back({cellFileName(crc32(words)), result.words});
  }

  // The reader has the last word: what it would refuse must not leave the compiler.
  const Aligned packBytes(result.pack);
  Dataset check;
  const PackError error = Dataset::load(packBytes.bytes(), check, {}, &section);
  if (error != PackError::None) {
    diagnostics.error({storyFile, 0, 0},
                      "the finished pack is refused: " + std::string(describe(error)) +
                          (section.empty() ? "" : " (section " + std::string(section) + ')'),
                      "this is a mistake of the compiler; please report it");
    result.pack.clear();
    result.cells.clear();
    result.words.clear();
  }
  return result;
}

bool readWholeFile(const std::string& path, std::string& out) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  out.clear();
  char buffer[1 << 16];
  size_t count = 0;
  while ((count = std::fread(buffer, 1, sizeof(buffer), file)) > 0) out.append(buffer, count);
  const bool good = std::ferror(file) == 0;
  std::fclose(file);
  return good;
}

CompileResult compileFolder(const std::string& folder, CompileInput input) {
  input.folder = folder;
  while (input.folder.size() > 1 && input.folder.ends_with('/')) input.folder.pop_back();
  if (!input.folder.ends_with('/')) input.folder += '/';
  std::string prefix = input.folder;
  input.readFileUser = &prefix;
  input.readFile = [](void* user, std::string_view name, std::string& text) {
    return readWholeFile(*static_cast<std::string*>(user) + std::string(name), text);
  };
  return compileStory(input);
}

CompileResult compileFolder(const CompilePaths& paths) {
  // What is missing stays empty, which compileStory reports.
  std::string atlas, font400, font600;
  readWholeFile(paths.atlas, atlas);
  readWholeFile(paths.font400, font400);
  readWholeFile(paths.font600, font600);
  CompileInput input;
  input.atlasName = paths.atlas;
  input.cellData = paths.cellData;
  input.atlas = std::as_bytes(std::span(atlas));
  input.font400 = std::as_bytes(std::span(font400));
  input.font600 = std::as_bytes(std::span(font600));
  return compileFolder(paths.story, input);
}

}  // namespace faultline
