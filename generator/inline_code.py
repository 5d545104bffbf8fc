"""Scripts and styles that stand in a page itself: a strict policy lets them run only by their digests."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html.parser import HTMLParser

_RUNS = frozenset(("", "module", "importmap", "text/javascript", "application/javascript"))

# What a policy says of scripts or of styles: the directive's name, and a source that it allows.
Allowed = tuple[str, str]


def allow_inline(pages: Iterable[str]) -> tuple[Allowed, ...]:
    """What a policy has to allow so that everything inline in these documents works, each once, in order."""
    found: set[Allowed] = set()
    for html in pages:
        if "<script" in html or "<style" in html:
            parser = _Reader()
            parser.feed(html)
            parser.close()
            found.update((name, _source(text)) for name, text in parser.found)
    return tuple(sorted(found))


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


class _Reader(HTMLParser):
    """Collects the texts of scripts that run and of styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[str, str]] = []
        self._within, self._text = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        runs = tag == "script" and "src" not in given and (given.get("type") or "").lower() in _RUNS
        self._within, self._text = ("script-src" if runs else "style-src" if tag == "style" else ""), ""

    def handle_data(self, data: str) -> None:
        self._text += data if self._within else ""

    def handle_endtag(self, tag: str) -> None:
        if self._within and tag in ("script", "style"):
            self.found.append((self._within, self._text))
            self._within = ""
