"""Writes small search indexes by the letter of docs/search.md, for tests of what reads them."""

import base64
import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

KINDS = [
    ["person", "人物"],
    ["honouree", "榜上有名"],
    ["unit", "单位"],
    ["roll", "光荣榜"],
    ["award", "奖项"],
    ["page", "页面"],
]
LEVELS = [["national", "全国"], ["province", "省"], ["city", "市"]]
AWARDS = [["laomo", "劳动模范"], ["gongjiang", "工匠"], ["wuyi", "五一劳动奖章"]]
WIDE = 1_024
_PARTS = {"g": 16, "n": 8, "c": 64}
_LOW = "".join(one for one in map(chr, range(33, 127)) if not one.isupper() and one not in '"<>\\')

Tag = tuple[str | None, str | None, int | None]


@dataclass
class Document:
    """What a document is; the address tells documents apart."""

    kind: str
    title: str
    address: str = ""
    names: list[str] = field(default_factory=list)
    line: str = ""
    honours: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=lambda: [""])
    tags: list[Tag] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    sounds: list[tuple[str, str]] = field(default_factory=list)


def fold(text: str) -> str:
    found = "".join(unicodedata.normalize("NFKD", one).lower() for one in text)
    return "".join(
        one
        for one in found
        if unicodedata.category(one) not in ("Cc", "Cf") and unicodedata.category(one)[0] not in "MPSZ"
    )


def write_numbers(numbers: Iterable[int]) -> str:
    texts, before = [], -1
    for number in sorted(numbers):
        high, low = divmod(number - before - 1, 64)
        text, before = _LOW[low], number
        while high:
            high, digit = divmod(high - 1, 26)
            text = chr(65 + digit) + text
        texts.append(text)
    return "".join(texts)


def part_of(word: str, count: int) -> int:
    digest = 0x811C9DC5
    for unit in memoryview(word.encode("utf-16-le")).cast("H"):
        digest = (digest ^ unit) * 0x01000193 % 2**32
    return digest % count


def _number(documents: list[Document]) -> tuple[list[int], list[int], list[int]]:
    """Numbers, runs and the numbers of further passages; a number is left free behind each run."""
    numbers: list[int] = []
    runs: list[int] = []
    more: list[int] = []
    end = start = 0
    before = None
    for one in documents:
        award, level, year = one.tags[0] if one.tags else (None, None, None)
        run = [_index(KINDS, one.kind), _index(LEVELS, level), _index(AWARDS, award), year or 0]
        if run != before:
            end += 1 if numbers else 0
            runs += [end - start, *run]
            start, before = end, run
        numbers.append(end)
        more += range(end + 1, end + len(one.body))
        end += len(one.body)
    return numbers, runs, more


def _index(known: list[list[str]], name: str | None) -> int:
    return [one for one, _ in known].index(name) if name else -1


def _grams(lines: Iterable[str]) -> set[str]:
    return {gram for line in lines for gram in [*line, *map("".join, pairwise(line))]}


def _lines_of_grams(
    documents: list[Document], numbers: list[int], simplify: Callable[[str], str]
) -> dict[str, list[str]]:
    lists: dict[str, list[set[int]]] = {}
    for one, first in zip(documents, numbers, strict=True):
        folded = [[simplify(fold(text)) for text in texts] for texts in ([one.title, *one.names], one.honours)]
        starts = {start for title in folded[0] for start in (title[:1], title[:2])}
        body = [_grams(simplify(fold(line)) for line in text.split("\n")) for text in one.body]
        found: set[str] = set()
        for at, grams in enumerate((starts, _grams(folded[0]), _grams(folded[1]), body[0])):
            for gram in grams - found:
                lists.setdefault(gram, [set(), set(), set(), set()])[at].add(first)
            found |= grams
        for number, grams in enumerate(body[1:], first + 1):
            for gram in grams:
                lists.setdefault(gram, [set(), set(), set(), set()])[3].add(number)
        for title in folded[0]:
            lists.setdefault(f"={title}", [set(), set(), set(), set()])[0].add(first)
    return {word: [" ".join(map(write_numbers, some)).rstrip(" ")] for word, some in lists.items()}


