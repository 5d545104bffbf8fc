"""Characters that look like the right one and are another, so that a name is neither sorted, read nor found.

They come from PDF files (radicals), from old code pages (compatibility ideographs) and from the wrong keyboard.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from generator.names.parts import is_han

# As the inside of a character class: radicals and compatibility ideographs, without the twelve among the latter
# that are ordinary characters (FA0E, FA0F, FA11 …).
STAND_INS = (
    "\u2e80-\u2fdf\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff\U0002f800-\U0002fa1f"
)
_STAND_IN = re.compile(f"[{STAND_INS}]")
_PAIRS = (
    # Radicals without a decomposition of their own.
    "⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙"
    # Kana, Bopomofo, Hangul and signs beside Han.
    "ー一ニ二ハ八チ千ロ口カ力エ工タ夕ト卜ㄧ一ㄚ丫ㄨ乂ㄕ尸ㄙ厶ㅡ一ㅁ口○〇◯〇◦〇"
)
_MEANT = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_LETTERS = dict(
    zip(
        "АВЕЅІЈКМНОРСТХаеорсухіѕјԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲ",
        "ABESIJKMHOPCTXaeopcyxisjdqwABEZHIKMNOPTYXovc",
        strict=True,
    )
)
# Scripts whose letters may stand beside Han in one name: 赵C, 佐々木.
_BESIDE_HAN = ("CJK", "IDEOGRAPHIC", "LATIN", "HIRAGANA", "KATAKANA", "BOPOMOFO")

Lookalike = tuple[str, str]


def meant_by(character: str) -> str:
    """Return the usual character that one looks like; empty where it is not known."""
    plain = unicodedata.normalize("NFKC", character)
    meant = _MEANT.get(character) or _MEANT.get(plain) or _LETTERS.get(character) or plain
    return meant if meant != character else ""


def find_stand_in(text: str) -> Lookalike | None:
    """Return the first radical or compatibility ideograph of a text and the ideograph that is meant."""
    found = _STAND_IN.search(text)
    return (found[0], meant_by(found[0])) if found else None


def lookalikes(name: str) -> list[Lookalike]:
    """Return each character of a person's name that looks like another, and that other where it is known."""
    found = [*_in_chinese(name)] if any(map(is_han, name)) else [*_in_letters(name)]
    return list(dict.fromkeys(found)) or _find_decomposed(name)


def _in_chinese(name: str) -> Iterator[Lookalike]:
    for character in name:
        is_foreign = character.isalpha() and not is_han(character) and _script(character) not in _BESIDE_HAN
        if character in _MEANT or _STAND_IN.match(character) or is_foreign:
            yield character, meant_by(character)


def _in_letters(name: str) -> Iterator[Lookalike]:
    """Letters of another alphabet than most of the name."""
    scripts = Counter(_script(character) for character in name if character.isalpha())
    if len(scripts) < 2:
        return
    most = scripts.most_common(1)[0][0]
    for character in name:
        if character.isalpha() and _script(character) != most:
            yield character, meant_by(character)


def _script(character: str) -> str:
    return unicodedata.name(character, "").split(" ")[0].split("-")[0]


def _find_decomposed(name: str) -> list[Lookalike]:
    """The first letter that is written in pieces, and the same in one (NFC)."""
    composed = unicodedata.normalize("NFC", name)
    pairs = enumerate(zip(name, composed.ljust(len(name)), strict=False))
    start = next((index for index, (here, there) in pairs if here != there), None)
    if start is None:
        return []
    end = next((index for index in range(start + 1, len(name)) if not unicodedata.combining(name[index])), len(name))
    return [(name[start:end], composed[start : start + 1])]
