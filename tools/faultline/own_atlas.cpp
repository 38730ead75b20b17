#include "author.h"
#include "embed/atlasFile.h"
#include "embed/fontRegular.h"
#include "embed/fontSemibold.h"

namespace faultline {

CompileResult compileWithOwnAtlas(const std::string& folder, bool cellData) {
  std::string prefix = folder;
  while (prefix.size() > 1 && prefix.ends_with('/')) prefix.pop_back();
  prefix += '/';
  CompileInput input;
  input.folder = prefix;
  input.readFileUser = &prefix;
  input.readFile = [](void* user, std::string_view name, std::string& text) {
    return readWholeFile(*static_cast<std::string*>(user) + std::string(name), text);
  };
  input.atlasName = "built-in atlas";
  input.atlas = embed::atlasFile();
  input.font400 = embed::fontRegular();
  input.font600 = embed::fontSemibold();
  input.cellData = cellData;
  return compileStory(input);
}

}  // namespace faultline
