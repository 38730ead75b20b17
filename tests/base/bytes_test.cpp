#include "base/bytes.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <limits>

using namespace faultline;

TEST_CASE("what is written is read back") {
  ByteWriter out;
  out.u8(200);
  out.u16(0xbeef);
  out.u32(0xdeadbeef);
  out.u64(0x0123456789abcdefull);
  out.i32(-7);
  out.f32(-1.5f);
  out.f64(0.1);
  out.align(8);
  CHECK(out.size() % 8 == 0);

  ByteReader in(out.bytes);
  CHECK(in.u8() == 200);
  CHECK(in.u16() == 0xbeef);
  CHECK(in.u32() == 0xdeadbeef);
  CHECK(in.u64() == 0x0123456789abcdefull);
  CHECK(in.i32() == -7);
  CHECK(in.f32() == -1.5f);
  CHECK(in.f64() == 0.1);
  in.skip(in.remaining());
  CHECK(in.ok());
  CHECK(in.atEnd());
}

TEST_CASE("bytes are little-endian") {
  ByteWriter out;
  out.u32(0x04030201);
  for (size_t i = 0; i < 4; ++i) CHECK(out.bytes[i] == static_cast<std::byte>(i + 1));
  out.patchU32(0, 0x08070605);
  CHECK(out.bytes[3] == std::byte{8});
}

TEST_CASE("varints of every length, both signs") {
  const std::array<int64_t, 12> values{0,
                                       1,
                                       -1,
                                       63,
                                       64,
                                       -64,
                                       -65,
                                       8191,
                                       -8193,
                                       int64_t{1} << 40,
                                       std::numeric_limits<int64_t>::max(),
                                       std::numeric_limits<int64_t>::min()};
  ByteWriter out;
  for (const int64_t value : values) out.zigzag(value);
  for (const int64_t value : values) out.varint(static_cast<uint64_t>(value));
  ByteReader in(out.bytes);
  for (const int64_t value : values) CHECK(in.zigzag() == value);
  for (const int64_t value : values) CHECK(in.varint() == static_cast<uint64_t>(value));
  CHECK(in.ok());
  CHECK(in.atEnd());

  ByteWriter small;
  small.zigzag(-1);
  CHECK(small.size() == 1);
  CHECK(small.bytes[0] == std::byte{1});
}

TEST_CASE("reading past the end latches") {
  const std::array<uint8_t, 3> bytes{1, 2, 3};
  ByteReader in{std::span<const uint8_t>(bytes)};
  CHECK(in.u16() == 0x0201);
  CHECK(in.u32() == 0);
  CHECK_FALSE(in.ok());
  CHECK(in.u8() == 0);  // the third byte is not given out any more
  CHECK(in.remaining() == 0);
  CHECK(in.take(1).empty());
  CHECK_FALSE(in.ok());
}

TEST_CASE("damaged varints latch") {
  const std::array<uint8_t, 2> cut{0x80, 0x80};
  ByteReader in{std::span<const uint8_t>(cut)};
  CHECK(in.varint() == 0);
  CHECK_FALSE(in.ok());

  std::array<uint8_t, 11> endless;
  endless.fill(0xff);
  ByteReader more{std::span<const uint8_t>(endless)};
  CHECK(more.varint() == 0);
  CHECK_FALSE(more.ok());
}

TEST_CASE("an empty reader is at its end, and fine") {
  ByteReader in;
  CHECK(in.ok());
  CHECK(in.atEnd());
  in.skip(0);
  CHECK(in.ok());
  in.skip(std::numeric_limits<size_t>::max());
  CHECK_FALSE(in.ok());
}
