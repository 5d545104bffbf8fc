"""A browser that ends or falls silent is started again; a wall is opened here in one command."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from fake_walls import ID, MANIFEST, PROJECT, ask, serving, version_of, wait_for, write_site

BROWSER = """#!{python}
import json, pathlib, sys, time, urllib.request
home = pathlib.Path({home!r})
address = sys.argv[-1].removeprefix("--app=")
(home / "started").open("a").write(json.dumps(sys.argv[1:]) + "\\n")
origin = address.split("/kiosk/")[0]
while not (home / "quit").exists():
    if (home / "beats").exists():
        beat = (home / "beats").read_bytes()
        urllib.request.urlopen(urllib.request.Request(origin + "/heartbeat", beat, {{"Origin": origin}})).read()
    time.sleep(0.1)
(home / "quit").unlink()
sys.exit(3)
"""
BEAT = {
    "version": version_of(1), "made": 1, "frames": 1, "heap": None, "state": "resting",
    "problems": [], "uptime": 1, "width": 1, "height": 1,
}  # fmt: skip


class FakeBrowser:
    """A program that counts its starts, beats while it is told to, and quits when it is told to."""

    def __init__(self, home: Path) -> None:
        home.mkdir()
        self.home, self.program = home, home / "browser"
        self.program.write_text(BROWSER.format(python=sys.executable, home=str(home)))
        self.program.chmod(0o755)

    @property
    def starts(self) -> list[list[str]]:
        log = self.home / "started"
        return [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []

    def beats(self, is_well: bool) -> None:
        (self.home / "beats").write_text(json.dumps(BEAT)) if is_well else (self.home / "beats").unlink()


def test_the_browser_is_started_again_when_it_ends_and_when_it_falls_silent(tmp_path: Path):
    fake, profile = FakeBrowser(tmp_path / "fake"), tmp_path / "profile"
    (profile / "Default").mkdir(parents=True)
    (profile / "Default" / "Preferences").write_text('{"profile": {"exit_type": "Crashed", "name": "x"}, "a": 1}')
    (profile / "SingletonLock").symlink_to("gone-1")
    with serving(tmp_path / "box", write_site(tmp_path / "site", 1)) as served:
        fake.beats(True)
        command = [sys.executable, "-m", "generator.commands.kiosk", "show", "--id", ID, "--port", str(served.port)]
        command += ["--browser", fake.program, "--profile", profile, "--silence", "3", "--extra-flag=--no-sandbox"]
        environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
        shown = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        wait_for(lambda: len(fake.starts) == 1)
        assert "--no-sandbox" in fake.starts[0]
        assert "--kiosk" in fake.starts[0]
        told = json.loads((profile / "Default" / "Preferences").read_text())
        assert told == {"profile": {"exit_type": "Normal", "exited_cleanly": True, "name": "x"}, "a": 1}
        assert not (profile / "SingletonLock").is_symlink()
        (fake.home / "quit").touch()
        wait_for(lambda: len(fake.starts) >= 2)
        wait_for(lambda: served.tell()["heartbeat"]["age"] < 1)
        fake.beats(False)
        wait_for(lambda: len(fake.starts) >= 3, 30)
        assert shown.poll() is None
        shown.send_signal(signal.SIGTERM)
        logged = shown.communicate(timeout=10)[1]
    assert shown.returncode == 0
    assert "浏览器退出了（3）" in logged
    assert "没有心跳" in logged
    assert not is_running(fake)


def is_running(fake: FakeBrowser) -> bool:
    lines = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if os.access(path, os.R_OK)]
    return any(str(fake.program).encode() in line and b"/kiosk/" in line for line in lines)


def test_opened_here_in_one_command(project: Path):
    fake = FakeBrowser(project / "fake")
    command = [sys.executable, "-m", "generator.commands.kiosk", "open", ID, "--browser", fake.program]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "TMPDIR": str(project)}
    opened = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert opened.stdout
    port = int(opened.stdout.readline().split(":")[2].split("/")[0])
    wait_for(lambda: ask(port, f"/{MANIFEST}")[0] == 200)
    wait_for(lambda: len(fake.starts) == 1)
    assert "--kiosk" not in fake.starts[0]
    (fake.home / "quit").touch()
    assert opened.wait(15) == 1, "it ended by itself with an error"
    opened.stdout.close()
    assert not list(project.glob("guangrong-kiosk-*"))
