#include <cstdlib>

#include "base/utf8.h"
#include "compiler/node.h"

#define RAPIDJSON_ASSERT_THROWS 0
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

namespace faultline {
namespace {

using Stream = rapidjson::StringStream;

constexpr size_t maxDepth = 12;  // a FeatureCollection of MultiPolygons needs 9

// Turns offsets into lines and columns; offsets may only grow.
class Ruler {
 public:
  Ruler(std::string_view measured, uint32_t fileNumber) : text(measured), place{fileNumber, 1, 1} {}

  SourcePlace placeOf(size_t offset) {
    if (offset < at) restart();
    for (; at < offset && at < text.size(); ++at) {
      if (text[at] == '\n') {
        ++place.line;
        place.column = 1;
      } else if ((static_cast<uint8_t>(text[at]) & 0xc0) != 0x80) {
        ++place.column;  // characters, not bytes
      }
    }
    return place;
  }

 private:
  void restart() {
    at = 0;
    place.line = place.column = 1;
  }

  std::string_view text;
  SourcePlace place;
  size_t at = 0;
};

// Builds the tree from rapidjson's events.
struct Builder {
  const Stream& stream;
  Ruler& ruler;
  Diagnostics& diagnostics;
  Node& root;

  struct Open {
    Node node;
    std::string key;
    SourcePlace keyAt;
  };
  std::vector<Open> open;
  bool tooDeep = false;

  // While rapidjson 1.1.0 hands over a text or number, or opens an object or list (iteratively), its stream still
  // stands at the token's first character; after null, true and false it stands behind them.
  SourcePlace tokenAt(size_t consumed = 0) { return ruler.placeOf(stream.Tell() - consumed); }

  bool put(Node node) {
    if (open.empty()) {
      root = std::move(node);
      return true;
    }
    Open& parent = open.back();
    if (parent.node.kind == Node::Kind::List) {
      parent.node.items.push_back(std::move(node));
    } else if (parent.node.find(parent.key) != nullptr) {
      diagnostics.error(parent.keyAt, "the key \"" + parent.key + "\" stands twice in one object",
                        "remove one of them");
    } else {
      parent.node.members.push_back({parent.key, parent.keyAt, std::move(node)});
    }
    return true;
  }

  bool Null() {
    Node node;
    node.at = tokenAt(4);
    return put(std::move(node));
  }
  bool Bool(bool value) {
    Node node;
    node.kind = Node::Kind::Boolean;
    node.at = tokenAt(value ? 4 : 5);
    node.boolean = value;
    return put(std::move(node));
  }
  // All numbers come as text (kParseNumbersAsStringsFlag).
  bool RawNumber(const char* digits, rapidjson::SizeType length, bool) {
    Node node;
    node.at = tokenAt();
    const std::string number(digits, length);
    node.number = std::strtod(number.c_str(), nullptr);
    if (number.find_first_of(".eE") == std::string::npos && number.size() < 16) {
      node.kind = Node::Kind::Integer;
      node.integer = std::strtoll(number.c_str(), nullptr, 10);
    } else {
      node.kind = Node::Kind::Number;
    }
    return put(std::move(node));
  }
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(int64_t) { return false; }
  bool Uint64(uint64_t) { return false; }
  bool Double(double) { return false; }
  bool String(const char* characters, rapidjson::SizeType length, bool) {
    Node node;
    node.kind = Node::Kind::Text;
    node.at = tokenAt();
    node.text.assign(characters, length);
    return put(std::move(node));
  }
  bool Key(const char* characters, rapidjson::SizeType length, bool) {
    open.back().key.assign(characters, length);
    open.back().keyAt = tokenAt();
    return true;
  }
  bool start(Node::Kind kind) {
    if (open.size() >= maxDepth) {
      tooDeep = true;
      return false;
    }
    Open next;
    next.node.kind = kind;
    next.node.at = tokenAt();
    open.push_back(std::move(next));
    return true;
  }
  bool end() {
    Node node = std::move(open.back().node);
    open.pop_back();
    return put(std::move(node));
  }
  bool StartObject() { return start(Node::Kind::Table); }
  bool StartArray() { return start(Node::Kind::List); }
  bool EndObject(rapidjson::SizeType) { return end(); }
  bool EndArray(rapidjson::SizeType) { return end(); }
};

}  // namespace

bool readJson(std::string_view text, uint32_t file, Diagnostics& diagnostics, Node& out) {
  if (!validUtf8(text)) {
    diagnostics.error({file, 1, 1}, "the file is not valid UTF-8", "save it as UTF-8");
    return false;
  }
  const std::string terminated(text);  // the reader stops at a zero byte
  Stream stream(terminated.c_str());
  Ruler ruler(terminated, file);
  out = {};
  out.at = {file, 1, 1};
  Builder builder{stream, ruler, diagnostics, out, {}};
  rapidjson::Reader reader;
  constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  const rapidjson::ParseResult result = reader.Parse<flags>(stream, builder);
  if (!result.IsError()) return true;
  const std::string what = builder.tooDeep
                               ? "lists and objects are nested more than " + std::to_string(maxDepth) + " deep"
                               : std::string(rapidjson::GetParseError_En(result.Code()));
  diagnostics.error(ruler.placeOf(result.Offset()), "JSON syntax: " + what,
                    "the rest of the file is checked once this is mended");
  return false;
}

}  // namespace faultline
