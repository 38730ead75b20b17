// Writes HTML: text and attributes are escaped here and nowhere else, and every tag that is opened is closed.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace faultline {

class HtmlWriter {
 public:
  struct Attribute {
    std::string_view name, value;
  };
  using Attributes = std::initializer_list<Attribute>;

  // `tag` must outlive the writer's use of it: a literal. An attribute without a name is left out, one without a
  // value stands alone.
  void open(std::string_view tag, Attributes attributes = {});
  void close(std::string_view tag);
  void text(std::string_view words);  // a line break inside stays one
  void element(std::string_view tag, Attributes attributes, std::string_view words);
  void line() { out += '\n'; }  // between blocks, for whoever reads the source

  std::string take() { return std::move(out); }

 private:
  std::string out;
};

// "&", "<", ">" and the double quote as references; characters that HTML forbids are left out.
void appendEscaped(std::string& out, std::string_view text);

// The target of a source's address where it is one: "tass.com/world/1735101" and "https://…" are, "Reuters, 17 Jan" is
// not, nor is the bare name of a site, which leads to no document. "" or an address of http or https.
std::string hrefOf(std::string_view address);

}  // namespace faultline
