"""Five thousand random and hostile queries: no exception, nothing loaded from elsewhere, nothing taken for HTML."""

import json
from collections.abc import Callable, Iterator
from random import Random

import pytest
from playwright.sync_api import Browser, Page

from tests.search.asking import Asker
from tests.search.conftest import Searched
from tests.search.hostile import SCRIPTS, make_queries
from tests.site.visits import Visit

MANY = 5_000
SHOWN = 40
BATCH = 500
# Of what comes back only what the test looks at: half a character could not be sent.
_ASK = """async (asked) => {
  const wrong = [];
  for (const units of asked) {
    let typed = "";
    for (const unit of units) typed += String.fromCharCode(unit);
    try {
      const told = await guangrongSearch.ask(typed, {});
      await guangrongSearch.facets(typed, {});
      const isSound = Array.isArray(told.hits) && Array.isArray(told.near) && Number.isInteger(told.total)
        && told.hits.length <= 10
        && told.hits.every((hit) => typeof hit.address === "string" && typeof hit.title === "string");
      if (!isSound) wrong.push([units.slice(0, 40), "no answer"]);
    } catch (error) {
      wrong.push([units.slice(0, 40), String(error && error.stack || error)]);
    }
  }
  return wrong;
}"""
_PAGE = """() => {
  const all = [...document.querySelectorAll("body *:not(script)")];
  return [all.length, document.body.innerText, Object.keys(Object.prototype).length];
}"""
# What a page would hold if a text had been taken for HTML.
_STRANGE = "img[src=x], img[src=y], svg[onload], iframe, [onerror], [onload], main b > b"


@pytest.fixture(scope="module")
def texts(seeded: Searched) -> list[str]:
    """Texts of the corpus, to take pieces from."""
    documents = seeded.judge.documents.values()
    return [text for one in documents for lines in (one.names, *one.own.values()) for text in lines if text]


def test_no_query_is_too_much(asker: Asker, texts: list[str]):
    page, dialogs = asker.page, list[str]()
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    before = page.evaluate(_PAGE)
    asked = list(make_queries(MANY, texts))
    assert len(asked) == MANY
    wrong = [one for at in range(0, MANY, BATCH) for one in page.evaluate(_ASK, asked[at : at + BATCH])]
    assert wrong == []
    assert page.evaluate(_PAGE) == before
    assert dialogs == []


def test_words_of_a_record_that_look_like_code_stay_words(asker: Asker):
    told = asker.ask(["onerror", "@@body@@", "script", "误会", "svg onload"])
    for answer in told:
        assert [hit["address"] for hit in answer["hits"]] == ["events/hostile/"]
    assert told[0]["hits"][0]["title"] == "<img src=x onerror=alert(1)>与@@body@@的误会"
    assert "alert" in json.dumps(told[2]["hits"][0])


def shown_queries() -> Iterator[str]:
    """Those that a field can hold: one line, no half characters."""
    dice = Random(40)
    yield from SCRIPTS
    yield from (dice.choice(SCRIPTS) + dice.choice("吕梅华劳模") for _ in range(SHOWN))


@pytest.fixture
def visit(browser: Browser, seeded: Searched) -> Iterator[Visit]:
    """A page of the seeded site on which nothing may go wrong."""
    context = browser.new_context(locale="zh-CN")
    context.set_default_timeout(5_000)
    visit = Visit(context.new_page(), seeded.host)
    visit.page.on("dialog", lambda dialog: visit.wrong.append(f"dialog: {dialog.message}"))
    yield visit
    context.close()
    assert visit.wrong == []


def _type_and_look(page: Page, field: str, is_settled: Callable[[], object]) -> None:
    for typed in [*shown_queries()][:SHOWN]:
        page.locator(field).fill(typed)
        is_settled()
        assert page.locator(_STRANGE).count() == 0, typed


def test_the_dialog_shows_words_only(visit: Visit):
    page = visit.open("")
    page.locator(".gr-seek").click()
    field = "dialog[open] input"
    page.locator(field).wait_for()
    _type_and_look(page, field, lambda: page.wait_for_timeout(60))
    page.locator(field).fill("onerror")
    page.get_by_text("<img src=x onerror=alert(1)>", exact=False).first.wait_for()
    assert page.locator(_STRANGE).count() == 0


def test_the_page_shows_words_only(visit: Visit):
    page = visit.open("search/?q=%3Cimg%20src%3Dx%20onerror")
    page.get_by_text("<img src=x onerror=alert(1)>", exact=False).first.wait_for()
    assert page.locator(_STRANGE).count() == 0
    _type_and_look(page, "#gr-search-q", lambda: page.wait_for_timeout(60))
