"""Reads HTML that is well formed and writes it again; what is changed on the way is told by those who extend it."""

from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser

VOID = frozenset(("br", "hr", "img"))
Attributes = Iterable[tuple[str, str | None]]


class Rewriter(HTMLParser):
    """Writes every tag and word as it was read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._written: list[str] = []

    def rewrite(self, html: str) -> str:
        """The HTML, written again."""
        self.feed(html)
        self.close()
        return "".join(self._written)

    def write_start(self, tag: str, attributes: Attributes) -> None:
        """Write a tag with those attributes that have a value."""
        told = "".join(f' {name}="{escape(value)}"' for name, value in attributes if value is not None)
        self._written.append(f"<{tag}{told}>")

    def write_end(self, tag: str) -> None:
        """Write the end of an element."""
        if tag not in VOID:
            self._written.append(f"</{tag}>")

    def write_text(self, text: str) -> None:
        """Write words."""
        self._written.append(escape(text, quote=False))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.write_start(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.write_end(tag)

    def handle_data(self, data: str) -> None:
        self.write_text(data)
