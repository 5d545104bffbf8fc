"""Markdown to safe HTML: CommonMark, tables, footnotes, emphasis that works beside Han; raw HTML becomes text."""

import hashlib
import re
from collections.abc import Callable
from functools import cache
from html import unescape

import nh3
from comrak import ExtensionOptions, RenderOptions, render_markdown

from generator.names import text_slug

_TAGS = {
    *("p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "sup", "section"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href", "title", "id", "class", "aria-label"},
    "sup": {"class"},
    "section": {"class"},
    "li": {"id"},
    "ol": {"start"},
    "th": {"align"},
    "td": {"align"},
}
_UNLINKED = {tag: allowed for tag, allowed in _ATTRIBUTES.items() if tag != "a"}
_SCHEMES = {"http", "https", "mailto", "tel"}
# Nothing but these bare tags: cleaning would leave it as it is.
_CLEAN = re.compile(r"(?:[^<&\r\0\xa0]++|&(?:amp|lt|gt);|</?(?:p|strong|em|del|ul|ol|li|blockquote|h[1-6])>)*+")
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|t[hd]|d[td]|div|pre|blockquote)>|<br ?/?>")
_FOOTNOTE = re.compile(r"#?fn(ref)?-")
_ID = re.compile(r'<(?:a|li) [^>]*?\bid="([^"]*)"')
_IMAGE = re.compile(r'<img [^>]*?alt="([^"]*)"[^>]*>')
# Tag, attribute and value to the value that it gets, or None for none.
_Rewrite = Callable[[str, str, str], str | None]
# Quotes within quotes and the columns of a table cost the square of their number; beyond these they stay text.
_DEEP_QUOTE = re.compile(r"(?:>[ \t]*){100}(?=>)")
_WIDE_TABLE = re.compile(r"^(?:[^|\n]*\|){500}", re.MULTILINE)
# Far more of a heading than its address needs; Unicode's normal form costs the square of what it is made of.
_LONGEST_SPELT = 300


@cache
def _options(has_tables: bool) -> tuple[ExtensionOptions, RenderOptions]:
    extension, render = ExtensionOptions(), RenderOptions()
    extension.table = has_tables
    extension.footnotes = extension.strikethrough = True
    extension.cjk_friendly_emphasis = True
    render.escape = True
    return extension, render


def _make_cleaner(rewrite: _Rewrite | None) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=rewrite,
        url_schemes=_SCHEMES,
        link_rel="noopener nofollow",
    )


@cache
def _cleaner() -> nh3.Cleaner:
    return _make_cleaner(None)


def to_html(text: str, top_level: int = 2, prefix: str = "") -> str:
    """Render one Markdown field; its highest heading becomes `top_level`.

    `prefix` keeps the footnotes and headings of several fields on one page apart.
    """
    extension, render = _options(has_tables="|" not in text or not _WIDE_TABLE.search(text))
    text = _DEEP_QUOTE.sub(r"\g<0>\\", text) if ">" in text else text
    html = render_markdown(text, extension_options=extension, render_options=render)
    plain = html.replace("&quot;", '"')
    if _CLEAN.fullmatch(plain):
        html = plain
    else:
        cleaner = _make_cleaner(_footnotes_of(prefix)) if "footnote" in html else _cleaner()
        html = cleaner.clean(_IMAGE.sub(r"\1", html))
    return _set_headings(html, top_level, prefix) if "<h" in html else html


def without_links(html: str) -> str:
    """What `to_html` made, for a screen that leads nowhere: the words of a link stay."""
    return nh3.clean(html, tags=_TAGS - {"a"}, attributes=_UNLINKED) if "<a" in html else html


def to_text(text: str | None) -> str:
    """The words of a Markdown field without its marks: a line for each paragraph, entry and cell."""
    return text_of(to_html(text)) if text else ""


def text_of(html: str) -> str:
    """The words of a piece of HTML, a line for each paragraph, entry and cell."""
    lines = _TAG.sub("", _BLOCK_END.sub("\n", html)).split("\n")
    return "\n".join(unescape(line).strip() for line in lines if line.strip())


def _footnotes_of(prefix: str) -> _Rewrite:
    """Tell one field's footnotes from another's, in attributes only: the same words in a text stay as they are."""
    taken: set[str] = set()

    def rewrite(tag: str, name: str, value: str) -> str | None:
        if name == "aria-label":
            return "回到正文"
        if name in ("id", "href") and (known := _FOOTNOTE.match(value)):
            value = f"{known[0]}{prefix}{value[known.end() :]}"
        if name != "id":
            return value
        is_free = value not in taken  # the second place that names note 1 and the first that names note 1-2
        taken.add(value)
        return value if is_free else None

    return rewrite


def _set_headings(html: str, top_level: int, prefix: str) -> str:
    """Shift headings to their place in the page and give each a stable id."""
    levels = [int(match[1]) for match in _HEADING.finditer(html)]
    if not levels:
        return html
    shift = top_level - min(levels)
    taken = set(_ID.findall(html)) if "footnote" in html else set()
    parents: dict[int, str] = {}

    def replace(match: re.Match[str]) -> str:
        level = min(6, int(match[1]) + shift)
        for deeper in [known for known in parents if known >= level]:
            del parents[deeper]
        anchor = _anchor(_TAG.sub("", match[2]), "-".join(parents.values()), taken)
        parents[level] = anchor
        address = f' id="{prefix}{anchor}"' if anchor else ""
        return f"<h{level}{address}>{match[2]}</h{level}>"

    return _HEADING.sub(replace, html)


def _anchor(text: str, parent: str, taken: set[str]) -> str:
    """Pinyin of the heading; a repeated one is told apart by the heading above it, then by a digest of its words.

    Never by counting: a heading that is added elsewhere must not change an address that others link to.
    A heading repeated word for word under the same heading has no address of its own.
    """
    slug = text_slug(text[:_LONGEST_SPELT])[:60].strip("-") or "section"
    digest = hashlib.blake2b(f"{parent}/{text}".encode(), digest_size=3).hexdigest()
    for anchor in (slug, f"{parent}-{slug}".strip("-"), f"{slug}-{digest}"):
        if anchor not in taken:
            taken.add(anchor)
            return anchor
    return ""
