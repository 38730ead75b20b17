#include <algorithm>

#include "base/utf8.h"
#include "compiler/fields.h"
#include "compiler/node.h"
#include "compiler/toml_scan.h"
#include "story/dates.h"

// toml++ 3.3.0 asserts that a table's header begins with a letter, a digit or a quotation mark, and only then reports
// headers that do not, such as [(x)]; in a release build it even tells the compiler to rely on it. The reports are what
// an author needs, so its assertions are off in all builds; the fuzzer looks on.
#undef NDEBUG
#define TOML_ASSERT(expr) static_assert(true)
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace faultline {
namespace {

SourcePlace placeOf(const toml::source_region& region, uint32_t file) {
  return {file, region.begin.line, region.begin.column};
}

Node convert(const toml::node& from, uint32_t file) {
  Node node;
  node.at = placeOf(from.source(), file);
  if (const auto* table = from.as_table()) {
    node.kind = Node::Kind::Table;
    for (const auto& [key, value] : *table) {
      node.members.push_back({std::string(key.str()), placeOf(key.source(), file), convert(value, file)});
    }
  } else if (const auto* array = from.as_array()) {
    node.kind = Node::Kind::List;
    for (const auto& item : *array) node.items.push_back(convert(item, file));
  } else if (const auto* text = from.as_string()) {
    node.kind = Node::Kind::Text;
    node.text = text->get();
  } else if (const auto* integer = from.as_integer()) {
    node.kind = Node::Kind::Integer;
    node.integer = integer->get();
    node.number = static_cast<double>(node.integer);
  } else if (const auto* number = from.as_floating_point()) {
    node.kind = Node::Kind::Number;
    node.number = number->get();
  } else if (const auto* boolean = from.as_boolean()) {
    node.kind = Node::Kind::Boolean;
    node.boolean = boolean->get();
  } else if (const auto* date = from.as_date()) {
    node.kind = Node::Kind::Date;
    node.day = dayFromCivil({date->get().year, date->get().month, date->get().day});
  } else {
    node.kind = Node::Kind::Time;
  }
  return node;
}

}  // namespace

std::string_view describe(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::Null: return "null";
    case Node::Kind::Table: return "a table";
    case Node::Kind::List: return "a list";
    case Node::Kind::Text: return "a text";
    case Node::Kind::Integer: return "a whole number";
    case Node::Kind::Number: return "a decimal number";
    case Node::Kind::Boolean: return "true or false";
    case Node::Kind::Date: return "a date";
    case Node::Kind::Time: return "a time";
  }
  return "";
}

bool readToml(std::string_view text, uint32_t file, Diagnostics& diagnostics, Node& out) {
  if (!validUtf8(text)) {
    diagnostics.error({file, 1, 1}, "the file is not valid UTF-8", "save it as UTF-8");
    return false;
  }
  if (const size_t stray = findStrayCharacter(text); stray != std::string_view::npos) {
    std::string_view rest = text.substr(stray);
    const std::string_view before = text.substr(0, stray);
    const size_t lineStart = before.rfind('\n') + 1;  // 0 when there is none before
    const auto line = static_cast<uint32_t>(1 + std::count(before.begin(), before.end(), '\n'));
    const auto column = static_cast<uint32_t>(1 + characterCount(before.substr(lineStart)));
    diagnostics.error({file, line, column}, "TOML syntax: " + namedCharacter(decodeUtf8(rest)) + " outside of quotes",
                      "the rest of the file is checked once this is mended");
    return false;
  }
  const toml::parse_result result = toml::parse(text);
  if (!result) {
    const toml::parse_error& error = result.error();
    diagnostics.error(placeOf(error.source(), file), "TOML syntax: " + std::string(error.description()),
                      "the rest of the file is checked once this is mended");
    return false;
  }
  out = convert(result.table(), file);
  return true;
}

}  // namespace faultline
