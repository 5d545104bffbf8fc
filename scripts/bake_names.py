"""Bake generator/names/data: stroke letters from cnchar-order, readings from pypinyin.

Needs node, npm and pypinyin; run `python scripts/bake_names.py` from the project's root.
"""

import subprocess
import tempfile
import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin import Style, pinyin
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

HERE = Path(__file__).parent
DATA = HERE.parent / "generator" / "names" / "data"
PACKAGES = ("cnchar@3.2.6", "cnchar-order@3.2.6")
PHRASE_CHARACTERS = set("重长行乐朝曾都还兴调传藏率会单解参降奇差朴校觉弹华大")


def read_cnchar(folder: str) -> dict[str, str]:
    """Install cnchar in `folder` and return its stroke letters by character."""
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", *PACKAGES], cwd=folder, check=True)
    for package in ("cnchar", "cnchar-order"):
        licence = Path(folder, "node_modules", package, "LICENSE").read_text(encoding="utf-8")
        (DATA / f"LICENSE.{package}").write_text(licence, encoding="utf-8")
    script = ["node", str(HERE / "bake_names.mjs"), folder]
    output = subprocess.run(script, check=True, capture_output=True, text=True).stdout
    return dict(line.split(" ") for line in output.splitlines())


def read_by_hand() -> dict[str, str]:
    """Return the stroke letters written by hand, which win over cnchar's."""
    lines = (HERE / "bake_names.strokes.txt").read_text(encoding="utf-8").splitlines()
    words = (line.split(" ") for line in lines if not line.startswith("#"))
    return {character: letters for character, letters, *_ in words}


def bake_strokes() -> str:
    """Return one "character letters" line a character, by code point."""
    with tempfile.TemporaryDirectory() as folder:
        strokes = read_cnchar(folder) | read_by_hand()
    return "".join(f"{character} {strokes[character]}\n" for character in sorted(strokes))


def bake_readings() -> str:
    """Return one "syllable characters" line a syllable: the usual reading of every character."""
    by_syllable: dict[str, list[str]] = defaultdict(list)
    for point in sorted(pinyin_dict):
        syllable = unicodedata.normalize("NFC", pinyin(chr(point), style=Style.TONE)[0][0])
        if syllable.isalpha():
            by_syllable[syllable].append(chr(point))
    return "".join(f"{syllable} {''.join(by_syllable[syllable])}\n" for syllable in sorted(by_syllable))


def bake_phrases() -> str:
    """Return the two-character words with a character that is often misread and reads differently there."""
    lines = []
    for phrase, readings in sorted(phrases_dict.items()):
        if len(phrase) != 2 or not PHRASE_CHARACTERS & set(phrase):
            continue
        usual = [pinyin(character, style=Style.TONE)[0][0] for character in phrase]
        syllables = [unicodedata.normalize("NFC", reading[0]) for reading in readings]
        # A word without tone on its second syllable (行李 xíng li) is spoken language, not a name.
        if syllables != usual and all(not syllable.isascii() for syllable in syllables):
            lines.append(f"{phrase} {' '.join(syllables)}\n")
    return "".join(lines)


def main() -> None:
    """Write the three baked files."""
    for name, bake in (("strokes", bake_strokes), ("readings", bake_readings), ("phrases", bake_phrases)):
        (DATA / f"{name}.txt").write_text(bake(), encoding="utf-8")


if __name__ == "__main__":
    main()
