"""However a site is cut, and wherever its slices are made: merged they are the bytes of a whole build."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from slicing import CONFIG, build_whole, copy_of, make_slice, make_slices, merge
from test_golden import EXAMPLE
from walk import Walk
from workspace import PROJECT, Built, Workspace, photographed, read_files, when_real

from generator.load import load_records
from generator.outputs import html
from generator.outputs.html import PageMaker
from generator.pages import FAMILIES
from generator.part import Part
from generator.problems import ContentError, Problem
from generator.records import KINDS
from generator.report import is_error
from generator.slices.families import FAMILIES_OF_SLICES


@pytest.mark.parametrize("order", [[1], [2, 1], [3, 1, 2], [5, 2, 7, 1, 3, 6, 4]])
def test_slices_made_in_any_order_are_a_whole_build(example: Path, order: list[int]):
    whole = build_whole(copy_of(example, "whole"))
    files, merged = merge(example, make_slices(example, order, len(order)))
    assert files == whole
    assert merged.left_out == []
    assert merged.summary.files == len(whole)


CODE = """
import sys
from pathlib import Path
from unittest.mock import patch
from generator.outputs import assets
from slicing import make_slice
from workspace import PlainFrame, cut_no_font
assets.subset_font = cut_no_font
with patch("generator.runner.kept_frame", lambda settings: PlainFrame({}, {})):
    make_slice(Path(sys.argv[1]), int(sys.argv[2]), 3, Path(sys.argv[3]))
