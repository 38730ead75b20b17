// The commands of the program `faultline`, one .cpp each. All return the process's exit code: 0, or 1 with the reason
// on standard error.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "scene/layout.h"
#include "scene/tokens.h"

namespace faultline {

struct StoryArgument {
  std::string path;  // a story folder, a pack file, or "" for the built-in story
};

// Reads whatever `story` names into bytes that stay valid for the rest of the process. Nothing on failure, after saying
// why.
std::optional<std::span<const std::byte>> readStory(const StoryArgument& story);

// A beat as people write it: a number from 1, or an id. Nothing on failure, after saying why.
std::optional<uint32_t> findBeat(std::span<const std::byte> pack, const std::string& beat);

// Whether the story has a lens of this id ("" is its first). False after saying why, with the list of those it has.
bool checkLens(std::span<const std::byte> pack, const std::string& lens);

struct ViewCommand {
  StoryArgument story;
  std::string beat = "1";
  std::string lens;  // id; "" for the story's first
  Theme theme = Theme::Light;
  std::string tokens;  // a file of colours, or ""
  bool stage = false;  // before an audience
  int screen = 1;      // for the stage, from 1
};
int runView(const ViewCommand& command);

struct RenderCommand {
  StoryArgument story;
  std::string beat = "1";
  std::string date;               // ISO; "" for the beat's end
  std::string view;               // LON,LAT,KM: the camera's centre and what it spans; "" for the beat's own
  std::string size = "1280x720";  // logical pixels, or millimetres with "mm" at the end
  double scale = 1;
  Theme theme = Theme::Light;
  std::string tokens;    // a file of colours, or ""
  std::string lens;      // id; "" for the story's first
  std::string layers;    // names of those that are on, with commas; "" for all
  bool bare = false;     // the map alone
  bool panels = true;    // without: the map framed as with them, for what lies below the live map while it loads
  bool key = false;      // the map alone, under a caption with title, day and key
  bool miles = false;    // the scale in miles too
  bool alt = false;      // print the alternative text
  bool letters = false;  // SVG: curved words as single letters
  std::string frames;    // a folder for a sequence of PNG files; "" for one picture
  bool flight = false;   // before the sequence, the way there
  double seconds = 20;   // of the sequence
  double fps = 30;
  std::string out;  // .png, .svg or .pdf; may be "" with alt
};
int runRender(const RenderCommand& command);

}  // namespace faultline
