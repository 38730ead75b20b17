// Little-endian reading and writing. The reader latches: after the first read beyond the end (or malformed varint)
// every later read gives zero and ok() stays false, so that a decoder checks once, at its end.
#pragma once
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/bits.h"

namespace faultline {

class ByteReader {
 public:
  ByteReader() = default;
  explicit ByteReader(std::span<const std::byte> bytes) : data(bytes) {}
  explicit ByteReader(std::span<const uint8_t> bytes) : data(std::as_bytes(bytes)) {}

  bool ok() const { return !failed; }
  size_t position() const { return at; }
  size_t remaining() const { return failed ? 0 : data.size() - at; }
  bool atEnd() const { return remaining() == 0; }

  uint8_t u8() { return static_cast<uint8_t>(little(1)); }
  uint16_t u16() { return static_cast<uint16_t>(little(2)); }
  uint32_t u32() { return static_cast<uint32_t>(little(4)); }
  uint64_t u64() { return little(8); }
  int32_t i32() { return static_cast<int32_t>(u32()); }
  float f32() { return bitCast<float>(u32()); }
  double f64() { return bitCast<double>(u64()); }

  // Unsigned LEB128, at most 10 bytes; a value over 64 bits fails.
  uint64_t varint() {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const uint8_t byte = u8();
      if (failed) return 0;
      if (shift == 63 && byte > 1) break;
      value |= uint64_t{byte & 0x7fu} << shift;
      if ((byte & 0x80u) == 0) return value;
    }
    failed = true;
    return 0;
  }
  // Zigzag: 0, -1, 1, -2, 2 ... are 0, 1, 2, 3, 4.
  int64_t zigzag() {
    const uint64_t value = varint();
    return static_cast<int64_t>((value >> 1) ^ (~(value & 1) + 1));
  }

  void skip(size_t count) { (void)take(count); }
  // The next bytes, without a copy; empty and failed when there are not that many.
  std::span<const std::byte> take(size_t count) {
    if (failed || count > data.size() - at) {
      failed = true;
      return {};
    }
    at += count;
    return data.subspan(at - count, count);
  }
  void fail() { failed = true; }

 private:
  uint64_t little(size_t count) {
    uint64_t value = 0;
    const auto bytes = take(count);
    for (size_t i = 0; i < bytes.size(); ++i) value |= std::to_integer<uint64_t>(bytes[i]) << (8 * i);
    return value;
  }

  std::span<const std::byte> data;
  size_t at = 0;
  bool failed = false;
};

class ByteWriter {
 public:
  std::vector<std::byte> bytes;

  size_t size() const { return bytes.size(); }
  void u8(uint8_t value) { little(value, 1); }
  void u16(uint16_t value) { little(value, 2); }
  void u32(uint32_t value) { little(value, 4); }
  void u64(uint64_t value) { little(value, 8); }
  void i32(int32_t value) { u32(static_cast<uint32_t>(value)); }
  void f32(float value) { u32(bitCast<uint32_t>(value)); }
  void f64(double value) { u64(bitCast<uint64_t>(value)); }
  void varint(uint64_t value) {
    for (; value >= 0x80; value >>= 7) u8(static_cast<uint8_t>(value | 0x80));
    u8(static_cast<uint8_t>(value));
  }
  void zigzag(int64_t value) {
    const uint64_t sign = value < 0 ? ~uint64_t{0} : 0;
    varint((static_cast<uint64_t>(value) << 1) ^ sign);
  }
  void append(std::span<const std::byte> more) { bytes.insert(bytes.end(), more.begin(), more.end()); }
  void text(std::string_view more) { append(std::as_bytes(std::span(more.data(), more.size()))); }
  // Zero bytes up to the next multiple of `alignment` (a power of two).
  void align(size_t alignment) {
    while ((bytes.size() & (alignment - 1)) != 0) bytes.push_back(std::byte{0});
  }
  // Overwrites what was written before; `offset + 4` must not pass the end.
  void patchU32(size_t offset, uint32_t value) {
    assert(offset + 4 <= bytes.size() && "patchU32: only bytes already written can be patched");
    for (size_t i = 0; i < 4; ++i) bytes[offset + i] = static_cast<std::byte>(value >> (8 * i));
  }

 private:
  void little(uint64_t value, size_t count) {
    for (size_t i = 0; i < count; ++i) bytes.push_back(static_cast<std::byte>(value >> (8 * i)));
  }
};

}  // namespace faultline
