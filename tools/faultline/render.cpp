// faultline render: one picture of a beat, without a window.
#include <cmath>
#include <cstdio>

#include "commands.h"
#include "export/image.h"
#include "export/svg.h"
#include "pdf.h"
#include "platform/offscreen.h"
#include "platform/platform.h"
#include "render_plan.h"
#include "scene/furniture.h"
#include "story/alternative.h"
#include "story/dates.h"
#include "token_file.h"

namespace faultline {

namespace {

int fail(const std::string& message) {
  std::fprintf(stderr, "faultline render: %s\n", message.c_str());
  return 1;
}

bool writeText(const std::string& text, const std::string& path, std::string& error) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  const bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const bool closed = file != nullptr && std::fclose(file) == 0;
  if (!written || !closed) error = "cannot write to '" + path + "'.";
  return written && closed;
}

SvgWords wordsFor(const App& app) {
  const Dataset& data = app.dataset();
  const format::Meta& meta = data.meta();
  SvgWords words;
  words.title = std::string(data.text(meta.title)) + " " + std::to_string(app.moment().beat + 1) + ". " +
                std::string(data.text(data.beats[app.moment().beat].title));
  words.description = alternativeText(data, app.moment()) + " " + lensNote(data, app.lens()) + ".";
  words.creator = data.text(meta.byline);
  words.date = isoFromDay(meta.updated);
  for (const uint32_t credit : data.list(meta.credits)) words.rights.emplace_back(data.text(data.texts[credit].text));
  return words;
}

// "frame-00041.png"; each says which day it shows.
int writeFrames(std::span<const std::byte> pack, const AppOptions& options, const RenderPlan& plan, double fps,
                const std::string& folder, const std::string& title) {
  Sequence sequence{plan.shot, plan.frames, fps, plan.flight};
  Dataset data;
  if (Dataset::load(pack, data) != PackError::None) return 1;
  const format::Beat& beat = data.beats[plan.shot.beat];
  if (beat.start == beat.end) return fail("this beat is of one day, so no time runs in it.");
  std::string error;
  const auto take = [&](int frame, double day, const Image& image) {
    char name[32];
    std::snprintf(name, sizeof name, "/frame-%05d.png", frame);
    const std::string date = longDate(static_cast<int32_t>(std::floor(day + 1e-6)));
    return writePng(image, {title, date, ""}, folder + name, error);
  };
  return renderSequence(pack, options, sequence, take, error) ? 0 : fail(error);
}

}  // namespace

int runRender(const RenderCommand& command) {
  std::string error;
  std::optional<RenderPlan> plan = planRender(command, error);
  if (!plan) return fail(error);
  if (plan->kind == PictureKind::Pdf && !pdfConverterFound()) return fail(pdfConverterMissing);
  const auto pack = readStory(command.story);
  if (!pack) return 1;
  const auto beat = findBeat(*pack, command.beat);
  if (!beat || !checkLens(*pack, command.lens)) return 1;
  plan->shot.beat = *beat;

  const auto overrides = tokensFromFile(command.tokens, {&command.theme, 1});
  if (!overrides) return 1;

  AppOptions options = embeddedOptions();
  options.overrides = *overrides;
  options.theme = command.theme;
  options.lens = command.lens;
  options.miles = command.miles;
  options.key = command.key;
  options.panels = command.panels;
  const bool drawing = plan->kind == PictureKind::Svg || plan->kind == PictureKind::Pdf;
  options.layout = command.bare || command.key || drawing ? LayoutKind::Bare : LayoutKind::Card;

  const std::unique_ptr<App> app = sceneShot(*pack, options, plan->shot, error);
  if (!app) return fail(error);
  const SvgWords words = wordsFor(*app);
  if (plan->frames > 0) return writeFrames(*pack, options, *plan, command.fps, command.frames, words.title);
  if (command.alt) std::printf("%s\n", words.description.c_str());
  switch (plan->kind) {
    case PictureKind::None: return 0;
    case PictureKind::Png: {
      const std::optional<Image> image = renderShot(*pack, options, plan->shot, error);
      if (!image) return fail(error);
      std::string rights;
      for (const std::string& line : words.rights) rights += (rights.empty() ? "" : "\n") + line;
      return writePng(*image, {words.title, words.description, rights}, command.out, error) ? 0 : fail(error);
    }
    case PictureKind::Svg:
    case PictureKind::Pdf: {
      SvgPage page{plan->pageWidth, plan->pageHeight};
      page.letters = command.letters || plan->kind == PictureKind::Pdf;
      const std::string svg = svgFrom(app->scene(), app->dataset(), app->ground(), words, page);
      const bool done =
          plan->kind == PictureKind::Pdf ? writePdf(svg, command.out, error) : writeText(svg, command.out, error);
      return done ? 0 : fail(error);
    }
  }
  return 0;
}

}  // namespace faultline
