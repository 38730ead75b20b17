// faultline: the desktop viewer and the author's tool in one program. This file is its table of contents.
#include <CLI/CLI.hpp>
#include <string>

#include "build.h"
#include "check.h"
#include "commands.h"
#include "scene/token_overrides.h"

namespace {

using namespace faultline;

// A theme by its name, for CLI11, which reads an enumerator as its number.
std::string themeNumber(std::string& word) {
  for (int i = 0; i < static_cast<int>(Theme::Count); ++i) {
    if (word != themeName(static_cast<Theme>(i))) continue;
    word = std::to_string(i);
    return {};
  }
  return "light, dark or print, not '" + word + "'";
}

// One plain sentence on what is wrong with the command line, and where to read on.
std::string complaint(const CLI::App*, const CLI::Error& error, int argc, char** argv) {
  std::string said = error.what();
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && said.find("subcommand") != std::string::npos) {
    said = argc > 1 ? "there is no command '" + std::string(argv[1]) + "'" : "a command is missing";
    said += ": view, render, check or build";
  }
  return "faultline: " + said + ". See faultline --help-all.\n";
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App program("Faultline: interactive map explainers.", "faultline");
  program.require_subcommand(1);
  program.set_help_all_flag("--help-all", "Help for all commands");

  program.failure_message(
      [&](const CLI::App* app, const CLI::Error& error) { return complaint(app, error, argc, argv); });

  const CLI::Validator themes(themeNumber, "THEME");
  const char* lensHelp = "How borders are shown: recognised, control, or another lens of the story";
  const char* storyHelp = "A story folder or a pack; the built-in story when left out";
  const char* tokensHelp = "A TOML file of colours over the theme's: sea = \"#dde7ee\" (docs/theming.md)";
  int code = 0;

  ViewCommand view;
  CLI::App* viewCommand = program.add_subcommand("view", "Open a story in a window");
  viewCommand->add_option("story", view.story.path, storyHelp);
  viewCommand->add_option("--beat", view.beat, "Beat to start at: number from 1, or id");
  viewCommand->add_option("--theme", view.theme, "light, dark or print")->transform(themes);
  viewCommand->add_option("--tokens", view.tokens, tokensHelp);
  viewCommand->add_option("--lens", view.lens, lensHelp);
  viewCommand->add_flag("--stage", view.stage,
                        "Before an audience: full screen, large type, no buttons. A clicker's keys (Page Up and Down, "
                        "arrows) go through the story, B or a full stop blackens the screen until the next key, Esc "
                        "leaves the full screen");
  viewCommand->add_option("--screen", view.screen, "Which screen the stage fills, from 1")->check(CLI::Range(1, 16));
  viewCommand->callback([&] { code = runView(view); });

  RenderCommand render;
  CLI::App* renderCommand = program.add_subcommand("render", "Make a picture of a beat; needs no display");
  renderCommand->add_option("story", render.story.path, storyHelp);
  renderCommand->add_option("--beat", render.beat, "Number from 1, or id");
  renderCommand->add_option("--time", render.date, "Date such as 2022-09-12; the beat's end when left out");
  renderCommand->add_option("--view", render.view,
                            "LON,LAT,KM: centre of the map and kilometres across its shorter side");
  renderCommand->add_option("--size", render.size,
                            "WIDTHxHEIGHT in logical pixels, or in millimetres such as 210x297mm");
  renderCommand->add_option("--scale", render.scale, "Device pixels a logical pixel");
  renderCommand->add_option("--theme", render.theme, "light, dark or print")->transform(themes);
  renderCommand->add_option("--tokens", render.tokens, tokensHelp);
  renderCommand->add_option("--lens", render.lens, lensHelp);
  renderCommand->add_option(
      "--layers", render.layers,
      "What is drawn on the ground, such as fronts,links; of fronts, links, areas, places, labels");
  renderCommand->add_flag("--bare", render.bare, "The map alone, without panels (.svg and .pdf always are)");
  renderCommand->add_flag("!--without-panels", render.panels,
                          "The map framed as with panels, but without them: the poster that the live map replaces");
  renderCommand->add_flag("--key", render.key, "The map alone, under its title, day and key");
  renderCommand->add_flag("--miles", render.miles, "A second scale bar, in miles");
  renderCommand->add_flag("--alt", render.alt, "Print the picture's alternative text");
  renderCommand->add_flag(
      "--letters", render.letters,
      "In an SVG: letters of curved words one by one, for programs that know no lists of positions");
  renderCommand->add_option("--frames", render.frames, "Folder for the beat's own time as a sequence of PNG files");
  renderCommand->add_flag("--flight", render.flight, "With --frames: first the flight from the part before");
  renderCommand->add_option("--seconds", render.seconds, "How long the sequence is");
  renderCommand->add_option("--fps", render.fps, "Its frames a second");
  renderCommand->add_option("-o,--output", render.out, "File to write: .png, .svg or .pdf");
  renderCommand->callback([&] { code = runRender(render); });

  CheckOptions check;
  CLI::App* checkCommand = program.add_subcommand("check", "Read a story and report every mistake");
  checkCommand->add_option("story", check.folder, "Story folder")->required();
  checkCommand->add_flag("--report", check.report, "Print the editor's checklist: claims, sources, stretches of time");
  checkCommand->add_flag("--json", check.json, "Print everything as one JSON object");
  checkCommand->callback([&] { code = runCheck(check); });

  BuildOptions build;
  CLI::App* buildCommand = program.add_subcommand("build", "Compile a story into a pack");
  buildCommand->add_option("story", build.folder, "Story folder")->required();
  buildCommand->add_option("-o,--output", build.out, "Pack to write");
  buildCommand->add_option("--cells", build.cellsFolder,
                           "Write finer geography as files into this folder, for the web");
  buildCommand->add_option("--html", build.html, "Write the story as HTML, to stand in a page");
  buildCommand->add_flag("--dump", build.dump, "Print the pack as text");
  buildCommand->callback([&] { code = runBuild(build); });

  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? 0 : 1;  // 0: help was asked for
  }
  return code;
}
