// The page "about this story": who made it, from what, whose voices are missing, under which licences.
#include <algorithm>
#include <string>

#include "story/dates.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace faultline {

bool page(Paint& paint, const char* id, std::string_view title, UiMemory::Scroll& state, uint32_t owner,
          PageBody body) {
  const ImGuiIO& io = ImGui::GetIO();
  const Rect frame = beyondProse(paint.in.scene->layout);
  const bool small = frame.width < 560 || frame.height < 480;
  const double margin = small ? 8 : 32, padding = small ? 20 : 40, head = small ? 60 : 76;
  Rect sheet;
  sheet.width = std::min(frame.width - 2 * margin, 640.0);
  const double inner = sheet.width - 2 * padding;
  Paint measure = dry(paint);
  Column ruler{measure, 0, 0, inner};
  body(ruler);
  const double content = ruler.y + padding;
  sheet.height = std::min(frame.height - 2 * margin, head + content);
  sheet.x = frame.x + (frame.width - sheet.width) / 2;
  sheet.y = frame.y + (frame.height - sheet.height) / 2;

  beginPanel(paint, id, frame, true);
  fill(paint.canvas, frame, paint.tokens.veil);
  paper(paint, sheet, paint.tokens.card, 10);
  bool close = ImGui::IsKeyPressed(ImGuiKey_Escape, false);

  const double button = static_cast<double>(targetSize(paint));
  const Vec2 cross = {sheet.x + sheet.width - padding + 8 - button / 2, sheet.y + head / 2};
  if (roundButton(paint, "close", cross, px(button), Icon::Close, Look::Soft)) close = true;
  const ImFont& font = small ? *paint.in.fonts.bodyBold : *paint.in.fonts.title;
  drawFitted(paint.canvas, font, {sheet.x + padding, sheet.y + head / 2 + static_cast<double>(font.FontSize) * 0.364},
             px(inner - button), paint.tokens.ink, title);
  rule(paint.canvas, sheet.x + padding, sheet.y + head - 1, inner, paint.tokens.rule);

  const Rect view = {sheet.x, sheet.y + head, sheet.width, sheet.height - head - 8};
  ImGui::PushClipRect(corner(view), farCorner(view), true);
  const float offset = scroll(paint, state, owner, view, px(content), 1);
  Column column{paint, sheet.x + padding, view.y - static_cast<double>(offset), inner};
  body(column);
  scrollEdges(paint, state, owner, view, paint.tokens.card);
  ImGui::PopClipRect();

  const Vec2 pressed = {static_cast<double>(io.MouseClickedPos[0].x), static_cast<double>(io.MouseClickedPos[0].y)};
  // The press that opened the page was not outside it: the page was not there yet.
  const bool here =
      io.MouseReleased[0] && !ImGui::IsWindowAppearing() && paint.memory.pageSeen && ImGui::IsWindowHovered();
  if (here && !contains(sheet, pressed) && !paint.memory.swallowClick) close = true;
  if (io.MouseClicked[0]) paint.memory.pageSeen = true;
  endPanel();
  if (close) paint.memory.pageSeen = false;
  return close;
}

