"""Chinese numerals for headings: 十二 for counts, 二〇一八 for years."""

_DIGITS = "〇一二三四五六七八九"


def count_in_chinese(number: int) -> str:
    """一, 十, 十二, 二十, 九十九; Arabic digits from 100 on."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return ten + (_DIGITS[ones] if ones else "")


def year_in_chinese(year: int) -> str:
    """二〇一八 for 2018."""
    return "".join(_DIGITS[int(digit)] for digit in str(year))
