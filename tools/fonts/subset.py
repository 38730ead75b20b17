#!/usr/bin/python3
"""Cuts Inter down to one static weight and the characters a story may use.

Usage: subset.py VARIABLE.ttf WEIGHT OUT.ttf

Kept: the outlines and advances of CHARACTERS. Dropped: hinting, kerning,
substitutions and everything else Dear ImGui and the label placement do not
read. Figures keep one width (Inter's tnum forms replace the default ones), so
that dates and counts do not jitter. The same input gives the same bytes.
"""
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# What a story may be written with. The compiler names any other character.
CHARACTERS = (
    set(range(0x0020, 0x007F))  # Basic Latin
    | set(range(0x00A0, 0x0180))  # Latin-1 Supplement, Latin Extended-A
    | {0x018F, 0x0192, 0x0218, 0x0219, 0x021A, 0x021B, 0x0259}  # Ə ƒ Ș ș Ț ț ə
    | {0x02BB, 0x02BC, 0x02BE, 0x02BF, 0x02C6, 0x02C7, 0x02DA, 0x02DC}  # ʻ ʼ ʾ ʿ and spacing accents
    | set(range(0x2010, 0x2016))  # hyphens and dashes
    | set(range(0x2018, 0x201F))  # quotation marks
    | {0x2009, 0x202F, 0x2020, 0x2021, 0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044}
    | {0x2070, *range(0x2074, 0x207A), 0x20AC, 0x2116, 0x2122}  # superscript figures, euro, numero, trade mark
    | {0x2190, 0x2191, 0x2192, 0x2193, 0x2194, 0x2195, 0x2196, 0x2197, 0x2198, 0x2199}  # arrows
    | {0x2212, 0x2215, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265}  # minus and comparisons
    | {0x25A0, 0x25A1, 0x25B2, 0x25B3, 0x25B6, 0x25B7, 0x25BC, 0x25BD, 0x25C0, 0x25C1}  # squares, triangles
    | {0x25C6, 0x25C7, 0x25CB, 0x25CF, 0x2605, 0x2606, 0x2713, 0x2717, 0x271A}  # other signs
    | {0xFFFD}  # what is shown for a character the font lacks
)


def tabular_figures(font):
    """Makes the one-width forms of 0 to 9 the default ones."""
    if "GSUB" not in font:
        return
    table = font["GSUB"].table
    lookups = {i for r in table.FeatureList.FeatureRecord if r.FeatureTag == "tnum" for i in r.Feature.LookupListIndex}
    forms = {}
    for index in sorted(lookups):
        for sub in table.LookupList.Lookup[index].SubTable:
            sub = getattr(sub, "ExtSubTable", sub)
            forms.update(getattr(sub, "mapping", {}))
    for cmap in font["cmap"].tables:
        if not cmap.isUnicode():
            continue
        for code in range(0x30, 0x3A):
            glyph = cmap.cmap.get(code)
            if isinstance(forms.get(glyph), str):
                cmap.cmap[code] = forms[glyph]


def main(source, weight, out):
    font = TTFont(source, recalcTimestamp=False)
    limits = {"wght": float(weight)}
    for axis in font["fvar"].axes:
        if axis.axisTag != "wght":
            limits[axis.axisTag] = axis.defaultValue  # upright, optical size for text
    tabular_figures(font)
    font = instancer.instantiateVariableFont(font, limits)

    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "DSIG", "meta"]
    options.name_IDs = [0, 1, 2, 13, 14]  # copyright, family, style, licence: the OFL asks for them
    options.name_languages = [0x409]
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.legacy_cmap = False
    options.symbol_cmap = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    # Dear ImGui's (stb_truetype's) font size is ascender minus descender. Made one em, so that 16 means what it means
    # in CSS; split so that the baseline sits where CSS puts it in a line.
    hhea = font["hhea"]
    em = font["head"].unitsPerEm
    rise = (hhea.ascent + hhea.descent) / 2
    hhea.ascent = round(em / 2 + rise)
    hhea.descent = hhea.ascent - em
    hhea.lineGap = 0
    font.save(out, reorderTables=True)

    have = set(font.getBestCmap())
    missing = sorted(CHARACTERS - have - {0x00AD})
    if "--list-missing" in sys.argv:
        print("not in the font:", " ".join(f"U+{c:04X}" for c in missing))


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:4])
