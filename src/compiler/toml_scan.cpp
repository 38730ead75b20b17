#include "compiler/toml_scan.h"

namespace faultline {
namespace {

constexpr size_t npos = std::string_view::npos;

// The offset behind a quoted text that begins at `at`; npos when it does not end.
size_t skipQuoted(std::string_view text, size_t at) {
  const char quote = text[at];
  const bool escapes = quote == '"';
  const std::string_view three = escapes ? "\"\"\"" : "'''";
  const bool manyLines = text.substr(at, 3) == three;
  for (size_t i = at + (manyLines ? 3 : 1); i < text.size(); ++i) {
    if (escapes && text[i] == '\\') {
      ++i;
    } else if (!manyLines && text[i] == '\n') {
      return npos;
    } else if (!manyLines && text[i] == quote) {
      return i + 1;
    } else if (manyLines && text.substr(i, 3) == three) {
      i += 3;
      // Up to two more quotation marks still belong to the text.
      for (int more = 0; more < 2 && i < text.size() && text[i] == quote; ++more) ++i;
      return i;
    }
  }
  return npos;
}

}  // namespace

size_t findStrayCharacter(std::string_view text) {
  size_t i = text.starts_with("\xef\xbb\xbf") ? 3 : 0;  // a byte order mark may come first
  while (i < text.size()) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '"' || c == '\'') {
      i = skipQuoted(text, i);
      if (i == npos) return npos;
    } else if (c == '#') {
      i = text.find('\n', i);
      if (i == npos) return npos;
    } else if (c >= 0x7f || (c < 0x20 && c != '\t' && c != '\n' && c != '\r')) {
      return i;
    } else {
      ++i;
    }
  }
  return npos;
}

}  // namespace faultline
