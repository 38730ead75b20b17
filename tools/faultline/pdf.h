// PDF through the SVG, by librsvg's converter.
#pragma once
#include <string>

namespace faultline {

bool pdfConverterFound();
// One page as large as the drawing says. False with a sentence when the converter fails.
bool writePdf(const std::string& svg, const std::string& path, std::string& error);

inline constexpr const char* pdfConverterMissing =
    "a PDF needs the program rsvg-convert; on Debian: apt-get install librsvg2-bin";

}  // namespace faultline
