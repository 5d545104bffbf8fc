"""Bake a source font from Noto Serif CJK: the characters and features that Chinese names need, no more.

Writes `NotoSerifSC-<weight>.woff2` and the list of its characters, `NotoSerifSC-<weight>.txt`. Run by hand, once a font
version; the README.md beside the fonts names the commands.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from fontTools.otlLib.builder import buildSingleSubstSubtable  # type: ignore[import-untyped]
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables import otTables  # type: ignore[import-untyped]

from generator.fonts import font_characters

FACE = "Noto Serif CJK SC"
FAMILY = "Noto Serif SC"

# Features and languages not named here would bring the Japanese, Korean and Taiwanese forms of every character.
# ccmp and locl together make two dashes one unbroken Chinese dash of two ems.
FEATURES = ["ccmp", "kern", "locl", "mark", "halt", "palt", "vert", "vrt2", "vhal", "vkrn", "vpal"]
SCRIPTS = ["DFLT.dflt", "hani.dflt", "hani.ZHS", "kana.dflt", "kana.ZHS", "latn.dflt", "latn.ZHS"]

UNIFIED_IDEOGRAPHS = range(0x4E00, 0xA000)
RANGES = (
    range(0x0020, 0x007F),  # Latin
    range(0x00A0, 0x0180),  # Latin with accents: names abroad, pinyin āēīōūńň
    range(0x01CD, 0x01DD),  # pinyin ǎǐǒǔǖǘǚǜ
    range(0x01F8, 0x01FA),  # pinyin ǹ
    range(0x0300, 0x030D),  # combining accents: m̀, ê̄
    range(0x1E3E, 0x1E40),  # pinyin ḿ
    range(0x1EBE, 0x1EC2),  # pinyin ếề
    range(0x2000, 0x2070),  # general punctuation
    range(0x20AC, 0x20AD),  # €
    range(0x2190, 0x219A),  # arrows
    range(0x2460, 0x2474),  # ① to ⑳
    range(0x2E3A, 0x2E3C),  # long dashes
    range(0x3000, 0x3040),  # CJK punctuation, 〇
    range(0xFE10, 0xFE1A),  # vertical forms
    range(0xFE30, 0xFE50),  # vertical and small forms
    range(0xFF01, 0xFFE7),  # full-width forms
)


def read_standard_characters(path: Path) -> set[int]:
    """Read the characters of 《通用规范汉字表》: any number a line, lines with # are remarks."""
    lines = path.read_text("utf-8").splitlines()
    return {ord(character) for line in lines if not line.startswith("#") for character in line.strip()}


