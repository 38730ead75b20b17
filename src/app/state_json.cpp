// App::stateJson: what a host page or a test reads. Written by hand: a dozen fields do not need a library in the
// viewer.
#include <cstdio>

#include "app/app.h"
#include "story/changes.h"
#include "story/dates.h"

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
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", byte);
      out += escape;
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string number(double value, int decimals) {
  char text[40];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

std::string rectangle(const Rect& rect) {  // logical pixels
  std::string out;
  for (const double value : {rect.x, rect.y, rect.width, rect.height})
    out += (out.empty() ? "[" : ",") + number(value, 1);
  return out + "]";
}

}  // namespace

std::string App::hoveredName() const {
  const uint32_t i = hovered.index;
  switch (hovered.kind) {
    case PickKind::Unit: return std::string(data.text(data.units[i].name));
    case PickKind::Front: return std::string(data.text(data.fronts[i].name));
    case PickKind::Link: return std::string(data.text(data.links[i].name));
    case PickKind::Place: return std::string(data.text(data.places[i].name));
    case PickKind::Area: return std::string(data.text(data.areas[i].name));
    case PickKind::None: break;
  }
  return {};
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
  out += ",\"beat\":{\"index\":" + std::to_string(now.beat + 1) +
         ",\"id\":" + quoted(data.text(data.beats[now.beat].id)) + "}";
  out += ",\"beats\":" + std::to_string(data.beats.size());
  out += ",\"date\":" + quoted(isoFromDay(day));
  std::string changed;  // the sentences of the card, for alternative text
  for (const std::string& sentence : whatChanged(data, now.beat)) {
    changed += (changed.empty() ? "" : ",") + quoted(sentence);
  }
  out += ",\"changed\":[" + changed + "]";
  out += ",\"view\":{\"lon\":" + number(camera.centre.lon, 4) + ",\"lat\":" + number(camera.centre.lat, 4) +
         ",\"spanKm\":" + number(camera.spanKm, 1) + ",\"north\":" + number(camera.northDeg, 2) + "}";
  out += ",\"lens\":" + quoted(data.text(data.lenses[shownLens].id));
  out += ",\"lenses\":[";
  for (const format::Lens& each : data.lenses)
    out += (&each == data.lenses.data() ? "" : ",") + quoted(data.text(each.id));
  out += "]";
  out += ",\"theme\":" + quoted(themeName(options.theme));
  out += ",\"layers\":[" + on + "]";
  out += ",\"room\":{\"free\":" + rectangle(drawList.layout.free) + ",\"card\":" + rectangle(drawList.layout.card) +
         ",\"timeline\":" + rectangle(drawList.layout.timeline) + ",\"legend\":" + rectangle(drawList.layout.legend) +
         "}";
  out += std::string(",\"playing\":") + (playing ? "true" : "false");
  out += std::string(",\"exploring\":") + (exploring ? "true" : "false");
  out += ",\"why\":" + (lastWhy == Why::None ? std::string("null") : quoted(nameOf(lastWhy)));
  out += ",\"framesDrawn\":" + std::to_string(frames);
  out += ",\"heapBytes\":" + std::to_string(heapBytes) + "}";
  return out;
}

}  // namespace faultline
