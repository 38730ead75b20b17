#include "export/image.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>

#include "base/hash.h"

namespace faultline {
namespace {

Image gradient(int width, int height) {
  Image image{width, height, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      image.rgba.insert(image.rgba.end(), {uint8_t(x * 3), uint8_t(y * 5), uint8_t(x + y), 255});
    }
  }
  return image;
}

uint32_t bigEndian(const std::vector<uint8_t>& bytes, size_t at) {
  return (uint32_t{bytes[at]} << 24) | (uint32_t{bytes[at + 1]} << 16) | (uint32_t{bytes[at + 2]} << 8) | bytes[at + 3];
}

}  // namespace

TEST_CASE("a PNG says its size and kind") {
  const std::vector<uint8_t> png = encodePng(gradient(37, 21));
  REQUIRE(png.size() > 33);
  const std::array<uint8_t, 8> signature = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  CHECK(std::equal(signature.begin(), signature.end(), png.begin()));
  CHECK(bigEndian(png, 16) == 37);
  CHECK(bigEndian(png, 20) == 21);
  CHECK(png[24] == 8);  // bits a channel
  CHECK(png[25] == 6);  // RGBA
}

TEST_CASE("the same picture gives the same bytes, another one others") {
  Image image = gradient(64, 64);
  const std::vector<uint8_t> first = encodePng(image);
  CHECK(first == encodePng(image));
  image.rgba[4000] ^= 1;
  CHECK(first != encodePng(image));
}

TEST_CASE("a PNG says what it shows, in chunks with a right checksum, and the picture stays the same") {
  const Image image = gradient(37, 21);
  const std::vector<uint8_t> plain = encodePng(image);
  const std::string text = "Map \xe2\x80\x93 what changed";
  const std::vector<uint8_t> png = encodePng(image, {"", text, "Ours"});
  std::vector<uint8_t> without(png.begin(), png.begin() + 8);
  std::vector<std::string> found;
  for (size_t at = 8; at < png.size();) {
    const uint32_t length = bigEndian(png, at);
    REQUIRE(at + 12 + length <= png.size());
    const auto body = std::span(png).subspan(at + 4, length + 4);
    CHECK(bigEndian(png, at + 8 + length) == crc32(std::as_bytes(body)));
    if (std::string(body.begin(), body.begin() + 4) == "iTXt") {
      found.emplace_back(body.begin() + 4, body.end());
    } else {
      without.insert(without.end(), png.begin() + std::ptrdiff_t(at), png.begin() + std::ptrdiff_t(at + 12 + length));
    }
    at += 12 + length;
  }
  CHECK(without == plain);
  REQUIRE(found.size() == 2);
  CHECK(found[0] == "Description" + std::string(5, '\0') + text);
  CHECK(found[1] == "Copyright" + std::string(5, '\0') + "Ours");
}

TEST_CASE("an empty picture is no file") {
  CHECK(encodePng({}).empty());
  std::string error;
  CHECK_FALSE(writePng({}, "unused.png", error));
  CHECK_FALSE(error.empty());
}

TEST_CASE("a PNG file holds the encoded bytes, and a bad path is a sentence") {
  const Image image = gradient(16, 9);
  const std::filesystem::path path = std::filesystem::temp_directory_path() / "faultline-image-test.png";
  std::string error;
  REQUIRE(writePng(image, path.string(), error));
  std::ifstream file(path, std::ios::binary);
  const std::vector<uint8_t> read((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  CHECK(read == encodePng(image));
  std::filesystem::remove(path);

  CHECK_FALSE(writePng(image, "no/such/folder/x.png", error));
  CHECK(error.find("no/such/folder/x.png") != std::string::npos);
}

TEST_CASE("pictures are compared channel by channel") {
  const Image a = gradient(10, 10);
  Image b = a;
  CHECK(compareImages(a, b, 0).differing == 0);
  b.rgba[0] = uint8_t(b.rgba[0] + 3);
  b.rgba[41] = uint8_t(b.rgba[41] + 9);
  const ImageDifference strict = compareImages(a, b, 2);
  CHECK(strict.comparable);
  CHECK(strict.differing == 2);
  CHECK(strict.worst == 9);
  CHECK(strict.fraction == 0.02);
  CHECK(compareImages(a, b, 3).differing == 1);
  CHECK_FALSE(compareImages(a, gradient(10, 11), 255).comparable);
}

}  // namespace faultline
