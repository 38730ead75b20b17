#include "ui/claims.h"

#include <algorithm>
#include <string>

#include "ui/words.h"

namespace faultline {

void drawClaimShape(const Canvas& canvas, ClaimShape shape, Vec2 centre, Color color) {
  if (!canvas.list) return;
  ImDrawList& list = *canvas.list;
  const float x = snapped(px(centre.x), canvas.dpr), y = snapped(px(centre.y), canvas.dpr);
  const ImU32 ink = packed(color);
  constexpr float r = 4, line = 1.5f;  // all shapes have about the same weight
  switch (shape) {
    case ClaimShape::Circle: list.AddCircle({x, y}, r, ink, 0, line); break;
    case ClaimShape::Square: list.AddRectFilled({x - r, y - r}, {x + r, y + r}, ink); break;
    case ClaimShape::HalfSquare:
      list.AddRect({x - r, y - r}, {x + r, y + r}, ink, 0, 0, line);
      list.AddRectFilled({x - r, y - r}, {x, y + r}, ink);
      break;
    case ClaimShape::Triangle:
      list.AddTriangleFilled({x, y - r - 0.5f}, {x + r + 0.7f, y + r}, {x - r - 0.7f, y + r}, ink);
      break;
    case ClaimShape::OpenSquare: list.AddRect({x - r, y - r}, {x + r, y + r}, ink, 0, 0, line); break;
    case ClaimShape::Plus:
      list.AddRectFilled({x - r - 0.5f, y - 1}, {x + r + 0.5f, y + 1}, ink);
      list.AddRectFilled({x - 1, y - r - 0.5f}, {x + 1, y + r + 0.5f}, ink);
      break;
    case ClaimShape::Diamond:
      list.AddQuad({x, y - r - 1}, {x + r + 1, y}, {x, y + r + 1}, {x - r - 1, y}, ink, line);
      break;
    case ClaimShape::Count: break;
  }
}

ClaimShape shapeOf(const format::Claim& claim) {
  switch (claim.kind) {
    case ClaimKind::Reported:
      return claim.status == ClaimStatus::Confirmed ? ClaimShape::Square : ClaimShape::HalfSquare;
    case ClaimKind::Official: return ClaimShape::Triangle;
    case ClaimKind::Document: return ClaimShape::OpenSquare;
    case ClaimKind::Context: return ClaimShape::Plus;
    default: return ClaimShape::Circle;
  }
}

double chipWidth(const Paint& paint, std::string_view word) {
  return 30 + static_cast<double>(textWidth(*paint.in.fonts.label, word));
}

double chip(const Paint& paint, Vec2 topLeft, ClaimShape shape, std::string_view word, bool lit) {
  const double width = chipWidth(paint, word);
  fill(paint.canvas, {topLeft.x, topLeft.y, width, 24}, lit ? paint.tokens.accentSoft : chipGround(paint.tokens), 12);
  drawClaimShape(paint.canvas, shape, {topLeft.x + 13, topLeft.y + 12}, paint.tokens.ink);
  drawRun(paint.canvas, *paint.in.fonts.label, {topLeft.x + 22, topLeft.y + 16.4}, paint.tokens.ink, word);
  return width;
}

namespace {

void setChips(Column& column, const format::Beat& beat, bool lit) {
  const Dataset& data = *column.paint.in.dataset;
  double pen = 0;
  const auto place = [&](ClaimShape shape, std::string_view word) {
    const double width = chipWidth(column.paint, word);
    if (pen > 0 && pen + width > column.width) {
      pen = 0;
      column.gap(30);
    }
    chip(column.paint, {column.x + pen, column.y}, shape, word, lit);
    pen += width + 6;
  };
  std::vector<std::string_view> seen;
  bool contested = false;
  for (const uint32_t index : data.list(beat.claims)) {
    const format::Claim& claim = data.claims[index];
    contested |= claim.status == ClaimStatus::Contested;
    const std::string_view word = kindWord(data, claim);
    if (std::find(seen.begin(), seen.end(), word) != seen.end()) continue;
    seen.push_back(word);
    place(shapeOf(claim), word);
  }
  if (contested) place(ClaimShape::Diamond, "Contested");
  if (pen > 0) column.gap(24);
}

}  // namespace

bool claimChips(Column& column, const format::Beat& beat) {
  Paint& paint = column.paint;
  Paint measure = dry(paint);
  Column ruler{measure, column.x, column.y, column.width};
  setChips(ruler, beat, false);
  // One target, as high as a finger needs.
  const double more = paint.in.touch ? std::max(44 - (ruler.y - column.y), 0.0) / 2 : 0;
  const Touch touch =
      touchable(paint, "chips", {column.x, column.y - more, column.width, ruler.y - column.y + 2 * more});
  setChips(column, beat, touch.hovered || touch.held);
  return touch.activated;
}

namespace {

// Voice, kind, date and status in one muted line, with the status' shape where it is contested.
void claimLine(Column& column, const format::Claim& claim) {
  Paint& paint = column.paint;
  const Dataset& data = *paint.in.dataset;
  std::string line(data.text(claim.voice));
  const auto add = [&](std::string_view part) {
    if (part.empty()) return;
    if (!line.empty()) line += words::separator;
    line += part;
  };
  add(kindWord(data, claim));
  add(data.text(claim.dateText));
  if (claim.after) add("after the essay");
  column.setIndented(20, paint.in.fonts.label, 17, paint.tokens.muted, line);
  const std::string_view status = standing(claim);
  if (status.empty()) return;
  double x = column.x + 20;
  if (claim.status == ClaimStatus::Contested) {
    drawClaimShape(paint.canvas, ClaimShape::Diamond, {x + 5, column.y + 9}, paint.tokens.ink);
    x += 15;
  }
  drawRun(paint.canvas, *paint.in.fonts.labelBold, {x, column.y + 13}, paint.tokens.ink, status);
  column.gap(17);
}

void claimDetail(Column& column, const format::Claim& claim) {
  Paint& paint = column.paint;
  const Dataset& data = *paint.in.dataset;
  column.gap(6);
  const double top = column.y;
  const std::string_view check = data.text(claim.check);
  column.setIndented(30, paint.in.fonts.note, 20, paint.tokens.ink, check);
  if (!check.empty()) column.gap(4);
  std::string line = "Sources: ";
  bool first = true;
  for (const uint32_t index : data.list(claim.sources)) {
    if (!first) line += "; ";
    first = false;
    line += data.text(data.sources[index].publisher);
  }
  if (!first) column.setIndented(30, paint.in.fonts.label, 17, paint.tokens.muted, line);
  fill(paint.canvas, {column.x + 20, top + 2, 2, column.y - top - 2}, paint.tokens.rule);
}

}  // namespace

void claimList(Column& column, const format::Beat& beat) {
  Paint& paint = column.paint;
  const Dataset& data = *paint.in.dataset;
  std::vector<bool>& open = paint.memory.claimOpen;
  if (open.size() != data.claims.size()) open.assign(data.claims.size(), false);
  ImGui::PushID("claims");
  uint32_t number = 0;  // behind the sentences of the text that lead here
  for (const uint32_t index : data.list(beat.claims)) {
    const format::Claim& claim = data.claims[index];
    const bool more = claim.check.length > 0 || claim.sources.count > 0;
    const double top = column.y;
    if (paint.memory.claimWanted == index && paint.canvas.list) {  // a mark of the map leads here
      UiMemory::Scroll& card = paint.memory.card;
      card.target = std::max(0.f, card.offset + px(top - paint.in.scene->layout.card.y) - 40);
      paint.memory.claimWanted = format::none;
      paint.out.settling = true;
    }
    column.gap(10);
    drawClaimShape(paint.canvas, shapeOf(claim), {column.x + 6, column.y + 10}, paint.tokens.ink);
    Column narrower{paint, column.x, column.y, column.width - 22};
    narrower.setIndented(20, paint.in.fonts.note, 20, paint.tokens.ink,
                         std::to_string(++number) + ". " + std::string(data.text(claim.text)));
    narrower.gap(2);
    claimLine(narrower, claim);
    column.y = narrower.y;
    if (more) {
      ImGui::PushID(static_cast<int>(index));
      const Touch touch = touchable(paint, "claim", {column.x, top + 4, column.width, column.y - top});
      ImGui::PopID();
      drawIcon(paint.canvas, open[index] ? Icon::Up : Icon::Down, {column.x + column.width - 7, top + 20}, 11,
               touch.hovered || touch.held ? paint.tokens.accent : paint.tokens.muted);
      if (open[index]) claimDetail(column, claim);
      if (touch.activated) open[index] = !open[index];
    }
    column.gap(6);
  }
  ImGui::PopID();
}

}  // namespace faultline
