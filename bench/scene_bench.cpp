// What a frame costs, beat by beat, as markdown. Natively, into a framebuffer without a window; where there is no GPU,
// that is Mesa's llvmpipe, whose vertex work runs inside the calls that submit it.
//
//   faultline_bench [FRAMES]     frames a beat that are timed (default 30)
//
// Times are medians over the frames, milliseconds; "worst" is the slowest frame of a journey. Compare only figures of
// one machine in one state: load by others shows.
#include <GLES3/gl3.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <span>
#include <vector>

#include "app/gpu.h"
#include "platform/headless.h"
#include "platform/platform.h"
#include "story/state.h"

namespace {

using namespace faultline;

struct Surface {
  const char* name;
  double width, height, dpr;
};

class Stopwatch {
 public:
  double ms() const { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point start = Clock::now();
};

template <class Work>
double timed(const Work& work) {
  const Stopwatch watch;
  work();
  return watch.ms();
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double worst(const std::vector<double>& values) {
  return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

struct Bench {
  const Surface& surface;
  int pixelWidth, pixelHeight;
  App app;
  std::unique_ptr<Gpu> gpu;
  double clock = 0;

  explicit Bench(const Surface& s)
      : surface(s),
        pixelWidth(int(s.width * s.dpr + 0.5)),
        pixelHeight(int(s.height * s.dpr + 0.5)),
        app(embeddedOptions()) {
    app.resize(s.width, s.height, s.dpr);
  }

  struct Frame {
    double update, submit, finish;
    Why why;
  };
  // One frame; cells arrive between frames, as they do in the page.
  Frame frame() {
    Frame f{};
    clock += 1.0 / 60;
    gpu->prepare(app);
    f.update = timed([&] { f.why = app.update(clock); });
    f.submit = timed([&] { gpu->draw(app, pixelWidth, pixelHeight); });
    f.finish = timed([] { glFinish(); });
    while (app.takeCellRequest()) {
    }
    return f;
  }
  void rest() {
    for (int i = 0; i < 600 && frame().why != Why::None; ++i) {
    }
  }
};

// evaluate and buildScene alone, as App::update calls them.
struct Parts {
  double evaluate, scene;
};
Parts timeParts(const Bench& bench, int frames) {
  std::vector<double> evaluating, building;
  StoryState state;
  DrawList list;
  for (int i = 0; i < frames; ++i) {
    evaluating.push_back(timed([&] { state = evaluate(bench.app.dataset(), bench.app.moment()); }));
    SceneInput input;
    input.dataset = &bench.app.dataset();
    input.ground = &bench.app.ground();
    input.state = &state;
    input.view = bench.app.view();
    input.layout.width = bench.surface.width;
    input.layout.height = bench.surface.height;
    input.dpr = bench.surface.dpr;
    building.push_back(timed([&] { list = buildScene(input); }));
  }
  return {median(evaluating), median(building)};
}

int run(const Surface& surface, int frames) {
  std::string error;
  const int samples = surface.dpr < 2 ? 4 : 0;  // as the page and the window ask for
  Bench bench(surface);
  const auto context = HeadlessContext::create(bench.pixelWidth, bench.pixelHeight, samples, error);
  if (!context || bench.app.loadView(embeddedPack()) != PackError::None ||
      !(bench.gpu = Gpu::create(bench.app, error))) {
    std::fprintf(stderr, "bench: %s\n", error.c_str());
    return 1;
  }
  context->bind();
  std::printf("\n### %s: %.0fx%.0f, DPR %g, %d samples, %s\n\n", surface.name, surface.width, surface.height,
              surface.dpr, context->samples(), reinterpret_cast<const char*>(glGetString(GL_RENDERER)));
  std::printf(
      "| Beat | km a pixel | Draw calls | Vertices | evaluate | buildScene | update | draw | glFinish "
      "| Journey here: update | draw | worst update | worst draw | worst upload kB |\n"
      "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
  bench.rest();
  std::vector<double> sums(4, 0);
  for (uint32_t beat = 0; beat < bench.app.dataset().beats.size(); ++beat) {
    std::vector<double> flownUpdate, flownDraw;
    uint32_t uploaded = 0;
    if (beat > 0) {
      bench.app.goTo(beat, true);
      for (int i = 0; i < 600; ++i) {
        const Bench::Frame f = bench.frame();
        if (f.why == Why::None) break;
        flownUpdate.push_back(f.update);
        flownDraw.push_back(f.submit);
        if (i > 0) uploaded = std::max(uploaded, bench.gpu->stats().uploadedBytes);
      }
    }
    std::vector<double> update, submit, finish;
    for (int i = 0; i < frames; ++i) {
      const Bench::Frame f = bench.frame();
      update.push_back(f.update);
      submit.push_back(f.submit);
      finish.push_back(f.finish);
    }
    const Parts parts = timeParts(bench, frames);
    const RenderStats& stats = bench.gpu->stats();
    std::printf("| %u | %.2f | %u | %u | %.3f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %u |\n",
                beat + 1, kmPerPixel(bench.app.scene().projection) / surface.dpr, stats.drawCalls, stats.vertices,
                parts.evaluate, parts.scene, median(update), median(submit), median(finish), median(flownUpdate),
                median(flownDraw), worst(flownUpdate), worst(flownDraw), uploaded / 1000);
    std::fflush(stdout);  // a slow machine shows how far it has come
    sums[0] += stats.drawCalls;
    sums[1] += stats.vertices;
    sums[2] += median(submit);
    sums[3] += median(finish);
  }
  std::printf("\nAll beats: %.0f draw calls, %.0f vertices, %.1f ms draw, %.1f ms glFinish.\n", sums[0], sums[1],
              sums[2], sums[3]);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  int frames = 30;
  if (argc > 2) frames = 0;
  if (argc == 2) {
    const char* end = argv[1] + std::strlen(argv[1]);
    if (std::from_chars(argv[1], end, frames).ptr != end) frames = 0;
  }
  if (frames < 1) {
    std::fprintf(stderr, "Usage: faultline_bench [FRAMES]\n");
    return 2;
  }
  const Surface surfaces[] = {{"wide", 1280, 720, 1}, {"phone", 390, 844, 3}};
  for (const Surface& surface : surfaces) {
    if (run(surface, frames) != 0) return 1;
  }
  return 0;
}
