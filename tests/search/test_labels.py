"""The labels against the records alone, without a browser: what they ask for is there, and the judge agrees."""

from pathlib import Path

import pytest
from workspace import PROJECT

from tests.search import corpus
from tests.search.folding import fold
from tests.search.judge import Judge
from tests.search.labels import Query, read_queries

QUERIES = read_queries()
SORTS = """
whole name, part of a name, one character, padded name, pinyin, initials, mixed, surname's reading, wrong reading,
homophone, near name, in prose, phrase, several words, digits and Latin, traditional, other names, width, slip, nothing
"""


@pytest.fixture(scope="module")
def judges(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Judge]:
    root = tmp_path_factory.mktemp("corpus")
    corpus.write(root, 300)
    return {"real": Judge(PROJECT / "content"), "seeded": Judge(root / "content")}


def test_there_is_a_query_of_every_sort():
    assert {query.sort for query in QUERIES} == {sort.strip() for sort in SORTS.split(",")}
    assert len(QUERIES) >= 140


def test_no_query_is_written_twice():
    typed = [(query.site, query.typed) for query in QUERIES]
    assert len(typed) == len(set(typed))


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.typed)
def test_the_judge_agrees(query: Query, judges: dict[str, Judge]):
    judge = judges[query.site]
    right, allowed = judge.right(query.words), judge.allowed(query.words)
    assert right <= allowed
    if fold(query.typed):
        assert set(query.expected) <= allowed
    assert set(query.near) <= judge.documents.keys() - (judge.right(query.typed))
    if query.is_only:
        assert right == set(query.expected)
    if query.is_none:
        assert not fold(query.typed) or not allowed


def test_the_corpus_is_as_varied_as_news():
    text = "".join(text for _, text in corpus.make(2_000))
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    assert len(pairs) > 15_000


def test_a_larger_corpus_holds_the_smaller():
    small, large = dict(corpus.make(40)), dict(corpus.make(80))
    assert small.items() <= large.items()


def test_the_corpus_does_not_reach_into_the_content():
    made = {Path(path).stem for path, _ in corpus.make(10) if path.startswith("content/people/")}
    assert not made & {file.stem for file in (PROJECT / "content/people").iterdir()}
