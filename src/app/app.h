// One map on one surface: owns dataset, camera, time and panels, applies Actions, and says why another frame is needed.
// No GL here: Gpu (app/gpu.h) draws what update() decided. Any number may live side by side.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/arrivals.h"
#include "app/gestures.h"
#include "app/input.h"
#include "app/journey.h"
#include "app/motion.h"
#include "app/told.h"
#include "scene/label_fade.h"
#include "scene/scene.h"
#include "scene/token_overrides.h"
#include "ui/ui.h"

struct ImGuiContext;
struct ImDrawData;

namespace faultline {

// Why the next frame is needed. None: nothing moves, so no frame is asked for.
enum class Why : uint8_t { None, Input, Panels, Labels, Detail, Flight, CrossFade, Playing, Camera, Count };
std::string_view nameOf(Why why);  // "" for None

struct AppOptions {
  std::span<const std::byte> fontRegular, fontSemibold;  // must outlive the App
  std::string_view version;                              // of the program; must outlive the App
  std::string_view notice;                               // licences, for the about page; must outlive the App
  Theme theme = Theme::Light;
  TokenOverrides overrides;  // a publisher's colours, over every theme
  std::string_view lens;     // its id; the story's first when empty, or where the story has no such lens
  LayoutKind layout = LayoutKind::Card;
  bool controls = true;        // without: cards and time axis have no buttons; keys alone (the stage)
  bool panels = true;          // without: the same layout, its panels left empty (posters)
  bool key = false;            // a caption and a key above a bare map
  bool miles = false;          // a second scale bar, in miles
  bool reducedMotion = false;  // the camera jumps, and playing shows two stills: no flights, no gliding, no easing
};

class App {
 public:
  explicit App(const AppOptions& options);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  // The pack's bytes are taken over. On an error the App goes on with what it had; `at` names the section at fault.
  PackError load(std::vector<std::byte> pack, std::string_view* at = nullptr);
  // The same for bytes that outlive the App (the embedded pack); 8-byte aligned.
  PackError loadView(std::span<const std::byte> pack, std::string_view* at = nullptr);
  bool loaded() const { return !data.beats.empty(); }

  void resize(double width, double height, double dpr);  // logical pixels
  // The page draws the card, and this is the room it takes (LayoutInput::prose). settled: it has come to rest, so the
  // camera goes into what is free now; until then the picture stays where it is.
  void setProse(bool prose, double cardWidth, double sheetHeight, bool settled);
  void setLayout(LayoutKind kind);
  void event(const InputEvent& event);
  void act(const Action& action);
  void goTo(uint32_t beat, bool fly = true);  // index from 0; ends at the beat's end date
  // To a share, 0 to 1, of a beat's span, for hosts that tie time to something of their own such as a page's scrolling.
  // Another beat is flown to; within one the day glides after, forward and back alike.
  void seek(uint32_t beat, double share);
  void setDay(double day);
  // A moment of a film: as if time played at `daysPerSecond` and links had flowed for `flowSeconds`, but it stands
  // until the next call. For sequences of frames.
  void pose(double day, double daysPerSecond, double flowSeconds);
  void setLayer(Layer layer, bool on);
  void setOverrides(TokenOverrides overrides);  // instead of those before
  void setView(const View& view);               // at once, as the reader's own move
  std::optional<uint32_t> beatById(std::string_view id) const;

  void setReducedMotion(bool on);
  // One finger is the page's: it moves no map, and that is told once a gesture. Panels and two fingers are as ever.
  void setCooperative(bool on) { gestures.cooperative = on; }
  bool takeRefusal() { return gestures.takeRefusal(); }

  // Decides one frame. `nowSeconds` never goes back. Afterwards scene() and panels() are what to draw.
  Why update(double nowSeconds);
  // When the map rests, seconds after the last update until something changes by itself; nothing when nothing will.
  std::optional<double> wakesIn() const;
  const DrawList& scene() const { return drawList; }
  const Dataset& dataset() const { return data; }
  const Ground& ground() const { return groundMesh; }
  ImDrawData* panels() const;
  uint32_t fontRevision() const { return fontCount; }  // goes up when the font texture must be made anew
  void makeCurrent() const;                            // Dear ImGui's context is this App's

  // Finer geography, and the words of the card, that the pack does not carry itself: the platform fetches them by their
  // CRC and hands them in. Words are asked for once, and only when they are to be drawn here.
  std::optional<uint32_t> takeCellRequest();
  void cellArrived(uint32_t cell, std::span<const std::byte> bytes);  // bad bytes are dropped; the coarse ground stays
  bool takeWordsRequest();
  void wordsArrived(std::vector<std::byte> bytes);          // bad bytes are dropped
  bool keepsPicture() const { return arrivals.keeping(); }  // of the map as this frame draws it, for the next ones
  float keptShare() const { return arrivals.keptShare(); }  // of that picture in this frame

