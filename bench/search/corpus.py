"""A seeded site of any size: its documents for the engines, and labelled queries with all that is right for each."""

import json
import multiprocessing
from collections.abc import Set
from pathlib import Path

from bench.search.queries import MOST, Query
from bench.search.texts import read_texts, write_texts
from tests.search import corpus, labels
from tests.search.judge import Judge

_SITE = "seeded"


def make(folder: Path, records: int) -> tuple[Path, list[Query]]:
    """Make documents and queries in a process of its own: the one that measures memory stays small."""
    texts, queries = folder / "texts.jsonl", folder / "queries.json"
    maker = multiprocessing.get_context("spawn").Process(target=_make, args=(folder, records, texts, queries))
    maker.start()
    maker.join()
    if maker.exitcode:
        raise RuntimeError("the texts could not be written")
    return texts, [Query(*told) for told in json.loads(queries.read_text("utf-8"))]


def _make(folder: Path, records: int, texts: Path, queries: Path) -> None:
    root = folder / "site"
    corpus.write(root, records)
    write_texts(root, texts)
    judge, known = Judge(root / "content"), {text.key for text in read_texts(texts)}
    told = [_label(query, judge, known) for query in labels.read_queries() if query.site == _SITE]
    queries.write_text(json.dumps([query for query in told if query.right], ensure_ascii=False), "utf-8")


def _label(query: labels.Query, judge: Judge, known: Set[str]) -> Query:
    """What has to be found: what the label names and, where ten would hold it, everything else that is right.

    Where more are right, what has to come first; if that is nothing, any ten that may be found will do.
    """
    if query.near:
        return Query(query.sort, query.typed, list(query.near), True)
    right = sorted(known & judge.right(query.words))
    if query.is_none:
        wanted = list(query.expected)
    elif len(right) > MOST:
        wanted = list(query.first) or sorted(known & judge.allowed(query.words))
    else:
        wanted = [*query.expected, *right]
    return Query(query.sort, query.typed, list(dict.fromkeys(wanted)))
