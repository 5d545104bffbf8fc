"""rsync against its own daemon and over ssh: versions, the switch, cuts, and servers that are set up otherwise."""

import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from front import Cable, free_port
from small_sites import Union, find_lost, look_around, manifest_of, read_from

from generator.build_manifest import MANIFEST
from generator.codes import Text
from generator.outputs.headers import is_for_ever
from generator.publishing.rsync import RsyncFailed
from generator.publishing.to_rsync import Remote

pytestmark = pytest.mark.skipif(shutil.which("rsync") is None, reason="there is no rsync here")
_MODULE = """
[{name}]
path = {root}
use chroot = no
munge symlinks = {munged}
read only = {fixed}
{more}
"""


class Daemon:
    """`rsync --daemon` with a module for each way in which servers are set up; `www` is where all lead."""

    def __init__(self, folder: Path) -> None:
        self.www, self.port = folder / "www", free_port()
        self.www.mkdir()
        secrets = folder / "secrets"
        secrets.write_text("web:geheim\n")
        secrets.chmod(0o600)
        owner = "uid = root\ngid = root\n" if os.getuid() == 0 else ""
        modules = [("plain", "no", "no", ""), ("munged", "yes", "no", ""), ("fixed", "no", "yes", "")]
        modules.append(("guarded", "no", "no", f"auth users = web\nsecrets file = {secrets}"))
        text = "".join(
            _MODULE.format(name=name, root=self.www, munged=munged, fixed=fixed, more=more)
            for name, munged, fixed, more in modules
        )
        config = folder / "rsyncd.conf"
        config.write_text(
            f"port = {self.port}\naddress = 127.0.0.1\nreverse lookup = no\nlog file = {folder}/log\n{owner}{text}"
        )
        self._process = subprocess.Popen(["rsync", "--daemon", "--no-detach", f"--config={config}"])
        for _ in range(100):
            with closing(socket.socket()) as one:
                if one.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()

    def versions(self) -> list[str]:
        return sorted(path.name for path in (self.www / "versions").iterdir())


@pytest.fixture
def daemon(union: Union, tmp_path: Path) -> Iterator[Daemon]:
    daemon = Daemon(tmp_path)
    aim(union, daemon)
    yield daemon
    daemon.close()


def test_what_cannot_be_removed_does_not_hide_that_the_new_version_is_shown(
    union: Union, daemon: Daemon, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: object) -> None:
        raise RsyncFailed(Text("连不上", "it cannot be reached"), Text("rsync 说：x", "rsync says: x"), 10, "x")

    monkeypatch.setattr(Remote, "_remove", fail)
    assert "新版本已经换上；旧版本没能删掉：连不上" in union.refused()
    assert (daemon.www / "current/index.html").read_bytes() == union.builds["a"]["index.html"]


def aim(union: Union, daemon: Daemon, module: str = "plain", port: int = 0, more: str = "") -> None:
    union.targets(f"x: {{to: rsync, address: 'rsync://127.0.0.1:{port or daemon.port}/{module}'{more}}}")


def served(daemon: Daemon) -> dict[str, bytes]:
    folder = daemon.www / "current"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_was_built_is_what_is_served(union: Union, daemon: Daemon):
    union.published()
    files = union.builds["a"]
    assert served(daemon) == {**files, MANIFEST: manifest_of(files)}
    assert (daemon.www / "current").readlink() == Path("versions", daemon.versions()[0])
    assert {path.name for path in daemon.www.iterdir()} == {"versions", "current"}
    assert "已经是这一版" in union.published()


def test_versions_share_files_and_old_pages_find_theirs(union: Union, daemon: Daemon):
    aim(union, daemon, more=", keep: 2")
    for build in "abab":
        union.build(build)
        union.published()
    names = daemon.versions()
    assert [name[:5] for name in names] == ["00003", "00004"]
    first, second = (daemon.www / "versions" / name for name in names)
    assert (first / "assets/favicon.svg").samefile(second / "assets/favicon.svg")
    old = {path for path in union.builds["a"] if is_for_ever(path)}
    assert old < served(daemon).keys()
    assert "people/only-a/index.html" not in served(daemon)


def test_the_way_back(union: Union, daemon: Daemon):
    for build in "ab":
        union.build(build)
        union.published()
    second = daemon.versions()[1]
    union.published("--rollback")
    assert served(daemon)["index.html"] == union.builds["a"]["index.html"]
    union.published("--rollback", second)
    assert f"* {second}" in union.published("--versions")
    union.published("--purge")
    assert served(daemon) == {**union.builds["b"], MANIFEST: manifest_of(union.builds["b"])}
    assert len(daemon.versions()) == 1


def test_what_others_put_there_stays(union: Union, daemon: Daemon):
    (daemon.www / "notes.txt").write_text("mine")
    foreign = daemon.www / "versions/by-hand"
    foreign.mkdir(parents=True)
    (foreign / "index.html").write_text("mine")
    aim(union, daemon, more=", keep: 1")
    for build in "aba":
        union.build(build)
        union.published()
    assert (daemon.www / "notes.txt").read_text() == "mine"
    assert (foreign / "index.html").read_text() == "mine"
    assert len(daemon.versions()) == 2


@pytest.mark.parametrize("what", ["folder", "link"])
def test_a_current_of_somebody_else_is_refused(union: Union, daemon: Daemon, what: str):
    if what == "folder":
        (daemon.www / "current").mkdir()
    else:
        (daemon.www / "current").symlink_to("/etc")
    assert "不是 guangrong 放的，不去动它" in union.refused()
    assert {path.name for path in daemon.www.iterdir()} == {"current"}


