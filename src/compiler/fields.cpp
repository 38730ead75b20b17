#include "compiler/fields.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/utf8.h"
#include "compiler/suggest.h"
#include "story/dates.h"

namespace faultline {
namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view exampleOf(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::Text: return "\"...\"";
    case Node::Kind::List: return "[...]";
    case Node::Kind::Integer: return "1";
    case Node::Kind::Date: return "2024-01-20";
    default: return "...";
  }
}

std::string shown(double value) {
  if (value == std::floor(value) && std::abs(value) < 1e15) return std::to_string(static_cast<int64_t>(value));
  std::string text = std::to_string(value);
  while (text.ends_with('0')) text.pop_back();
  return text;
}

}  // namespace

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string namedCharacter(char32_t character) {
  char code[16];
  std::snprintf(code, sizeof(code), "U+%04X", static_cast<unsigned>(character));
  if (character < 0x20 || (character >= 0x7f && character <= 0xa0)) return code;
  std::string text = "'";
  appendUtf8(text, character);
  return text + "' (" + code + ')';
}

std::string tidyText(std::string_view text) {
  std::string result;
  size_t lineEnds = 0;
  bool blank = false;
  for (const char c : text) {
    if (isBlank(c)) {
      blank = true;
      if (c == '\n') ++lineEnds;
      continue;
    }
    if (blank && !result.empty()) result += lineEnds >= 2 ? "\n\n" : " ";
    blank = false;
    lineEnds = 0;
    result += c;
  }
  return result;
}

size_t characterCount(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<uint8_t>(c) & 0xc0) != 0x80; }));
}

std::optional<LonLat> readPosition(const Node& node, const std::string& subject, Diagnostics& diagnostics) {
  const auto number = [](const Node& item) {
    return item.kind == Node::Kind::Integer || item.kind == Node::Kind::Number;
  };
  if (node.kind != Node::Kind::List || node.items.size() != 2 || !number(node.items[0]) || !number(node.items[1])) {
    diagnostics.error(node.at, subject + ": a position must be [longitude, latitude], two numbers of degrees");
    return std::nullopt;
  }
  const LonLat lonLat{node.items[0].number, node.items[1].number};
  const bool lonFits = lonLat.lon >= -180 && lonLat.lon <= 180;
  const bool latFits = lonLat.lat >= -90 && lonLat.lat <= 90;
  if (lonFits && latFits) return lonLat;
  const bool swapped = lonLat.lat >= -180 && lonLat.lat <= 180 && lonLat.lon >= -90 && lonLat.lon <= 90;
  diagnostics.error(node.at,
                    subject + ": bad coordinate [" + shown(lonLat.lon) + ", " + shown(lonLat.lat) +
                        "]: " + (lonFits ? "latitude is within -90 and 90" : "longitude is within -180 and 180"),
                    swapped ? "longitude comes first; are the two swapped?" : "");
  return std::nullopt;
}

std::optional<size_t> readWord(const Node& node, std::string_view what, std::span<const std::string_view> words,
                               Diagnostics& diagnostics) {
  if (node.kind != Node::Kind::Text) {
    diagnostics.error(node.at, std::string(what) + " must be a text, not " + std::string(describe(node.kind)));
    return std::nullopt;
  }
  const auto found = std::find(words.begin(), words.end(), node.text);
  if (found != words.end() && !node.text.empty()) return static_cast<size_t>(found - words.begin());
  std::string hint;
  for (const std::string_view word : words) {
    if (!word.empty()) hint += (hint.empty() ? "allowed: " : ", ") + std::string(word);
  }
  diagnostics.error(node.at, "unknown " + std::string(what) + ' ' + quoted(node.text), hint);
  return std::nullopt;
}

Fields::Fields(Diagnostics& reportTo, const Node& table, std::string subject)
    : report(&reportTo), node(table), name(std::move(subject)) {}

