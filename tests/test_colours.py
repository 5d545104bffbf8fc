"""Every colour of text stands out from its ground, in both schemes, and still does on days when all is grey."""

import re
from itertools import chain

import pytest
from workspace import PROJECT

TOKENS = (PROJECT / "templates/assets/css/tokens.css").read_text("utf-8")
_BLOCK = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6});")

GROUNDS = ("paper", "paper-2", "card")
TEXTS = ("ink", "ink-2", "seal", "seal-deep", "gold")
# Text on ground; white on the bar, the buttons and the open menu; names on steles.
READ = [
    *((text, ground) for text in TEXTS for ground in GROUNDS),
    ("#ffffff", "#a3151f"),
    ("#ffe9e3", "#af343d"),
    ("#ffffff", "#7a0f17"),
    *(
        (text, ground)
        for text in ("stele-ink", "stele-ink-2", "gold-leaf")
        for ground in ("stele-0", "stele-1", "stele-2")
    ),
]
# Lines and marks that mean something.
SEEN = [
    *((mark, ground) for mark in ("line", "focus") for ground in GROUNDS),
    ("gold-leaf", "#a3151f"),
    ("gold-leaf", "#7a0f17"),
]


def blocks() -> list[tuple[str, dict[str, str]]]:
    """The colours that each block of the stylesheet sets, in order."""
    found = [(head.strip(), dict(_COLOUR.findall(body))) for head, body in _BLOCK.findall(TOKENS)]
    return [(head, colours) for head, colours in found if "paper" in colours]


def schemes() -> dict[str, dict[str, str]]:
    (_, light), (_, dark), _ = blocks()
    return {"light": light, "dark": {**light, **dark}}


def channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def greyed(colour: str) -> str:
    """What `filter: grayscale(1)` makes of a colour."""
    red, green, blue = channels(colour)
    return "#" + f"{round(0.2126 * red + 0.7152 * green + 0.0722 * blue):02x}" * 3


def luminance(colour: str) -> float:
    """As WCAG 2.2 defines it."""
    parts = (value / 255 for value in channels(colour))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_both_dark_blocks_are_the_same():
    (_, light), (by_system, first), (by_choice, second) = blocks()
    assert "prefers-color-scheme: dark" in TOKENS[TOKENS.index("@media") :].split("{")[0]
    assert ":root:not([data-md-color-scheme])" in by_system
    assert '[data-md-color-scheme="slate"]' in by_choice
    assert first == second
    assert first.keys() <= light.keys()


@pytest.mark.parametrize("is_grey", [False, True], ids=["coloured", "grey"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_marks_stand_out(scheme: str, is_grey: bool):
    colours = schemes()[scheme]
    weak = []
    for (front, back), least in chain(((pair, 4.5) for pair in READ), ((pair, 3.0) for pair in SEEN)):
        shown = [greyed(one) if is_grey else one for one in (colours.get(front, front), colours.get(back, back))]
        if contrast(*shown) < least:
            weak.append((front, back, round(contrast(*shown), 2)))
    assert weak == []


def test_the_formula_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
