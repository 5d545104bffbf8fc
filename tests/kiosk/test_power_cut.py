"""Browser and box are killed in the middle of an update: the wall is back by itself, with a whole version."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from fingers import build_hall
from workspace import PROJECT

from generator.kiosk.manifest import parse

CHROMIUM = "/usr/bin/chromium"
MANIFEST = "kiosk/k/manifest.json"
MOST_SECONDS, AGAIN_AFTER = 30, 1
# As many as there are power cuts in one test.
MOST_CUTS = 2


class Hall:
    """A box and a screen as systemd keeps them: whatever ends is started again after a second."""

    def __init__(self, source: Path, folder: Path) -> None:
        self._source, self._folder = source, folder
        self._environment = {**os.environ, "PYTHONPATH": str(PROJECT), "HOME": str(folder)}
        self._port = 0
        self._running: list[subprocess.Popen[str]] = []

    def start(self) -> None:
        at = ("--from", self._source, "--folder", self._folder / "box", "--every", "1", "--port", str(self._port))
        served = self._run("serve", "--id", "k", *at, stdout=subprocess.PIPE)
        assert served.stdout
        self._port = int(served.stdout.readline().split(":")[2].split("/")[0])
        flags = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
        extra = [f"--extra-flag={flag}" for flag in flags]
        profile = ("--browser", CHROMIUM, "--profile", self._folder / "profile")
        self._run("show", "--id", "k", "--port", str(self._port), *profile, *extra)

    def _run(self, name: str, *more: Any, **wishes: Any) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "generator.commands.kiosk", name, *more]
        quiet = {"stderr": subprocess.DEVNULL, **wishes}
        self._running.append(
            subprocess.Popen(command, env=self._environment, text=True, start_new_session=True, **quiet)
        )
        return self._running[-1]

    def cut_power(self) -> None:
        """Everything at once, without a word to anybody; the browser with all its processes."""
        profile = str(self._folder / "profile").encode()
        for process in Path("/proc").glob("[0-9]*"):
            try:
                is_browser = profile in (process / "cmdline").read_bytes()
            except OSError:
                continue
            if is_browser:
                _kill(int(process.name))
        for one in self._running:
            _kill(one.pid)
            one.wait()
            if one.stdout:
                one.stdout.close()
        self._running.clear()

    def heartbeat(self) -> dict[str, Any]:
        """What the screen told the box last; nothing before it did."""
        try:
            with urlopen(f"http://127.0.0.1:{self._port}/status.json", timeout=5) as answer:
                return json.load(answer)["heartbeat"] or {}
        except OSError:
            return {}

    def wait_for(self, is_so: Callable[[dict[str, Any]], bool], seconds: float) -> float:
        """How long it takes."""
        start = time.monotonic()
        while not is_so(self.heartbeat()):
            assert time.monotonic() - start < seconds, self.heartbeat()
            time.sleep(0.1)
        return time.monotonic() - start


def _kill(process: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Versions of one wall, each later than the one before."""
    made = []
    with pytest.MonkeyPatch.context() as patch:
        for number in range(1 + MOST_CUTS):
            patch.setenv("SOURCE_DATE_EPOCH", str(1_516_000_000 + number))
            made.append(build_hall(tmp_path_factory.mktemp("hall"), motto=f"干一行爱一行，第{number}年"))
    return made


def publish(version: Path, source: Path) -> str:
    """Put a version where the box looks, its manifest last; returns its name."""
    content = (version / MANIFEST).read_bytes()
    told = parse(content)
    for path in told.files:
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(version / path, source / path)
    (source / f"{MANIFEST}.new").write_bytes(content)
    (source / f"{MANIFEST}.new").rename(source / MANIFEST)
    return told.version


@pytest.mark.parametrize("cuts", [(0.7,), pytest.param((0.05, 1.6), marks=pytest.mark.soak)], ids=str)
def test_after_a_power_cut_the_wall_is_back_with_a_whole_version(
    versions: list[Path], tmp_path: Path, tell: Callable[[str], None], cuts: tuple[float, ...]
):
    """The power goes so many seconds after the new version is there: before, while or after it is pulled and shown."""
    source = tmp_path / "source"
    hall = Hall(source, tmp_path)
    names = [publish(versions[0], source)]
    try:
        hall.start()
        hall.wait_for(lambda told: told.get("version") == names[0] and told["state"] == "resting", MOST_SECONDS)
        back = []
        for version, cut in zip(versions[1:], cuts, strict=False):
            names.append(publish(version, source))
            time.sleep(cut)
            hall.cut_power()
            start = time.time()
            time.sleep(AGAIN_AFTER)
            hall.start()
            back.append(
                AGAIN_AFTER
                + hall.wait_for(
                    lambda told, start=start: told.get("received", 0) > start and told.get("version") in names[-2:],
                    MOST_SECONDS - AGAIN_AFTER,
                )
            )
            hall.wait_for(lambda told: told.get("version") == names[-1] and not told["problems"], 60)
    finally:
        hall.cut_power()
    assert len(set(names)) == 1 + len(cuts)
    tell(f"back after a power cut in {', '.join(f'{seconds:.1f}' for seconds in back)} s")
