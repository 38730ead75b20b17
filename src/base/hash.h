// Checksums and hashes: the same number on every compiler and target. None is meant against an adversary.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace faultline {

// CRC-32 as in zlib, PNG and IEEE 802.3 (reflected 0xEDB88320). `previous` continues an earlier part.
uint32_t crc32(std::span<const std::byte> bytes, uint32_t previous = 0);

inline constexpr uint64_t hashSeed = 0xcbf29ce484222325ull;

// FNV-1a, 64 bit. `previous` continues an earlier part.
uint64_t hash64(std::span<const std::byte> bytes, uint64_t previous = hashSeed);
uint64_t hash64(std::string_view text, uint64_t previous = hashSeed);

// Mixes one whole number into a running hash: FNV-1a over its eight bytes, least significant first.
uint64_t hashMix(uint64_t previous, uint64_t value);

}  // namespace faultline
