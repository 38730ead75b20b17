// What the compiler's tests share: a small atlas, the fonts, snapshots that FAULTLINE_RECORD=1 records anew.
#pragma once
#include <string>

#include "compiler/compile.h"

namespace faultline::test {

// Compiles a folder below tests/compiler (tests run in the root of the repository) with the small atlas: units AA and
// BB.
CompileResult compileSmall(const std::string& folder, bool cellData = true);

// Fails the test unless `text` is what the file holds; with FAULTLINE_RECORD=1 in the environment it writes the file.
void checkSnapshot(const std::string& path, const std::string& text);

}  // namespace faultline::test