namespace {

constexpr std::string_view licences =
    "Faultline: MIT licence. Dear ImGui, by Omar Cornut and contributors: MIT licence. stb, by Sean Barrett: public "
    "domain "
    "or MIT licence. Inter, by Rasmus Andersson and contributors: SIL Open Font License 1.1. Natural Earth: public "
    "domain.";

void heading(Column& column, std::string_view text) {
  column.gap(22);
  column.set(column.paint.in.fonts.noteBold, 20, column.paint.tokens.ink, text);
  column.gap(2);
}

void prose(Column& column, std::string_view text) {
  column.set(column.paint.in.fonts.note, 21, column.paint.tokens.ink, text);
}

void aside(Column& column, std::string_view text) {
  column.set(column.paint.in.fonts.note, 21, column.paint.tokens.muted, text);
}

void keys(Column& column) {
  enum class On : uint8_t { Both, Page, Stage };  // a presenter's keys are others (app/stage.h)
  struct Key {
    std::string_view key, does;
    On on = On::Both;
  };
  constexpr Key list[] = {
      {"Page Down, ]", "next part"},
      {"Page Up, [", "previous part"},
      {"Right, Down", "next part", On::Stage},
      {"Left, Up", "previous part", On::Stage},
      {"B or .", "black screen", On::Stage},
      {"W or ,", "white screen", On::Stage},
      {"Space", "play or pause"},
      {"Arrows", "move the map", On::Page},
      {"+ and \u2013", "zoom"},
      {", and .", "step through time", On::Page},
      {"C", "compare days with this one"},
      {"J and K", "move the text"},
      {"Home", "back to this part"},
      {"S", "sources"},
      {"I", "this page"},
      {"L", "legend"},
      {"Escape", "close"},
  };
  Paint& paint = column.paint;
  const bool two = column.width > 400;
  const double cell = two ? column.width / 2 : column.width;
  int i = 0;
  for (const Key& key : list) {
    if (key.on == (paint.in.controls ? On::Stage : On::Page)) continue;
    const double x = column.x + (two && i % 2 == 1 ? cell : 0);
    drawRun(paint.canvas, *paint.in.fonts.labelBold, {x, column.y + 14}, paint.tokens.ink, key.key);
    drawRun(paint.canvas, *paint.in.fonts.label, {x + 100, column.y + 14}, paint.tokens.muted, key.does);
    ++i;
    if (!two || i % 2 == 0) column.gap(22);
  }
}

void aboutBody(Column& column) {
  const Paint& paint = column.paint;
  const Dataset& data = *paint.in.dataset;
  const format::Meta& meta = data.meta();
  const std::string dot(words::separator);
  const auto text = [&](format::StringRef ref) { return data.text(ref); };

  column.gap(18);
  prose(column, text(meta.byline));
  aside(column, "Version " + std::string(text(meta.version)) + dot + "updated " + longDate(meta.updated));
  if (meta.about.length > 0) {
    heading(column, "How to read this");
    prose(column, text(meta.about));
  }
  if (meta.essayTitle.length + meta.essayAuthor.length > 0) {
    heading(column, "The essay it follows");
    std::string essay(text(meta.essayAuthor));
    for (const format::StringRef part : {meta.essayTitle, meta.essayDateText}) {
      if (part.length == 0) continue;
      if (!essay.empty()) essay += dot;
      essay += text(part);
    }
    prose(column, essay);
  }
  if (meta.voicesMissing.length > 0) {
    heading(column, "Whose voices are missing");
    prose(column, text(meta.voicesMissing));
  }
  heading(column, "The map");
  prose(column, text(meta.schematicNote));
  if (meta.policyNote.length > 0) {
    column.gap(6);
    prose(column, text(meta.policyNote));
  }
  column.gap(6);
  aside(column, "Geography: " + std::string(text(data.atlasMeta().sourceText)) + dot +
                    std::string(text(data.atlasMeta().sourceDate)));
  if (meta.credits.count > 0) {
    heading(column, "Credits");
    for (const uint32_t index : data.list(meta.credits)) {
      prose(column, data.text(data.texts[index].text));
      column.gap(3);
    }
  }
  heading(column, "Keys");
  keys(column);
  heading(column, "Licences");
  aside(column, paint.in.notice.empty() ? licences : paint.in.notice);
  if (!paint.in.version.empty()) {
    column.gap(8);
    aside(column, "Faultline " + std::string(paint.in.version));
  }
}

}  // namespace

void drawAbout(Paint& paint) {
  if (!paint.in.aboutOpen) return;
  const std::string_view title = paint.in.dataset->text(paint.in.dataset->meta().title);
  if (page(paint, "about", title, paint.memory.about, ownerAbout, aboutBody))
    paint.actions.push_back(actFlag(ActionKind::ShowAbout, false));
}

}  // namespace faultline
