#include "compiler/diagnostics.h"

#include <algorithm>
#include <tuple>

namespace faultline {

uint32_t Diagnostics::addFile(const std::string& name) {
  const auto found = std::find(files.begin(), files.end(), name);
  if (found != files.end()) return static_cast<uint32_t>(found - files.begin());
  files.push_back(name);
  return static_cast<uint32_t>(files.size() - 1);
}

void Diagnostics::add(Diagnostic diagnostic) {
  const SourcePlace at = diagnostic.at;
  if (!told.insert({at.file, at.line, at.column, diagnostic.message}).second) return;
  if (diagnostic.severity == Severity::Error) ++errors;
  entries.push_back(std::move(diagnostic));
}

void Diagnostics::error(SourcePlace at, std::string message, std::string hint) {
  add({at, Severity::Error, std::move(message), std::move(hint)});
}

void Diagnostics::warning(SourcePlace at, std::string message, std::string hint) {
  add({at, Severity::Warning, std::move(message), std::move(hint)});
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> result = entries;
  std::stable_sort(result.begin(), result.end(), [this](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(files[a.at.file], a.at.line, a.at.column) < std::tie(files[b.at.file], b.at.line, b.at.column);
  });
  return result;
}

std::string Diagnostics::text() const {
  std::string result;
  for (const Diagnostic& diagnostic : sorted()) {
    result += files[diagnostic.at.file];
    if (diagnostic.at.line > 0) {
      result += ':' + std::to_string(diagnostic.at.line) + ':' + std::to_string(diagnostic.at.column);
    }
    result += diagnostic.severity == Severity::Error ? ": error: " : ": warning: ";
    result += diagnostic.message + '\n';
    if (!diagnostic.hint.empty()) result += "    hint: " + diagnostic.hint + '\n';
  }
  return result;
}

}  // namespace faultline