def list_gb2312() -> set[int]:
    """List GB/T 2312: its 6763 characters, kana, Greek, Cyrillic, numerals, signs."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(character) for pair in pairs for character in pair.decode("gb2312", "ignore")}


def choose_characters(standard: Path, standard_only: bool) -> set[int]:
    """Choose what the font shall have; `standard_only` leaves out the rare half of the unified ideographs.

    `standard` may also be the list beside a font that is baked already: then it has the same characters.
    """
    if standard.name.startswith("NotoSerifSC-"):
        return set(font_characters(standard))
    chosen = read_standard_characters(standard) | list_gb2312()
    if not standard_only:
        chosen.update(UNIFIED_IDEOGRAPHS)
    return chosen.union(*RANGES)


def open_face(source: Path) -> Any:
    """Open the one face named `FACE` of a font collection."""
    names = [font["name"].getDebugName(1) for font in TTCollection(source, lazy=True).fonts]
    return TTFont(source, fontNumber=names.index(FACE), lazy=True, recalcTimestamp=False)


def cut(font: Any, characters: Iterable[int]) -> None:
    """Keep `characters` and `FEATURES`; without subroutines the WOFF2 is smaller and faster to cut again."""
    options = Options(layout_features=FEATURES, layout_scripts=SCRIPTS, hinting=False, desubroutinize=True)
    options.name_IDs = options.name_languages = ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def add_tabular_figures(font: Any) -> None:
    """Make a feature `tnum` of the figures of one width that Noto Serif has, but as `locl` of Latin text only."""
    table = font["GSUB"].table
    figures = {font.getBestCmap()[ord(figure)] for figure in "0123456789"}
    (tabular,) = (each for each in list_substitutions(table) if figures <= each.keys())
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag, lookup.SubTableCount = 1, 0, 1
    lookup.SubTable = [buildSingleSubstSubtable({name: tabular[name] for name in sorted(figures)})]
    add_feature(table, "tnum", lookup)


def list_substitutions(table: Any) -> Iterator[dict[str, str]]:
    """List what every simple lookup of a GSUB table puts in place of what."""
    for lookup in table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            yield getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {})


def add_feature(table: Any, tag: str, lookup: Any) -> None:
    """Append `lookup` to a GSUB or GPOS table as feature `tag` of every script and language."""
    table.LookupList.Lookup.append(lookup)
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = tag, otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [len(table.LookupList.Lookup) - 1]
    old = table.FeatureList.FeatureRecord
    new = sorted([*old, record], key=lambda each: str(each.FeatureTag))
    for language in list_languages(table):
        kept = [new.index(old[index]) for index in language.FeatureIndex]
        language.FeatureIndex = sorted([*kept, new.index(record)])
    table.FeatureList.FeatureRecord = new


def list_languages(table: Any) -> Iterator[Any]:
    """List the language systems of every script, the default ones too."""
    for script in (record.Script for record in table.ScriptList.ScriptRecord):
        if script.DefaultLangSys:
            yield script.DefaultLangSys
        yield from (record.LangSys for record in script.LangSysRecord)


def rename(font: Any, weight: str) -> None:
    """Name the cut font as its makers name their own Simplified Chinese one; the licence reserves no name."""
    file_name = f"NotoSerifSC-{weight}"
    for record in font["name"].names:
        text = record.toUnicode().replace(FACE, FAMILY).replace(f"NotoSerifCJKsc-{weight}", file_name)
        record.string = text
    outlines = font["CFF "].cff
    outlines.fontNames = [file_name]
    outlines[0].FamilyName, outlines[0].FullName = FAMILY, f"{FAMILY} {weight}"


def list_ranges(characters: Iterable[int]) -> list[str]:
    """Write code points as sorted ranges in hex: `4E00-9FFF`, or `3007` alone."""
    ranges: list[list[int]] = []
    for code in sorted(characters):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return [f"{first:04X}" if first == last else f"{first:04X}-{last:04X}" for first, last in ranges]


def bake(source: Path, characters: Iterable[int], folder: Path) -> None:
    """Write the font and the list of its characters into `folder`."""
    weight = source.stem.rpartition("-")[2]
    font = open_face(source)
    cut(font, characters)
    add_tabular_figures(font)
    rename(font, weight)
    font.flavor = "woff2"
    target = folder / f"NotoSerifSC-{weight}.woff2"
    font.save(target)
    codes = TTFont(target, lazy=True).getBestCmap()
    lines = [f"# The characters of {target.name}, written by scripts/bake_font.py", *list_ranges(codes)]
    target.with_suffix(".txt").write_text("\n".join(lines) + "\n", "ascii", newline="\n")
    print(f"{target}: {len(codes)} characters, {target.stat().st_size:,} bytes")


def main() -> None:
    """Read the command line and bake."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, help="NotoSerifCJK-Bold.ttc or -Regular.ttc")
    parser.add_argument(
        "standard", type=Path, help="a text file of the 8105 standard characters, or NotoSerifSC-Bold.txt for the same"
    )
    parser.add_argument("--folder", type=Path, default=Path("templates/assets/fonts"))
    parser.add_argument("--standard-only", action="store_true", help="leave out the rarer unified ideographs")
    arguments = parser.parse_args()
    bake(arguments.source, choose_characters(arguments.standard, arguments.standard_only), arguments.folder)


if __name__ == "__main__":
    main()
