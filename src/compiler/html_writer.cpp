#include "compiler/html_writer.h"

#include <algorithm>

namespace faultline {
namespace {

bool isControl(char c) { return (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == '\x7f'; }
bool isLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// A name of a host: at least one dot with letters or digits on both its sides.
bool isHost(std::string_view host) {
  bool dotted = false;
  char before = '.';
  for (const char c : host) {
    if (!isLetterOrDigit(c) && c != '-' && c != '.') return false;
    if (c == '.' && before == '.') return false;
    dotted = dotted || c == '.';
    before = c;
  }
  return dotted && before != '.';
}

// What may stand in a path or a query without being percent-encoded.
bool isPathCharacter(char c) {
  return isLetterOrDigit(c) || std::string_view("/-._~!$&'()*+,;=:@%?#").find(c) != std::string_view::npos;
}

}  // namespace

void appendEscaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default:
        if (!isControl(c)) out += c;
    }
  }
}

void HtmlWriter::open(std::string_view tag, Attributes attributes) {
  out += '<';
  out += tag;
  for (const Attribute& attribute : attributes) {
    if (attribute.name.empty()) continue;
    out += ' ';
    out += attribute.name;
    if (attribute.value.empty()) continue;
    out += "=\"";
    appendEscaped(out, attribute.value);
    out += '"';
  }
  out += '>';
}

void HtmlWriter::close(std::string_view tag) {
  out += "</";
  out += tag;
  out += '>';
}

void HtmlWriter::text(std::string_view words) {
  for (size_t at = 0; at <= words.size();) {
    const size_t end = std::min(words.find('\n', at), words.size());
    if (at > 0) out += "<br>";
    appendEscaped(out, words.substr(at, end - at));
    at = end + 1;
  }
}

void HtmlWriter::element(std::string_view tag, Attributes attributes, std::string_view words) {
  open(tag, attributes);
  text(words);
  close(tag);
}

std::string hrefOf(std::string_view address) {
  constexpr std::string_view secure = "https://", plain = "http://";
  const bool schemed = address.starts_with(secure) || address.starts_with(plain);
  const std::string_view rest =
      schemed ? address.substr(address.starts_with(secure) ? secure.size() : plain.size()) : address;
  const size_t slash = rest.find('/');
  if (!isHost(rest.substr(0, slash))) return {};
  if (slash == std::string_view::npos || slash + 1 == rest.size())
    return schemed ? std::string(address) : std::string();
  if (!std::all_of(rest.begin() + static_cast<std::ptrdiff_t>(slash), rest.end(), isPathCharacter)) return {};
  return schemed ? std::string(address) : std::string(secure) + std::string(address);
}

}  // namespace faultline
