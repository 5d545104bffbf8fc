"""What in a document would run in a reader's browser; for pages that people write as HTML or that MkDocs renders.

Careful where readers of HTML differ: what one takes for a comment or for plain text is looked through as well.
"""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

_REFUSED = {"script", "base", "applet"}
_ADDRESSES = {"href", "src", "data", "action", "formaction", "xlink:href", "poster", "background", "cite"}
_BLANK = re.compile(r"[\x00-\x20\x7f-\xa0\\]")
_SCRIPT = re.compile(r"(javascript|vbscript|livescript):", re.IGNORECASE)
_DATA = re.compile(r"data:(?!image/(png|jpeg|gif|webp)[;,])", re.IGNORECASE)
# In XML an entity may hold any element.
_ENTITY = "<!ENTITY"
_SIGNS = re.compile(r"<!entity|script|on[a-z]+=|<base|<applet|http-equiv|srcdoc|data:", re.IGNORECASE)


def may_be_active(text: str) -> bool:
    """Whether a text, Markdown or HTML, could hold anything that runs; False spares a closer look."""
    return _SIGNS.search(_BLANK.sub("", unescape(text))) is not None


def find_active(html: str) -> list[str]:
    """What would run: `<script>`, `onclick=`, `javascript:`, each once, as it is written."""
    # A tag that is never closed ends where the page around it closes one.
    return list(dict.fromkeys(found for end in ("", ">", "'>", '">', "-->") for found in _find(html + end)))


def _find(html: str) -> Iterator[str]:
    if _ENTITY in html:
        yield _ENTITY
    parser = _Reader()
    parser.feed(html)
    parser.close()
    yield from parser.found
    for hidden in parser.hidden:
        yield from _find(hidden)


class _Reader(HTMLParser):
    """Collects what runs, and what other readers may take for HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag.rpartition(":")[2] in _REFUSED:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("srcdoc", "http-equiv"):
                self.found.append(f"{name}=")
            plain = _BLANK.sub("", value or "")
            if scheme := _SCRIPT.match(plain) or (_DATA.match(plain) if name in _ADDRESSES else None):
                self.found.append(scheme[0].lower())

    def handle_comment(self, data: str) -> None:
        self.hidden.append(data)

    def handle_decl(self, decl: str) -> None:
        self.hidden.append(decl)

    def handle_pi(self, data: str) -> None:
        self.hidden.append(data)

    def unknown_decl(self, data: str) -> None:
        self.hidden.append(data)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            self.hidden.append(data)
