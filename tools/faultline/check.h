// `faultline check FOLDER [--report] [--json]`: reads a story and reports every mistake, and what it rests on.
#pragma once
#include <string>

namespace faultline {

struct CheckOptions {
  std::string folder;
  bool report = false;  // the editor's checklist too, where the story can be built
  bool json = false;    // both as one JSON object
};

// 0 when the story can be built, else 1; neither warnings nor anything in the report changes that. Mistakes go to
// standard error as `file:line:col: error: ...`, the report to standard output; with --json all goes to standard output
// and nothing else does.
int runCheck(const CheckOptions& options);

}  // namespace faultline
