"""`guangrong new site`: a small site that can be checked and built at once, and says of itself that it is a sample."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from typed import run, run_apart
from workspace import PROJECT, Workspace, read_files

from generator.authoring.new_site import STARTER


def test_a_new_site_is_checked_and_built(tmp_path: Path):
    result = run_apart("new", "site", "柳河: 工会", root=tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[-1] == "接着：cd 柳河: 工会，再运行 guangrong serve"
    root = tmp_path / "柳河: 工会"
    checked = run_apart("check", root=root)
    assert (checked.returncode, checked.stdout) == (0, "没有问题\n")
    built = run_apart("build", root=root)
    assert built.returncode == 0, built.stdout + built.stderr
    assert "<title>柳河: 工会</title>" in (root / "site/index.html").read_text("utf-8")
    assert "示例人物" in (root / "site/rolls/shili-guangrongbang/index.html").read_text("utf-8")


def test_every_sample_says_that_it_is_one(tmp_path: Path):
    assert run("new", "site", str(tmp_path / "a")).exit_code == 0
    records = sorted((tmp_path / "a/content").rglob("*.yml"))
    assert len(records) >= 7
    for record in records:
        assert "shili" in record.name
        assert record.read_text("utf-8").startswith("# 示例：不是真的")
        assert "title: 示例，不是真实的出处" in record.read_text("utf-8")
    assert "/.cache/" in (tmp_path / "a/.gitignore").read_text("utf-8")
    manual = (tmp_path / "a/README.md").read_text("utf-8")
    for record in records:
        assert record.relative_to(tmp_path / "a").as_posix() in manual


def test_records_go_on_from_there(tmp_path: Path):
    run("new", "site", str(tmp_path / "a"))
    result = run("new", "person", "丁一", "-f", str(tmp_path / "a/site_config.yml"))
    assert result.output.startswith("写好了：content/people/ding-yi.yml")


def test_a_folder_with_anything_in_it_is_left_alone(workspace: Workspace):
    before = read_files(workspace.root)
    result = run("new", "site", str(workspace.root))
    assert result.exit_code == 1
    assert "不是空的" in result.output
    assert read_files(workspace.root) == before
    assert "是文件" in run("new", "site", str(workspace.config)).output


@pytest.mark.parametrize("name", ["a'b", '"x"', "#1", "- a", "{site_name}", "2018", "长" * 80, "\u202e反"])
def test_whatever_the_folder_is_called_the_settings_can_be_read(tmp_path: Path, name: str):
    assert run("new", "site", str(tmp_path / name)).exit_code == 0
    assert run("check", "-f", str(tmp_path / name / "site_config.yml")).output == "没有问题\n"


def test_the_wheel_brings_the_starters(tmp_path: Path):
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    wanted = {f"generator/starters/site/{path.relative_to(STARTER).as_posix()}" for path in STARTER.rglob("*.*")}
    assert {path for path in wanted if path.endswith((".yml", ".md"))} <= packed
    assert "generator/starters/site/gitignore" in packed
