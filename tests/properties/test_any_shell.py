"""A shell, cut and filled, is the page with every sentinel replaced, whatever the pieces and the values hold."""

import re
from html import escape, unescape

from hypothesis import given
from hypothesis import strategies as st

from generator.shell import SLOTS, cut_shell, sentinel

MARKUP = ("head", "body")
SENTINELS = st.sampled_from([sentinel(slot) for slot in (*SLOTS, "odd")])
FRAGMENTS = SENTINELS | st.sampled_from(
    ["@@", "@@guangrong-slot-", "title@@", r"\1", r"\g<0>", "{title}", "$title", "%s"]
)
PIECES = st.text(max_size=20).filter(lambda text: "@@guangrong-slot-" not in text)
VALUES = st.lists(st.text(max_size=10) | FRAGMENTS, max_size=4).map("".join)
FILLED = st.fixed_dictionaries(dict.fromkeys(SLOTS, VALUES))


@st.composite
def pages(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """The pieces of a page and the slots between them."""
    slots = draw(st.permutations(["title", "body", *draw(st.lists(st.sampled_from(SLOTS), max_size=4))]))
    pieces = draw(st.lists(PIECES, min_size=len(slots) + 1, max_size=len(slots) + 1))
    return pieces, list(slots)


def join(pieces: list[str], parts: list[str]) -> str:
    return "".join(text for pair in zip(pieces, [*parts, ""], strict=True) for text in pair)


@given(pages(), FILLED)
def test_filling_is_plain_replacement(page: tuple[list[str], list[str]], values: dict[str, str]):
    pieces, slots = page
    shell = cut_shell(join(pieces, [sentinel(slot) for slot in slots]), "theme")
    filled = shell.fill(values["body"], values)
    assert filled == join(pieces, [values[slot] if slot in MARKUP else escape(values[slot]) for slot in slots])


@given(FILLED)
def test_only_the_body_and_the_head_bring_markup(values: dict[str, str]):
    marks = "".join(f"\x00{sentinel(slot)}\x00" for slot in SLOTS)
    filled = cut_shell(marks, "theme").fill("", values).split("\x00")
    for slot, part in zip(SLOTS, filled[1::2], strict=False):
        if slot not in MARKUP and "\x00" not in "".join(values.values()):
            assert not re.search("[<>\"']", part)
            assert unescape(part) == unescape(escape(values[slot]))
