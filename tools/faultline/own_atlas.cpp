#include "author.h"
#include "embed/atlasFile.h"
#include "embed/fontRegular.h"
#include "embed/fontSemibold.h"

namespace faultline {

CompileResult compileWithOwnAtlas(const std::string& folder, bool cellData) {
  CompileInput input;
  input.atlasName = "built-in atlas";
  input.atlas = embed::atlasFile();
  input.font400 = embed::fontRegular();
  input.font600 = embed::fontSemibold();
  input.cellData = cellData;
  return compileFolder(folder, input);
}

}  // namespace faultline