def test_a_visitor_walks_around_all_the_while(union: Union, daemon: Daemon):
    union.published()
    wrong, is_over, read = list[str](), threading.Event(), read_from(daemon.www / "current")

    def walk() -> None:
        while not is_over.is_set():
            wrong.extend([*look_around(read, union.builds), *find_lost(read)])
            time.sleep(0.005)

    visitor = threading.Thread(target=walk)
    visitor.start()
    for build in "bab":
        union.build(build)
        union.published()
    is_over.set()
    visitor.join()
    assert wrong == []


def test_a_connection_that_is_cut_anywhere(union: Union, daemon: Daemon):
    union.published()
    cable = Cable(daemon.port)
    aim(union, daemon, port=cable.port)
    union.build("b")
    assert union.publish("--dry-run").exit_code == 0
    looked = cable.sent
    codes = []
    read = read_from(daemon.www / "current")
    for share in range(6):
        cable.reset(looked // 2 + share * 5000)
        codes.append(union.publish().exit_code)
        assert look_around(read, union.builds) == []
        assert read("index.html") in [files["index.html"] for files in union.builds.values()]
    assert codes[:3] == [1, 1, 1]
    cable.reset()
    union.published()
    assert served(daemon).items() >= union.builds["b"].items()
    # Nothing is left of those that were cut.
    union.build("a")
    union.published()
    assert {path.name for path in daemon.www.iterdir()} <= {"versions", "current", ".guangrong-probe"}
    assert all((daemon.www / "versions" / name / MANIFEST).exists() for name in daemon.versions())
    cable.close()


def test_an_upload_that_was_cut_goes_on(union: Union, daemon: Daemon):
    union.published()
    union.build("b")
    union.published()
    new = daemon.www / "versions" / daemon.versions()[1]
    union.published("--rollback")
    (new / MANIFEST).unlink()
    (new / "index.html").unlink()
    (new / "evil.html").write_text("left over")
    union.published()
    assert len(daemon.versions()) == 2
    assert served(daemon)["index.html"] == union.builds["b"]["index.html"]
    assert "evil.html" not in served(daemon)


def test_a_server_whose_links_lead_nowhere(union: Union, daemon: Daemon):
    union.published()
    aim(union, daemon, "munged")
    union.build("b")
    said = union.refused()
    assert "服务器上的链接不能用，没有换上新版本" in said
    assert "munge symlinks = no" in said
    assert (daemon.www / "current").readlink() == Path("versions", daemon.versions()[0])
    assert served(daemon)["index.html"] == union.builds["a"]["index.html"]


@pytest.mark.parametrize(
    ("module", "told"),
    [("fixed", "服务器上只许读"), ("nowhere", "服务器上没有这个模块"), ("guarded", "服务器不认用户名或密码")],
)
def test_what_a_daemon_refuses_is_told(union: Union, daemon: Daemon, module: str, told: str):
    aim(union, daemon, module)
    assert told in union.refused()


def test_a_password_comes_from_the_environment(union: Union, daemon: Daemon, monkeypatch: pytest.MonkeyPatch):
    union.targets(f"x: {{to: rsync, address: 'rsync://web@127.0.0.1:{daemon.port}/guarded', password_env: UNION_PASS}}")
    monkeypatch.setenv("UNION_PASS", "wrong")
    assert "密码放进 UNION_PASS" in union.refused()
    monkeypatch.setenv("UNION_PASS", "geheim")
    union.published()
    assert served(daemon)["index.html"] == union.builds["a"]["index.html"]


def test_nobody_is_there(union: Union):
    union.targets("x: {to: rsync, address: 'rsync://127.0.0.1:9/site'}")
    assert "连不上" in union.refused()


def test_without_rsync(union: Union, monkeypatch: pytest.MonkeyPatch):
    union.targets("x: {to: rsync, address: 'web@union.example:/srv/www'}")
    monkeypatch.setenv("PATH", "/nowhere")
    assert "这台电脑上没有装 rsync" in union.refused()


def ssh(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """What stands in for ssh: this machine is the server."""
    folder.mkdir()
    program = folder / "ssh"
    program.write_text(f"#!/bin/sh\n{text}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def test_over_ssh(union: Union, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    told = tmp_path / "told"
    skip = 'while [ "$1" != union.example ]; do shift; done; shift'
    ssh(tmp_path / "bin", monkeypatch, f'echo "$*" >> {told}\n{skip}\nexec sh -c "$*"')
    root = tmp_path / "网 站"
    root.mkdir()
    link = tmp_path / "www"
    link.symlink_to(root)
    union.targets(f"x: {{to: rsync, address: 'web@union.example:{link}', port: 2222}}")
    for build in "ab":
        union.build(build)
        union.published()
    assert (root / "current/index.html").read_bytes() == union.builds["b"]["index.html"]
    assert "-o BatchMode=yes -o ConnectTimeout=15" in told.read_text()
    shutil.rmtree(root)
    assert "那里没有这个文件夹：先在服务器上建好" in union.refused()


def test_a_login_that_is_refused(union: Union, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    ssh(tmp_path / "bin", monkeypatch, "echo 'web@union.example: Permission denied (publickey).' >&2; exit 255")
    union.targets("x: {to: rsync, address: 'web@union.example:/srv/www'}")
    assert "ssh 不让进" in union.refused()
