"""What is wrong with slices is told before anything changes, and which; what was stopped leaves the last site whole."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from slicing import CONFIG, build_whole, copy_of, make_slice, make_slices, merge
from test_golden import EXAMPLE
from workspace import PROJECT, Workspace, read_files

from generator.problems import ContentError, Problem
from generator.refusal import Refused
from generator.runner import check_content
from generator.slices.making import build_slice
from generator.slices.naming import read_part


def refusal(root: Path, *folders: Path) -> str:
    """Why a merge is refused, in Chinese, without the paths of this machine."""
    with pytest.raises(Refused) as refused:
        merge(root, *folders)
    return refused.value.words.zh.replace(f"{root}/", "").rpartition("\n重新建好以后")[0]


def change(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def flip(file: Path) -> None:
    """Change one byte in the middle."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


DAMAGE: dict[str, Callable[[Path], None]] = {
    "a byte of an answer": lambda folder: flip(folder / "answers.sqlite"),
    "a byte of a page": lambda folder: flip(next(folder.glob("*.files"))),
    "a bundle that is cut off": lambda folder: os.truncate(next(folder.glob("*.files")), 100),
    "a bundle that is gone": lambda folder: next(folder.glob("*.files")).unlink(),
    "no answers": lambda folder: (folder / "answers.sqlite").unlink(),
    "what it tells of itself": lambda folder: flip(folder / "slice.json"),
    "nothing told": lambda folder: change(folder / "slice.json", b""),
    "something else told": lambda folder: change(folder / "slice.json", b"{}"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_slice_is_named_and_may_be_made_here(small: Workspace, damage: Callable[[Path], None]):
    folder = make_slices(small.root, (1, 2, 3), 3)
    damage(folder / "2-of-3")
    told = "slices/2-of-3 坏了：里面的文件少了，或者和建好时不一样；请重新建这一片\n缺第 2 片（共 3 片）"
    assert refusal(small.root, folder) == told
    assert not (small.root / "site").exists()
    files, merged = merge(small.root, folder, may_make_missing=True)
    assert files == build_whole(copy_of(small.root, "whole"))
    assert len(merged.left_out) == 2


def test_a_slice_that_is_lost_or_not_finished(small: Workspace):
    folder = make_slices(small.root, (1, 3), 3)
    assert refusal(small.root, folder) == "缺第 2 片（共 3 片）"
    (folder / "2-of-3").mkdir()
    assert refusal(small.root, *sorted(folder.glob("[!.]*"))) == (
        "slices/2-of-3 不是建好的一片：里面没有 slice.json（没建完，或者不是 guangrong build --shard 写的）\n"
        "缺第 2 片（共 3 片）"
    )
    assert merge(small.root, folder, may_make_missing=True)[0] == build_whole(copy_of(small.root, "whole"))


def test_no_slice_at_all(small: Workspace):
    assert refusal(small.root, small.root / "nowhere").startswith("nowhere 不是建好的一片")
    files, _ = merge(small.root, small.root / "nowhere", may_make_missing=True)
    assert files == build_whole(copy_of(small.root, "whole"))


def test_slices_of_another_number(small: Workspace):
    folder = make_slices(small.root, (1, 2), 2)
    make_slice(small.root, 1, 3)
    assert refusal(small.root, folder) == "slices/1-of-3 是共 3 片里的，别的是共 2 片的"


def test_a_slice_that_is_there_twice(small: Workspace, tmp_path: Path):
    folder = make_slices(small.root, (1, 2), 2)
    again = make_slice(small.root, 1, 2, small.root / "again").folder
    assert refusal(small.root, folder, again) == "第 1 片有两份：slices/1-of-2 和 again/1-of-2"
    assert merge(small.root, folder, folder)[1].left_out == [], "the same folder twice is told once"


def test_slices_of_other_settings_templates_or_another_program(small: Workspace, monkeypatch: pytest.MonkeyPatch):
    folder = make_slices(small.root, (1, 2), 2)
    config = small.config.read_text("utf-8")
    small.config.write_text(config.replace("小站", "大站"), "utf-8")
    line = "建的时候网站的设置和现在不同：请重新建这一片"
    assert refusal(small.root, folder) == f"slices/1-of-2 {line}\nslices/2-of-2 {line}"
    small.config.write_text(config, "utf-8")
    small.file("templates/records/person.html", "{{ title }}")
    assert "建的时候模板和现在不同" in refusal(small.root, folder)
    monkeypatch.setattr("generator.memory.program_version", lambda: b"another")
    assert "建的时候程序或程序库的版本、模板和现在不同" in refusal(small.root, folder)


def test_an_edit_between_slices_is_told_and_one_after_them_is_made_up_for(small: Workspace):
    folder = make_slices(small.root, (1, 2, 3), 3)
    small.record("people/p1", "name: 钱一\ntrade: 焊工")
    make_slice(small.root, 3, 3)
    told = "slices/3-of-3 和别的片不是用同一份内容建的：请重新建这一片\n缺第 3 片（共 3 片）"
    assert refusal(small.root, folder) == told
    whole = build_whole(copy_of(small.root, "whole"))
    assert merge(small.root, folder, may_make_missing=True)[0] == whole
    make_slices(small.root, (1, 2), 3)
    (small.root / "content/people/p5.yml").unlink()
    small.record("people/p4", "name: 陈四")
    small.record("people/p9", "name: 孙九\nrelated: [p4]")
    whole = build_whole(copy_of(small.root, "whole"))
    assert merge(small.root, folder)[0] == whole


def test_a_picture_that_changes_between_slices_without_another_size(small: Workspace):
    """Nothing that slices have in common tells; that they contradict each other does, or it does not matter."""
    small.file("content/media/a.jpg", b"no picture, as long as the other one")
    small.record("photos/a", "caption: 合影\nalt: 图")
    whole = build_whole(copy_of(small.root, "whole"))
    folder = make_slices(small.root, (1,), 2)
    small.file("content/media/a.jpg", b"another one, just as long as the one")
    make_slice(small.root, 2, 2)
    assert merge(small.root, folder)[0] == whole


def test_slices_that_contradict_each_other(small: Workspace):
    from generator.memory import store_of
    from generator.settings import read_settings
    from generator.slices.slice import read_slice, write_slice

    folder = make_slices(small.root, (1, 2), 2)
    for name in ("1-of-2", "2-of-2"):
        told = read_slice(folder / name)
        store = store_of(read_settings(small.config), folder / name)
        store._connection = __import__("sqlite3").connect(folder / name / "answers.sqlite")
        store.save([("=card\tperson\tp1", f'"{name}"')])
        store.close()
        write_slice(folder / name, told.part, told.version, told.content)
    with pytest.raises(Refused) as refused:
        merge(small.root, folder)
    assert "几片的内容对不上（card person p1）" in refused.value.words.zh
    assert build_whole(small.root) == build_whole(copy_of(small.root, "whole"))


def problems_of(make: Callable[[], object]) -> list[Problem]:
    with pytest.raises(ContentError) as error:
        make()
    return list(error.value.problems)


def test_mistakes_are_told_as_by_a_whole_build(small: Workspace):
    small.record("people/p3", "nmae: 陈一")
    whole = check_content(small.config)
    for number in (1, 2):
        told = problems_of(lambda number=number: make_slice(small.root, number, 2))  # type: ignore[misc]
        assert told == whole
    assert not (small.root / "slices/1-of-2").exists()


def test_a_rule_is_told_by_the_slice_whose_record_breaks_it(small: Workspace):
    small.record("people/p3", "name: 陈一\nborn: 1990\ndied: 1980")
    [problem] = check_content(small.config)
    told = []
    for number in (1, 2):
        try:
            told += make_slice(small.root, number, 2).warnings
        except ContentError as error:
            told += error.problems
    assert told == [problem]
    assert problems_of(lambda: merge(small.root, small.root / "slices", may_make_missing=True)) == [problem]


def test_warnings_of_a_merge_are_those_of_a_whole_build(small: Workspace):
    small.record("people/p3", "name: 陈一\nsummary: 他他他他他们都来了了了了。")
    small.record("people/p4", "name: 杨一\nsummary: 我我我我我们都来了了了了。")
    whole = check_content(small.config)
    assert whole
    made = [make_slice(small.root, number, 2).warnings for number in (1, 2)]
    assert sum(map(len, made)) == len(whole)
    assert merge(small.root, small.root / "slices")[1].summary.warnings == whole


def test_slices_that_nobody_may_write_to(small: Workspace):
    folder = make_slices(small.root, (1, 2), 2)
    whole = build_whole(copy_of(small.root, "whole"))
    before = {path: content for path, content in read_files(folder).items() if not path.startswith(".")}
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    assert merge(small.root, folder)[0] == whole
    assert {path: content for path, content in read_files(folder).items() if not path.startswith(".")} == before
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_merged_site_owes_its_slices_nothing(small: Workspace):
    folder = make_slices(small.root, (1, 2), 2)
    files, _ = merge(small.root, folder)
    for file in folder.rglob("*.files"):
        file.write_bytes(b"")
    assert read_files(small.root / "site") == files


def test_something_else_stands_where_the_slice_would_be(small: Workspace):
    small.file("slices/1-of-2/mine.txt", "mine")
    with pytest.raises(Refused, match="no slice"):
        make_slice(small.root, 1, 2)
    assert (small.root / "slices/1-of-2/mine.txt").read_text() == "mine"


def test_a_slice_takes_the_place_of_an_earlier_one_only_when_it_is_whole(small: Workspace):
    make_slice(small.root, 1, 2)
    before = read_files(small.root / "slices/1-of-2")
    small.record("people/p1", "nmae: 一")
    assert problems_of(lambda: make_slice(small.root, 1, 2))
    assert read_files(small.root / "slices/1-of-2") == before
    small.record("people/p1", "name: 钱一")
    make_slice(small.root, 1, 2)
    assert read_files(small.root / "slices/1-of-2") != before


def test_a_full_disk_is_told_as_a_problem(small: Workspace, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device", str(small.root / "slices"))

    monkeypatch.setattr("generator.slices.bundle.Bundle.put", refuse)
    assert [problem.code for problem in problems_of(lambda: make_slice(small.root, 1, 2))] == ["S905"]


CODE = """
import sys
from pathlib import Path
from unittest.mock import patch
from generator.outputs import assets
from slicing import make_slice, merge
from workspace import PlainFrame, cut_no_font
assets.subset_font = cut_no_font
root = Path(sys.argv[1])
with patch("generator.runner.kept_frame", lambda settings: PlainFrame({}, {})):
    make_slice(root, 1, 2) if sys.argv[2] == "slice" else merge(root, root / "slices")
"""


@pytest.mark.parametrize("what", ["slice", "merge"])
def test_killed_at_any_moment_the_last_site_is_whole(example: Path, what: str):
    path = os.pathsep.join(map(str, (PROJECT, EXAMPLE.parent, Path(__file__).parent)))
    around = {**os.environ, "PYTHONPATH": path}
    command = [sys.executable, "-c", CODE, str(example), what]
    before = build_whole(example)
    (example / "content/people").joinpath("new.yml").write_text("name: 丁一\nsource:\n  - title: 出处\n", "utf-8")
    whole = build_whole(copy_of(example, "whole"))
    make_slices(example, (1, 2), 2)
    for pause in (0.6, 1.2):
        process = subprocess.Popen(command, env=around, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert read_files(example / "site") in (before, whole)
    if what == "slice":
        make_slice(example, 1, 2)
    assert merge(example, example / "slices")[0] == whole


@pytest.mark.parametrize(
    "text, said",
    [
        ("0/3", "共 3 片，没有第 0 片：从 1 数到 3"),
        ("4/3", "共 3 片，没有第 4 片：从 1 数到 3"),
        ("1/0", "一个站能分成 1 到 1000 片，不能是 0 片"),
        ("1/1001", "一个站能分成 1 到 1000 片，不能是 1001 片"),
        *(
            (text, f"--shard 要写成“第几片/共几片”，如 2/4，不能是“{text}”")
            for text in ("a/b", "2", "", "-1/3", "１/２")
        ),
    ],
)
def test_parts_that_there_are_not(text: str, said: str):
    with pytest.raises(Refused) as refused:
        read_part(text)
    assert refused.value.words.zh == said


def test_a_part_as_it_is_written():
    assert (read_part("2/4").number, read_part(" 2/4 ").of) == (2, 4)
    assert CONFIG == "site_config.yml"
    assert build_slice.__doc__