  bool wantsHand() const { return hand || panelHand; }  // the pointer is over something that answers
  std::string stateJson(size_t heapBytes) const;
  Told told() const;
  double progress() const;  // the day's share of the beat's span, 0 to 1; 1 where it is a single day
  const Moment& moment() const { return now; }
  const View& view() const { return camera; }
  std::string hoveredName() const;  // of the country, front, link, place or area under the mouse; "" for none
  bool isPlaying() const { return playing; }
  std::optional<format::Day> comparesFrom() const { return since; }
  bool isLooping() const { return looping; }
  bool isExploring() const { return exploring; }
  bool isBlank() const { return blank.a > 0; }
  bool isPageOpen() const { return aboutOpen || sourcesOpen || legendOpen; }
  Pick selection() const { return selected; }
  float cardScrolled() const { return panelMemory.card.offset; }       // logical pixels
  float cardHeight() const { return panelMemory.card.contentHeight; }  // of what is in it
  uint64_t framesDrawn() const { return frames; }
  Layers shownLayers() const { return layers; }
  uint32_t lens() const { return shownLens; }  // into dataset().lenses
  bool setLens(std::string_view id);           // false, and nothing changes, when the story has no such lens
  uint64_t scenesBuilt() const { return scenes; }
  uint32_t labelsPlaced() const { return labelPlan.made; }  // how often

 private:
  void arriveAt(Moment target, bool fly);
  void flyTo(const View& target, bool crossFade, Moment from);
  void applyKey(Key key);
  void growCaption();  // to what the key needs, and the beat's frame with it
  void setTokens();    // from theme and overrides, for map and panels alike
  void play();
  void returnToBeat();
  void stepTime(double direction);
  void showStill(Still which);
  std::string pickJson(const Pick& pick) const;
  bool movedFromBeat() const;                  // the camera is not where the beat has it
  void refit(const Layout& before, bool fly);  // into the room that another layout leaves
  void settleCamera();                         // back into the beat's frame after the layout changed
  void advance(double nowSeconds, double seconds, float& fade, Moment& shown);
  void requestDetail();
  Pick litGroup() const;
  double ratePlayed() const;  // days a second
  void leadToClaims();        // of what is selected, in the card
  void hover(bool overPanel, const SceneInput& input, double slack);
  void adopt(const Dataset& dataset);
  Layout currentLayout() const;

  AppOptions options;
  Tokens tokens;
  std::string lensWanted;  // its id: kept when a story without it is loaded in between
  uint32_t shownLens = 0;
  Layers layers;
  std::vector<std::byte> owned, words;
  Dataset data;
  Ground groundMesh;
  StoryState state;
  std::optional<Moment> evaluated;
  SweepMemo sweepMemo;
  StoryState labelState;  // that labels are placed for while time plays
  std::optional<Moment> labelled;
  DrawList drawList;
  LabelFades labelFades;
  bool fading = false;                  // labels are
  std::optional<SceneInput> builtFrom;  // what drawList shows
  uint32_t builtGround = 0;             // and of which ground: its revision and how many cells had come
  LabelPlan labelPlan;                  // as last made: most frames of a pan reuse it

  LayoutInput frame;
  bool ownCard = true;  // the card is drawn here, and that is settled
  bool wordsAsked = false;
  double dpr = 1;
  View camera;
  CameraWindow window;  // where the reader may take it
  CameraMotion motion;
  bool byHand = false;  // the reader moved the camera last
  std::optional<Journey> journey;
  double clock = 0;
  double flow = 0;
  Moment now;
  std::optional<double> sought;      // the day that time glides to
  std::optional<format::Day> since;  // what changed is told from then on, not from the beat's start
  mutable ShownChangesMemo changes;  // for stateJson
  bool playing = false, exploring = false, resting = true;
  Still still = Still::None;  // in place of motion, while `now` is what it was set for
  Moment stillAt;
  double stillSince = -1;  // clock; negative: not drawn yet
  double speed = 1;
  double posedRate = 0;             // days a second while posed; 0: not
  bool looping = false;             // playing begins anew at the beat's end
  Pick hovered, selected, pointed;  // pointed: in a panel, such as a group in the legend
  Vec2 selectedAt{-1e6, -1e6};      // where it was tapped: its note stands there
  Vec2 pointer{-1e6, -1e6};
  bool touch = false, hand = false, panelHand = false;
  Color blank{0, 0, 0, 0};  // over everything; a == 0: not
  bool sourcesOpen = false, aboutOpen = false, legendOpen = false;
  static constexpr int framesToSettle = 2;  // Dear ImGui answers a press one frame late
  int settleFrames = 0;
  uint64_t frames = 0, scenes = 0;
  Why lastWhy = Why::None;

  Gestures gestures;
  std::vector<InputEvent> events;
  std::vector<Action> actions;
  std::vector<uint32_t> cellRequests;
  std::vector<bool> cellAsked;
  Arrivals arrivals;

  ImGuiContext* imgui = nullptr;
  UiFonts fonts;
  UiMemory panelMemory;
  uint32_t fontCount = 0;
};

}  // namespace faultline
