"""Prose pages (Markdown that MkDocs renders, and what lies beside it) are readable, harmless and in nobody's way."""

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from generator.active_html import find_active, may_be_active
from generator.characters import HIGHEST_STACK, find_stack, find_unfit
from generator.checks.descriptions import words_of
from generator.checks.front_matter import find_wrong_fields, strip_front_matter
from generator.checks.leaks import leaks_in_description, leaks_in_name, leaks_in_page
from generator.checks.media import find_same_files
from generator.checks.ordinary import find_odd_files, ordinary_files
from generator.find import explain_unreadable
from generator.load import explain_encoding
from generator.problems import Place, Problem
from generator.settings import Settings
from generator.yaml_errors import mark_at
from generator.yaml_source import LARGEST_FILE

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_DOCUMENTS = (".html", ".htm", ".shtml", ".xhtml", ".xht", ".svg", ".xml", ".xsl", ".xslt")
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".tif", ".tiff")
# Everything that a site may turn on and that lets a text become an element or an attribute.
_EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list", "md_in_html", "footnotes", "def_list", "admonition")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
# Python-Markdown looks for the end of each from there to the end of the paragraph.
_UNCLOSED = re.compile(r"\[(?![^\[\]\n]*\]\([^()\n]*\))|<(?![^<>]*>)")
_DEAREST = 250_000


def check_encoding(settings: Settings) -> Iterator[Problem]:
    """Prose is ordinary UTF-8 text that runs nothing: MkDocs hangs, stops with a traceback or publishes it."""
    yield from find_odd_files(settings)
    yield from find_same_files(settings)
    for file, _ in _prose_files(settings):
        path = file.relative_to(settings.root).as_posix()
        try:
            yield from _check_file(file, path, settings)
        except UnicodeDecodeError as error:
            yield explain_encoding(error, path)
        except OSError as error:
            yield explain_unreadable(error, path)


def find_clashes(addresses: Collection[str], settings: Settings) -> Iterator[Problem]:
    """Prose pages on the address of one of ours."""
    for address, file in prose_addresses(settings):
        if address in addresses:
            yield Problem("A404", Place(file.relative_to(settings.root).as_posix()), {"address": address or "/"})


def prose_addresses(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Where MkDocs puts each prose page, and the page's file."""
    for file, folder in _prose_files(settings):
        if file.suffix.lower() in _MARKDOWN:
            way = file.relative_to(folder).with_suffix("")
            parts = way.parent.parts if way.name in ("index", "README") else way.parts
            yield "".join(f"{part}/" for part in parts), file


def _prose_files(settings: Settings) -> Iterator[tuple[Path, Path]]:
    """Prose files and what MkDocs copies with them, each with the folder that addresses are below."""
    for folder in dict.fromkeys((settings.content / "pages", settings.prose)):
        if folder.is_relative_to(settings.root):
            yield from ((file, folder) for file in ordinary_files(folder))


def _check_file(file: Path, path: str, settings: Settings) -> Iterator[Problem]:
    kind = file.suffix.lower()
    if kind in _PICTURES and b"GPSLatitude" in _metadata_of(file):
        yield Problem("A407", Place(path, 1, 1))
    yield from leaks_in_description(words_of(file), path)
    yield from leaks_in_name(path)
    if kind not in (*_MARKDOWN, *_DOCUMENTS):
        return
    with file.open("rb") as opened:
        if (size := os.fstat(opened.fileno()).st_size) > LARGEST_FILE:
            yield Problem("Y110", Place(path, 1, 1), {"size": f"{size / 1_000_000:.1f} MB"})
            return
        text = opened.read().decode("utf-8-sig")
    yield from leaks_in_page(text, path)
    yield from _check_text(text, path, kind in _MARKDOWN)
    for name in find_wrong_fields(text, settings) if kind in _MARKDOWN else ():
        yield Problem("A409", Place(path, *_place_of(name, text)), {"name": name})


def _check_text(text: str, path: str, is_markdown: bool) -> Iterator[Problem]:
    if unfit := find_unfit(text):
        yield Problem("Y112", Place(path, *mark_at(text, unfit.start())), {"character": f"U+{ord(unfit[0]):04X}"})
    elif stack := find_stack(text):
        yield Problem("Y119", Place(path, *mark_at(text, stack.start())), {"limit": HIGHEST_STACK})
    elif is_markdown and (count := _count_unclosed(text)):
        yield Problem("A408", Place(path, 1, 1), {"count": count})
    elif may_be_active(text):
        for found in find_active(_render(text) if is_markdown else text):
            yield Problem("A406", Place(path, *_place_of(found, text)), {"what": found})


def _count_unclosed(text: str) -> int:
    """How many brackets are never closed, where reading them would take longer than anybody waits; else 0."""
    counts = [len(_UNCLOSED.findall(part)) for part in text.split("\n\n")]
    return sum(counts) if sum(count * count for count in counts) > _DEAREST else 0


def _render(text: str) -> str:
    """What MkDocs makes of a page, with and without its front matter."""
    import markdown  # type: ignore[import-untyped]

    texts = dict.fromkeys((text, strip_front_matter(text)))
    return "\n".join(markdown.markdown(one, extensions=list(_EXTENSIONS)) for one in texts)


def _place_of(found: str, text: str) -> tuple[int, int]:
    """Where something that runs is written, outside of code; the first line where it is written in disguise."""
    shown = _CODE.sub(lambda code: re.sub(r"\S", " ", code[0]), text)
    written = re.search(re.escape(found.rstrip(">")), shown, re.IGNORECASE)
    return mark_at(text, written.start()) if written else (1, 1)


def _metadata_of(file: Path) -> bytes:
    """The words of a picture that tell of a place, in whichever way it keeps them."""
    from PIL import Image

    try:
        with Image.open(file) as picture:
            place = b"GPSLatitude" if picture.getexif().get_ifd(0x8825) else b""
            return place + bytes(str(picture.info.get("xmp", "")), "utf-8", "replace")
    except Exception:  # damaged files raise nearly anything; nobody can read a place from them either
        return b""
