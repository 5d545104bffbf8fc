"""A branch of a git repository: one commit or none, and nothing of the user's own work is touched."""

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from small_sites import Union, look_around

from generator.build_manifest import MANIFEST
from generator.outputs.headers import is_for_ever

_WORLD = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": "/nowhere"}
_BY = ("-c", "user.name=丁一", "-c", "user.email=ding@union.example")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *_BY, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def remote(union: Union, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bare repository that the union's own has as `origin`."""
    for name, value in _WORLD.items():
        monkeypatch.setenv(name, value)
    bare = tmp_path / "remote.git"
    git(tmp_path, "init", "-q", "--bare", str(bare))
    git(union.root, "init", "-q", "-b", "main")
    (union.root / ".gitignore").write_text("/site\n.site/\n.cache/\n")
    git(union.root, "add", "-A")
    git(union.root, "commit", "-qm", "content")
    git(union.root, "remote", "add", "origin", str(bare))
    union.targets("x: {to: gh-pages}")
    return bare


class _Forbidding(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(401)
        self.send_header("WWW-Authenticate", 'Basic realm="x"')
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.parametrize("login", ["ghp_Geheim", "x:ghp_Geheim"])
def test_no_token_is_told(union: Union, remote: Path, login: str):
    """Of a remote with a token where the user's name stands, git says it all, and a pipeline's log is read by many."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Forbidding)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    git(union.root, "remote", "set-url", "origin", f"http://{login}@127.0.0.1:{server.server_port}/x.git")
    said = union.refused()
    server.shutdown()
    server.server_close()
    assert "远程仓库不让写：核对登录" in said
    assert "Geheim" not in said


def commits(remote: Path, branch: str = "gh-pages") -> list[str]:
    return git(remote, "log", "--format=%s", branch).splitlines()


def read_branch(remote: Path) -> dict[str, bytes]:
    names = git(remote, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    command = ["git", "cat-file", "blob"]
    return {name: subprocess.check_output([*command, f"gh-pages:{name}"], cwd=remote) for name in names}


def test_the_site_is_one_commit(union: Union, remote: Path):
    (union.root / "content/people.yml").write_text("name: 改\n", "utf-8")
    git(union.root, "add", "content/people.yml")
    before = (git(union.root, "status", "--porcelain"), git(union.root, "rev-parse", "HEAD"))
    said = union.published()
    assert f"新增 {len(union.builds['a'])} 个" in said
    there = read_branch(remote)
    assert {path: there[path] for path in union.builds["a"]} == union.builds["a"]
    assert there.keys() - union.builds["a"].keys() == {MANIFEST, ".nojekyll"}
    assert (git(union.root, "status", "--porcelain"), git(union.root, "rev-parse", "HEAD")) == before
    assert git(union.root, "branch", "--list") == "* main"
    assert git(remote, "log", "--format=%an", "gh-pages") == "guangrong"


def test_nothing_changed_is_no_commit(union: Union, remote: Path):
    union.published()
    assert "已经是这一版" in union.published()
    assert len(commits(remote)) == 1


def test_history_stays_and_leads_back(union: Union, remote: Path):
    union.published()
    union.build("b")
    union.published()
    assert len(commits(remote)) == 2
    there = read_branch(remote)
    assert {path for path in union.builds["a"] if is_for_ever(path)} < there.keys()
    assert "people/only-a/index.html" not in there
    assert look_around(there.get, {"b": union.builds["b"]}) == []
    assert union.published("--versions").count("Publish") == 2
    union.published("--rollback")
    assert read_branch(remote)["index.html"] == union.builds["a"]["index.html"]
    assert len(commits(remote)) == 3


def test_somebody_is_taken_out_of_everything(union: Union, remote: Path):
    for build in "ab":
        union.build(build)
        union.published()
    union.published("--purge")
    assert len(commits(remote)) == 1
    assert {*read_branch(remote)} == {*union.builds["b"], MANIFEST, ".nojekyll"}


def test_without_history_there_is_one_commit(union: Union, remote: Path):
    union.targets("x: {to: gh-pages, history: false, cname: true}")
    for build in "ab":
        union.build(build)
        union.published()
    assert len(commits(remote)) == 1
    assert read_branch(remote)["CNAME"] == b"union.example\n"
    assert "已经是这一版" in union.published()
    assert "没有更早的版本" in union.refused("--rollback")


def test_a_branch_with_something_else_is_left_alone(union: Union, remote: Path):
    git(union.root, "push", "-q", "origin", "main")
    union.targets("x: {to: gh-pages, branch: main}")
    assert "分支 main 里是别的东西，不去动它" in union.refused()
    assert commits(remote, "main") == ["content"]


def hook(remote: Path, name: str, text: str) -> None:
    file = remote / "hooks" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


def test_a_remote_that_does_not_take_it(union: Union, remote: Path):
    union.published()
    hook(remote, "pre-receive", "echo no >&2; exit 1")
    union.build("b")
    assert "远程仓库不收" in union.refused()
    assert read_branch(remote)["index.html"] == union.builds["a"]["index.html"]


def test_killed_in_the_middle(union: Union, remote: Path, tmp_path: Path):
    union.published()
    union.build("b")
    reached = tmp_path / "reached"
    hook(remote, "pre-receive", f"touch {reached}; sleep 30")
    command = [sys.executable, "-m", "generator", "publish", "-f", str(union.config)]
    with subprocess.Popen(
        command, start_new_session=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    ) as running:
        for _ in range(200):
            if reached.exists():
                break
            time.sleep(0.05)
        os.killpg(running.pid, signal.SIGKILL)
    assert reached.exists()
    assert read_branch(remote)["index.html"] == union.builds["a"]["index.html"]
    (remote / "hooks/pre-receive").unlink()
    union.published()
    assert read_branch(remote)["index.html"] == union.builds["b"]["index.html"]


def test_somebody_else_published_meanwhile(union: Union, remote: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from generator.git.branch import Branch

    union.published()
    union.build("b")

    def push_late(self: Branch, commit: str, tip: str) -> None:
        git(remote, "update-ref", "refs/heads/gh-pages", other)
        push(self, commit, tip)

    tree = git(remote, "rev-parse", "gh-pages^{tree}")
    other = git(remote, "commit-tree", tree, "-p", "gh-pages", "-m", "another")
    push = Branch.push
    monkeypatch.setattr(Branch, "push", push_late)
    assert "别人刚刚也发布了，再发布一次" in union.refused()
    monkeypatch.setattr(Branch, "push", push)
    union.published()
    assert commits(remote)[1] == "another"


def test_what_git_cannot_do_is_told(union: Union, remote: Path):
    union.targets("x: {to: gh-pages, remote: upstream}")
    assert "没有这个远程仓库" in union.refused()


def test_outside_of_git(union: Union, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(union.root.parent))
    union.targets("x: {to: gh-pages}")
    assert "这个网站不在 git 里" in union.refused()
