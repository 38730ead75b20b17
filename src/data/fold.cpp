#include "data/fold.h"

#include <array>

#include "base/bytes.h"
#include "data/fold_layout.h"
#include "data/fold_lines.h"

namespace faultline {
namespace {

class Encoder {
 public:
  bool bit(fold::Odds& odds, bool bit) {
    split(odds.one(), bit);
    odds.learn(bit);
    return bit;
  }
  bool even(bool bit) {
    split(1 << 15, bit);
    return bit;
  }
  std::vector<std::byte> finish() {
    for (int i = 0; i < 5; ++i) shift();
    return std::move(out);
  }

 private:
  void split(uint32_t one, bool bit) {
    const uint32_t bound = (range >> 16) * one;
    if (bit) {
      range = bound;
    } else {
      low += bound;
      range -= bound;
    }
    for (; range < 1u << 24; range <<= 8) shift();
  }
  // The top byte goes out once no carry can reach it.
  void shift() {
    if (low < 0xff000000u || low > 0xffffffffu) {
      const auto carry = static_cast<uint8_t>(low >> 32);
      for (; waiting > 0; --waiting) {
        out.push_back(static_cast<std::byte>(held + carry));
        held = 0xff;
      }
      held = static_cast<uint8_t>(low >> 24);
    }
    ++waiting;
    low = (low & 0x00ffffffu) << 8;
  }

  std::vector<std::byte> out;
  uint64_t low = 0;
  uint32_t range = 0xffffffffu;
  uint64_t waiting = 1;
  uint8_t held = 0;
};

using Planes = std::vector<std::vector<std::byte>>;

// The logarithm to base 2 of n >= 1, straight between powers of two: near enough to compare by, and the same
// everywhere.
double logTwo(uint32_t n) {
  double whole = 0, rest = static_cast<double>(n);
  for (; rest >= 2; rest /= 2) whole += 1;
  return whole + rest - 1;
}

// What the planes' bytes cost, about, if each were coded by how often it occurs.
double entropyOf(const Planes& planes) {
  double bits = 0;
  for (const auto& plane : planes) {
    std::array<uint32_t, 256> times{};
    for (const std::byte byte : plane) times[std::to_integer<size_t>(byte)] += 1;
    for (const uint32_t n : times) {
      if (n > 0) bits += n * (logTwo(static_cast<uint32_t>(plane.size())) - logTwo(n));
    }
  }
  return bits;
}

Planes planesOf(std::span<const std::byte> records, uint32_t stride, uint32_t column, bool differences) {
  const uint32_t width = fold::wordWidth(stride);
  Planes planes(width);
  uint32_t before = 0;
  for (size_t at = column; at < records.size(); at += stride) {
    uint32_t value = 0;
    std::memcpy(&value, records.data() + at, width);
    const uint32_t written = differences ? value - before : value;
    before = value;
    for (uint32_t byte = 0; byte < width; ++byte) {
      planes[byte].push_back(static_cast<std::byte>(written >> (8 * byte)));
    }
  }
  return planes;
}

void writeColumns(ByteWriter& out, std::span<const std::byte> records, uint32_t stride) {
  for (uint32_t column = 0; column < stride; column += fold::wordWidth(stride)) {
    const Planes plain = planesOf(records, stride, column, false), stepped = planesOf(records, stride, column, true);
    const bool differences = entropyOf(stepped) < entropyOf(plain);
    out.u8(differences ? 1 : 0);
    for (const auto& plane : differences ? stepped : plain) out.append(plane);
  }
}

bool writeLines(ByteWriter& out, std::span<const std::byte> records, uint32_t stride, size_t pointCountAt,
                std::span<const std::byte> xs, std::span<const std::byte> ys) {
  std::vector<uint32_t> counts;
  std::vector<GridPoint> steps;
  ByteReader x(xs), y(ys);
  for (size_t at = pointCountAt; at < records.size(); at += stride) {
    uint16_t count = 0;
    std::memcpy(&count, records.data() + at, sizeof count);
    counts.push_back(count);
    for (uint32_t i = 0; i < count; ++i) {
      const GridPoint step{x.zigzag(), y.zigzag()};
      constexpr int64_t limit = int64_t{1} << (fold::maxBits - 2);  // a start is coded from another
      if (std::abs(step.x) >= limit || std::abs(step.y) >= limit) return false;
      steps.push_back(step);
    }
  }
  if (!x.ok() || !y.ok()) return false;
  Encoder encoder;
  fold::codeLines(encoder, counts, steps);
  const std::vector<std::byte> coded = encoder.finish();
  out.u32(static_cast<uint32_t>(coded.size()));
  out.append(coded);
  return true;
}

}  // namespace

std::vector<std::byte> folded(std::span<const std::byte> pack) {
  SectionTable table;
  std::string_view at;
  if (readContainer(pack, ContainerKind::Pack, false, table, at) != PackError::None) return {};
  const auto sections = fold::sectionsOf(pack);
  if (!sections) return {};
  ByteWriter out;
  out.append(pack.first(sizeof(format::Header) + sections->size() * sizeof(format::Section)));
  std::memcpy(out.bytes.data(), fold::magic, sizeof fold::magic);
  for (const fold::Section& section : *sections) {
    const auto bytes = table[section.id].bytes;
    const fold::LineSections* lines = nullptr;
    for (const fold::LineSections& each : fold::lineSections) {
      if (section.id == each.xs || section.id == each.ys) lines = &each;
    }
    if (lines != nullptr) {
      if (section.id == lines->ys && !writeLines(out, table[lines->records].bytes, sectionKind(lines->records).stride,
                                                 lines->pointCountAt, table[lines->xs].bytes, bytes)) {
        return {};
      }
    } else if (fold::asColumns(section.id)) {
      writeColumns(out, bytes, sectionKind(section.id).stride);
    } else {
      out.append(bytes);
    }
  }
  const std::vector<std::byte> again = unfolded(out.bytes);
  return std::equal(again.begin(), again.end(), pack.begin(), pack.end()) ? std::move(out.bytes)
                                                                          : std::vector<std::byte>();
}

}  // namespace faultline
