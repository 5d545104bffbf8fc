"""A sentence of twelve characters or more that stands twice in a record's long texts.

A summary may begin like the body, and a short refrain may come again: neither is told.
"""

import re
from collections import Counter
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.writing.copy import HAN, Copy
from generator.problems import Problem

_SENTENCE = re.compile(f"[{HAN}“][^。！？!?|\n]{{11,}}")
_LEAST = re.compile(f"(?:[^{HAN}]{{0,9}}[{HAN}]){{12}}")
_SHOWN = 16


def check(catalog: Catalog, copy: Copy) -> Iterator[Problem]:
    """The first sentence of each field that was there before."""
    seen: Counter[str] = Counter()
    total = 0
    for passage in copy.passages:
        if passage.is_markdown:
            sentences = _SENTENCE.findall(passage.text)
            seen.update(sentences)
            total += len(sentences)
            again = (one for one in sentences if seen[one] > 1 and _LEAST.match(one)) if len(seen) < total else iter(())
            if found := next(again, None):
                yield copy.problem("C108", passage.field, found[:_SHOWN], count=seen[found])
