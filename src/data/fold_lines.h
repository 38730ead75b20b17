// How lines are coded: bit by bit with an adaptive binary range coder (that of LZMA, with two speeds of learning), each
// bit in a context of what came before. Encoder and decoder run the same code: Coder::bit takes what is to be written
// and gives what was read. Whole numbers only, so every target decodes the same. Internal to src/data.
#pragma once
#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "data/stream.h"

namespace faultline::fold {

// How likely a 1 is, of 65536. The first bits teach it fast.
struct Odds {
  uint16_t fast = 1 << 15, slow = 1 << 15;
  uint8_t seen = 0;

  uint32_t one() const { return std::clamp((uint32_t{fast} + slow) / 2, 64u, 65536u - 64u); }
  void learn(bool bit) {
    const int goal = bit ? 65535 : 0;
    fast = static_cast<uint16_t>(fast + ((goal - fast) >> std::min(seen + 1, 4)));
    slow = static_cast<uint16_t>(slow + ((goal - slow) >> std::min(seen + 1, 7)));
    if (seen < 7) ++seen;
  }
};

class Decoder {
 public:
  explicit Decoder(std::span<const std::byte> bytes) : data(bytes) {
    for (int i = 0; i < 5; ++i) code = code << 8 | next();
  }
  bool bit(Odds& odds, bool = false) {
    const bool bit = split(odds.one());
    odds.learn(bit);
    return bit;
  }
  bool even(bool = false) { return split(1 << 15); }
  // Nothing but zeros was read for long: the bytes ended.
  bool ok() const { return beyond <= 8; }

 private:
  bool split(uint32_t one) {
    const uint32_t bound = (range >> 16) * one;
    const bool bit = code < bound;
    if (bit) {
      range = bound;
    } else {
      code -= bound;
      range -= bound;
    }
    for (; range < 1u << 24; range <<= 8) code = code << 8 | next();
    return bit;
  }
  uint32_t next() {
    if (at < data.size()) return std::to_integer<uint32_t>(data[at++]);
    ++beyond;
    return 0;
  }

  std::span<const std::byte> data;
  size_t at = 0;
  uint32_t range = 0xffffffffu, code = 0, beyond = 0;
};

inline constexpr unsigned maxBits = 27;  // of a step: more than the globe at any grid in use
inline constexpr unsigned sizes = 16;    // what a step's size counts as, at most, minus one

inline unsigned bitsIn(uint32_t value) { return value == 0 ? 0 : 32 - static_cast<unsigned>(__builtin_clz(value)); }
inline uint32_t magnitude(int64_t value) { return static_cast<uint32_t>(value < 0 ? -value : value); }
inline unsigned sizeOf(int64_t value) { return std::min(bitsIn(magnitude(value)), sizes - 1); }
inline unsigned signOf(int64_t value) { return value < 0 ? 2 : value > 0 ? 1 : 0; }

struct Lengths {
  Odds longer[maxBits];
};
struct Digits {  // the two digits after the leading one, by length; those behind are as good as random
  Odds one[maxBits + 1][4];
};

template <class Coder>
uint32_t codeMagnitude(Coder& coder, Lengths& lengths, Digits& digits, uint32_t value) {
  const unsigned bits = bitsIn(value);
  unsigned length = 0;
  while (length < maxBits && coder.bit(lengths.longer[length], bits > length)) ++length;
  if (length == 0) return 0;
  uint32_t result = 1;
  for (unsigned k = length - 1; k-- > 0;) {
    const bool one = (value >> k & 1) != 0;
    const bool digit = result < 4 ? coder.bit(digits.one[length][result], one) : coder.even(one);
    result = result * 2 + (digit ? 1 : 0);
  }
  return result;
}

template <class Coder>
int64_t codeSigned(Coder& coder, Lengths& lengths, Digits& digits, Odds (&signs)[4], int64_t value) {
  const int64_t size = codeMagnitude(coder, lengths, digits, magnitude(value));
  return size != 0 && coder.bit(signs[std::min(bitsIn(magnitude(size)), 3u)], value < 0) ? -size : size;
}

struct Models {
  Odds closed, known[2];
  Lengths back, startX, startY;
  Digits backDigits, startDigits, digitsX, digitsY;
  Odds startSigns[2][4];
  Lengths x[2][sizes], y[sizes][sizes];
  Odds signsX[81][4], signsY[27][4];
};

// All lines, one behind the other, as steps: a line's first is from 0, 0. `steps` has room for all; the encoder finds
// them there, the decoder leaves them there.
//   closed?  then the last step is the one that leads back
//   known?   it starts where an end of an earlier open line is; which, counted from the last
//   start    from the start of the line before
//   steps    x by the sizes of the last two, y by theirs and that of x; signs by the signs before
template <class Coder>
void codeLines(Coder& coder, std::span<const uint32_t> pointCounts, std::vector<GridPoint>& steps) {
  const auto models = std::make_unique<Models>();
  std::vector<GridPoint> ends;
  GridPoint before;
  size_t first = 0;
  for (const uint32_t count : pointCounts) {
    if (count == 0) continue;
    const std::span<GridPoint> line = std::span(steps).subspan(first, count);
    first += count;
    GridPoint sum;
    for (const GridPoint& step : line) sum = {sum.x + step.x, sum.y + step.y};
    const bool closed = coder.bit(models->closed, count > 2 && sum == line[0]);

    const auto place = std::find(ends.rbegin(), ends.rend(), line[0]);
    if (coder.bit(models->known[closed], place != ends.rend())) {
      const size_t back = codeMagnitude(coder, models->back, models->backDigits,
                                        static_cast<uint32_t>(place == ends.rend() ? 0 : place - ends.rbegin()));
      if (back < ends.size()) line[0] = ends[ends.size() - 1 - back];
    } else {
      line[0].x = before.x +
                  codeSigned(coder, models->startX, models->startDigits, models->startSigns[0], line[0].x - before.x);
      line[0].y = before.y +
                  codeSigned(coder, models->startY, models->startDigits, models->startSigns[1], line[0].y - before.y);
    }
    before = line[0];

    GridPoint at = before, last, older;
    for (size_t i = 1; i + (closed ? 1 : 0) < count; ++i) {
      GridPoint& step = line[i];
      const unsigned size = std::max({sizeOf(last.x), sizeOf(last.y), sizeOf(older.x), sizeOf(older.y)});
      const unsigned signs = signOf(last.x) * 3 + signOf(last.y);
      step.x = codeSigned(coder, models->x[i > 1][size], models->digitsX,
                          models->signsX[signs * 9 + signOf(older.x) * 3 + signOf(older.y)], step.x);
      step.y = codeSigned(coder, models->y[size][sizeOf(step.x)], models->digitsY,
                          models->signsY[signs * 3 + signOf(step.x)], step.y);
      at = {at.x + step.x, at.y + step.y};
      older = std::exchange(last, step);
    }
    if (closed && count > 1) {
      line[count - 1] = {before.x - at.x, before.y - at.y};
      at = before;
    }
    if (!closed) ends.insert(ends.end(), {before, at});
  }
}

}  // namespace faultline::fold
