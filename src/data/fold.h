// A pack folded for the way to the reader: the same bytes, exactly, in an order and a code of which a general
// compressor (brotli) leaves less. docs/pack.md has the layout. What a program carries is folded; files are not.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace faultline {

// `pack`: anything that Dataset::load takes, and anything else that readContainer calls a pack. Empty when it is none.
// Used by the build and by tests, never by the viewer.
std::vector<std::byte> folded(std::span<const std::byte> pack);

// What folded() was given. Empty when `bytes` were not made by it; other damage is left to the checksums that
// Dataset::load looks at. Never takes more than format::maxPackBytes and a few times the length of the line streams.
std::vector<std::byte> unfolded(std::span<const std::byte> bytes);

}  // namespace faultline
