"""Chinese names: official order, pinyin, typography and characters to beware of.

Pure functions over texts and the tables in data/; records and checks decide what to do with the answers.
"""

from generator.names.folding import fold, simplify
from generator.names.hearing import characters, hearings, pairs
from generator.names.invisible import EMOJI, UNSEEN, find_unseen, invisible_characters
from generator.names.lookalikes import STAND_INS, find_stand_in, lookalikes
from generator.names.order import ORDERS, sort_key
from generator.names.parts import is_han, split
from generator.names.reading import surname_readings, syllables
from generator.names.romanize import initials, pinyin, slug, spell, text_slug
from generator.names.strokes import missing_strokes, surname_strokes
from generator.names.typography import note, pad, unpad

__all__ = [
    "EMOJI",
    "ORDERS",
    "STAND_INS",
    "UNSEEN",
    "characters",
    "find_stand_in",
    "find_unseen",
    "fold",
    "hearings",
    "initials",
    "invisible_characters",
    "is_han",
    "lookalikes",
    "missing_strokes",
    "note",
    "pad",
    "pairs",
    "pinyin",
    "simplify",
    "slug",
    "sort_key",
    "spell",
    "split",
    "surname_readings",
    "surname_strokes",
    "syllables",
    "text_slug",
    "unpad",
]
