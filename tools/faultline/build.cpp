#include "build.h"

#include <cstdio>

#include "author.h"
#include "compiler/dump.h"
#include "data/dataset.h"

namespace faultline {

int runBuild(const BuildOptions& options) {
  if (options.out.empty() && !options.dump) {
    std::fputs("faultline build writes nothing: give -o PACK, or --dump.\n", stderr);
    return 1;
  }
  const CompileResult result = compileWithOwnAtlas(options.folder, options.cellsFolder.empty());
  if (const int code = report(result.diagnostics, options.folder); code != 0) return code;
  if (!options.out.empty() && !writeWholeFile(options.out, result.pack)) return 1;
  if (!options.cellsFolder.empty() && !writeCells(options.cellsFolder, result.cells)) return 1;
  if (options.dump) {
    // A vector's memory is aligned for any type.
    Dataset dataset;
    const PackError error = Dataset::load(result.pack, dataset);
    if (error != PackError::None) {
      std::fprintf(stderr, "%s\n", std::string(describe(error)).c_str());
      return 1;
    }
    std::fputs(dumpDataset(dataset).c_str(), stdout);
  }
  return 0;
}

}  // namespace faultline
