#include "check.h"

#include <cstdio>

#include "author.h"

namespace faultline {

int runCheck(const CheckOptions& options) {
  const CompileResult result = compileWithOwnAtlas(options.folder, true);
  const int code = report(result.diagnostics, options.folder);
  if (code == 0) std::printf("%s: no errors\n", options.folder.c_str());
  return code;
}

}  // namespace faultline