"""


def test_slices_made_on_other_machines(example: Path, tmp_path: Path):
    """Another folder, hash seed, time zone and locale for each, and files with other times."""
    whole = build_whole(copy_of(example, "whole"))
    carried = tmp_path / "carried 带来的"
    path = os.pathsep.join(map(str, (PROJECT, EXAMPLE.parent, Path(__file__).parent)))
    for number, zone, language in ((1, "UTC", "C"), (2, "Asia/Shanghai", "C.UTF-8"), (3, "America/Lima", "POSIX")):
        root = copy_of(example, f"机器 {number}")
        for file in root.rglob("content/**/*.*"):
            os.utime(file, (number, number))
        around = {"PYTHONHASHSEED": str(number), "PYTHONPATH": path, "TZ": zone, "LC_ALL": language}
        around |= {name: os.environ[name] for name in ("PATH", "SOURCE_DATE_EPOCH")}
        command = [sys.executable, "-c", CODE, str(root), str(number), str(carried)]
        subprocess.run(command, env=around, check=True, capture_output=True)
        shutil.rmtree(root)
    assert merge(example, carried)[0] == whole


def test_the_real_site_by_commands(tmp_path: Path, copy_project: Callable[[Path], Path], real_site: Built):
    root = copy_project(tmp_path / "elsewhere")
    for number, seed in ((2, "7"), (1, "8")):
        around = {**when_real(), "PYTHONHASHSEED": seed, "TZ": "America/Lima"}
        command = [sys.executable, "-m", "generator", "build", "--shard", f"{number}/2"]
        subprocess.run(command, cwd=root, env=around, check=True, capture_output=True)
    command = [sys.executable, "-m", "generator", "merge", *map(str, root.glob("slices/*"))]
    subprocess.run(command, cwd=root, env=when_real(), check=True, capture_output=True)
    assert read_files(root / "site") == real_site.files()


def outcome(make: Callable[[], dict[str, bytes]]) -> tuple[list[Problem], dict[str, bytes]]:
    try:
        return [], make()
    except ContentError as error:
        return list(error.problems), {}


def merge_all(root: Path, of: int) -> dict[str, bytes]:
    return merge(root, make_slices(root, range(1, of + 1), of))[0]


@pytest.mark.parametrize("seed, edits", [(7, 6), pytest.param(8, 100, marks=pytest.mark.soak)])
def test_after_any_edit_slices_are_a_whole_build(workspace: Workspace, seed: int, edits: int):
    walk, faulty, sound = Walk(workspace, seed, 3), set[str](), 0
    config = workspace.config.read_text("utf-8")
    for number in range(edits):
        workspace.config.write_text(f"{config}site_url: https://example.org/\n" if number % 2 else config, "utf-8")
        edited = walk.step(faulty)
        problems, whole = outcome(lambda: build_whole(copy_of(workspace.root, "whole")))
        told, files = outcome(partial(merge_all, workspace.root, number % 3 + 2))
        wrong = [problem for problem in told if is_error(problem)]
        assert bool(wrong) == bool(problems), (number, edited)
        assert [problem for problem in wrong if problem not in problems] == [], (number, edited)
        assert files == whole, (number, edited)
        faulty = {problem.place.path for problem in problems if is_error(problem)}
        sound += bool(files)
        shutil.rmtree(workspace.root / "slices", ignore_errors=True)
    assert sound > edits / 3


def test_the_next_build_makes_no_page(small: Workspace, monkeypatch: pytest.MonkeyPatch):
    files, _ = merge(small.root, make_slices(small.root, (1, 2), 2))
    made: list[str] = []
    monkeypatch.setattr(PageMaker, "_make_page", lambda self, address, *_: made.append(address))
    assert build_whole(small.root) == files
    assert made == []


def test_a_merge_makes_no_page_that_slices_made(small: Workspace, monkeypatch: pytest.MonkeyPatch):
    folder, made = make_slices(small.root, (1, 2), 2), list[str]()
    make_page = html.PageMaker._make_page

    def make_and_tell(self: PageMaker, address: str, *others: object) -> None:
        made.append(address)
        make_page(self, address, *others)  # type: ignore[arg-type]

    monkeypatch.setattr("generator.workers._cores", lambda: 1)
    monkeypatch.setattr(html.PageMaker, "_make_page", make_and_tell)
    read = list[str]()
    monkeypatch.setattr("generator.load.read_record", lambda *told: read.append(str(told)))
    merge(small.root, folder)
    assert [address for address in made if address.startswith(("people/p", "events/e", "api/v1/people"))] == []
    assert "people/" in made
    assert read == [], "records are told apart by their digests"


def test_each_record_belongs_to_one_slice_and_slices_are_alike():
    names = [f"person/p-{number}" for number in range(3000)]
    counts = [sum(Part(number, 3).has(name) for name in names) for number in (1, 2, 3)]
    assert sum(counts) == 3000
    assert all(900 < count < 1100 for count in counts)
    assert Part(1, 1).has("anything")


def test_families_of_slices_are_there_and_look_at_no_list():
    names = {family.name for family in FAMILIES_OF_SLICES}
    assert {kind.name for kind in KINDS} >= {"event", "person", "unit", "roll", "service", "place"}
    assert names >= {"event", "person", "unit", "roll", "service", "place", "share-card", "api", "roll-csv"}
    assert names <= {family.name for family in FAMILIES}
    assert names.isdisjoint({"home", "search", "honourees", "award", "kiosk"})


def test_a_slice_leaves_the_site_and_what_is_remembered_alone(small: Workspace):
    files = build_whole(small.root)
    before = read_files(small.root / ".cache")
    made = make_slice(small.root, 1, 2)
    assert read_files(small.root / "site") == files
    assert read_files(small.root / ".cache") == before
    assert 0 < made.records < made.all_records
    assert made.pages > 0


def test_drafts_and_days(small: Workspace, monkeypatch: pytest.MonkeyPatch):
    """What is not out yet is in no slice; slices made the day before are as if records were edited since."""
    small.record("people/soon", "name: 丁一\npublish_on: 2018-01-20")
    small.record("people/draft", "name: 丁二\ndraft: true")
    folder = make_slices(small.root, (1, 2), 2)
    files, _ = merge(small.root, folder)
    assert files == build_whole(copy_of(small.root, "whole"))
    assert "people/soon/index.html" not in files
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1517000000")  # 2018-01-26
    files, _ = merge(small.root, folder)
    assert files == build_whole(copy_of(small.root, "later"))
    assert "people/soon/index.html" in files
    assert load_records(small.root / "content", small.root, {}).problems == []


def test_pictures_are_made_in_slices(small: Workspace, monkeypatch: pytest.MonkeyPatch):
    for number in range(4):
        small.file(f"content/media/{number}.jpg", photographed(f"{number}".encode()))
        small.record(f"photos/f{number}", f"caption: 合影\nfile: {number}.jpg\nalt: 几个人站在门口\npeople: [p1]")
    whole = build_whole(copy_of(small.root, "whole"))
    folder = make_slices(small.root, (1, 2), 2)
    shutil.rmtree(small.root / ".cache", ignore_errors=True)
    made: list[object] = []
    monkeypatch.setattr("generator.outputs.media.develop", lambda content: made.append(content))
    assert any(path.endswith(".avif") for path in whole)
    assert merge(small.root, folder)[0] == whole
    assert made == []


def test_settings_stand_where_the_tests_think(example: Path):
    assert (example / CONFIG).is_file()
