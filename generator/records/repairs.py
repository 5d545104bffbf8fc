"""What an author probably meant by a date or a number that is not written as one."""

import re
from datetime import date

from generator.codes import Text
from generator.dates import parse_hours
from generator.suggest import offer

_LOOSE_DATE = re.compile(r"([0-9]{4})[年./-]([0-9]{1,2})(?:[月./-]([0-9]{1,2})?日?)?")
_LOOSE_YEAR = re.compile(r"([0-9]{4})年?")
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９．－", "0123456789.-")
_QUOTES = "“”‘’「」『』＂＇\"'"
_AROUND_NUMBERS = re.compile(r"[,，\s约余多名人个元年次月日件条场家+]|以上|人次|不少于|超过")

DATES = Text(
    "写成 2018、2018-06、2018-06-12 或 2018-06-01/2018-06-15，不知道就写 unknown",
    "write 2018, 2018-06, 2018-06-12 or 2018-06-01/2018-06-15, or unknown",
)
_NUMBERS = Text("只写阿拉伯数字，单位另写，如 300", "write digits only, the unit apart, as in 300")
_HOURS = Text("写成 9:00—11:30，只知道开始就写 9:00", "write 9:00—11:30, or 9:00 where only the beginning is known")
_WIDE_HOURS = str.maketrans("０１２３４５６７８９：－～~至到点", "0123456789:—————:")


def suggest_date(text: str) -> Text:
    """Say which date was meant, or why there is no such date, or how dates are written."""
    plain = text[:80].translate(_WIDE_DIGITS).strip(_QUOTES)
    if plain != text and _is_day(plain):
        return offer(plain)
    first, slash, last = plain.partition("/")
    if slash and _is_day(first) and _is_day(last):
        return Text("开始不能晚于结束，两个日期对调", "the beginning is after the end: swap the two")
    loose = _LOOSE_DATE.fullmatch(first) if not slash else None
    if loose is None:
        year = _LOOSE_YEAR.fullmatch(first) if not slash else None
        return offer(year[1]) if year and year[1] != text else DATES
    meant = "-".join([loose[1], *(part.zfill(2) for part in loose.groups()[1:] if part)])
    if not _is_day(meant):
        return Text("日历上没有这一天，核对来源", "no calendar has this day: check the source")
    return offer(meant)


def _is_day(text: str) -> bool:
    parts = text.split("-")
    try:
        date(*(int(part) for part in [*parts, "1", "1"][:3]))
    except (ValueError, OverflowError):
        return False
    return True


def suggest_hours(text: str) -> Text:
    """Say which hours were meant, or how hours are written."""
    meant = re.sub(r"\s", "", text[:80].translate(_WIDE_HOURS)).replace("——", "—")
    meant = re.sub(r":(?![0-9])", ":00", meant)
    try:
        parse_hours(meant)
    except ValueError:
        return _HOURS
    return offer(meant)


def suggest_number(text: str) -> Text:
    """Say which number was meant, or how numbers are written."""
    bare = _AROUND_NUMBERS.sub("", text[:80].translate(_WIDE_DIGITS).strip(_QUOTES)).lstrip("0") or "0"
    if not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,4})?", bare):
        return _NUMBERS
    if re.search(r"余|多|以上|超过|不少于|约", text):
        more = "about" if "约" in text else "at-least"
        return Text(f"写成 {bare}，另写一行 precision: {more}", f"write {bare}, and a line precision: {more}")
    return Text(f"写成 {bare}", f"write {bare}")
