// What of the map a reader or a host may switch off. The ground stays, and so does what a mark may not go without: who
// alleges a link, where it goes on to, that a line was not observed, whose borders these are.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace faultline {

enum class Layer : uint8_t {
  Fronts,  // every line: front, armistice, limit at sea, shipping lane
  Links,
  Areas,   // every hatch, also of a front's held side, and ground that changed sides
  Places,  // their marks; those at the ends of links belong to the links
  Labels,  // names
  Count
};
inline constexpr int layerCount = static_cast<int>(Layer::Count);

struct Layers {
  uint8_t bits = (1 << layerCount) - 1;  // one a Layer, in its order

  constexpr bool shows(Layer layer) const { return (bits >> static_cast<int>(layer) & 1) != 0; }
  constexpr void set(Layer layer, bool on) {
    const int bit = 1 << static_cast<int>(layer);
    bits = static_cast<uint8_t>(on ? bits | bit : bits & ~bit);
  }
  bool operator==(const Layers&) const = default;
};

// "fronts", "links", "areas", "places", "labels": for hosts, the command line and the state.
constexpr std::string_view layerName(Layer layer) {
  constexpr std::string_view names[] = {"fronts", "links", "areas", "places", "labels"};
  static_assert(sizeof names / sizeof *names == layerCount);
  return layer < Layer::Count ? names[static_cast<int>(layer)] : std::string_view();
}

constexpr std::optional<Layer> layerByName(std::string_view name) {
  for (int i = 0; i < layerCount; ++i) {
    if (layerName(static_cast<Layer>(i)) == name) return static_cast<Layer>(i);
  }
  return std::nullopt;
}

}  // namespace faultline
