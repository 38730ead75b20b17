// What is wrong with a story, and where. All mistakes are collected; none ends the compilation by itself.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace faultline {

struct SourcePlace {
  uint32_t file = 0;    // index into Diagnostics' files
  uint32_t line = 0;    // from 1; 0 for a file as a whole
  uint32_t column = 0;  // from 1, in characters
};

enum class Severity : uint8_t { Error, Warning };

struct Diagnostic {
  SourcePlace at;
  Severity severity = Severity::Error;
  std::string message;  // without a full stop
  std::string hint;     // what to do about it; may be empty
};

class Diagnostics {
 public:
  // The name as messages show it. A name added before gives the same number.
  uint32_t addFile(const std::string& name);
  const std::string& fileName(uint32_t file) const { return files[file]; }

  void error(SourcePlace at, std::string message, std::string hint = {});
  void warning(SourcePlace at, std::string message, std::string hint = {});

  size_t errorCount() const { return errors; }
  size_t warningCount() const { return entries.size() - errors; }

  // By file name, line and column; of equal places in the order they were found. The same mistake at one place is told
  // once.
  std::vector<Diagnostic> sorted() const;

  // "file:line:col: error: message" lines, each with its hint on a second, indented line. "" when there are none.
  std::string text() const;

 private:
  void add(Diagnostic diagnostic);

  std::vector<std::string> files;
  std::vector<Diagnostic> entries;
  std::set<std::tuple<uint32_t, uint32_t, uint32_t, std::string>> told;  // file, line, column, message
  size_t errors = 0;
};

}  // namespace faultline
