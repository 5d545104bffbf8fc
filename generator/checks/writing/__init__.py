"""Copy as it is written: one rule a module, each in RULES; its docstring says what it looks for and what it lets pass.

What stands as the source had it is not looked at: quotations (`>` in Markdown), sources, mottos, names on documents.
Neither is what an editor knows of: whatever a rule finds that stands word for word under `doubts`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.catalog import Catalog
from generator.checks.writing import (
    counted_items,
    counted_titles,
    cut_sentences,
    doubled,
    editions,
    half_width,
    phrases,
    repeats,
    unit_names,
)
from generator.checks.writing.copy import Copy, copy_of
from generator.problems import FieldPath, Problem
from generator.records import Record

RULES: tuple[Callable[[Catalog, Copy], Iterable[Problem]], ...] = (
    half_width.check,
    cut_sentences.check,
    counted_titles.check,
    counted_items.check,
    editions.check,
    unit_names.check,
    repeats.check,
    doubled.check,
    phrases.check,
)
# Of each code so many are told at once: an old site may have thousands.
MOST = 30


def check_copy(
    catalog: Catalog, record: Record, texts: Sequence[tuple[FieldPath, str]], path: str
) -> Iterator[Problem]:
    """Whatever any rule finds in a record's copy, once for each field and rule."""
    copy = copy_of(record, texts, path)
    doubts = "\n".join(record.doubts)
    for rule in RULES:
        yield from (problem for problem in rule(catalog, copy) if problem.values["found"] not in doubts)


def fold_copy(problems: Sequence[Problem]) -> list[Problem]:
    """The problems, in their order, with no more than MOST of each of these rules; the others are counted."""
    seen: Counter[str] = Counter()
    first: dict[str, Problem] = {}
    left = []
    for problem in problems:
        if problem.code.startswith("C"):
            seen[problem.code] += 1
        if seen[problem.code] <= MOST:
            left.append(problem)
        else:
            first.setdefault(problem.code, problem)
    folded = (Problem("C111", one.place, {"more": seen[code] - MOST, "which": code}) for code, one in first.items())
    return [*left, *folded]
