"""Markdown as blocks for the typesetter: made of the same clean HTML that pages show, so that both say the same.

Every block is plain data; nothing that an author writes becomes code of a template.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from generator.markdown import to_html, without_links
from generator.sentences import part_sentences

Run = dict[str, Any]
Block = dict[str, Any]
_HEADING = re.compile(r"h[1-6]")
_MARKS = {"strong": "bold", "em": "bold", "th": "bold", "del": "struck", "code": "code"}
_KINDS = {"p": "paragraph", "li": "item", "pre": "code", "td": "cell", "th": "cell"}
_CLAUSE = re.compile(r".*?[，；：、,;]|.+$", re.DOTALL)
# A sentence of more characters may be cut at a comma, one without commas anywhere.
_LONG_SENTENCE, _LONGEST = 160, 80
_FOOTNOTE_MARK = re.compile(r"\s*↩\d*")


def blocks_of(markdown: str | None) -> list[Block]:
    """The blocks of a Markdown field.

    Each has a `kind` (paragraph, heading, item, quote, code, row), how `deep` it lies in lists, what stands before it
    (`mark`), and `parts`: its sentences, each as runs of one look.
    """
    reader = _Reader()
    reader.feed(without_links(to_html(markdown or "")))
    reader.end_block()
    return reader.blocks


def plain_blocks(text: str | None) -> list[Block]:
    """A text without marks as one paragraph."""
    if not text:
        return []
    return [_block("paragraph", [_run(" ".join(text.split()), {})])]


def sentences(runs: list[Run]) -> Iterator[list[Run]]:
    """Runs parted at the ends of sentences; a sentence keeps the looks of its runs."""
    text = "".join(run["text"] for run in runs)
    at = 0
    for sentence in _pieces(text):
        yield list(_between(runs, at, at + len(sentence)))
        at += len(sentence)


def _pieces(text: str) -> Iterator[str]:
    for sentence in part_sentences(text):
        for clause in _CLAUSE.findall(sentence) if len(sentence) > _LONG_SENTENCE else [sentence]:
            step = _LONGEST if len(clause) > _LONG_SENTENCE else len(clause)
            yield from (clause[at : at + step] for at in range(0, len(clause), step))


def _between(runs: list[Run], start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        text = run["text"][max(0, start - at) : max(0, end - at)]
        if text:
            yield {**run, "text": text}
        at += len(run["text"])


def _block(kind: str, runs: list[Run], deep: int = 0, mark: str = "") -> Block:
    return {"kind": kind, "deep": deep, "mark": mark, "parts": list(sentences(runs))}


def _run(text: str, looks: dict[str, int]) -> Run:
    return {"text": text, **{look: bool(looks.get(look)) for look in ("bold", "struck", "code")}}


class _Reader(HTMLParser):
    """Collects blocks; only tags that `markdown.to_html` lets through come here."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._looks: dict[str, int] = {}
        self._lists: list[int | None] = []
        self._quotes = 0
        self._kind, self._mark = "paragraph", ""
        self._runs: list[Run] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol"):
            self.end_block()
            self._lists.append(int(dict(attrs).get("start") or 1) if tag == "ol" else None)
        elif tag == "blockquote":
            self.end_block()
            self._quotes += 1
        elif tag == "br":
            self._runs.append(_run("\n", self._looks))
        elif tag in _KINDS or tag == "tr" or _HEADING.fullmatch(tag):
            self._begin(tag)
        if look := _MARKS.get(tag):
            self._looks[look] = self._looks.get(look, 0) + 1

    def handle_endtag(self, tag: str) -> None:
        if look := _MARKS.get(tag):
            self._looks[look] = max(0, self._looks.get(look, 0) - 1)
        if tag in ("ul", "ol") and self._lists:
            self.end_block()
            self._lists.pop()
        elif tag == "blockquote":
            self.end_block()
            self._quotes -= 1
        elif tag in ("p", "li", "pre", "tr") or _HEADING.fullmatch(tag):
            self.end_block()

    def handle_data(self, data: str) -> None:
        text = data if self._kind == "code" else re.sub(r"\s+", " ", _FOOTNOTE_MARK.sub("", data))
        text = text if self._runs else text.lstrip()
        if text.strip() or self._runs:
            self._runs.append(_run(text, self._looks))

    def end_block(self) -> None:
        """What was collected is a block."""
        while self._runs and not self._runs[-1]["text"].strip():
            self._runs.pop()
        if self._runs:
            kind = "quote" if self._quotes and self._kind == "paragraph" else self._kind
            self.blocks.append(_block(kind, self._runs, max(0, len(self._lists) - 1), self._mark))
        self._runs, self._kind, self._mark = [], "item" if self._lists else "paragraph", ""

    def _begin(self, tag: str) -> None:
        if tag in ("td", "th"):  # the cells of a row stand in one line
            if self._runs:
                self._runs.append(_run("　", self._looks))
            return
        if tag == "p" and self._kind == "item" and not self._runs and self._mark:
            return
        self.end_block()
        self._kind = "heading" if _HEADING.fullmatch(tag) else "row" if tag == "tr" else _KINDS[tag]
        if tag == "li":
            self._mark = self._next_mark()

    def _next_mark(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "·"
        self._lists[-1] = number + 1
        return f"{number}."
