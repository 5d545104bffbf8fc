"""Which numbers documents have: in the order of equally good hits, with room so that a new one moves few others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.search.document import COARSE, Footing

# About so many characters are in one piece of documents; a result loads one.
_PIECE = 600
_WIDEST = 16
_NO_YEAR = 0
_STEP = 8
# How much of a rank (level, year, kind, award) documents share that have room in common.
_NESTED = (1, 2, 4)


class Run(NamedTuple):
    """Documents alike in kind, level, award and year: the first number, indexes (-1: none), the year (0: none)."""

    start: int
    kind: int
    level: int
    award: int
    year: int


class Numbering(NamedTuple):
    """The first number of each document by its key, the runs, how many numbers share a piece of documents, the end."""

    numbers: dict[str, int]
    runs: list[Run]
    width: int
    end: int


class Ranks(NamedTuple):
    """What kinds, levels and awards there are, each in its order."""

    kinds: Sequence[str]
    levels: Sequence[str]
    awards: Sequence[str]


def number(footings: Mapping[str, Footing], ranks: Ranks) -> Numbering:
    """Number documents; those alike stay in the order in which they come.

    Levels, years in them and runs in these have room to grow, so that most new documents move only their neighbours.
    """
    rank_of = _ranker(ranks)
    ranked = {key: rank_of(footing) for key, footing in footings.items()}
    numbers: dict[str, int] = {}
    runs: list[Run] = []

    def place(keys: Sequence[str], start: int, depth: int) -> int:
        """Where the room of documents that are alike so far ends."""
        end = start
        if depth < len(_NESTED):
            for _, some in groupby(keys, key=lambda key: ranked[key][: _NESTED[depth]]):
                end = place(list(some), end, depth + 1)
        else:
            level, year, kind, award = ranked[keys[0]]
            runs.append(Run(start, kind, _index(level, ranks.levels), _index(award, ranks.awards), -year))
            for key in keys:
                numbers[key] = end
                end += footings[key].passages
            return end + end % 2
        return start + room_for(end - start)

    place(sorted(ranked, key=ranked.__getitem__), 0, 0)
    end = max((first + footings[key].passages for key, first in numbers.items()), default=0)
    return Numbering(numbers, runs, _width(footings.values()), end)


def room_for(passages: int) -> int:
    """How many numbers a run gets: more than it needs, in steps, so that a few more change nothing elsewhere."""
    room = _STEP
    while room < passages + max(1, passages // 8):
        room += max(_STEP, room // 4)
    return room


def parts_for(amount: float, of_one: float) -> int:
    """Into how many pieces something is parted: a power of two."""
    return 1 << max(0, round(amount / of_one) - 1).bit_length()


def _ranker(ranks: Ranks) -> Callable[[Footing], tuple[int, int, int, int]]:
    """Level and year (the newest first) before kind and award; what is not known comes last."""
    kinds, levels, awards = ({one: at for at, one in enumerate(words)} for words in ranks)

    def rank_of(one: Footing) -> tuple[int, int, int, int]:
        level = levels.get(one.level or "", len(levels))
        return level, -(one.year or _NO_YEAR), kinds[one.kind], awards.get(one.award or "", len(awards))

    return rank_of


def _index(rank: int, words: Sequence[str]) -> int:
    return rank if rank < len(words) else -1


def _width(footings: Iterable[Footing]) -> int:
    """How many numbers share a piece: a power of two that depends on how long passages are on average."""
    told = [(one.weight, one.passages) for one in footings]
    average = COARSE * sum(weight for weight, _ in told) / (sum(passages for _, passages in told) or 1)
    width = 1
    while width < _WIDEST and 2 * width * average <= _PIECE:
        width *= 2
    return width
