"""Ascending numbers as text: distances, of which gzip sees most as one symbol."""

import operator
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

_HIGH = "".join(map(chr, range(ord("A"), ord("Z") + 1)))
_LOW = "".join(one for one in map(chr, range(0x21, 0x7F)) if one not in _HIGH and one not in '"<>\\')
_VALUES = {one: value for value, one in enumerate(_LOW)}
_DIGITS = {one: value for value, one in enumerate(_HIGH, 1)}
_MANY = 4_096


@cache
def _written(value: int) -> str:
    high, low = divmod(value, len(_LOW))
    text = _LOW[low]
    while high:
        high, digit = divmod(high - 1, len(_HIGH))
        text = _HIGH[digit] + text
    return text


# By distance, as from one number to the next, so that most lists are written without a loop.
_SMALL = ["", *(_written(value) for value in range(_MANY))]


def write_numbers(numbers: Sequence[int]) -> str:
    """Numbers in ascending order, each once and none below 0, as text."""
    distances = list(map(operator.sub, numbers, chain((-1,), numbers)))
    try:
        return "".join(map(_SMALL.__getitem__, distances))
    except IndexError:
        return "".join(_written(distance - 1) for distance in distances)


def read_numbers(text: str) -> list[int]:
    """The numbers that a text tells."""
    return list(_read(text))


def _read(text: str) -> Iterator[int]:
    number, high = -1, 0
    for one in text:
        if one in _DIGITS:
            high = high * len(_HIGH) + _DIGITS[one]
        else:
            number += high * len(_LOW) + _VALUES[one] + 1
            high = 0
            yield number
