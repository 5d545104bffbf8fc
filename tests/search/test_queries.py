"""What people type, in a real browser on two built sites: the right ones come first, and only the right ones come."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser, Page

from tests.search.asking import Answer, Asker, hits_of, near_of
from tests.search.conftest import Searched
from tests.search.folding import fold
from tests.search.labels import Query, read_queries
from tests.site.visits import Visit

QUERIES = read_queries()
SITES = ("real", "seeded")
WITHHELD = ("宓无痕", "隐山观测站", "孤勇者")
FIRST = 10
Answers = Mapping[tuple[str, str], Answer]


@pytest.fixture(scope="module")
def answers(page: Page, sites: Mapping[str, Searched]) -> Answers:
    """What the engine says to every query; nothing may go wrong meanwhile."""
    found: dict[tuple[str, str], Answer] = {}
    for name, site in sites.items():
        visit = Visit(page.context.new_page(), site.host)
        asker = Asker(visit.open(""), site.host, site.engine)
        typed = [query.typed for query in QUERIES if query.site == name]
        found |= {(name, one): told for one, told in zip(typed, asker.ask(typed), strict=True)}
        assert visit.wrong == []
    return found


def allowed(query: Query, site: Searched) -> set[str]:
    """What may be found: for what holds the query as it was typed, or as it was meant."""
    return site.judge.allowed(query.words) | site.judge.allowed(query.typed)


def wanted(query: Query, site: Searched) -> set[str]:
    """What has to be among the first ten: what the labels say, and everybody who is right if there is room for all."""
    right = site.judge.right(query.words)
    has_room = not query.near and len(allowed(query, site)) <= FIRST
    return set(query.expected) | (right if has_room else set())


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.typed)
def test_the_right_ones_come_first(query: Query, answers: Answers, sites: Mapping[str, Searched]):
    answer = answers[query.site, query.typed]
    hits, near = hits_of(answer), near_of(answer)
    assert tuple(hits[: len(query.first)]) == query.first
    assert not wanted(query, sites[query.site]) - set(hits[:FIRST])
    assert not set(query.near) - set(hits[:FIRST]) - set(near[:FIRST])
    if query.is_only:
        assert set(hits) == set(query.expected)
        assert answer["total"] == len(hits)
    if query.is_none:
        assert hits == []


@pytest.mark.parametrize("name", SITES)
def test_of_the_first_ten_none_is_missing(name: str, answers: Answers, sites: Mapping[str, Searched]):
    asked = [query for query in QUERIES if query.site == name]
    missing = {
        query.typed: lost
        for query in asked
        if (lost := wanted(query, sites[name]) - set(hits_of(answers[name, query.typed])[:FIRST]))
    }
    assert missing == {}


@pytest.mark.parametrize("name", SITES)
def test_of_the_first_ten_hardly_any_is_wrong(name: str, answers: Answers, sites: Mapping[str, Searched]):
    asked = [query for query in QUERIES if query.site == name]
    found = {query.typed: hits_of(answers[name, query.typed])[:FIRST] for query in asked}
    wrong = {query.typed: set(found[query.typed]) - allowed(query, sites[name]) for query in asked}
    shown = sum(map(len, found.values()))
    assert shown > 100
    assert sum(map(len, wrong.values())) <= 0.02 * shown, {typed: keys for typed, keys in wrong.items() if keys}


def test_nothing_is_shown_twice(answers: Answers):
    for answer in answers.values():
        shown = hits_of(answer) + near_of(answer)
        assert len(shown) == len(set(shown))


def test_marks_are_what_was_typed(answers: Answers):
    """Where Chinese was typed every hit shows it, and every mark is around a piece of it."""
    for query in (one for one in QUERIES if not fold(one.words).isascii() and one.words == one.typed):
        letters = set(fold(query.typed))
        for hit in answers[query.site, query.typed]["hits"]:
            marked = [_marked(hit, part) for part in ("title", "line", "excerpt")]
            assert hit["isNear"] or any(marked), (query.typed, hit)
            if not any(map(str.isascii, letters)):
                assert all(set(fold(text)) <= letters for texts in marked for text in texts), (query.typed, hit)


def _marked(hit: Answer, part: str) -> list[str]:
    text = hit[part] or ""
    marks = hit[f"{part}Marks"] or []
    assert all(0 <= start < end <= len(text) for start, end in marks), (part, hit)
    return [text[start:end] for start, end in marks]


@pytest.mark.parametrize("name", SITES)
def test_a_copied_folder_answers_alike(
    name: str, answers: Answers, sites: Mapping[str, Searched], browser: Browser, page: Page
):
    site = sites[name]
    typed = [query.typed for query in QUERIES if query.site == name][::7]
    opened = page.context.new_page()
    opened.goto((site.folder / "index.html").resolve().as_uri())
    asker = Asker(opened, site.folder.resolve().as_uri() + "/", site.engine)
    assert asker.ask(typed) == [answers[name, one] for one in typed]


def test_who_does_not_want_to_be_shown_is_in_no_file(seeded: Searched):
    files = [*seeded.folder.rglob("*.js"), *seeded.folder.rglob("*.html"), *seeded.folder.rglob("*.json")]
    assert len(files) > 100
    for file in files:
        text = file.read_text("utf-8")
        assert not any(word in text for word in WITHHELD), file