def _lines_of_names(documents: list[Document], numbers: list[int]) -> dict[str, list[str]]:
    lists: dict[tuple[str, str, str], set[int]] = {}
    for one, first in zip(documents, numbers, strict=True):
        for name, heard in one.sounds:
            initials = [
                {way[0] for way in item.replace("!", "/").split("/")} for item in heard.replace("n", "l").split()
            ]
            for pair in {a + b for some, others in pairwise(initials) for a in some for b in others}:
                lists.setdefault((pair, name, heard), set()).add(first)
    lines: dict[str, list[str]] = {}
    for (pair, name, heard), some in sorted(lists.items()):
        lines.setdefault(pair, []).append(f"{name}\t{heard}\t{write_numbers(some)}")
    return lines


def _parted(lines: Mapping[str, list[str]], count: int, separator: str) -> list[str]:
    parts = [""] * count
    for word, some in sorted(lines.items()):
        at = part_of(word.removeprefix("=")[:2], count)
        parts[at] = (parts[at] or "\n") + "".join(f"{word}{separator}{one}\n" for one in some)
    return parts


def _shelves(documents: list[Document], numbers: list[int], width: int) -> dict[str, list[Any]]:
    end = numbers[-1] + len(documents[-1].body) if documents else 1
    entries: list[Any] = [None] * (-(-end // width) * width)
    tags, units = ([""] * (-(-end // WIDE)) for _ in range(2))
    for one, first in zip(documents, numbers, strict=True):
        head = [one.address, one.title, "\n".join(one.names), one.line, "\n".join(one.honours), one.body[0]]
        entries[first : first + len(one.body)] = [head, *one.body[1:]]
        if len(one.tags) > 1:
            told = (f"{_place(AWARDS, award)}.{_place(LEVELS, level)}.{year or ''}" for award, level, year in one.tags)
            tags[first // WIDE] += f"{first % WIDE} {' '.join(told)}\n"
    for at in range(len(units)):
        here = [
            (number % WIDE, one.units) for number, one in zip(numbers, documents, strict=True) if number // WIDE == at
        ]
        known = list(dict.fromkeys(unit for _, some in here for unit in some))
        lines = [f"{number} {' '.join(str(known.index(unit)) for unit in some)}\n" for number, some in here if some]
        units[at] = "\t".join(known) + "\n" + "".join(lines) if known else ""
    return {"d": [entries[at : at + width] for at in range(0, len(entries), width)], "t": tags, "u": units}


def _place(known: list[list[str]], name: str | None) -> str:
    return str(_index(known, name)) if name else ""


def write_index(
    folder: Path,
    documents: list[Document],
    characters: Mapping[str, tuple[str, str]] | None = None,
    width: int = 2,
) -> None:
    """Write the files below the folder; characters map to their simplified form (or a dot) and their readings."""
    characters = characters or {}
    forms = str.maketrans({one: form for one, (form, _) in characters.items() if form != "."})
    numbers, runs, more = _number(documents)
    known = [""] * _PARTS["c"]
    for one, (form, readings) in sorted(characters.items()):
        known[ord(one) % len(known)] = (known[ord(one) % len(known)] or "\n") + f"{one} {form} {readings}\n"
    pieces: dict[str, list[Any]] = {
        "g": _parted(_lines_of_grams(documents, numbers, lambda text: text.translate(forms)), _PARTS["g"], " "),
        "n": _parted(_lines_of_names(documents, numbers), _PARTS["n"], "\t"),
        **_shelves(documents, numbers, width),
        "c": known,
    }
    (folder / "assets/search").mkdir(parents=True, exist_ok=True)
    families = {}
    for family, some in pieces.items():
        digests = [_write(folder, f"{family}{at}", piece) for at, piece in enumerate(some)]
        nodes = (
            _write(folder, f"{family}x{at // 128}", "".join(digests[at : at + 128]))
            for at in range(0, len(digests), 128)
        )
        families[family] = [len(digests), "".join(nodes)]
    root = {"families": families, "runs": runs, "more": write_numbers(more), "width": width}
    root |= {"kinds": KINDS, "levels": LEVELS, "awards": AWARDS}
    (folder / "assets/search.js").write_text(_call("root", root), "utf-8")


def _call(name: str, value: Any) -> str:
    return f"guangrongSearch.take({json.dumps(name)},{json.dumps(value, ensure_ascii=False)})\n"


def _write(folder: Path, name: str, value: Any) -> str:
    if not value:
        return "....."
    script = _call(name, value)
    digest = base64.urlsafe_b64encode(hashlib.sha256(script.encode()).digest())[:5].decode()
    (folder / f"assets/search/{name}-{digest}.js").write_text(script, "utf-8")
    return digest