SourcePlace Fields::placeOf(std::string_view key) const {
  const Node* value = node.find(key);
  return value != nullptr ? value->at : node.at;
}

void Fields::error(std::string_view key, std::string message, std::string hint) {
  report->error(placeOf(key), name + ": " + std::move(message), std::move(hint));
}

const Node* Fields::get(std::string_view key, Need need, std::string_view example) {
  known.push_back(key);
  const Node* value = node.find(key);
  if (value == nullptr && need == Need::Required) {
    // A mistyped key is told once, as unknown, with this one as what was meant.
    for (const Member& member : node.members) {
      const std::string_view wanted[] = {key};
      if (!nearest(member.key, wanted).empty() && editDistance(member.key, key) <= 2) return nullptr;
    }
    const bool json = report->fileName(node.at.file).ends_with("json");
    report->error(node.at, name + " has no " + quoted(key),
                  "add " + (json ? quoted(key) + ": " : std::string(key) + " = ") + std::string(example));
  }
  return value;
}

const Node* Fields::get(std::string_view key, Need need, Node::Kind kind, std::string_view wanted) {
  const Node* value = get(key, need, exampleOf(kind));
  if (value == nullptr || value->kind == kind) return value;
  std::string hint;
  if (kind == Node::Kind::Date && value->kind == Node::Kind::Text) hint = "write it without quotes, such as 2024-01-20";
  if (kind == Node::Kind::Date && value->kind == Node::Kind::Time) hint = "leave the time of day out";
  if (kind == Node::Kind::Text && value->kind == Node::Kind::Date) hint = "put it in quotes";
  if (kind == Node::Kind::List && value->kind == Node::Kind::Text)
    hint = "put it in brackets: [" + quoted(value->text) + ']';
  if (kind == Node::Kind::Boolean && value->kind == Node::Kind::Text) hint = "write true or false without quotes";
  error(key, quoted(key) + " must be " + std::string(wanted) + ", not " + std::string(describe(value->kind)), hint);
  return nullptr;
}

std::string Fields::text(std::string_view key, Need need) {
  const Node* value = get(key, need, Node::Kind::Text, "a text");
  if (value == nullptr) return {};
  std::string result = tidyText(value->text);
  if (result.empty() && need == Need::Required) error(key, quoted(key) + " must not be empty");
  for (const char c : result) {
    if ((static_cast<uint8_t>(c) < 0x20 && c != '\n') || c == 0x7f) {
      error(key, quoted(key) + " contains a control character", "remove it");
      return {};
    }
  }
  return result;
}

std::string Fields::id(std::string_view key) {
  const Node* value = get(key, Need::Required, Node::Kind::Text, "a text");
  if (value == nullptr) return {};
  const bool plain = !value->text.empty() && value->text.size() <= 64 &&
                     std::all_of(value->text.begin(), value->text.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                              c == '_' || c == '.';
                     });
  if (!plain) {
    error(key, quoted(key) + " must be 1 to 64 letters, digits, '-', '_' and '.'", "it appears in addresses");
    return {};
  }
  return value->text;
}

std::optional<int32_t> Fields::date(std::string_view key, Need need) {
  // JSON has no dates; TOML dates are told from texts there.
  const bool json = report->fileName(node.at.file).ends_with("json");
  const Node* value = get(key, need, json ? "\"2024-01-20\"" : "2024-01-20");
  if (value == nullptr) return std::nullopt;
  if (json && value->kind == Node::Kind::Text) {
    if (const auto day = dayFromIso(value->text)) return day;
    error(key, quoted(value->text) + " is not a date", "write it as \"2024-01-20\"");
    return std::nullopt;
  }
  if (value->kind == Node::Kind::Date) return value->day;
  get(key, Need::Optional, json ? Node::Kind::Text : Node::Kind::Date, "a date");
  return std::nullopt;
}

