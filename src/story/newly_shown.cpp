// What a beat shows that the one before did not: nothing of it has to have begun then.
#include <algorithm>
#include <array>
#include <cstddef>

#include "story/changes.h"

namespace faultline {
namespace {

constexpr size_t mostNewNames = 4;

bool holds(std::span<const uint32_t> list, uint32_t value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// "the Blue Line and the Gaza perimeter"; from five on "five lines, among them the Blue Line".
void addLines(std::vector<std::string>& groups, const std::vector<std::string>& names) {
  if (names.size() > mostNewNames) {
    groups.push_back(countWord(names.size()) + " lines");
  } else {
    groups.insert(groups.end(), names.begin(), names.end());
  }
}

struct NewLinks {
  std::array<std::vector<uint32_t>, static_cast<size_t>(LinkKind::Count)> byKind;
  const format::Link* oldest = nullptr;
  const format::Link* newest = nullptr;
  size_t count = 0;

  void add(const Dataset& dataset, uint32_t index) {
    const format::Link& link = dataset.links[index];
    byKind[static_cast<size_t>(link.kind)].push_back(index);
    if (oldest == nullptr || link.start < oldest->start) oldest = &link;
    if (newest == nullptr || link.start > newest->start) newest = &link;
    ++count;
  }
};

// One of a kind by its name, more by their number: the map itself names them.
void addLinks(const Dataset& dataset, const NewLinks& links, std::vector<std::string>& groups) {
  for (size_t kind = 0; kind < links.byKind.size(); ++kind) {
    const std::vector<uint32_t>& ofKind = links.byKind[kind];
    if (ofKind.empty()) continue;
    std::string text = countWord(ofKind.size());
    text += " " + std::string(nounOf(static_cast<LinkKind>(kind), ofKind.size() > 1));
    if (ofKind.size() == 1) {
      const format::Link& link = dataset.links[ofKind[0]];
      text += " (" + std::string(withoutAlleged(dataset.text(link.name)));
      if (links.count == 1) text += ", since " + datedAs(dataset.text(link.startText), link.start);
      text += ")";
    }
    groups.push_back(std::move(text));
  }
}

}  // namespace

std::vector<std::string> newlyShown(const Dataset& dataset, uint32_t index, double day) {
  const format::Beat& beat = dataset.beats[index];
  const format::Beat none{};
  const format::Beat& before = index > 0 ? dataset.beats[index - 1] : none;
  const StoryState state = evaluate(dataset, {index, day});

  std::vector<std::string> lines, groups, areas;
  for (const FrontState& front : state.fronts) {
    if (holds(dataset.list(before.fronts), front.front)) continue;
    lines.push_back(spoken(dataset.text(dataset.fronts[front.front].name)));
  }
  NewLinks links;
  for (const LinkState& link : state.links) {
    if (!holds(dataset.list(before.links), link.link)) links.add(dataset, link.link);
  }
  for (const AreaState& area : state.areas) {
    if (holds(dataset.list(before.areas), area.area)) continue;
    areas.emplace_back(dataset.text(dataset.areas[area.area].name));
  }
  addLines(groups, lines);
  addLinks(dataset, links, groups);
  if (areas.size() == 1) groups.push_back("one area (" + areas[0] + ")");
  if (areas.size() > 1) groups.push_back(countWord(areas.size()) + " areas");
  if (groups.empty()) {
    for (const uint32_t place : dataset.list(beat.places)) {
      if (dataset.places[place].kind == PlaceKind::Sea || holds(dataset.list(before.places), place)) continue;
      groups.emplace_back(dataset.text(dataset.places[place].name));
    }
    if (groups.size() > mostNewNames) groups = {countWord(groups.size()) + " places"};
  }
  if (groups.empty()) return {};

  std::vector<std::string> sentences;
  sentences.push_back((index == 0 ? "The map opens with " : "New on the map: ") + inWords(groups) + ".");
  if (links.count >= 3) {
    sentences.push_back("The oldest of these links dates from " +
                        datedAs(dataset.text(links.oldest->startText), links.oldest->start) + ", the newest from " +
                        datedAs(dataset.text(links.newest->startText), links.newest->start) + ".");
  }
  for (const uint32_t link : links.byKind[static_cast<size_t>(LinkKind::Alleged)])
    sentences.push_back(allegation(dataset, link));
  return sentences;
}

}  // namespace faultline
