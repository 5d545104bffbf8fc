"""What the editor of WeChat's official accounts keeps of what is pasted into it, and how much may be written there.

Tencent publishes no list for pasting. This model takes the strictest of what is published:
https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_add (scripts and foreign pictures go,
fewer than 20,000 characters); http://m.nrzw.com.cn/news_8263.html (title 64, 摘要 120);
https://github.com/vigorX777/wechat-article-formatter/blob/main/references/css-compatibility.md (div, tr, flex, grid,
transform, var(), position, white-space; cells inherit no size);
https://github.com/royalmorty/md2wechat-skill/blob/main/skills/content-writing/references/html-guide.md (tags,
properties; paragraphs inherit no colour); https://github.com/doocs/md/issues/796 (background pictures go);
https://github.com/lyricat/wechat-format/issues/36 (no pictures through the clipboard).
"""

import re
from functools import cache

import nh3

TITLE, DIGEST, AUTHOR = 64, 120, 8
# The words of an article, and its HTML in bytes.
WORDS, BYTES = 20_000, 1_000_000
# A picture in the article's text: https://mp.weixin.qq.com takes bmp, png, jpeg, jpg and gif.
PICTURE_BYTES = 10_000_000

TAGS = {
    *("section", "p", "span", "strong", "em", "b", "i", "u", "br", "hr", "blockquote", "div", "img", "a"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
}
# These go with all that is in them; of other tags the words stay.
_GONE = {
    *("script", "style", "noscript", "template", "iframe", "object", "embed", "form", "button", "select", "textarea"),
    *("svg", "math", "video", "audio", "canvas", "title", "head"),
}
_ATTRIBUTES = {
    "*": {"style"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "img": {"src", "alt"},
    "a": {"href"},
}
PROPERTIES = {
    *("color", "background-color", "font-size", "font-weight", "font-style", "font-family", "line-height"),
    *("letter-spacing", "text-align", "text-decoration", "text-indent", "vertical-align", "word-break"),
    *("width", "max-width", "display", "border-collapse"),
    *(f"{box}{side}" for box in ("margin", "padding", "border") for side in ("", "-top", "-right", "-bottom", "-left")),
}
_DISPLAYS = {"block", "inline-block", "inline", "none"}
_OWN_PICTURES = ("https://mmbiz.qpic.cn/", "https://mmbiz.qlogo.cn/")
_OWN_PAGES = "https://mp.weixin.qq.com/"
_UNKNOWN_VALUE = re.compile(r"url\(|var\(|calc\(|expression|!important|javascript:|[\\@{}<>]", re.IGNORECASE)
_DECLARATION = re.compile(r"""([^:;]+):((?:[^;"']|"[^"]*"|'[^']*')*)""")


def declarations(style: str) -> list[tuple[str, str]]:
    """What a style says, as properties and values in their order."""
    found = _DECLARATION.findall(style)
    return [(name.strip().lower(), " ".join(value.split())) for name, value in found if value.strip()]


def paste(html: str) -> str:
    """What is left of a piece of HTML in the editor."""
    return _cleaner().clean(html)


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        clean_content_tags=_GONE,
        attributes=_ATTRIBUTES,
        attribute_filter=_filter,
        url_schemes={"http", "https"},
        link_rel=None,
    )


def _filter(tag: str, name: str, value: str) -> str | None:
    if name == "style":
        return _filter_style(tag, value)
    if name == "href":
        return value if value.startswith(_OWN_PAGES) else None
    if name == "src":
        return value if value.startswith(_OWN_PICTURES) else None
    return value


def _filter_style(tag: str, style: str) -> str | None:
    """A style without what the editor does not know; divisions lose theirs, and rows their background."""
    kept = [(name, value) for name, value in declarations(style) if _is_kept(tag, name, value)]
    return "; ".join(f"{name}: {value}" for name, value in kept) or None


def _is_kept(tag: str, name: str, value: str) -> bool:
    if tag == "div" or name not in PROPERTIES or _UNKNOWN_VALUE.search(value):
        return False
    if name == "display":
        return value in _DISPLAYS
    return not (tag == "tr" and name == "background-color")
