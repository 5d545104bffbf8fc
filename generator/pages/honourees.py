"""光荣名录: everybody and every unit that holds an honour; parted by strokes, letter, year and level on plain pages.

What the form finds is worked out in the browser, from the script that `outputs/honourees.py` writes.
"""

from collections.abc import Iterator, Mapping

from generator.catalog import Catalog
from generator.facts.entries import entries
from generator.facts.honouree_script import honouree_digest
from generator.facts.honourees import AXES, honouree_facets, honouree_group, honouree_groups
from generator.pages.page import Data, Family, Page

TITLE = "光荣名录"
# The index shows its first groups, and each page of a group so many entries.
_SHOWN = 300
_FOLDER = "honourees"
_COUNTS = {"person": "{} 人", "unit": "{} 个集体"}
_NOTES = {
    "strokes": "以姓氏笔画为序。",
    "letter": "以姓名拼音为序。",
    "year": "这一年获得荣誉的人和集体，以姓氏笔画为序。",
    "level": "获得这一级荣誉的人和集体，以姓氏笔画为序。",
}


def script_path(digest: str) -> str:
    """Where the index for the browser will be, below the site's root."""
    return f"assets/honourees-index-{digest}.js"


def _keys(catalog: Catalog) -> Iterator[str]:
    """What follows the folder in the address: nothing, or way, word, and the number of a further page."""
    yield ""
    facets = catalog.ask(honouree_facets)
    for axis in AXES:
        if axis != "strokes" or _total(facets) > _SHOWN:
            for word, _, count in facets[axis]:
                yield f"{axis}/{word}/"
                yield from (f"{axis}/{word}/{number}/" for number in range(2, _pages(count) + 1))


def _plan(catalog: Catalog, key: str) -> Page:
    if not key:
        return _plan_index(catalog)
    axis, word, *number = key.rstrip("/").split("/")
    return _plan_group(catalog, axis, word, int(*number) if number else 1)


FAMILY = Family("honourees", "rolls", _keys, lambda key: f"{_FOLDER}/{key}", _plan, (1, 3, 4))


def _plan_index(catalog: Catalog) -> Page:
    facets = catalog.ask(honouree_facets)
    total = _total(facets)
    context = {
        "title": TITLE,
        "facets": {name: [_choice(one) for one in facets[name]] for name in ("level", "award", "year", "kind")},
        "groups": _first_groups(catalog),
        "total": total,
        "counts": [_COUNTS[word].format(count) for word, _, count in facets["kind"] if count],
        "letters": _ways("letter", facets["letter"], ""),
        "years": _ways("year", facets["year"], ""),
        "levels": _ways("level", facets["level"], ""),
        "source": script_path(catalog.ask(honouree_digest)) if total else None,
    }
    return Page(TITLE, "获得各级荣誉的人和集体，可以按级别、年份、奖项和单位查找。", "lists/honourees.html", context)


def _plan_group(catalog: Catalog, axis: str, word: str, number: int) -> Page:
    _, heading, keys = catalog.ask(honouree_group, axis, word) or (word, "", [])
    last = _pages(len(keys))
    title = f"{TITLE} · {heading}"
    context = {
        "title": title,
        "line": _NOTES[axis],
        "total": len(keys),
        "cards": entries(catalog, keys[_SHOWN * (number - 1) : _SHOWN * number]),
        "ways": _ways(axis, catalog.ask(honouree_facets)[axis], word),
        "pages": [_page(axis, word, one, number) for one in range(1, last + 1)] if last > 1 else [],
    }
    window = f"{title}（第{number}页）" if number > 1 else title
    return Page(window, f"{heading}：{_NOTES[axis]}", "lists/honourees_group.html", context)


def _first_groups(catalog: Catalog) -> list[Data]:
    """Groups by strokes with their entries until enough are shown, then groups with a link."""
    shown: list[Data] = []
    total = 0
    for word, heading, keys in catalog.ask(honouree_groups, "strokes"):
        total += len(keys)
        cards = entries(catalog, keys) if total <= _SHOWN else []
        shown.append({"heading": heading, "count": len(keys), "cards": cards, "href": f"{_FOLDER}/strokes/{word}/"})
    return shown


def _choice(one: tuple[str, str, int]) -> Data:
    word, heading, count = one
    return {"value": word, "heading": heading, "count": count}


def _ways(axis: str, words: list[tuple[str, str, int]], here: str) -> list[Data]:
    """Links to the pages of all groups of one way."""
    return [
        {"heading": heading, "count": count, "href": f"{_FOLDER}/{axis}/{word}/", "is_here": word == here}
        for word, heading, count in words
    ]


def _page(axis: str, word: str, number: int, here: int) -> Data:
    more = f"{number}/" if number > 1 else ""
    return {"heading": str(number), "href": f"{_FOLDER}/{axis}/{word}/{more}", "is_here": number == here}


def _pages(count: int) -> int:
    return -(-count // _SHOWN)


def _total(facets: Mapping[str, list[tuple[str, str, int]]]) -> int:
    return sum(count for _, _, count in facets["kind"])
