// Sentences about one front: how far it moved, which way, where, and what came to lie on the other side.
#include <algorithm>
#include <cstddef>

#include "base/stable_sort.h"
#include "story/changes.h"
#include "story/dates.h"

namespace faultline {
namespace {

constexpr size_t mostMoves = 4;

bool moved(const FrontChange& change) { return change.greatestKm > std::max(change.uncertaintyKm, 1.0); }

std::string nameOf(const Dataset& dataset, uint32_t front) { return spoken(dataset.text(dataset.fronts[front].name)); }

std::string sideOf(const Dataset& dataset, uint32_t actor) {
  return possessive(std::string(dataset.text(dataset.actors[actor].name))) + " side";
}

// "about 11,000 km² (± 7,000 km²) came to lie on Ukraine’s side"; "" where that is within the uncertainty.
std::string groundOf(const Dataset& dataset, const FrontChange& change) {
  const format::Front& front = dataset.fronts[change.front];
  struct Part {
    double km2, uncertainty;
    uint32_t actor;
  };
  std::vector<Part> parts{{change.toLeftKm2, change.toLeftUncertaintyKm2, front.left},
                          {change.toRightKm2, change.toRightUncertaintyKm2, front.right}};
  std::erase_if(parts, [](const Part& part) {
    return part.actor == format::none || part.km2 < 1 || part.km2 <= part.uncertainty;
  });
  stableSort(parts, [](const Part& a, const Part& b) { return a.km2 > b.km2; });
  std::string text;
  for (const Part& part : parts) {
    text += text.empty() ? "about " : " and about ";
    text += km2Text(part.km2, part.uncertainty);
    if (&part == parts.data()) text += " came to lie";
    text += " on " + sideOf(dataset, part.actor);
  }
  return text;
}

// "up to about 60 km (± 20 km) east, most near Kherson; about 5,000 km² ... came to lie on ..."
std::string amountOf(const Dataset& dataset, const FrontChange& change) {
  std::string text = "up to about " + kmText(change.greatestKm);
  if (change.uncertaintyKm >= 1) text += " (" + plusMinusKm(change.uncertaintyKm) + ")";
  text += " " + std::string(windOf(change.bearingDeg));
  if (!change.nearPlace.empty()) text += ", most near " + change.nearPlace;
  const std::string ground = groundOf(dataset, change);
  if (!ground.empty()) text += "; " + ground;
  if (change.interpolated) text += "; lines between dated ones are interpolated";
  return text + ".";
}

std::string moveSentence(const Dataset& dataset, const FrontChange& change) {
  return "Between " + betweenDates(change.fromDate, change.toDate) + " " + nameOf(dataset, change.front) + " moved " +
         amountOf(dataset, change);
}

// After a sentence that ended on this one's first date.
std::string furtherSentence(const Dataset& dataset, const FrontChange& change) {
  return "By " + shortDate(change.toDate) + " it had moved " + amountOf(dataset, change);
}

// `day`: of the outer limit; `lineDay`: of the line that it is compared with.
std::string envelopeSentence(const Dataset& dataset, const FrontChange& change, int32_t day, int32_t lineDay) {
  return "On " + shortDate(day) + " control was uncertain: only an outer limit is drawn, up to about " +
         kmText(change.greatestKm) + " from " + nameOf(dataset, change.front) + " of " + shortDate(lineDay) + ".";
}

std::string stillSentence(const Dataset& dataset, const FrontChange& change, int32_t from, int32_t to, bool named) {
  const std::string text =
      named ? "Between " + betweenDates(from, to) + " " + nameOf(dataset, change.front)
            : "From " + (from == to ? shortDate(from) : shortDate(from) + " to " + shortDate(to)) + " it";
  if (change.uncertaintyKm < 1) return text + " did not move.";
  return text + " moved by no more than its uncertainty of about " + kmText(change.uncertaintyKm) + ".";
}

struct DatedLine {
  int32_t day;
  bool envelope;
};

std::vector<DatedLine> linesOf(const Dataset& dataset, uint32_t index, const ChangeSpan& span) {
  const format::Range range = dataset.fronts[index].keyframes;
  std::vector<DatedLine> lines;
  for (const format::Keyframe& keyframe : dataset.keyframes.subspan(range.first, range.count)) {
    if (keyframe.date >= span.from && keyframe.date <= span.to)
      lines.push_back({keyframe.date, keyframe.envelope != 0});
  }
  return lines;
}

// What a front did, in order: moves between lines, and outer limits on the way.
struct Told {
  FrontChange change;
  int32_t from, to;
  bool envelope;
};

// Each line is compared with the last one that a move was told to, so that a slow creep is told too, once it is more
// than its uncertainty. `rest`: from that line to the last one, where they are not the same.
std::vector<Told> movesOf(const Dataset& dataset, uint32_t index, const std::vector<DatedLine>& lines,
                          std::optional<Told>& rest) {
  std::vector<Told> moves;
  std::optional<int32_t> told;
  for (const DatedLine& line : lines) {
    if (!told && !line.envelope) told = line.day;
    if (!told || *told == line.day) continue;
    auto change = frontChange(dataset, index, *told, line.day);
    if (!change) continue;
    if (line.envelope || moved(*change)) {
      moves.push_back({std::move(*change), *told, line.day, line.envelope});
      if (!line.envelope) told = line.day;
      rest.reset();
    } else {
      rest = Told{std::move(*change), *told, line.day, false};
    }
  }
  return moves;
}

// The greatest ones, in their order.
void keepGreatest(std::vector<Told>& moves) {
  while (moves.size() > mostMoves) {
    moves.erase(std::min_element(moves.begin(), moves.end(), [](const Told& a, const Told& b) {
      return a.change.greatestKm < b.change.greatestKm;
    }));
  }
}

}  // namespace

FrontSentences frontStory(const Dataset& dataset, uint32_t index, const ChangeSpan& span) {
  const std::vector<DatedLine> lines = linesOf(dataset, index, span);
  std::optional<Told> rest;
  std::vector<Told> moves = movesOf(dataset, index, lines, rest);
  keepGreatest(moves);
  FrontSentences sentences;
  std::optional<int32_t> reached;  // the date that the sentence before ended on
  for (const Told& move : moves) {
    if (move.envelope) {
      sentences.moved.push_back(envelopeSentence(dataset, move.change, move.to, move.from));
      reached.reset();
    } else {
      const bool further = reached == move.from;
      sentences.moved.push_back(further ? furtherSentence(dataset, move.change) : moveSentence(dataset, move.change));
      reached = move.to;
    }
  }
  if (rest) {
    sentences.still.push_back(stillSentence(dataset, rest->change, rest->from, rest->to, reached != rest->from));
  }
  return sentences;
}

FrontSentences frontStep(const Dataset& dataset, uint32_t index, const ChangeSpan& span) {
  FrontSentences sentences;
  if (dataset.fronts[index].keyframes.count < 2) return sentences;
  const auto change = frontChange(dataset, index, span.from, span.to);
  if (!change) return sentences;
  if (!moved(*change)) {
    const auto dayOf = [](double day) { return static_cast<int32_t>(day) - (static_cast<int32_t>(day) > day ? 1 : 0); };
    sentences.still.push_back(stillSentence(dataset, *change, dayOf(span.from), dayOf(span.to), true));
  } else if (change->envelope) {
    sentences.moved.push_back("Between " + betweenDates(change->fromDate, change->toDate) +
                              " control was uncertain: only an outer limit is drawn, up to about " +
                              kmText(change->greatestKm) + " from " + nameOf(dataset, index) + ".");
  } else {
    sentences.moved.push_back(moveSentence(dataset, *change));
  }
  return sentences;
}

}  // namespace faultline
