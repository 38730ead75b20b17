// What the compiler's tests share: a small atlas and the fonts.
#pragma once
#include <string>

#include "../snapshot.h"
#include "compiler/compile.h"

namespace faultline::test {

// Compiles a folder below tests/compiler (tests run in the root of the repository) with the small atlas: units AA and
// BB.
CompileResult compileSmall(const std::string& folder, bool cellData = true);

}  // namespace faultline::test
