#include "build.h"

#include <cstdio>
#include <span>

#include "author.h"
#include "compiler/dump.h"
#include "compiler/html.h"
#include "data/dataset.h"

namespace faultline {

int runBuild(const BuildOptions& options) {
  if (options.out.empty() && options.html.empty() && !options.dump) {
    std::fputs("faultline build writes nothing: give -o PACK, --html FILE or --dump.\n", stderr);
    return 1;
  }
  const CompileResult result = compileWithOwnAtlas(options.folder, options.cellsFolder.empty());
  if (const int code = report(result.diagnostics, options.folder); code != 0) return code;
  if (!options.out.empty() && !writeWholeFile(options.out, result.pack)) return 1;
  if (!options.cellsFolder.empty() && !writeCells(options.cellsFolder, result.cells)) return 1;
  if (options.dump || !options.html.empty()) {
    // A vector's memory is aligned for any type.
    Dataset dataset;
    const PackError error = Dataset::load(result.pack, dataset);
    if (error != PackError::None) {
      std::fprintf(stderr, "%s\n", std::string(describe(error)).c_str());
      return 1;
    }
    dataset.takeWords(result.words);
    if (options.dump) std::fputs(dumpDataset(dataset).c_str(), stdout);
    const std::string html = options.html.empty() ? std::string() : storyHtml(dataset);
    if (!html.empty() && !writeWholeFile(options.html, std::as_bytes(std::span(html)))) return 1;
  }
  return 0;
}

}  // namespace faultline
