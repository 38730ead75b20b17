// App::stateJson: what a host page or a test reads. Written by hand: a dozen fields do not need a library in the
// viewer.
#include <cstdint>

#include "app/app.h"
#include "scene/mark_claims.h"
#include "story/dates.h"
#include "story/shown_changes.h"

namespace faultline {

namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += byte < 0x10 ? "\\u000" : "\\u001";
      out += "0123456789abcdef"[byte % 16];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

// A decimal number. The C library's printer would be all that is ever printed with, and weighs more than this file.
std::string number(double value, int decimals) {
  if (!(value > -1e12 && value < 1e12)) return "0";  // JSON has no word for what is no number
  double unit = 1;
  for (int i = 0; i < decimals; ++i) unit *= 10;
  const auto whole = static_cast<int64_t>((value < 0 ? -value : value) * unit + 0.5);
  std::string text = std::to_string(whole);
  const auto places = static_cast<size_t>(decimals);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  if (places > 0) text.insert(text.size() - places, 1, '.');
  if (value < 0 && whole != 0) text.insert(0, 1, '-');
  return text;
}

std::string rectangle(const Rect& rect) {  // logical pixels
  std::string out;
  for (const double value : {rect.x, rect.y, rect.width, rect.height})
    out += (out.empty() ? "[" : ",") + number(value, 1);
  return out + "]";
}

struct Named {
  std::string_view kind;  // empty for nothing
  format::StringRef id{}, name{};
};

Named named(const Dataset& data, const Pick& pick) {
  const uint32_t i = pick.index;
  switch (pick.kind) {
    case PickKind::Unit: return {"country", data.units[i].name, data.units[i].name};
    case PickKind::Front: return {"front", data.fronts[i].id, data.fronts[i].name};
    case PickKind::Link: return {"link", data.links[i].id, data.links[i].name};
    case PickKind::Place: return {"place", data.places[i].id, data.places[i].name};
    case PickKind::Area: return {"area", data.areas[i].id, data.areas[i].name};
    case PickKind::Group: return {"group", data.actors[i].id, data.actors[i].name};
    case PickKind::Event: return {"event", data.events[i].id, data.events[i].title};
    case PickKind::None: break;
  }
  return {};
}

}  // namespace

std::string App::hoveredName() const { return std::string(data.text(named(data, hovered).name)); }

// {"kind":"front","id":"ukraine","name":"…","claims":["c02"]} or null; the claims about it, the beat's own first.
// Countries have no id in a pack: theirs is their name.
std::string App::pickJson(const Pick& pick) const {
  const Named what = named(data, pick);
  if (what.kind.empty()) return "null";
  std::string claims;
  for (const uint32_t claim : claimsOf(data, now.beat, pick))
    claims += (claims.empty() ? "" : ",") + quoted(data.text(data.claims[claim].id));
  return "{\"kind\":" + quoted(what.kind) + ",\"id\":" + quoted(data.text(what.id)) +
         ",\"name\":" + quoted(data.text(what.name)) + ",\"claims\":[" + claims + "]}";
}

std::string App::stateJson(size_t heapBytes) const {
  if (!loaded()) return "null";
  const int32_t day =
      static_cast<int32_t>(now.day < 0 && now.day != static_cast<int32_t>(now.day) ? now.day - 1 : now.day);
  std::string on;
  const auto layer = [&](bool shown, std::string_view name) {
    if (!shown) return;
    if (!on.empty()) on += ',';
    on += quoted(name);
  };
  for (int i = 0; i < layerCount; ++i) layer(layers.shows(static_cast<Layer>(i)), layerName(static_cast<Layer>(i)));

  std::string out = "{\"story\":" + quoted(data.text(data.meta().id));
  out += ",\"title\":" + quoted(data.text(data.meta().title));
  out += ",\"beat\":{\"index\":" + std::to_string(now.beat + 1) +
         ",\"id\":" + quoted(data.text(data.beats[now.beat].id)) +
         ",\"title\":" + quoted(data.text(data.beats[now.beat].title)) +
         ",\"start\":" + quoted(isoFromDay(data.beats[now.beat].start)) +
         ",\"end\":" + quoted(isoFromDay(data.beats[now.beat].end)) + "}";
  out += ",\"beats\":" + std::to_string(data.beats.size());
  out += ",\"date\":" + quoted(isoFromDay(day)) + ",\"progress\":" + number(progress(), 4);
  const ShownChanges& shown = changes.of(data, now, since);  // as the card has it, for alternative text
  std::string changed;
  for (const std::string& sentence : shown.sentences) changed += (changed.empty() ? "" : ",") + quoted(sentence);
  out += ",\"changed\":[" + changed + "]";
  out += ",\"compared\":" + (shown.compared ? quoted(shown.heading) : std::string("null"));
  out += ",\"compare\":" + quoted(shown.choice);
  out += ",\"view\":{\"lon\":" + number(camera.centre.lon, 4) + ",\"lat\":" + number(camera.centre.lat, 4) +
         ",\"spanKm\":" + number(camera.spanKm, 1) + ",\"north\":" + number(camera.northDeg, 2) +
         ",\"moved\":" + (movedFromBeat() ? "true" : "false") + "}";
  out += ",\"lens\":" + quoted(data.text(data.lenses[shownLens].id));
  out += ",\"lenses\":[";
  for (const format::Lens& each : data.lenses)
    out += (&each == data.lenses.data() ? "" : ",") + quoted(data.text(each.id));
  out += "]";
  out += ",\"theme\":" + quoted(themeName(options.theme));
  out += ",\"loop\":" + std::string(looping ? "true" : "false");
  out += ",\"speed\":" + number(speed, 2);
  out += ",\"layers\":[" + on + "]";
  out += ",\"room\":{\"free\":" + rectangle(drawList.layout.free) + ",\"card\":" + rectangle(drawList.layout.card) +
         ",\"timeline\":" + rectangle(drawList.layout.timeline) + ",\"legend\":" + rectangle(drawList.layout.legend) +
         "}";
  out += std::string(",\"playing\":") + (playing ? "true" : "false");
  out += std::string(",\"exploring\":") + (exploring ? "true" : "false");
  out += std::string(",\"still\":") + (still == Still::Before  ? "\"before\""
                                       : still == Still::After ? "\"after\""
                                                               : "null");
  out += std::string(",\"legendOpen\":") + (legendOpen ? "true" : "false");
  out += ",\"selected\":" + pickJson(selected);
  out += ",\"why\":" + (lastWhy == Why::None ? std::string("null") : quoted(nameOf(lastWhy)));
  out += ",\"framesDrawn\":" + std::to_string(frames);
  out += ",\"heapBytes\":" + std::to_string(heapBytes) + "}";
  return out;
}

}  // namespace faultline
