"""The documents of a site, one JSON line each: every engine indexes the same ones, and reads them from this file."""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from generator.build import prepare
from generator.facts.documents import document, document_keys
from generator.memory import recall
from generator.search.document import Document, read_document
from generator.settings import read_settings
from tests.search.judge import key_of


class Text(NamedTuple):
    """A document, its place among all, the record that it is of, and the key by which it is judged.

    The key is the address, and for somebody whom only a roll names `#` and the name: two may have the same.
    """

    place: int
    kind: str
    id: str
    key: str
    document: Document


def write_texts(root: Path, file: Path) -> None:
    """Write the documents of the site at `root`; pages of prose, which no query is about, are left out."""
    settings = read_settings(root / "site_config.yml")
    catalog = prepare(settings, recall(settings)).catalog
    with file.open("w", encoding="utf-8") as out:
        for kind, id in document_keys(catalog):
            told = read_document(catalog.ask(document, kind, id))
            key = key_of({"address": told.address, "title": told.title, "kind": told.kind})
            out.write(json.dumps([kind, id, key, told], ensure_ascii=False) + "\n")


def read_texts(file: Path) -> Iterator[Text]:
    """Read them again, one after another."""
    with file.open(encoding="utf-8") as lines:
        for place, line in enumerate(lines):
            kind, id, key, told = json.loads(line)
            yield Text(place, kind, id, key, read_document(told))


def show_page(text: Text) -> str:
    """A document as the bare HTML of its page's main part."""
    told = text.document
    lines = [*told.names, told.line, *(line for passage in told.body for line in passage.split("\n"))]
    points = "".join(f"<li>{escape(honour, quote=False)}</li>" for honour in told.honours)
    paragraphs = "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines if line)
    return f"<h1>{escape(told.title, quote=False)}</h1>{f'<ul>{points}</ul>' if points else ''}{paragraphs}"


def address_of(text: Text) -> str:
    """Where the document's page is for an engine that knows pages only; its script turns it into the key again."""
    page, mark, name = text.key.partition("#")
    return f"{page}@{name}@{text.place}/" if mark else page
