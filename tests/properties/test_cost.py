"""Time grows with length and no faster: what is four times as long costs about four times as much.

A cost that grew with the square would be sixteen times as much; processor time is measured, the least of several
runs, and what takes no time worth naming is not compared.
"""

import time
from collections.abc import Callable

import pytest
from pydantic import ValidationError

from generator.markdown import to_html
from generator.names import invisible_characters, text_slug
from generator.records import KINDS_BY_NAME
from generator.report import format_problems
from generator.wording import explain_errors
from generator.yaml_source import read_yaml

Maker = Callable[[int], str]
LENGTH = 5_000
NAMELESS = 0.1  # seconds
TOO_LONG = 2.0

MARKDOWN: dict[str, Maker] = {
    "brackets": lambda n: "[" * n,
    "nested-brackets": lambda n: "[" * n + "]" * n,
    "images": lambda n: "![" * n,
    "open-links": lambda n: "[a](" * n,
    "open-link-titles": lambda n: '[a](b "' * n,
    "stars": lambda n: "*" * n,
    "open-emphasis": lambda n: "*a **b " * n,
    "closed-emphasis": lambda n: "*a **b " * n + "** *" * n,
    "underscores": lambda n: "_a " * n,
    "tildes": lambda n: "~~a " * n,
    "quotes": lambda n: ">" * n,
    "spaced-quotes": lambda n: "> " * n,
    "quoted-lists": lambda n: "> - " * n,
    "lists": lambda n: "- " * n,
    "list-lines": lambda n: "- a\n" * n,
    "angles": lambda n: "<" * n,
    "open-tags": lambda n: "<a " * n,
    "comments": lambda n: "<!--" * n,
    "declarations": lambda n: "<![CDATA[" * n,
    "backticks": lambda n: "`" * n,
    "backtick-runs": lambda n: "".join("`" * length + " a " for length in range(1, int((2 * n) ** 0.5))),
    "fences": lambda n: "```\n" * n,
    "backslashes": lambda n: "\\" * n,
    "entities": lambda n: "&amp;" * n,
    "notes": lambda n: "".join(f"[^{i}]: y\n\nx[^{i}]\n\n" for i in range(n // 10)),
    "one-note": lambda n: "[^1]: y\n\n" + "a[^1]" * (n // 5),
    "nested-notes": lambda n: "[^1]: " * (n // 5),
    "references": lambda n: "".join(f"[a{i}]: b\n" for i in range(n // 10)) + "[a1]" * n,
    "long-reference": lambda n: f"[x]: {'y' * n}\n\n" + "[x]" * n,
    "table-columns": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n|b|\n",
    "table-rows": lambda n: "|a|\n|-|\n" + "|b|\n" * n,
    "table-of-empty-rows": lambda n: "|a" * 200 + "|\n" + "|-" * 200 + "|\n" + "|\n" * n,
    "pipes": lambda n: "|" * n,
    "same-headings": lambda n: "# 事迹\n" * (n // 4),
    "headings-of-all-levels": lambda n: "# a\n## a\n### a\n#### a\n" * (n // 20),
    "long-heading": lambda n: "# " + "王" * n,
    "headings-without-letters": lambda n: "#\n" * n,
    "combining-heading": lambda n: "# a" + "\u0323\u0301" * n,
    "combining-line": lambda n: "a" + "\u0323\u0301" * n,
    "spaces": lambda n: " " * n + "a",
    "angles-apart": lambda n: (">" * 99 + "a") * (n // 100),
    "rules": lambda n: "* " * n + "a",
}

YAML: dict[str, Maker] = {
    "dashes": lambda n: "- " * n,
    "dashes-below": lambda n: "a:\n  " + "- " * n,
    "open-lists": lambda n: "a: " + "[" * n,
    "open-groups": lambda n: "a: " + "{b: " * n,
    "colons": lambda n: "a: " * n,
    "questions": lambda n: "? " * n,
    "quotes": lambda n: "a: ['', " + "'', " * n + "]",
    "quoted-pairs": lambda n: "a: [" + '"a": "b", ' * n + "]",
    "open-quotes": lambda n: 'a: "' * n,
    "escapes": lambda n: 'a: "' + "王\\n" * n + '"',
    "long-line": lambda n: "name: " + "王" * n,
    "combining-line": lambda n: "name: a" + "\u0323\u0301" * n,
    "tabs": lambda n: "a:\n" + "\t" * n + "b",
    "spaces": lambda n: " " * n + "\ta",
    "spaces-before-a-hash": lambda n: "a: b" + " " * n + "#",
    "empty-lines": lambda n: "a: |\n" + "\r" * n + "x",
    "hash-in-a-quote-and-many-texts": lambda n: "b: ' #x'\nc:\n" + "- a\n" * n,
    "glued-colons-to-the-right": lambda n: "a:\n" + "  b:c\n" * n + "x: [\n",
    "glued-colons-in-a-text": lambda n: "a: |\n" + "  b:c\n" * n + 'x: "a" b\n',
    "repeated-fields": lambda n: "a: 1\n" * (n // 5),
    "unknown-fields": lambda n: "".join(f"k{i}: 1\n" for i in range(n // 20)),
    "wrong-entries": lambda n: "recipients:\n" + "- {}\n" * (n // 10),
    "empty-lists": lambda n: "honours:\n" + "- {award: []}\n" * (n // 20),
    "digits": lambda n: "year: " + "1" * n,
    "dates": lambda n: "date: " + "1-" * n,
    "thousands": lambda n: "count: " + "1," * n,
    "long-field": lambda n: "? " + "k" * n + "\n: 1",
    "long-choice": lambda n: "sex: " + "男" * n,
}


@pytest.mark.parametrize("make", MARKDOWN.values(), ids=MARKDOWN)
def test_markdown(make: Maker):
    refuse_more_than_linear(to_html, make)


@pytest.mark.parametrize("make", YAML.values(), ids=YAML)
def test_records(make: Maker):
    refuse_more_than_linear(read_and_report, make)


@pytest.mark.parametrize("text", ["王", "a ", "Ab1-", "é", "ABC"])
def test_slugs_and_invisible_characters(text: str):
    refuse_more_than_linear(lambda made: (text_slug(made), invisible_characters(made)), lambda n: text * n)


def read_and_report(text: str) -> None:
    """All that happens to the text of one broken record."""
    problems = read_yaml(text, "a.yml", with_marks=True).problems
    for kind in () if problems else ("roll", "person"):
        model = KINDS_BY_NAME[kind].model
        try:
            model.model_validate({**read_yaml(text, "a.yml").values, "id": "a"})
        except ValidationError as error:
            problems += explain_errors(error, model, "a.yml")
    format_problems(problems, "text", "zh")


def refuse_more_than_linear(work: Callable[[str], object], make: Maker) -> None:
    long = make(4 * LENGTH)
    if (after := cost(work, long, 1)) < NAMELESS:
        return
    before = cost(work, make(LENGTH), 3)
    after = min(after, cost(work, long, 2)) if after < TOO_LONG else after
    assert after < 9 * before, f"{before:.3f} s, four times as long {after:.3f} s"
    assert after < TOO_LONG, f"{after:.1f} s for {len(long)} characters"


def cost(work: Callable[[str], object], text: str, tries: int) -> float:
    """Processor time of the fastest of several runs."""

    def once() -> float:
        started = time.thread_time()
        work(text)
        return time.thread_time() - started

    return min(once() for _ in range(tries))
