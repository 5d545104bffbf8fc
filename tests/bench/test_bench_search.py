"""The benchmark of searches is fair: every engine is given the same words, and judged by the same labels."""

import gzip
import re
from html import unescape
from pathlib import Path
from urllib.request import urlopen

import pytest

from bench.measure import Run
from bench.search.engine import Engine
from bench.search.engines import bigrams, material, ours, pagefind
from bench.search.host import served
from bench.search.queries import Answer, Query, recall
from bench.search.results import Results
from bench.search.table import show_head, show_size
from bench.search.texts import Text, address_of, show_page
from generator.search.document import Document

ENGINES: tuple[Engine, ...] = (ours, material, pagefind, bigrams)
WORDS = ["吕梅华", "梅姐", "菜农", "2018年劳动模范", "第一段。\n第二段 A<B。", "后一段。"]
DOCUMENT = Document(
    "person", "people/lv/", WORDS[0], [WORDS[1]], WORDS[2], [WORDS[3]], WORDS[4:], [(None, None, None)], [], []
)
TEXT = Text(7, "person", "lv", "people/lv/", DOCUMENT)


def test_a_bare_page_shows_all_words():
    shown = unescape(re.sub("<[^>]*>", "\n", show_page(TEXT)))
    assert [line for line in shown.split("\n") if line] == [
        WORDS[0],
        WORDS[3],
        WORDS[1],
        WORDS[2],
        *"\n".join(WORDS[4:]).split("\n"),
    ]


def test_everybody_on_a_roll_has_a_page():
    assert address_of(TEXT) == "people/lv/"
    assert address_of(TEXT._replace(key="rolls/a/#丁一")) == "rolls/a/@丁一@7/"


@pytest.mark.parametrize(
    ("right", "is_near", "hits", "near", "value"),
    [
        (["a", "b"], False, ["b", "c"], [], 0.5),
        (["a"], False, [*"bcdefghijk", "a"], [], 0),
        (list("abcdefghijkl"), False, list("cdefghijkl"), [], 1),
        (["a"], False, [], ["a"], 0),
        (["a"], True, ["b"], ["a"], 1),
    ],
)
def test_recall(right: list[str], is_near: bool, hits: list[str], near: list[str], value: float):
    assert recall(Query("", "", right, is_near), Answer(hits, near)) == value


def test_pairs_of_characters():
    assert bigrams._RUN.sub(bigrams._cut, "<p>吕梅华A，二</p>") == "<p> 吕梅 梅华 A， 二 </p>"


def test_every_engine_has_its_column():
    done = Results(9, [Run(2, 1, 50)], [(Query("", "吕", ["a"]), 1)], [1_500], [2], [0], [1], [2], [3])
    head, _ = show_head(ENGINES)
    rows = list(show_size(ENGINES, 2_000, {ours.NAME: done}))
    assert all(f" {engine.NAME} |" in head for engine in ENGINES)
    assert rows[2] == "| 2,000 | first query, KB sent, median | 1.5 | — | — | — |"
    assert {row.count("|") for row in [head, *rows]} == {head.count("|")}


def test_what_is_sent_is_counted_as_it_is_sent(tmp_path: Path):
    (tmp_path / "a.js").write_text("x" * 5_000)
    (tmp_path / "index.html").write_text("page")
    with served(tmp_path) as host:
        for path in ("", "a.js"):
            urlopen(host.address + path).close()
        assert host.take() == [len(gzip.compress(b"x" * 5_000, 6))]
        assert host.take() == []
