#include "ui/sources.h"

#include <string>

#include "story/dates.h"
#include "ui/words.h"

namespace faultline {

namespace {

// How good it is, as a bar of four steps beside the word: readable at a glance, and without colour.
void gradeBar(const Paint& paint, Vec2 at, SourceGrade grade) {
  const int steps = grade == SourceGrade::Primary     ? 4
                    : grade == SourceGrade::Agency    ? 3
                    : grade == SourceGrade::Secondary ? 2
                    : grade == SourceGrade::Weak      ? 1
                                                      : 0;
  for (int i = 0; i < 4; ++i) {
    const Rect box = {at.x + i * 5, at.y, 4, 8};
    fill(paint.canvas, box, i < steps ? paint.tokens.ink : paint.tokens.rule);
  }
}

}  // namespace

void sourceList(Column& column, const std::vector<uint32_t>& sources) {
  Paint& paint = column.paint;
  const Dataset& data = *paint.in.dataset;
  const UiFonts& fonts = paint.in.fonts;
  for (size_t i = 0; i < sources.size(); ++i) {
    const format::Source& source = data.sources[sources[i]];
    if (i > 0) {
      column.gap(14);
      column.line();
    }
    column.gap(14);
    column.set(fonts.noteBold, 20, paint.tokens.ink, data.text(source.title));
    std::string line(data.text(source.publisher));
    std::string date(data.text(source.dateText));
    if (date.empty() && source.date != format::openStart) date = longDate(source.date);
    if (!date.empty()) {
      if (!line.empty()) line += words::separator;
      line += date;
    }
    column.gap(2);
    column.set(fonts.label, 17, paint.tokens.muted, line);
    column.gap(4);
    gradeBar(paint, {column.x, column.y + 5}, source.grade);
    drawRun(paint.canvas, *fonts.labelBold, {column.x + 28, column.y + 13}, paint.tokens.ink, gradeWord(source.grade));
    column.gap(19);
    const std::string_view note = data.text(source.note), address = data.text(source.address);
    if (!note.empty()) {
      column.set(fonts.label, 17, paint.tokens.ink, note);
      column.gap(2);
    }
    if (!address.empty()) column.set(fonts.label, 17, paint.tokens.muted, address);
  }
}

}  // namespace faultline
