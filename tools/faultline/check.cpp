#include "check.h"

#include <cstdio>
#include <optional>

#include "author.h"
#include "compiler/report.h"

namespace faultline {

int runCheck(const CheckOptions& options) {
  const CompileResult result = compileWithOwnAtlas(options.folder, true);
  std::optional<EditorReport> checklist;
  Dataset dataset;
  // A vector's memory is aligned for any type.
  if (options.report && result.ok() && Dataset::load(result.pack, dataset) == PackError::None) {
    checklist = reportOn(dataset);
  }
  if (options.json) {
    const EditorReport* found = checklist ? &*checklist : nullptr;
    std::fputs(checkJson(options.folder, result.diagnostics, found).c_str(), stdout);
    return result.ok() ? 0 : 1;
  }
  const int code = report(result.diagnostics, options.folder);
  if (code == 0 && !options.report) std::printf("%s: no errors\n", options.folder.c_str());
  if (checklist) std::fputs(reportText(*checklist).c_str(), stdout);
  return code;
}

}  // namespace faultline
