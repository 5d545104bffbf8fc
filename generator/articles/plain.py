"""An article in words alone, for where no HTML is taken: a line for each paragraph and row."""

import re

from generator.articles.rewriting import Attributes, Rewriter

_BLOCKS = frozenset(("p", "section", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "table"))
_LINES = re.compile(r"[ \t]*\n[ \t\n]*")


class _Plain(Rewriter):
    def write_start(self, tag: str, attributes: Attributes) -> None:
        if tag in _BLOCKS:
            self._written.append("\n")

    def write_end(self, tag: str) -> None:
        # Cells stand side by side, parted by a wide space.
        self._written.append("\n" if tag in _BLOCKS else "\u3000" if tag in ("td", "th") else "")

    def write_text(self, text: str) -> None:
        self._written.append(text)


def words_of(html: str) -> str:
    """The words of an article."""
    lines = _LINES.sub("\n", _Plain().rewrite(html)).split("\n")
    return "\n".join(line.rstrip(" \u3000") for line in lines).strip("\n")
