"""The index as data: numbers, lines, passages; and that renewing it gives what making it anew gives."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import names, workers
from generator.search import index as index_module
from generator.search.document import Document, cut_passages, footing_of, sounds_of
from generator.search.index import Index, plan_index
from generator.search.lines import GRAMS, part_of
from generator.search.numbering import Ranks, number
from generator.search.numbers import read_numbers, write_numbers
from generator.search.pieces import NOTHING
from generator.search.plan import Plan, keep_plan, read_plan

RANKS = Ranks(["person", "roll", "event"], ["national", "city"], ["laomo", "gongjiang"])
ORDER = "order"


class Shelf:
    """Documents and pieces of lines in memory."""

    def __init__(self, documents: dict[str, Document], kept: "Shelf | None" = None) -> None:
        self.documents = documents
        self.kept = kept.documents if kept else {}
        self.texts = dict(kept.texts) if kept else {}

    def now(self, keys: Sequence[str]) -> list[Document]:
        return [self.documents[key] for key in keys]

    def before(self, key: str) -> Document | None:
        return self.kept.get(key)

    def lines(self, name: str) -> str:
        return self.texts[name]

    def keep_lines(self, name: str, text: str) -> None:
        self.texts[name] = text


def make_index(shelf: Shelf, before: Plan | None = None) -> Index:
    footings = {key: footing_of(one) for key, one in shelf.documents.items()}
    index = Index(shelf, RANKS, plan_index(ORDER, footings, RANKS))
    index.renew(before, [key for key, one in shelf.documents.items() if shelf.before(key) != one])
    return index


def scripts(index: Index) -> dict[str, str]:
    names_ = (f"{family}{at}" for family, all_of in index.plan.digests.items() for at in range(len(all_of)))
    return {name: index.script(name) for name in names_ if index.plan.digests[name[0]][int(name[1:])] != NOTHING}


def document(title: str, body: str = "", honours: Sequence[str] = (), **more: object) -> Document:
    told: dict[str, Any] = {"kind": "person", "names": [], "line": "", "tags": [], "units": [], **more}
    sounds = sounds_of([title], [names.hearings(title)]) if told["kind"] == "person" else []
    return Document(
        address=f"{title}/", title=title, honours=list(honours), body=cut_passages(body), sounds=sounds, **told
    )  # type: ignore[arg-type]


def lines_of(index: Index, gram: str) -> list[list[int]] | None:
    piece = index.script(f"g{part_of(gram, len(index.plan.digests['g']))}")
    text = json.loads(piece[piece.index(",") + 1 : -2])
    found = [line for line in text.split("\n") if line.split(" ", 1)[0] == gram]
    return [read_numbers(one) for one in found[0].split(" ")[1:]] if found else None


def test_cores_that_share_the_work_make_what_one_makes(monkeypatch: pytest.MonkeyPatch):
    shelf = Shelf(
        {f"k{at}": document(f"王{chr(0x4E00 + at)}", "甲乙丙丁" * (at % 7) + chr(0x5000 + at)) for at in range(40)}
    )
    alone = scripts(make_index(shelf))
    monkeypatch.setattr(index_module, "_A_RUN", 5)
    monkeypatch.setattr(workers, "_cores", lambda: 3)
    together = make_index(Shelf(shelf.documents))
    assert scripts(together) == alone
    edited = {**shelf.documents, "k3": document("李三"), **{f"k{at}": document(f"丁{at}") for at in range(20, 39)}}
    kept = Shelf(shelf.documents)
    before = make_index(kept).plan
    assert scripts(make_index(Shelf(edited, kept), before)) == scripts(make_index(Shelf(edited)))


@given(st.sets(st.integers(0, 3_000_000)))
def test_numbers_come_back_from_their_text(numbers: set[int]):
    assert read_numbers(write_numbers(sorted(numbers))) == sorted(numbers)


@given(st.sets(st.integers(0, 3_000_000), min_size=1))
def test_a_list_of_numbers_is_a_text_that_needs_no_escape(numbers: set[int]):
    text = write_numbers(sorted(numbers))
    assert json.dumps(text) == f'"{text}"'
    assert not set(text) & set(' "<>\\\n')


def test_neighbours_take_one_character_each():
    assert write_numbers(range(10, 20)) == write_numbers([10]) + write_numbers([0]) * 9


def test_a_gram_is_told_once_in_the_best_class_that_has_it():
    index = make_index(Shelf({"a": document("王小明", "小明在海陵", ["小王"]), "b": document("李王小")}))
    a, b = (index.plan.numbering.numbers[key] for key in "ab")
    assert lines_of(index, "王小") == [[a], [b]]
    assert lines_of(index, "小明") == [[], [a]]
    assert lines_of(index, "小王") == [[], [], [a]]
    assert lines_of(index, "明在") == [[], [], [], [a]]
    assert lines_of(index, "=王小明") == [[a]]
    assert lines_of(index, "=王小") is None


def test_no_gram_crosses_the_end_of_a_line_but_marks_and_spaces_do_not_part():
    index = make_index(Shelf({"a": document("甲乙", "“丙丁”，戊\n己　庚")}))
    assert [gram for gram in ("丙丁", "丁戊", "戊己", "己庚") if lines_of(index, gram)] == ["丙丁", "丁戊", "己庚"]


def test_higher_and_newer_come_first_and_what_is_not_known_last():
    told = {
        "a": document("甲", tags=[(None, "city", 2018)]),
        "b": document("乙", tags=[(None, None, 2020)]),
        "c": document("丙", tags=[("laomo", "national", 1990)]),
        "d": document("丁", tags=[(None, "city", None)]),
        "e": document("戊", tags=[(None, "city", 2019)]),
        "f": document("己"),
    }
    numbers = make_index(Shelf(told)).plan.numbering.numbers
    assert sorted(numbers, key=numbers.__getitem__) == ["c", "e", "a", "d", "b", "f"]


def test_a_new_document_seldom_moves_those_of_other_years():
    moved = 0
    for size in range(1, 61):
        footings = {
            str(at): footing_of(document(f"名{at}", tags=[(None, "city", 2000 + at % 4)])) for at in range(size)
        }
        before = number(footings, RANKS).numbers
        footings["new"] = footing_of(document("新", tags=[(None, "city", 2003)]))
        after = number(footings, RANKS).numbers
        moved += any(after[key] != at for key, at in before.items())
    assert moved < 20


@given(st.text("海陵区总工会，。 \n", max_size=4_000), st.data())
@settings(max_examples=60, deadline=None)
def test_a_phrase_of_twenty_four_characters_lies_whole_in_a_passage(text: str, data: st.DataObject):
    folded = [names.fold(one) for one in cut_passages(text)]
    whole = names.fold(text)
    start = data.draw(st.integers(0, max(0, len(whole) - 24)))
    assert any(whole[start : start + 24] in one for one in folded)


_WORDS = st.text("王李张明华工会海陵区劳模a1", min_size=1, max_size=6)
_TAGS = st.tuples(
    st.sampled_from([None, "laomo", "gongjiang"]),
    st.sampled_from([None, "national", "city"]),
    st.sampled_from([None, 2017, 2018]),
)
_DOCUMENTS = st.builds(
    document,
    _WORDS,
    st.one_of(_WORDS, _WORDS.map(lambda word: word * 300)),
    st.lists(_WORDS, max_size=2),
    kind=st.sampled_from(RANKS.kinds),
    tags=st.lists(_TAGS, max_size=3),
    units=st.lists(_WORDS, max_size=2, unique=True),
)
_SITES = st.dictionaries(st.sampled_from("abcdefgh"), _DOCUMENTS, max_size=8)


@given(st.lists(_SITES, min_size=2, max_size=4))
@settings(max_examples=80, deadline=None)
def test_renewed_it_is_what_it_would_be_if_made_anew(sites: list[dict[str, Document]]):
    shelf, plan = Shelf({}), None
    for documents in sites:
        shelf = Shelf(documents, shelf)
        index = make_index(shelf, plan)
        anew = make_index(Shelf(documents))
        assert index.plan == anew.plan
        assert scripts(index) == scripts(anew)
        plan = read_plan(keep_plan(index.plan))


def test_pieces_of_words_grow_in_number_not_in_size():
    words = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    pairs = [one + other for one in words for other in words]
    sizes = {}
    for count in (40, 400):
        index = make_index(Shelf({pair: document(pair, pair[0] * 20 + pair[1] * 20) for pair in pairs[:count]}))
        pieces = [text for name, text in scripts(index).items() if name[0] == GRAMS.letter]
        sizes[count] = len(pieces), max(map(len, pieces))
    assert sizes[400][0] >= 4 * sizes[40][0]
    assert sizes[400][1] < 4 * sizes[40][1]
