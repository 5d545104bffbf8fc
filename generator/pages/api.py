"""The public interface api/v1/: every public record as JSON, so many to a file, and a list of these files."""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.pages.page import Data, data_family
from generator.public import SHAPES, TELL
from generator.records import KINDS_BY_NAME

FOLDER = "api/v1"
VERSION = 1
# So few that a file is soon made again after an edit of one of its records.
_ON_A_PAGE = 50


def plan(catalog: Catalog, key: str) -> Data:
    """One file of a kind: its records in the order of their paths, and which file comes next."""
    kind, _, number = key.partition("/")
    ids, page, pages = catalog.ids(KINDS_BY_NAME[kind].model), int(number), _pages(catalog, kind)
    start = (page - 1) * _ON_A_PAGE
    return {
        "version": VERSION,
        "kind": kind,
        "total": len(ids),
        "page": page,
        "pages": pages,
        "next": file_name(kind, page + 1) if page < pages else None,
        "items": [TELL[kind](catalog, catalog.get(kind, id)) for id in ids[start : start + _ON_A_PAGE]],
    }


def plan_index(catalog: Catalog, _: str) -> Data:
    """What there is, and where."""
    settings = catalog.settings
    kinds = [
        {
            "kind": kind,
            "title": KINDS_BY_NAME[kind].zh,
            "total": len(catalog.ids(KINDS_BY_NAME[kind].model)),
            "first": file_name(kind, 1),
            "schema": f"schema/{KINDS_BY_NAME[kind].folder}.json",
        }
        for kind in SHAPES
    ]
    site = {"name": settings.site_name, "url": settings.site_url or None}
    feeds = [settings.site_url + f"{folder}/feed.json" for folder in ("events", "rolls") if settings.site_url]
    return {"version": VERSION, "site": site, "kinds": kinds, "feeds": feeds}


def file_name(kind: str, page: int) -> str:
    """people.json, people-2.json …"""
    return f"{KINDS_BY_NAME[kind].folder}{f'-{page}' if page > 1 else ''}.json"


def _pages(catalog: Catalog, kind: str) -> int:
    return max(1, -(-len(catalog.ids(KINDS_BY_NAME[kind].model)) // _ON_A_PAGE))


def _keys(catalog: Catalog) -> Iterator[str]:
    return (f"{kind}/{page}" for kind in SHAPES for page in range(1, _pages(catalog, kind) + 1))


def _address(key: str) -> str:
    kind, _, page = key.partition("/")
    return f"{FOLDER}/{file_name(kind, int(page))}"


INDEX = data_family("api-index", "json", lambda _: ("",), plan_index, lambda _: f"{FOLDER}/index.json")
FAMILY = data_family("api", "json", _keys, plan, _address)
