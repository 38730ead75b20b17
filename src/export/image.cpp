#include "export/image.h"

#include <algorithm>
#include <cassert>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#define STBI_WRITE_NO_STDIO
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#endif
#include <stb_image_write.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include "base/hash.h"

namespace faultline {
namespace {

void appendBigEndian(std::vector<uint8_t>& out, uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<uint8_t>(value >> shift));
}

// International text (PNG specification, 11.3.4.5): not compressed, no language.
void appendText(std::vector<uint8_t>& out, std::string_view keyword, const std::string& text) {
  if (text.empty()) return;
  std::string chunk = "iTXt";
  chunk.append(keyword);
  chunk.append(5, '\0');  // end of keyword, two bytes of no compression, empty language, empty translated keyword
  chunk += text;
  appendBigEndian(out, static_cast<uint32_t>(chunk.size() - 4));
  out.insert(out.end(), chunk.begin(), chunk.end());
  appendBigEndian(out, crc32(std::as_bytes(std::span(chunk))));
}

}  // namespace

std::vector<uint8_t> encodePng(const Image& image, const PngWords& words) {
  if (image.width <= 0 || image.height <= 0) return {};
  assert(image.rgba.size() == size_t(image.width) * size_t(image.height) * 4 && "a picture has four bytes a pixel");
  // The filter and level are stb's settings for the whole program: set here so that nobody else's choice shows.
  stbi_write_force_png_filter = -1;
  stbi_write_png_compression_level = 9;
  int length = 0;
  unsigned char* bytes =
      stbi_write_png_to_mem(image.rgba.data(), image.width * 4, image.width, image.height, 4, &length);
  if (bytes == nullptr) return {};
  constexpr int head = 8 + 25;  // the signature and the first chunk
  std::vector<uint8_t> png(bytes, bytes + head);
  appendText(png, "Title", words.title);
  appendText(png, "Description", words.description);
  appendText(png, "Copyright", words.copyright);
  png.insert(png.end(), bytes + head, bytes + length);
  std::free(bytes);
  return png;
}

bool writePng(const Image& image, const std::string& path, std::string& error) {
  return writePng(image, {}, path, error);
}

bool writePng(const Image& image, const PngWords& words, const std::string& path, std::string& error) {
  const std::vector<uint8_t> png = encodePng(image, words);
  if (png.empty()) {
    error = "There is no picture to write to " + path + ".";
    return false;
  }
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) {
    error = "Cannot write to " + path + ".";
    return false;
  }
  const bool written = std::fwrite(png.data(), 1, png.size(), file) == png.size();
  const bool closed = std::fclose(file) == 0;
  if (!written || !closed) error = "Could not write all of " + path + ".";
  return written && closed;
}

void pasteTile(const Image& tile, int left, int top, Image& picture) {
  const int width = std::min(tile.width, picture.width - left), height = std::min(tile.height, picture.height - top);
  for (int y = 0; y < height; ++y) {
    const auto from = tile.rgba.begin() + std::ptrdiff_t(y) * tile.width * 4;
    const auto to = picture.rgba.begin() + (std::ptrdiff_t(top + y) * picture.width + left) * 4;
    std::copy(from, from + std::ptrdiff_t(width) * 4, to);
  }
}

ImageDifference compareImages(const Image& a, const Image& b, int tolerance) {
  ImageDifference difference;
  difference.comparable = a.width == b.width && a.height == b.height && a.rgba.size() == b.rgba.size();
  if (!difference.comparable) return difference;
  for (size_t i = 0; i + 3 < a.rgba.size(); i += 4) {
    int apart = 0;
    for (size_t c = 0; c < 4; ++c) apart = std::max(apart, std::abs(int(a.rgba[i + c]) - int(b.rgba[i + c])));
    difference.worst = std::max(difference.worst, apart);
    if (apart > tolerance) ++difference.differing;
  }
  const size_t pixels = a.rgba.size() / 4;
  if (pixels > 0) difference.fraction = double(difference.differing) / double(pixels);
  return difference;
}

}  // namespace faultline
