"""What the editor cannot keep is said in words: links become numbers, lists become lines, code keeps its spaces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.articles.notes import Notes
from generator.articles.rewriting import Rewriter

Attrs = list[tuple[str, str | None]]
# Classes stay until the article's stylesheet has been applied; styles are a template's own, for Markdown makes none.
_KEPT = ("class", "style", "colspan", "rowspan")
_WORDED = {
    "del": ("span", "gone"),
    "code": ("span", "code"),
    "sup": ("span", "note"),
    "small": ("span", "small"),
    "pre": ("p", "pre"),
}
_HAN_SIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—\U00020000-\U0003ffff]"
_SOFT_BREAK = re.compile(rf"(?<={_HAN_SIDE})[ \t]*\n[ \t]*(?={_HAN_SIDE})")


@dataclass(slots=True)
class _List:
    """A list that is open: whether its lines are numbered, and the number of the next."""

    is_ordered: bool
    number: int


class Flattener(Rewriter):
    """Writes what templates and Markdown made so that nothing of it is lost in the editor."""

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self._notes = notes
        self._lists: list[_List] = []
        self._mark = ""
        self._link: str | None = None
        self._words: list[str] = []
        self._is_code = self._is_left_out = False

    def handle_starttag(self, tag: str, attrs: Attrs) -> None:
        told = dict(attrs)
        if tag == "a":
            self._open_link(told)
        elif tag in ("ul", "ol"):
            self._write_mark()
            self._lists.append(_List(tag == "ol", _number(told.get("start"))))
            self.write_start("section", [("class", "list")])
        elif tag == "li":
            self._open_line()
        else:
            self._is_code = self._is_code or tag == "pre"
            self._start(tag, attrs)

    def _start(self, tag: str, attrs: Attrs) -> None:
        name, word = _WORDED.get(tag, (tag, ""))
        if tag == "code" and self._is_code:
            return
        if name in ("span", "strong", "em", "br"):
            self._write_mark()
        kept: Attrs = [(attribute, value) for attribute, value in attrs if attribute in _KEPT]
        self.write_start(name, [("class", word), *kept] if word else kept)
        if name == "p":
            self._write_mark()

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._close_link()
        elif tag in ("ul", "ol"):
            self._lists.pop()
            self.write_end("section")
        elif tag == "li":
            self._write_mark()
            self.write_end("section")
        elif not (tag == "code" and self._is_code):
            self._is_code = self._is_code and tag != "pre"
            self.write_end(_WORDED.get(tag, (tag, ""))[0])

    def handle_data(self, data: str) -> None:
        if self._is_left_out:
            return
        if self._is_code:
            self._write_code(data.removesuffix("\n"))
            return
        text = " ".join(_SOFT_BREAK.sub("", data).split("\n"))
        if not text.strip(" \t"):
            if "\n" not in data:
                self.write_text(text)
            return
        self._write_mark()
        self._words.append(text)
        self.write_text(text)

    def _write_code(self, data: str) -> None:
        for number, line in enumerate(data.split("\n")):
            if number:
                self.write_start("br", [])
            self.write_text(line.replace("\t", "    ").replace(" ", "\xa0"))

    def _open_line(self) -> None:
        """An entry begins with its number or a point in words: whatever becomes of lists, these stay."""
        around = self._lists[-1]
        self._mark = f"{around.number}. " if around.is_ordered else "· "
        around.number += 1
        self.write_start("section", [("class", "item")])

    def _write_mark(self) -> None:
        if self._mark:
            self.write_start("span", [("class", "mark")])
            self.write_text(self._mark.replace(" ", "\xa0"))
            self.write_end("span")
            self._mark = ""

    def _open_link(self, told: dict[str, str | None]) -> None:
        self._link, self._words = told.get("href"), []
        # The way back from a footnote to where it belongs leads nowhere here.
        self._is_left_out = "footnote-backref" in (told.get("class") or "")

    def _close_link(self) -> None:
        href, self._link, self._is_left_out = self._link, None, False
        if href and not href.startswith("#") and (number := self._notes.add("".join(self._words).strip(), href)):
            self.write_start("span", [("class", "note")])
            self.write_text(f"[{number}]")
            self.write_end("span")


def _number(start: str | None) -> int:
    return int(start) if start and start.isascii() and start.isdigit() else 1


def flatten(pieces: Sequence[str], notes: Notes) -> str:
    """Pieces of HTML as one, whose addresses are noted."""
    return "".join(Flattener(notes).rewrite(piece) for piece in pieces)
