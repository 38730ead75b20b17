// A value of a source file with the place where it stands: the common form of TOML and JSON.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics.h"

namespace faultline {

struct Member;

struct Node {
  enum class Kind : uint8_t { Null, Table, List, Text, Integer, Number, Boolean, Date, Time };
  Kind kind = Kind::Null;
  SourcePlace at;
  std::string text;             // Text
  double number = 0;            // Number and Integer
  int64_t integer = 0;          // Integer
  bool boolean = false;         // Boolean
  int32_t day = 0;              // Date: days since 1970-01-01
  std::vector<Node> items;      // List
  std::vector<Member> members;  // Table; keys are unique

  const Node* find(std::string_view key) const;
};

struct Member {
  std::string key;
  SourcePlace at;
  Node value;
};

inline const Node* Node::find(std::string_view key) const {
  for (const Member& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

// "a date", "a text", ...
std::string_view describe(Node::Kind kind);

// Both report syntax errors and return false then. `file` is the number that `diagnostics` gave the file.
bool readToml(std::string_view text, uint32_t file, Diagnostics& diagnostics, Node& out);
bool readJson(std::string_view text, uint32_t file, Diagnostics& diagnostics, Node& out);

}  // namespace faultline
