"""Numbers of people in runs of digits: each run of groups is one number of the most specific sort that it fits."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.leaks.identity import is_identity, is_old_identity
from generator.leaks.leak import Leak, Sort, mask
from generator.leaks.runs import Run, find_runs

_LONGEST = 19
_URL = re.compile(r"https?://[!-~]+")
# What makes a number one of things: what it is called before it, what it counts behind it.
# Compiled when they are first needed: most sites hold no number.
_CALLED = (
    r"(?:(?:订单|运单|快递|流水|交易|编|单|批|案|文|学|工|税|货|序列|合同|发票|设备|资产|项目|许可证?|备案|证书|凭证|条形?)[号码]+"
    r"|代码|编码|ISBN|ISSN|IMEI|№|N[oO][.．]?)\s*(?:是|为)?[：:\s“”\"'（(]*$"
)
_MONEY = re.compile(r"[¥￥$€]\s*$|第$")
_COUNTED = r"\s*(?:[余多]?[元万亿号吨度次件]|千瓦|人次|美元|港元|平方|立方|公里|毫秒|字节|[%％]|[.．,，]\d)|[A-Za-z0-9]"
_LETTERS = re.compile(r"[A-Za-z]+$")
_PREFIX = re.compile(r"(?:(?:\+|00)?86|0)(?=1)")
# How people part a mobile number so that it is read easily, or not found.
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_PARTED = frozenset(
    ((11,), (3, 4, 4), (3, 8), (3, 3, 5), (4, 4, 3), (4, 3, 4), (7, 4), (3, 5, 3), (5, 6), (6, 5), (3, 4, 2, 2))
)
_PAIRS = ((3, 2, 2, 2, 2), (1,) * 11, (1, 2, 2, 2, 2, 2), (3, 2, 3, 3))
_CARD = re.compile(r"62[0-9]{14,17}|(?:4[0-9]|5[1-5])[0-9]{14}|9558[0-9]{15}")
# Of all that may be put together from a run's groups, what is looked at closely.
_DAY = "[01][0-9][0-3][0-9]"
_LIKE_ONE = (
    rf"[0-9]{{6}}(?:18|19|20)[0-9]{{2}}{_DAY}[0-9]{{3}}[0-9X]|[0-9]{{8}}{_DAY}[0-9]{{3}}|(?:(?:00)?86|0)?{_MOBILE.pattern}"
    rf"|{_CARD.pattern}"
)
_DOTS = frozenset(".．")


@dataclass(frozen=True, slots=True)
class _Try:
    """Some groups of a run that may be one number, and its digits."""

    run: Run
    first: int
    last: int
    digits: str

    @property
    def start(self) -> int:
        return self.run.spans[self.first][0]

    @property
    def end(self) -> int:
        return self.run.spans[self.last][1]

    def prefix(self, sort: Sort) -> int:
        """How many digits of a country or of long distance stand before a mobile number."""
        return len(self.digits) - 11 if sort == "mobile" else 0

    @property
    def lengths(self) -> tuple[int, ...]:
        return tuple(map(len, self.run.groups[self.first : self.last + 1]))

    @property
    def gaps(self) -> set[str]:
        return set(self.run.gaps[self.first : self.last])

    @property
    def around(self) -> set[str]:
        """What parts it from the digits before and behind it."""
        return {*self.run.gaps[max(self.first - 1, 0) : self.first], *self.run.gaps[self.last : self.last + 1]}


def find_numbers(text: str) -> Iterator[Leak]:
    """Every number of a person in a text, each once."""
    addresses = [found.span() for found in _URL.finditer(text)] if "://" in text else []
    for run in find_runs(text):
        for one, (sort, _, head) in _choose(run):
            in_address = any(start <= one.start < end for start, end in addresses)
            if sort == "identity" or not in_address:
                yield Leak(sort, one.start, one.end, mask(one.digits[one.prefix(sort) :], head, 2))


def hide_numbers(text: str) -> str:
    """The text with every number of a person masked."""
    for leak in sorted(find_numbers(text), key=lambda leak: leak.start, reverse=True):
        text = text[: leak.start] + leak.shown + text[leak.end :]
    return text


def _choose(run: Run) -> Iterator[tuple[_Try, "_Form"]]:
    """Of numbers that share digits the most specific, then the first."""
    tries = list(_tries(run))
    taken: set[int] = set()
    for form in _FORMS:
        for one in tries:
            groups = range(one.first, one.last + 1)
            if taken.isdisjoint(groups) and form[1](one):
                taken.update(groups)
                yield one, form


def _tries(run: Run) -> Iterator[_Try]:
    like_one = re.compile(_LIKE_ONE)
    for first in range(len(run.groups)):
        digits = ""
        for last in range(first, len(run.groups)):
            digits += run.groups[last]
            if len(digits) > _LONGEST:
                break
            if like_one.fullmatch(digits):
                yield _Try(run, first, last, digits)


def _is_identity(one: _Try) -> bool:
    return is_identity(one.digits) and not one.run.text[one.end : one.end + 1].isdigit()


def _is_old_identity(one: _Try) -> bool:
    return one.lengths in ((15,), (6, 6, 3)) and is_old_identity(one.digits) and _is_apart(one)


def _is_card(one: _Try) -> bool:
    return (
        _CARD.fullmatch(one.digits) is not None
        and len(one.gaps) <= 1
        and _is_like_a_card(one.lengths)
        and _fits_luhn(one.digits)
        and _is_apart(one)
    )


def _is_like_a_card(lengths: tuple[int, ...]) -> bool:
    """Solid, or in fours with a rest, or digit by digit."""
    return len(lengths) == 1 or set(lengths) == {1} or set(lengths[:-1]) <= {4} or lengths[0] == 6


def _fits_luhn(digits: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(doubled) + sum(map(int, digits[-1::-2]))) % 10 == 0


def _is_mobile(one: _Try) -> bool:
    bare = _PREFIX.sub("", one.digits, count=1) if len(one.digits) > 11 else one.digits
    return _MOBILE.fullmatch(bare) is not None and _is_parted_well(one, one.prefix("mobile")) and _is_apart(one)


def _is_parted_well(one: _Try, prefix: int) -> bool:
    """Whether it is parted as people part a mobile number, behind a country's or a long-distance prefix."""
    lengths, gaps = list(one.lengths), list(one.run.gaps[one.first : one.last])
    if prefix and lengths[0] <= prefix:
        while prefix > 0:
            prefix -= lengths.pop(0)
            if gaps.pop(0) in _DOTS:
                return False
    elif prefix:
        lengths[0] -= prefix
    if len(set(gaps)) > 1 or (tuple(lengths) not in _PARTED and tuple(lengths) not in _PAIRS):
        return False
    is_number = len(lengths) == 2 and set(gaps) <= _DOTS
    is_year = lengths[0] == 4 and one.digits.startswith("19")
    return not is_number and not is_year and (len(lengths) == 1 or not set(gaps) & one.around)


def _is_apart(one: _Try) -> bool:
    """Whether nothing around says that these digits are something else: a part of a number, money, a code."""
    before, behind = one.run.text[max(one.start - 16, 0) : one.start], one.run.text[one.end : one.end + 4]
    if re.match(_COUNTED, behind) or _MONEY.search(before) or re.search(_CALLED, before) or _DOTS & one.around:
        return False
    letters = _LETTERS.search(before)
    return letters is None or _is_word(letters[0], before[: letters.start()])


def _is_word(letters: str, before: str) -> bool:
    """Whether letters before digits are a word such as tel or wx, no part of a digest or a code."""
    return (
        len(letters) > 1
        and re.search(r"[g-z]", letters, re.IGNORECASE) is not None
        and not re.search(r"[0-9]$", before)
    )


_Form = tuple[Sort, Callable[[_Try], bool], int]
# From the most specific; how many digits at the beginning may be shown.
_FORMS: tuple[_Form, ...] = (
    ("identity", _is_identity, 4),
    ("card", _is_card, 4),
    ("old-identity", _is_old_identity, 4),
    ("mobile", _is_mobile, 3),
)
