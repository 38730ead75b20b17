// A picture in memory, and PNG files of it.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace faultline {

struct Image {
  int width = 0, height = 0;
  std::vector<uint8_t> rgba;  // rows from the top, four bytes a pixel, not premultiplied
};

// What a PNG says about itself, as iTXt chunks; UTF-8, empty ones are left out.
struct PngWords {
  std::string title, description, copyright;
};

// The PNG file's bytes; same picture and words, same bytes. Empty when the picture is empty.
std::vector<uint8_t> encodePng(const Image& image, const PngWords& words = {});

// False when the file cannot be written; `error` then says so in a sentence.
bool writePng(const Image& image, const PngWords& words, const std::string& path, std::string& error);
bool writePng(const Image& image, const std::string& path, std::string& error);

// Copies what of the tile lies on the picture, its top left corner at (left, top) of it.
void pasteTile(const Image& tile, int left, int top, Image& picture);

struct ImageDifference {
  bool comparable = false;  // same size
  uint64_t differing = 0;   // pixels with a channel apart by more than the tolerance
  int worst = 0;            // largest difference of any channel
  double fraction = 0;      // differing / all
};
ImageDifference compareImages(const Image& a, const Image& b, int tolerance);

}  // namespace faultline
