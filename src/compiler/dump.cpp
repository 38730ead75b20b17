#include "compiler/dump.h"

#include <cstdio>

#include "base/hash.h"
#include "compiler/dump_writer.h"
#include "story/dates.h"

namespace faultline {

std::string dumpNumber(double value) {
  char buffer[64];
  std::snprintf(buffer, sizeof(buffer), "%.5f", value);
  std::string text = buffer;
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

void DumpWriter::begin(std::string_view what, std::string_view id) {
  out += what;
  if (!id.empty()) out += ' ' + std::string(id);
}

void DumpWriter::word(std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out += ' ';
  out += key;
  out += '=';
  out += value;
}

void DumpWriter::text(std::string_view key, format::StringRef ref) {
  if (ref.length == 0) return;
  std::string quoted = "\"";
  for (const char c : dataset.text(ref)) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n')
      quoted += "\\n";
    else
      quoted += c;
  }
  word(key, quoted + '"');
}

void DumpWriter::day(std::string_view key, format::Day day) {
  if (day != format::openStart && day != format::openEnd) word(key, isoFromDay(day));
}

void DumpWriter::number(std::string_view key, double value) { word(key, dumpNumber(value)); }

void DumpWriter::position(std::string_view key, format::Position position) {
  word(key, dumpNumber(double{position.lon}) + ',' + dumpNumber(double{position.lat}));
}

void DumpWriter::flag(std::string_view name, uint8_t value) {
  if (value != 0) out += ' ' + std::string(name);
}

void DumpWriter::line(std::string_view key, format::Range points) {
  if (points.count == 0) return;
  std::string text;
  for (const format::Position position : dataset.line(points)) {
    text += (text.empty() ? "" : " ") + dumpNumber(double{position.lon}) + ',' + dumpNumber(double{position.lat});
  }
  word(key, '[' + text + ']');
}

void dumpAtlas(DumpWriter& w) {
  const Dataset& data = w.dataset;
  const format::AtlasMeta& meta = data.atlasMeta();
  w.begin("atlas");
  w.text("source", meta.sourceText);
  w.text("date", meta.sourceDate);
  for (const uint32_t grid : meta.gridPerDegree) w.number("grid", grid);
  w.number("units", static_cast<double>(data.units.size()));
  w.number("rings", static_cast<double>(data.unitRings.size()));
  w.number("arcs", static_cast<double>(data.arcs.size()));
  w.number("lakes", static_cast<double>(data.lakes.size()));
  w.number("seas", static_cast<double>(data.seas.size()));
  w.number("cells", static_cast<double>(data.cells.size()));
  uint64_t hash = hash64(std::as_bytes(data.arcs));
  const AtlasStreams streams = data.atlasStreams();
  for (const auto bytes : {std::as_bytes(data.boundaryClasses), std::as_bytes(data.unitRings),
                           std::as_bytes(data.arcRefs), streams.x, streams.y, streams.lakeX, streams.lakeY}) {
    hash = hash64(bytes, hash);
  }
  char text[32];
  std::snprintf(text, sizeof(text), "%016llx", static_cast<unsigned long long>(hash));
  w.word("geometry", text);
  w.end();
  for (const format::Lens& lens : data.lenses) {
    w.begin("lens", data.text(lens.id));
    w.text("name", lens.name);
    w.text("meaning", lens.meaning);
    w.text("state_of", lens.stateOf);
    w.end();
  }
  for (const format::Held& part : data.held) {
    w.begin("held", data.text(data.units[part.unit].code));
    w.word("lens", data.text(data.lenses[part.lens].id));
    w.text("who", part.who);
    w.day("since", part.since);
    w.end();
  }
  for (const format::Sea& sea : data.seas) {
    w.begin("sea");
    w.text("name", sea.name);
    if (sea.place != format::none) w.word("place", data.text(data.places[sea.place].id));
    w.number("rank", sea.rank);
    w.number("span_km", static_cast<double>(sea.spanKm));
    w.end();
  }
  for (const format::Unit& unit : data.units) {
    w.begin("unit", data.text(unit.code));
    w.text("name", unit.name);
    const auto index = static_cast<uint32_t>(&unit - data.units.data());
    for (uint32_t lens = 0; lens < data.lenses.size(); ++lens) {
      w.word(data.text(data.lenses[lens].id), data.text(data.units[data.sovereign(lens, index)].code));
    }
    w.position("label", unit.labelAt);
    w.number("rings", unit.rings.count);
    w.flag("disputed", (unit.flags & format::unitDisputed) != 0);
    w.flag("unlabelled", (unit.flags & format::unitUnlabelled) != 0);
    w.flag("coarse", (unit.flags & format::unitCoarse) != 0);
    w.end();
  }
}

std::string dumpDataset(const Dataset& dataset) {
  DumpWriter writer(dataset);
  dumpStory(writer);
  dumpAtlas(writer);
  return std::move(writer.out);
}

}  // namespace faultline
