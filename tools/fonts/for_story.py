#!/usr/bin/python3
"""Cuts a font of subset.py down to the characters that one story's page can draw.

Usage: for_story.py FONT.ttf STORY.pack WORDS.h OUT.ttf

The page carries one story, and src/ui/fonts.cpp rasterises the characters of
its pack (section GLYF), those of the panels' own words (src/ui/words.h), ASCII
and the sign for a missing character: exactly these are kept, so the page draws
the same with half the bytes. tests/ui compares the textures bit for bit.
"""
import re
import struct
import sys

from fontTools import subset
from fontTools.ttLib import TTFont


def pack_characters(path):
    """The code points of section GLYF; src/data/format.h has the layout."""
    with open(path, "rb") as file:
        pack = file.read()
    (sections,) = struct.unpack_from("<I", pack, 12)
    for index in range(sections):
        name, offset, length, count, stride = struct.unpack_from("<4sIIII", pack, 32 + 24 * index)
        if name == b"GLYF":
            if length != count * stride:
                sys.exit(f"{path}: section GLYF is damaged")
            return {struct.unpack_from("<I", pack, offset + stride * i)[0] for i in range(count)}
    sys.exit(f"{path}: no section GLYF; is this a pack of faultline_pack?")


def words_characters(path):
    """Every character beyond ASCII of a C++ source, written as itself or as an escape."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    escaped = re.findall(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})", text)
    return {ord(c) for c in text if ord(c) > 0x7E} | {int(short or long, 16) for short, long in escaped}


def main(font_path, pack_path, words_path, out):
    wanted = set(range(0x20, 0x7F)) | pack_characters(pack_path) | words_characters(words_path)
    font = TTFont(font_path, recalcTimestamp=False)
    missing = sorted(wanted - set(font.getBestCmap()))
    if missing:
        sys.exit(f"{font_path} lacks " + " ".join(f"U+{c:04X}" for c in missing) + "; tools/fonts/subset.py lists what it has")
    options = subset.Options()
    options.hinting = False
    options.name_IDs = ["*"]  # subset.py kept the few that the licence asks for
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted | {0xFFFD})  # which Inter may lack
    subsetter.subset(font)
    font.save(out, reorderTables=True)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:5])
