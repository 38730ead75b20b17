// What the commands that compile a story share.
#pragma once
#include <cstddef>
#include <span>
#include <string>

#include "compiler/compile.h"

namespace faultline {

// Compiles with the atlas and the fonts that the program carries.
CompileResult compileWithOwnAtlas(const std::string& folder, bool cellData);

// Prints the diagnostics and a closing line on standard error; 0 when there is no error, else 1.
int report(const Diagnostics& diagnostics, const std::string& folder);

// False after saying why on standard error.
bool writeWholeFile(const std::string& path, std::span<const std::byte> bytes);
bool writeCells(const std::string& folder, const std::vector<CellFile>& cells);  // makes the folder

}  // namespace faultline
