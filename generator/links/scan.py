"""The links that stand in a file of a site, and the anchors that others may lead to.

It reads what the program itself writes: attributes in double quotes, `<` and `>` in none of them.
`tests/links/test_scan.py` compares it with a parser on every page of a site.
"""

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any, NamedTuple

from generator.links.addresses import Addresses

_ATTRIBUTE = re.compile(
    r"\s(href|src|srcset|action|poster|content|id|for|aria-(?:labelledby|controls|describedby)"
    r'|data-(?:src|file|share))="([^"<>]*)"(?=[^<>]*>)'
)
# Stands before what is told from the site's root, wherever the file is.
_ROOT = "\0"
_NAMED = re.compile(r'<a name="([^"<>]*)"')
_OWN = frozenset(("for", "aria-labelledby", "aria-controls", "aria-describedby"))
_REFRESH = re.compile(r"\d+; ?url=(.*)", re.IGNORECASE)
_CSS = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')]*))\s*\)|@import\s+"([^"]*)\"""")
_XML = re.compile(r'\s(?:href|src)="([^"<>]*)"(?=[^<>]*>)|<(?:loc|id)>([^<]*)')
_CALENDAR = re.compile(r"^URL(?:;[^:\r\n]*)?:(\S+)", re.MULTILINE)
_SITEMAP = re.compile(r"^Sitemap: *(\S+)", re.MULTILINE)
# HTML in a wall's data.
_WRITTEN = re.compile(r'(?:src|href)=\\"([^"\\<>]*)\\"')
_DOCUMENT = re.compile(r'guangrongSearch\.take\("d\d+",(\[.*\])\)', re.DOTALL)
# Fields of JSON files that hold an address: from the site's root, or from the file itself.
_FROM_THE_ROOT, _FROM_HERE = frozenset(("address", "stage")), frozenset(("first", "schema", "next"))


class Scanned(NamedTuple):
    """Where a file's links lead (see `Addresses.led_to`), each once, and its anchors."""

    links: tuple[str, ...]
    anchors: tuple[str, ...]


class Link(NamedTuple):
    """A link as it is written, and where it leads."""

    written: str
    led_to: str


def scan(path: str, text: str, addresses: Addresses) -> Scanned:
    """What a file holds."""
    links = {link.led_to: None for link in links_in(path, text, addresses)}
    anchors = tuple(_anchors(text)) if path.endswith(".html") else ()
    return Scanned(tuple(links), anchors)


def links_in(path: str, text: str, addresses: Addresses) -> Iterator[Link]:
    """Every link of a file to a place in the site."""
    for written in dict.fromkeys(_written(path, text)):
        if written.startswith(_ROOT):
            yield Link(written[1:], written[1:])
        elif (found := addresses.led_to(path, written)) is not None:
            yield Link(written, found)


def _anchors(text: str) -> Iterator[str]:
    found = dict.fromkeys(value for name, value in _ATTRIBUTE.findall(text) if name == "id")
    return map(unescape, (*found, *_NAMED.findall(text)))


def _written(path: str, text: str) -> Iterator[str]:
    reader = _READERS.get(path.rpartition(".")[2])
    if reader:
        yield from reader(text)
    elif path == "robots.txt":
        yield from _SITEMAP.findall(text)


def _in_html(text: str) -> Iterator[str]:
    for name, value in _ATTRIBUTE.findall(text):
        if name == "id":
            continue
        value = unescape(value) if "&" in value else value
        if name == "srcset":
            yield from (one.split()[0] for one in value.split(",") if one.strip())
        elif name == "content":
            if refresh := _REFRESH.fullmatch(value):
                yield refresh[1]
            elif value.startswith(("http://", "https://")):
                yield value
        elif name in _OWN:
            yield from (f"#{one}" for one in value.split())
        elif value or name == "href":
            yield value
    if "application/ld+json" in text:
        yield from _in_linked_data(text)


def _in_linked_data(text: str) -> Iterator[str]:
    for script in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL):
        yield from re.findall(r'"(https?://[^"\\\s]*)"', script)


def _in_css(text: str) -> Iterator[str]:
    return (next(filter(None, found), "") for found in _CSS.findall(text))


def _in_xml(text: str) -> Iterator[str]:
    return (unescape(one or other) for one, other in _XML.findall(text))


def _in_calendar(text: str) -> Iterator[str]:
    return iter(_CALENDAR.findall(text.replace("\r\n ", "")))


def _in_script(text: str) -> Iterator[str]:
    if (found := _DOCUMENT.search(text)) is None:
        yield from map(unescape, _WRITTEN.findall(text))
        return
    for document in json.loads(found[1]):
        if isinstance(document, list):
            yield f"{_ROOT}{document[0]}"


def _in_json(text: str) -> Iterator[str]:
    try:
        told = json.loads(text)
    except ValueError:
        return
    yield from _in_value(told, "")


def _in_value(told: Any, name: str) -> Iterator[str]:
    if isinstance(told, dict):
        for key, value in told.items():
            yield from _in_value(value, key)
    elif isinstance(told, list):
        for one in told:
            yield from _in_value(one, name)
    elif isinstance(told, str):
        if name in _FROM_THE_ROOT:
            yield f"{_ROOT}{told}"
        elif name in _FROM_HERE or told.startswith(("http://", "https://")):
            yield told


_READERS: dict[str, Callable[[str], Iterator[str]]] = {
    "html": _in_html,
    "css": _in_css,
    "xml": _in_xml,
    "svg": _in_xml,
    "ics": _in_calendar,
    "js": _in_script,
    "json": _in_json,
    "webmanifest": _in_json,
}
READ = frozenset(_READERS) | {"txt"}
