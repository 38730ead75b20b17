#include "base/hash.h"

#include <catch2/catch_test_macros.hpp>

using namespace faultline;

namespace {
std::span<const std::byte> bytesOf(std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); }
}  // namespace

TEST_CASE("crc32 of the published check strings") {
  CHECK(crc32({}) == 0);
  CHECK(crc32(bytesOf("123456789")) == 0xcbf43926);
  CHECK(crc32(bytesOf("The quick brown fox jumps over the lazy dog")) == 0x414fa339);
  CHECK(crc32(bytesOf("6789"), crc32(bytesOf("12345"))) == 0xcbf43926);
}

TEST_CASE("hash64 is FNV-1a") {
  CHECK(hash64(std::string_view{}) == 0xcbf29ce484222325ull);
  CHECK(hash64("a") == 0xaf63dc4c8601ec8cull);
  CHECK(hash64("foobar") == 0x85944171f73967e8ull);
  CHECK(hash64("bar", hash64("foo")) == hash64("foobar"));
}

TEST_CASE("hashMix takes the eight bytes, least significant first") {
  CHECK(hashMix(hashSeed, 0x0807060504030201ull) == hash64(std::string_view("\1\2\3\4\5\6\7\10", 8)));
}
