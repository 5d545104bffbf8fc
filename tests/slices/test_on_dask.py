"""Dask builds the slices: on this machine, through a scheduler, and what is told where that cannot be."""

import sys
from pathlib import Path

import pytest
from typed import THEMED, run, run_apart
from workspace import Workspace, read_files

from generator.refusal import Refused
from generator.slices import on_dask
from generator.slices.on_dask import build_on_dask

distributed = pytest.importorskip("distributed")


@pytest.fixture
def shared(workspace: Workspace) -> Workspace:
    """A site with MkDocs' frame, as workers build it in processes of their own."""
    workspace.config.write_text(THEMED, "utf-8")
    workspace.file("content/pages/about.md", "# 关于\n")
    for number in range(6):
        workspace.person(f"p{number}", f"{'丁王李张刘陈'[number]}一")
    return workspace


def whole_of(shared: Workspace) -> dict[str, bytes]:
    assert run_apart("build", root=shared.root).returncode == 0
    return read_files(shared.root / "site")


def test_on_one_machine(shared: Workspace):
    whole = whole_of(shared)
    result = run_apart("build", "--on", "dask", "--workers", "2", root=shared.root)
    assert result.returncode == 0, result.stderr
    assert read_files(shared.root / "site") == whole
    assert sorted(line[3:] for line in result.stderr.splitlines() if "片" in line) == [
        " 片建好了（1/2）",
        " 片建好了（2/2）",
    ]
    assert result.stdout.startswith("记录：人物 6\n建成：")
    assert sorted(folder.name for folder in (shared.root / "slices").glob("[!.]*")) == ["1-of-2", "2-of-2"]


def test_through_a_scheduler_and_with_a_slice_that_fails(shared: Workspace):
    whole = whole_of(shared)
    shared.file("slices/1-of-2/mine.txt", "not a slice, and in the way")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=None) as cluster:
        result = run_apart("build", "--on", "dask", "--scheduler", cluster.scheduler_address, root=shared.root)
    assert result.returncode == 0, result.stderr
    assert "第 1 片没有建成，由合并来建（" in result.stderr
    assert "第 2 片建好了（" in result.stderr
    assert read_files(shared.root / "site") == whole


def test_a_mistake_is_told_once_as_a_whole_build_tells_it(shared: Workspace):
    shared.record("people/p1", "name: 王一\nsex: 不详")
    alone = run_apart("build", root=shared.root)
    result = run_apart("build", "--on", "dask", "--workers", "2", root=shared.root)
    assert (result.returncode, result.stdout) == (1, alone.stdout)
    assert not (shared.root / "site").exists()


def test_without_dask(shared: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = run("build", "--on", "dask", "-f", str(shared.config))
    assert result.exit_code == 1
    assert result.output == "没有装 Dask。装上：pip install 'guangrong[dask]'；或者不用它：guangrong build\n"


def test_nobody_there(shared: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(on_dask, "_PATIENCE", 1)
    with pytest.raises(Refused) as refused:
        build_on_dask(shared.config, shared.root / "slices", 0, "tcp://127.0.0.1:9", lambda *_: None)
    assert refused.value.words.zh.startswith("连不上 Dask 的调度程序 tcp://127.0.0.1:9")
    with pytest.raises(Refused) as refused:
        build_on_dask(shared.config, shared.root / "slices", 0, "nonsense", lambda *_: None)
    assert "nonsense" in refused.value.words.zh
    with distributed.LocalCluster(n_workers=0, dashboard_address=None) as cluster, pytest.raises(Refused) as refused:
        build_on_dask(Path(shared.config), Path("slices"), 0, cluster.scheduler_address, lambda *_: None)
    assert "还没有干活的机器" in refused.value.words.zh


@pytest.mark.parametrize(
    "typed, said",
    [
        (["--shard", "0/3"], "共 3 片，没有第 0 片：从 1 数到 3"),
        (["--shard", "4/3"], "共 3 片，没有第 4 片：从 1 数到 3"),
        (["--shard", "a/b"], "--shard 要写成“第几片/共几片”，如 2/4，不能是“a/b”"),
        (["--shard", "1/2", "--on", "dask"], "--shard 和 --on 只能写一个"),
        (["--workers", "2"], "--workers 和 --scheduler 要和 --on 一起写"),
    ],
)
def test_wrong_use_is_told(shared: Workspace, typed: list[str], said: str):
    result = run("build", "-f", str(shared.config), *typed)
    assert (result.exit_code, result.output) == (1, f"{said}\n")
    assert not (shared.root / "site").exists()


def test_commands_say_what_they_made_and_what_comes_next(shared: Workspace):
    assert run_apart("merge", "slices", root=shared.root).stderr == (
        "slices 不是建好的一片：里面没有 slice.json（没建完，或者不是 guangrong build --shard 写的）\n"
        "重新建好以后再合并；或者加上 --make-missing，用得上的照用，缺的由合并来建\n"
    )
    first = run_apart("build", "--shard", "1/2", root=shared.root)
    assert first.returncode == 0, first.stderr
    assert first.stdout.splitlines()[0].startswith("第 1 片（共 2 片）建好了：")
    assert first.stdout.splitlines()[1:] == ["放在：slices/1-of-2", "各片都建好以后：guangrong merge slices"]
    result = run_apart("merge", "slices", root=shared.root)
    assert (result.returncode, result.stderr.splitlines()[0]) == (1, "缺第 2 片（共 2 片）")
    assert run_apart("build", "--shard", "2/2", "--lang", "en", root=shared.root).stdout.startswith(
        "slice 2 of 2 is made"
    )
    result = run_apart("merge", "slices", root=shared.root)
    assert result.returncode == 0
    assert result.stdout.startswith("记录：人物 6\n建成：")
