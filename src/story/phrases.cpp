#include "story/phrases.h"

#include <algorithm>
#include <array>

#include "story/dates.h"

namespace faultline {
namespace {

bool isLower(char c) { return c >= 'a' && c <= 'z'; }

bool hasOpenComma(std::string_view name) {  // one that no bracket holds
  int depth = 0;
  for (const char c : name) {
    if (c == '(') ++depth;
    if (c == ')') --depth;
    if (c == ',' && depth == 0) return true;
  }
  return false;
}

// The largest power of ten that is not above `value`; 1 at least.
double powerBelow(double value) {
  double power = 1;
  while (power * 10 <= value) power *= 10;
  return power;
}

int64_t roundedTo(double value, double step) {
  return static_cast<int64_t>(value / step + 0.5) * static_cast<int64_t>(step);
}

}  // namespace

int roundedKm(double km) {
  const int step = km < 50 ? 5 : 10;
  const int rounded = static_cast<int>(km / step + 0.5) * step;
  return rounded < 5 ? 5 : rounded;
}

std::string kmText(double km) { return std::to_string(roundedKm(km)) + " km"; }

std::string plusMinusKm(double km) {
  const std::string amount = km < 5 ? std::to_string(static_cast<int>(km + 0.5)) + " km" : kmText(km);
  return "\u00b1 " + amount;
}

std::string grouped(int64_t number) {
  std::string digits = std::to_string(number);
  for (size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

std::string km2Text(double km2, double uncertaintyKm2) {
  const double finest = powerBelow(km2) / 10;
  const double coarsest = powerBelow(uncertaintyKm2);
  double step = finest > coarsest ? finest : coarsest;
  if (step < 1) step = 1;
  std::string text = grouped(roundedTo(km2, step)) + " km\u00b2";
  const int64_t uncertain = roundedTo(uncertaintyKm2, coarsest);
  if (uncertain > 0) text += " (\u00b1 " + grouped(uncertain) + " km\u00b2)";
  return text;
}

std::string countWord(size_t count) {
  constexpr std::array<std::string_view, 10> words = {"no",   "one", "two",   "three", "four",
                                                      "five", "six", "seven", "eight", "nine"};
  return count < words.size() ? std::string(words[count]) : std::to_string(count);
}

std::string_view windOf(double bearingDeg) {
  constexpr std::array<std::string_view, 8> winds = {"north", "north-east", "east", "south-east",
                                                     "south", "south-west", "west", "north-west"};
  return winds[static_cast<size_t>(bearingDeg / 45 + 0.5) % 8];
}

std::string possessive(std::string name) { return name + (name.ends_with('s') ? "\u2019" : "\u2019s"); }

std::string capitalised(std::string phrase) {
  if (!phrase.empty() && isLower(phrase[0])) phrase[0] = static_cast<char>(phrase[0] - 'a' + 'A');
  return phrase;
}

std::string spoken(std::string_view name) {
  // What a line is called by a common noun; any other first word may be a name.
  constexpr std::array<std::string_view, 9> nouns = {"Line", "Front",    "Frontline", "Border",     "Military",
                                                     "Lane", "Shipping", "Ceasefire", "Demarcation"};
  if (name.starts_with("The ") || name.starts_with("the ")) return "the " + std::string(name.substr(4));
  std::string words(name);
  const size_t space = name.find(' ');
  const bool compound = space != std::string_view::npos && space + 1 < name.size() && isLower(name[space + 1]);
  if (compound && std::find(nouns.begin(), nouns.end(), name.substr(0, space)) != nouns.end()) {
    words[0] = static_cast<char>(words[0] - 'A' + 'a');
  }
  return "the " + words;
}

std::string inWords(const std::vector<std::string>& names) {
  bool commas = false;
  for (const std::string& name : names) commas = commas || hasOpenComma(name);
  std::string text;
  for (size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    if (i > 0) text += commas ? (last ? "; and " : "; ") : (last ? " and " : ", ");
    text += names[i];
  }
  return text;
}

std::string datedAs(std::string_view authored, format::Day day) {
  std::string_view date = authored.substr(0, authored.find_first_of("(,;"));
  while (date.ends_with(' ')) date.remove_suffix(1);
  return date.empty() ? shortDate(day) : std::string(date);
}

std::string_view withoutAlleged(std::string_view name) {
  constexpr std::string_view suffix = ", alleged";
  if (name.ends_with(suffix)) name.remove_suffix(suffix.size());
  return name;
}

std::string_view nounOf(LinkKind kind, bool several) {
  switch (kind) {
    case LinkKind::Defence: return several ? "defence treaties" : "defence treaty";
    case LinkKind::Alignment: return several ? "partnerships" : "partnership";
    case LinkKind::Alleged: return several ? "alleged transfers" : "alleged transfer";
    case LinkKind::Visit: return "series of visits";
    case LinkKind::Support: return several ? "lines of support" : "line of support";
    case LinkKind::Adversary: return several ? "confrontations" : "confrontation";
    case LinkKind::Message: return several ? "messages" : "message";
    case LinkKind::Count: break;
  }
  return several ? "links" : "link";
}

}  // namespace faultline
