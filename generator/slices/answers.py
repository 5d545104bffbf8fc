"""The answers of all slices as if one build had worked them out."""

import heapq
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from generator.codes import Text
from generator.memo import is_readers, join_readers
from generator.memory import OF_FILES
from generator.refusal import Refused
from generator.slices.bundle import damaged
from generator.slices.slice import Slice

Row = tuple[str, str]


def join_answers(slices: Sequence[Slice]) -> Iterator[Row]:
    """Every answer and every list of readers, by key in ascending order; raises Refused where answers contradict."""
    rows = heapq.merge(*(_read(one.answers) for one in slices), key=itemgetter(0))
    for key, same in groupby(rows, key=itemgetter(0)):
        texts = [text for _, text in same]
        if is_readers(key):
            yield key, join_readers(texts)
        elif key in OF_FILES or texts.count(texts[0]) == len(texts):
            yield key, texts[0]
        else:
            raise _contradicting(key)


def _read(file: Path) -> Iterator[Row]:
    """All rows in the order of their keys, from a file that nobody may be allowed to write to."""
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        try:
            # A view may be anything, and never end.
            is_table = connection.execute(
                "SELECT 1 FROM sqlite_master WHERE name = 'kept' AND type = 'table'"
            ).fetchone()
            rows = connection.execute("SELECT key, value FROM kept ORDER BY key") if is_table else [(None, None)]
            for key, value in rows:
                if not (isinstance(key, str) and isinstance(value, str)):
                    raise damaged(file.parent)
                yield key, value
        except sqlite3.Error:
            raise damaged(file.parent) from None


def _contradicting(key: str) -> Refused:
    what = key.lstrip("=").replace("\t", " ")
    return Refused(
        Text(
            f"几片的内容对不上（{what}）：建片期间有文件变了，请把各片重新建一遍",
            f"the slices contradict each other ({what}): files changed meanwhile; build all slices again",
        )
    )
