#include "base/bytes.h"
#include "data/fold.h"
#include "data/fold_layout.h"
#include "data/fold_lines.h"

namespace faultline {
namespace {

// Columns back into records. `out` is zero and as long as the section.
bool readColumns(ByteReader& in, uint32_t stride, std::span<std::byte> out) {
  const uint32_t width = fold::wordWidth(stride);
  const size_t count = out.size() / stride;
  for (uint32_t column = 0; column < stride; column += width) {
    const bool differences = in.u8() != 0;
    for (uint32_t byte = 0; byte < width; ++byte) {
      const auto plane = in.take(count);
      for (size_t i = 0; i < plane.size(); ++i) out[i * stride + column + byte] = plane[i];
    }
    uint32_t value = 0;
    for (size_t i = 0; differences && in.ok() && i < count; ++i) {
      std::byte* const word = out.data() + i * stride + column;
      uint32_t step = 0;
      std::memcpy(&step, word, width);
      value += step;
      std::memcpy(word, &value, width);
    }
  }
  return in.ok();
}

bool readLines(ByteReader& in, std::span<const std::byte> records, uint32_t stride, size_t pointCountAt,
               std::span<std::byte> xs, std::span<std::byte> ys) {
  const auto coded = in.take(in.u32());
  if (!in.ok()) return false;
  std::vector<uint32_t> counts;
  size_t points = 0;
  for (size_t at = pointCountAt; at < records.size(); at += stride) {
    uint16_t count = 0;
    std::memcpy(&count, records.data() + at, sizeof count);
    counts.push_back(count);
    points += count;
  }
  if (points > xs.size() || points > ys.size()) return false;  // at least a byte each
  std::vector<GridPoint> steps(points);
  fold::Decoder decoder(coded);
  fold::codeLines(decoder, counts, steps);
  if (!decoder.ok()) return false;
  ByteWriter x, y;
  for (const GridPoint& step : steps) {
    x.zigzag(step.x);
    y.zigzag(step.y);
  }
  if (x.size() != xs.size() || y.size() != ys.size()) return false;
  std::copy(x.bytes.begin(), x.bytes.end(), xs.begin());
  std::copy(y.bytes.begin(), y.bytes.end(), ys.begin());
  return true;
}

}  // namespace

std::vector<std::byte> unfolded(std::span<const std::byte> bytes) {
  const auto sections = fold::sectionsOf(bytes);
  if (!sections || std::memcmp(bytes.data(), fold::magic, sizeof fold::magic) != 0) return {};
  std::vector<std::byte> pack(fold::u32At(bytes, offsetof(format::Header, totalLength)));
  const size_t head = sizeof(format::Header) + sections->size() * sizeof(format::Section);
  std::memcpy(pack.data(), bytes.data(), head);
  std::memcpy(pack.data(), format::packMagic, sizeof format::packMagic);

  ByteReader in(bytes);
  in.skip(head);
  std::span<std::byte> of[sectionCount];
  for (const fold::Section& section : *sections) {
    of[static_cast<size_t>(section.id)] = std::span(pack).subspan(section.offset, section.length);
  }
  const auto bytesOf = [&of](SectionId id) { return of[static_cast<size_t>(id)]; };
  for (const fold::Section& section : *sections) {
    const std::span<std::byte> out = bytesOf(section.id);
    const fold::LineSections* lines = nullptr;
    for (const fold::LineSections& each : fold::lineSections) {
      if (section.id == each.xs || section.id == each.ys) lines = &each;
    }
    bool whole = true;
    if (lines != nullptr) {
      if (section.id == lines->ys) {  // the records and both streams are there, or nothing has been coded
        whole = readLines(in, bytesOf(lines->records), sectionKind(lines->records).stride, lines->pointCountAt,
                          bytesOf(lines->xs), out);
      }
    } else if (fold::asColumns(section.id)) {
      whole = readColumns(in, sectionKind(section.id).stride, out);
    } else {
      const auto plain = in.take(out.size());
      std::copy(plain.begin(), plain.end(), out.begin());
    }
    if (!whole) return {};
  }
  return in.ok() && in.atEnd() ? pack : std::vector<std::byte>();
}

}  // namespace faultline
