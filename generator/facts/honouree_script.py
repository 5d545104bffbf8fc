"""The index of honourees as a small script for the browser: columns of text, and dictionaries of what repeats.

It calls `guangrongHonourees` with one object; `templates/assets/js/honourees.js` reads it. The order of its entries is
that of strokes, so that no browser sorts Chinese.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import groupby
from typing import Any

from generator.cache import fingerprint
from generator.catalog import Catalog
from generator.facts.honourees import Row, all_rows

_CALL = "guangrongHonourees"


def honouree_script(catalog: Catalog) -> str:
    """Fact: the script; it depends on nothing but the index."""
    # No < for the sake of programs that look at scripts as if they were pages.
    text = json.dumps(_columns(all_rows(catalog)), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"{_CALL}({text})\n"


def honouree_digest(catalog: Catalog) -> str:
    """Fact: what the script's address has to change with."""
    return fingerprint(catalog.ask(honouree_script).encode())[:12]


def _columns(rows: list[Row]) -> Mapping[str, Any]:
    """Lines of `names`, `ids`, `tags`, `units` belong to one entry each; numbers in them count from 0."""
    tags = _by_frequency(tuple(tag) for row in rows for tag in row.tags)
    awards = _by_frequency((award, title, level) for award, title, level, _ in tags)
    units = _by_frequency(unit for row in rows for unit in row.units)
    usual = _usual_sounds(rows)
    by_sound = sorted(range(len(rows)), key=lambda at: rows[at].place)
    return {
        "names": _lines(row.name for row in rows),
        "ids": _lines(_id(row.key) for row in rows),
        "kinds": "".join(str(2 * row.key.startswith("name/") + row.is_unit) for row in rows),
        "awards": list(awards),
        "pairs": [[awards[award, title, level], year] for award, title, level, year in tags],
        "tags": _lines(" ".join(str(tags[tuple(tag)]) for tag in row.tags) for row in rows),
        "unitNames": _lines(units),
        "units": _lines(" ".join(str(units[unit]) for unit in row.units) for row in rows),
        "strokes": [[heading, len(list(run))] for (_, heading), run in groupby(row.strokes for row in rows)],
        "letters": [[heading, len(list(run))] for (_, heading), run in groupby(rows[at].letter for at in by_sound)],
        "pinyin": by_sound,
        "sounds": _lines(character + sound for character, sound in usual.items()),
        "odd": {at: " ".join(row.heard) for at, row in enumerate(rows) if _is_odd(row, usual)},
    }


def _id(key: str) -> str:
    """What follows the folder in the address: for those without a record, of the roll that names them."""
    return key.split("/")[1]


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _by_frequency(items: Iterable[Hashable]) -> dict[Any, int]:
    """A number for each item, the smallest for the most frequent."""
    return {item: number for number, (item, _) in enumerate(Counter(items).most_common())}


def _usual_sounds(rows: list[Row]) -> dict[str, str]:
    """How each character of a name is mostly heard (`names.hearings`)."""
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if len(row.name) == len(row.heard):
            for character, sound in zip(row.name, row.heard, strict=True):
                heard[character][sound] += 1
    return {character: counts.most_common(1)[0][0] for character, counts in heard.items()}


def _is_odd(row: Row, usual: Mapping[str, str]) -> bool:
    """Whether a name is heard otherwise than its characters mostly are."""
    return [usual.get(character) for character in row.name] != row.heard
