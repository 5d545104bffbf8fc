"""Stroke order: what official lists compare of one character.

Stroke count, then the five types 横1 竖2 撇3 点4 折5 in writing order. Characters alike in both are told apart by
our own rule, fitted to the standard table: plain strokes before their variants (横 before 提), bends in the order of
SHAPES, then data/ties.txt, and at last the code point. No text of the official rule for this level was at hand.
"""

from functools import cache

from generator.names.parts import is_han, strip_separators
from generator.names.tables import load_strokes, load_ties

StrokeKey = tuple[int, str]
TieKey = tuple[str, int, str]
TYPES = str.maketrans("jigfskdlcebhnmtypvruoxqazw", "11223444555555555555555555")
# One letter a shape, in order within its type: 横提 竖竖钩 撇 点捺, then bends by their number.
SHAPES = str.maketrans("jifgskdlcebhnmtypvruoxqazw", "abcdefghijklmnopqrstuvwxyz".replace("g", "f", 1))
UNKNOWN_HAN, NOT_HAN = 1000, 1001


@cache
def stroke_key(character: str) -> StrokeKey:
    """Return count and types; characters without data come last, Latin letters after them."""
    letters = load_strokes().get(character)
    if letters:
        return len(letters), letters.translate(TYPES)
    return (UNKNOWN_HAN, "") if is_han(character) else (NOT_HAN, character.casefold())


@cache
def tie_key(character: str) -> TieKey:
    """Return what tells characters of one stroke key apart."""
    shapes = load_strokes().get(character, "").translate(SHAPES)
    return shapes, load_ties().get(character, 0), character


def surname_strokes(name: str) -> int | None:
    """Return the stroke count of the first character, None if it is unknown."""
    letters = load_strokes().get(strip_separators(name)[:1])
    return len(letters) if letters else None


def missing_strokes(name: str) -> list[str]:
    """Return the Chinese characters whose strokes are unknown, each once, in order."""
    characters = dict.fromkeys(strip_separators(name))
    return [character for character in characters if is_han(character) and character not in load_strokes()]
