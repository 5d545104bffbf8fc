"""Numbers up to 99 as copy writes them, in Chinese or in digits."""

from generator.numerals import count_in_chinese

NUMERAL = "[〇一二三四五六七八九十两0-9０-９]{1,3}"
_VALUES = {count_in_chinese(number): number for number in range(1, 100)} | {"两": 2}


def read_count(text: str) -> int | None:
    """The number that a text means; None for what is none."""
    return int(text) if text.isdecimal() else _VALUES.get(text)
