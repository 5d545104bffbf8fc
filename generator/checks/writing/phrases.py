"""Fixed phrases written wrong: the table with the source of each is `fixed_phrases.py`."""

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.writing.copy import Copy
from generator.checks.writing.fixed_phrases import PHRASES
from generator.problems import Problem

_ANY = re.compile("|".join(f"({wrong})" for wrong, _, _ in PHRASES))


def check(catalog: Catalog, copy: Copy) -> Iterator[Problem]:
    """Each wrong phrase of a field once."""
    for passage in copy.passages:
        for found in {found[0]: found for found in _ANY.finditer(passage.text)}.values():
            _, right, source = PHRASES[(found.lastindex or 1) - 1]
            yield copy.problem("C110", passage.field, found[0], right=right, source=source)
