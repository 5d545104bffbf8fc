"""Resident identity numbers: 18 digits with the check digit of GB 11643, and the 15 digits of before 1999."""

import re
from datetime import date

# The first two digits of GB/T 2260: provinces and what ranks with them.
_PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123]")
_NUMBER = re.compile(r"[0-9]{17}[0-9Xx]")
_OLD = re.compile(r"[0-9]{15}")
_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))
_CHECKS = "10X98765432"
# Nobody who is told of was born earlier; nothing here knows of today.
_FIRST_YEAR, _LAST_YEAR = 1880, 2060


def check_digit(first: str) -> str:
    """The eighteenth digit for the first seventeen."""
    return _CHECKS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first, strict=True)) % 11]


def is_identity(digits: str) -> bool:
    """Whether a text is a resident identity number: place, birthday and check digit are right."""
    return (
        _NUMBER.fullmatch(digits) is not None
        and _PROVINCES.match(digits) is not None
        and _is_day(int(digits[6:10]), digits[10:14])
        and check_digit(digits[:17]) == digits[17].upper()
    )


def is_old_identity(digits: str) -> bool:
    """Whether fifteen digits may be such a number: they hold no check digit."""
    is_like_one = _OLD.fullmatch(digits) is not None and _PROVINCES.match(digits) is not None
    return is_like_one and _is_day(1900 + int(digits[6:8]), digits[8:12])


def _is_day(year: int, rest: str) -> bool:
    try:
        date(year, int(rest[:2]), int(rest[2:]))
    except ValueError:
        return False
    return _FIRST_YEAR <= year <= _LAST_YEAR
