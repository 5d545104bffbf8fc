"""The real site is the same to the byte wherever, by whomever and whenever it is built from the same commit."""

import json
import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from elsewhere import Digests, build_at, differing
from workspace import PROJECT

YEAR = 31_536_000


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[[Path], Path]) -> Digests:
    root = with_address(copy_project(tmp_path_factory.mktemp("plain")))
    return build_at(root, {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"})


def with_address(root: Path) -> Path:
    """With feeds, a sitemap and pictures for links, and an old address."""
    settings = root / "site_config.yml"
    settings.write_text(
        settings.read_text("utf-8").replace('site_url: ""', "site_url: https://union.example/"), "utf-8"
    )
    (root / "content/redirects.yml").write_text("people/old/: people/lv-meihua/\n", "utf-8")
    return root


def copy_mixed(whole: Path, root: Path) -> None:
    """Put the same files there in another order, each a year old and at a time of its own."""
    files = sorted(file for file in whole.rglob("*") if file.is_file())
    random.Random(7).shuffle(files)
    for number, file in enumerate(files):
        target = root / file.relative_to(whole)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
        then = time.time() - YEAR + number
        os.utime(target, (then, then))


def test_everything_else_is_different(tmp_path: Path, plain: Digests, copy_project: Callable[[Path], Path]):
    """Folder, hash seed, zone, language, home, mask for new files, order and age of files, cores, assertions."""
    root = tmp_path / "别的 文件夹 [1] 'q'"
    copy_mixed(with_address(copy_project(tmp_path / "whole")), root)
    (tmp_path / "home").mkdir()
    words = {"PYTHONHASHSEED": "31337", "TZ": "Asia/Kathmandu", "LC_ALL": "C", "LANG": "de_DE", "COLUMNS": "20"}
    before = ["sh", "-c", 'umask 077; exec "$@"', "sh"]
    before += ["taskset", "-c", str(min(os.sched_getaffinity(0)))] if shutil.which("taskset") else []
    other = build_at(root, {**words, "HOME": str(tmp_path / "home"), "USER": "nobody"}, ["-O", "-B"], before)
    assert differing(plain, other) == []
    assert len(other) > 700


@pytest.mark.skipif(os.getuid() != 0, reason="only root may become somebody else")
def test_another_user(tmp_path: Path, plain: Digests, copy_project: Callable[[Path], Path]):
    root = with_address(copy_project(tmp_path / "nobody"))
    for path in (root, *root.rglob("*")):
        os.chown(path, 65534, 65534)
    for folder in (*tmp_path.parents, tmp_path):
        if folder.is_relative_to("/tmp") or folder.is_relative_to(os.environ.get("TMPDIR", "/tmp")):
            folder.chmod(folder.stat().st_mode | 0o011)
    before = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    if not shutil.which("setpriv") or subprocess.run([*before, "test", "-r", str(PROJECT)]).returncode:
        pytest.skip("nobody may not read the program here")
    if subprocess.run([*before, "test", "-w", str(root)]).returncode:
        pytest.skip("nobody may not come to the temporary folder here")
    other = build_at(root, {"HOME": "/nonexistent", "TMPDIR": str(root)}, ["-B"], before)
    assert differing(plain, other) == []


def git(root: Path, *words: str) -> str:
    given = ["git", "-c", "user.name=x", "-c", "user.email=x@y.example", "-c", "core.autocrlf=false", *words]
    return subprocess.run(given, cwd=root, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(tmp_path: Path, copy_project: Callable[[Path], Path]) -> Iterator[Path]:
    root = with_address(copy_project(tmp_path / "origin"))
    (root / ".gitignore").write_text("site\n.site\n.cache\n")
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "all")
    yield root


def test_an_archive_and_a_clone(tmp_path: Path, plain: Digests, repository: Path):
    """Only what is told of the commit is different."""
    git(tmp_path, "clone", "-q", str(repository), "clone")
    (tmp_path / "archive").mkdir()
    packed = subprocess.run(["git", "archive", "HEAD"], cwd=repository, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(tmp_path / "archive")], input=packed, check=True)
    told = {}
    for name in ("clone", "archive"):
        assert differing(plain, build_at(tmp_path / name, {"GIT_CEILING_DIRECTORIES": str(tmp_path)})) == []
        told[name] = json.loads((tmp_path / name / "site/build-manifest.json").read_bytes())
    assert told["clone"]["commit"] == git(repository, "rev-parse", "HEAD").strip()
    assert (told["clone"]["is_changed"], told["archive"]["commit"]) == (False, None)
