"""Fixed phrases written wrong: the table with the source of each is `fixed_phrases.py`."""

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.writing.copy import HAN, Copy
from generator.checks.writing.fixed_phrases import PHRASES
from generator.problems import Problem


def key_of_phrase(wrong: str) -> str:
    """The longest piece of a pattern that stands in whatever it matches: looking for it costs next to nothing."""
    pieces: list[str] = re.findall(f"[{HAN}]+", re.sub(r"\[[^\]]*\]|\(\?[^)]*\)", " ", wrong))
    return max(pieces, key=len)


_KEYS = re.compile("|".join(key_of_phrase(wrong) for wrong, _, _ in PHRASES))
_TABLE = [(key_of_phrase(wrong), wrong, right, source) for wrong, right, source in PHRASES]


def check(catalog: Catalog, copy: Copy) -> Iterator[Problem]:
    """Each wrong phrase of a field once."""
    for key, wrong, right, source in _TABLE if _KEYS.search(copy.whole) else ():
        for passage in copy.passages if key in copy.whole else ():
            if found := re.search(wrong, passage.text):
                yield copy.problem("C110", passage.field, found[0], right=right, source=source)
