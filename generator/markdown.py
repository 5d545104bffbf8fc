"""Markdown to safe HTML: CommonMark, tables, footnotes, emphasis that works beside Han; raw HTML becomes text."""

import hashlib
import re
from functools import cache

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
_SCHEMES = {"http", "https", "mailto", "tel"}
# Nothing but these bare tags: cleaning would leave it as it is.
_CLEAN = re.compile(r"(?:[^<]++|</?(?:p|strong|em|del|ul|ol|li|blockquote|h[1-6])>|<(?:br|hr) />)*+")
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_FOOTNOTE = re.compile(r'((?:id="|href="#)fn)(ref)?-')
_IMAGE = re.compile(r'<img [^>]*?alt="([^"]*)"[^>]*>')
_BACK = re.compile(r'aria-label="Back to reference [^"]*"')


@cache
def _options() -> tuple[ExtensionOptions, RenderOptions]:
    extension, render = ExtensionOptions(), RenderOptions()
    extension.table = extension.footnotes = extension.strikethrough = True
    extension.cjk_friendly_emphasis = True
    render.escape = True
    return extension, render


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener nofollow")


def to_html(text: str, top_level: int = 2, prefix: str = "") -> str:
    """Render one Markdown field; its highest heading becomes `top_level`.

    `prefix` keeps the footnotes and headings of several fields on one page apart.
    """
    extension, render = _options()
    html = render_markdown(text, extension_options=extension, render_options=render)
    if not _CLEAN.fullmatch(html):
        html = _cleaner().clean(_IMAGE.sub(r"\1", html))
    if "footnote" in html:
        html = _BACK.sub('aria-label="回到正文"', _FOOTNOTE.sub(rf"\1\2-{prefix}", html))
    return _set_headings(html, top_level, prefix) if "<h" in html else html


def _set_headings(html: str, top_level: int, prefix: str) -> str:
    """Shift headings to their place in the page and give each a stable id."""
    levels = [int(match[1]) for match in _HEADING.finditer(html)]
    if not levels:
        return html
    shift = top_level - min(levels)
    taken: set[str] = set()
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
    slug = text_slug(text)[:60].strip("-") or "section"
    digest = hashlib.blake2b(f"{parent}/{text}".encode(), digest_size=3).hexdigest()
    for anchor in (slug, f"{parent}-{slug}".strip("-"), f"{slug}-{digest}"):
        if anchor not in taken:
            taken.add(anchor)
            return anchor
    return ""