std::optional<DaySpan> Fields::days(std::string_view key, Need need, std::string& words) {
  const Node* value = node.find(key);
  if (value == nullptr || value->kind != Node::Kind::Text) {
    const std::optional<int32_t> day = date(key, need);
    return day ? std::optional<DaySpan>({*day, *day}) : std::nullopt;
  }
  known.push_back(key);
  words = tidyText(value->text);
  const std::optional<DaySpan> span = daysFromWords(words);
  if (!span) error(key, quoted(value->text) + " is not a date", std::string(dateWordsHint));
  return span;
}

std::optional<double> Fields::number(std::string_view key, Need need, double least, double most) {
  const Node* value = get(key, need, "1");
  if (value == nullptr) return std::nullopt;
  if (value->kind != Node::Kind::Integer && value->kind != Node::Kind::Number) {
    error(key, quoted(key) + " must be a number, not " + std::string(describe(value->kind)));
    return std::nullopt;
  }
  if (value->number >= least && value->number <= most) return value->number;
  error(key, quoted(key) + " must be within " + shown(least) + " and " + shown(most));
  return std::nullopt;
}

std::optional<int64_t> Fields::whole(std::string_view key, Need need, int64_t least, int64_t most) {
  const Node* value = get(key, need, Node::Kind::Integer, "a whole number");
  if (value == nullptr) return std::nullopt;
  if (value->integer >= least && value->integer <= most) return value->integer;
  error(key, quoted(key) + " must be within " + std::to_string(least) + " and " + std::to_string(most));
  return std::nullopt;
}

bool Fields::flag(std::string_view key) {
  const Node* value = get(key, Need::Optional, Node::Kind::Boolean, "true or false");
  return value != nullptr && value->boolean;
}

std::optional<LonLat> Fields::position(std::string_view key, Need need) {
  const Node* value = get(key, need, "[longitude, latitude]");
  if (value == nullptr) return std::nullopt;
  return readPosition(*value, name, *report);
}

std::vector<LonLat> Fields::positions(std::string_view key, Need need) {
  std::vector<LonLat> result;
  for (const Node* item : list(key, need, Node::Kind::List, "positions")) {
    if (const auto lonLat = readPosition(*item, name, *report)) result.push_back(*lonLat);
  }
  return result;
}

std::optional<size_t> Fields::choiceIndex(std::string_view key, Need need, std::span<const std::string_view> words) {
  std::string example;
  for (const std::string_view word : words) {
    if (!word.empty()) example += (example.empty() ? "one of " : ", ") + quoted(word);
  }
  const Node* value = get(key, need, example);
  if (value == nullptr) return std::nullopt;
  return readWord(*value, key, words, *report);
}

std::vector<const Node*> Fields::list(std::string_view key, Need need, Node::Kind kind, std::string_view wanted) {
  std::vector<const Node*> result;
  const Node* value = get(key, need, Node::Kind::List, "a list of " + std::string(wanted));
  if (value == nullptr) return result;
  if (value->items.empty() && need == Need::Required) error(key, quoted(key) + " must not be empty");
  for (const Node& item : value->items) {
    if (item.kind == kind) {
      result.push_back(&item);
    } else {
      report->error(item.at, name + ": " + quoted(key) + " must be a list of " + std::string(wanted) + "; this is " +
                                 std::string(describe(item.kind)));
    }
  }
  return result;
}

std::vector<const Node*> Fields::texts(std::string_view key, Need need) {
  return list(key, need, Node::Kind::Text, "texts");
}

std::vector<const Node*> Fields::tables(std::string_view key, Need need) {
  return list(key, need, Node::Kind::Table, "tables");
}

void Fields::finish() {
  for (const Member& member : node.members) {
    if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
    const std::string_view near = nearest(member.key, known);
    report->error(member.at, name + ": unknown key " + quoted(member.key),
                  near.empty() ? "" : "did you mean " + quoted(near) + '?');
  }
}

}  // namespace faultline
