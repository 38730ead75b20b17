// `faultline build FOLDER -o PACK`: compiles a story into a pack.
#pragma once
#include <string>

namespace faultline {

struct BuildOptions {
  std::string folder;
  std::string out;          // pack to write; "" writes none
  std::string cellsFolder;  // not "": the pack leaves the finer geography out, and it becomes files in this folder
  std::string html;         // the story as HTML to write (compiler/html.h); "" writes none
  bool dump = false;        // prints the pack as text on standard output
};

// 0, or 1 with the reason on standard error.
int runBuild(const BuildOptions& options);

}  // namespace faultline
