"""A sentence of twelve characters or more that stands twice in a record's long texts.

A summary may begin like the body, and a short refrain may come again: neither is told.
"""

import re
from collections import Counter
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.writing.copy import HAN, Copy
from generator.problems import Problem

_SENTENCE = re.compile(r"[^。！？!?\n]{12,}")
_EDGES = " \t　*_#>-”“"
_LEAST = re.compile(f"(?:[^{HAN}]{{0,9}}[{HAN}]){{12}}")
_SHORTEST = 12
_SHOWN = 16


def check(catalog: Catalog, copy: Copy) -> Iterator[Problem]:
    """The first sentence of each field that was there before."""
    seen: Counter[str] = Counter()
    for passage in copy.passages:
        if passage.is_markdown:
            sentences = [found.strip(_EDGES) for found in _SENTENCE.findall(passage.text)]
            long = [sentence for sentence in sentences if len(sentence) >= _SHORTEST and sentence[0] != "|"]
            seen.update(long)
            again = next((one for one in long if seen[one] > 1 and _LEAST.match(one)), None)
            if again:
                yield copy.problem("C108", passage.field, again[:_SHOWN], count=seen[again])
