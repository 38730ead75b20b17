#include "data/container.h"

#include <cassert>
#include <cstring>

#include "base/bytes.h"
#include "base/hash.h"

namespace faultline {

std::vector<std::byte> writeContainer(ContainerKind kind, std::span<const SectionBytes> sections) {
  const size_t tableOffset = sizeof(format::Header);
  const size_t bodyOffset = tableOffset + sections.size() * sizeof(format::Section);

  ByteWriter body;  // positions in it are `bodyOffset` before those in the file; both are multiples of 8
  ByteWriter table;
  for (const SectionBytes& section : sections) {
    const SectionKind& expected = sectionKind(section.id);
    assert(section.bytes.size() % expected.stride == 0 && "a section holds whole records");
    body.align(8);
    table.text(expected.id);
    table.u32(static_cast<uint32_t>(bodyOffset + body.size()));
    table.u32(static_cast<uint32_t>(section.bytes.size()));
    table.u32(static_cast<uint32_t>(section.bytes.size() / expected.stride));
    table.u32(expected.stride);
    table.u32(crc32(section.bytes));
    body.append(section.bytes);
  }
  body.align(8);

  ByteWriter file;
  file.append(std::as_bytes(std::span(kind == ContainerKind::Pack ? format::packMagic : format::atlasMagic)));
  file.u16(format::versionMajor);
  file.u16(format::versionMinor);
  file.u32(static_cast<uint32_t>(bodyOffset + body.size()));
  file.u32(static_cast<uint32_t>(sections.size()));
  file.u32(crc32(table.bytes));
  while (file.size() < sizeof(format::Header)) file.u8(0);
  file.append(table.bytes);
  file.append(body.bytes);
  return std::move(file.bytes);
}

}  // namespace faultline
