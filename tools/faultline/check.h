// `faultline check FOLDER`: reads a story and reports every mistake.
#pragma once
#include <string>

namespace faultline {

struct CheckOptions {
  std::string folder;
};

// 0 when the story can be built (warnings allowed), else 1. Reports go to standard error as `file:line:col: error:
// ...`.
int runCheck(const CheckOptions& options);

}  // namespace faultline
