"""The theme's page, cut once at its sentinels and filled for every page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.shell import PLAIN_SHELL, SLOTS, MissingSlot, Shell, cut_shell, sentinel

VALUES = {"title": "题", "heading": "头", "description": "述", "canonical": "https://example.org/", "head": ""}


def shell(text: str) -> Shell:
    """A shell from `[title]`-like marks."""
    for slot in SLOTS:
        text = text.replace(f"[{slot}]", sentinel(slot))
    return cut_shell(text, "theme 1.0")


def test_cut_and_fill():
    cut = shell("<a>[title]</a>[body]<b title='[description]'>[title]</b>")
    assert cut.slots == ("title", "body", "description", "title")
    assert cut.fill("<p>体</p>", VALUES) == "<a>题</a><p>体</p><b title='述'>题</b>"


def test_values_are_escaped_and_the_body_is_not():
    html = shell("<title>[title]</title>[body]").fill("<p>&amp;</p>", {**VALUES, "title": "<b>\"'&"})
    assert html == "<title>&lt;b&gt;&quot;&#x27;&amp;</title><p>&amp;</p>"


def test_sentinels_in_values_stay_text():
    cut = shell("<title>[title]</title>[body]")
    html = cut.fill(f"<p>{sentinel('title')}</p>", {**VALUES, "title": sentinel("body")})
    assert html == f"<title>{sentinel('body')}</title><p>{sentinel('title')}</p>"


@pytest.mark.parametrize("text, missing", [("[title]", "body"), ("[body]", "title"), ("", "title or body")])
def test_a_missing_slot_names_the_theme(text: str, missing: str):
    with pytest.raises(MissingSlot, match=rf"^theme 1\.0 renders no {missing}$"):
        shell(text)


def test_an_unknown_slot_names_the_theme():
    with pytest.raises(MissingSlot, match=r"theme 1\.0"):
        cut_shell(sentinel("title") + sentinel("body") + "@@guangrong-slot-odd@@", "theme 1.0")


def test_the_plain_shell_holds_a_page():
    html = PLAIN_SHELL.fill("<p>体</p>", VALUES)
    assert "<title>题</title>" in html
    assert "<body>\n<p>体</p>\n</body>" in html


TEXTS = st.text() | st.sampled_from([sentinel(slot) for slot in SLOTS])


@given(TEXTS, TEXTS, st.lists(st.sampled_from(["title", "body", "description", "<i>"]), max_size=6))
def test_a_page_is_its_pieces_and_its_values(title: str, body: str, middle: list[str]):
    cut = shell("[title][body]" + "".join(f"[{part}]" if part in SLOTS else part for part in middle))
    safe = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    parts = {"title": safe.replace("'", "&#x27;"), "body": body, "description": "述", "<i>": "<i>"}
    assert cut.fill(body, {**VALUES, "title": title}) == "".join(parts[part] for part in ("title", "body", *middle))
