"""Small walls to be pulled, packed and served, and a box in a process of its own."""

import hashlib
import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.kiosk import manifest
from generator.kiosk.manifest import File, Manifest

ID = "gongren"
INDEX, MANIFEST = manifest.index_of(ID), manifest.path_of(ID)
PROJECT = Path(__file__).parents[3]


def files_of(number: int) -> dict[str, bytes]:
    """What a version consists of: a stage of its own, and a picture that all versions share."""
    stage, people = f"<!doctype html><p>stage {number}".encode(), f"guangrongPeople({number})".encode()
    return {
        INDEX: b"<!doctype html><p>screen",
        f"kiosk/{ID}/stage-{digest(stage)[:16]}.html": stage,
        f"kiosk/{ID}/people-{digest(people)[:16]}.js": people,
        f"media/photo-800-{digest(PICTURE)[:16]}.avif": PICTURE,
    }


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


PICTURE = bytes(range(256)) * 100
SHARED = f"media/photo-800-{digest(PICTURE)[:16]}.avif"


def manifest_of(number: int, made: int | None = None, files: dict[str, bytes] | None = None, kiosk: str = ID) -> bytes:
    told = {path: manifest.describe(one) for path, one in (files or files_of(number)).items()}
    stage = next(path for path in told if "/stage-" in path)
    return manifest.write(kiosk, f"光荣榜 {number}", number if made is None else made, stage, told)


def version_of(number: int) -> str:
    return manifest.parse(manifest_of(number)).version


def stage_of(number: int) -> str:
    return next(path for path in files_of(number) if "/stage-" in path)


def write_site(folder: Path, number: int, made: int | None = None, files: dict[str, bytes] | None = None) -> Path:
    """A built site with one version of the wall."""
    for path, content in {**(files or files_of(number)), MANIFEST: manifest_of(number, made, files)}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


class FakePack:
    """A version in memory; `spoil` may change or refuse what is read."""

    name = "fake"

    def __init__(
        self, number: int, made: int | None = None, spoil: Callable[[str, bytes], bytes] | None = None
    ) -> None:
        self.files, self.content = files_of(number), manifest_of(number, made)
        self.manifest: Manifest = manifest.parse(self.content)
        self.spoil = spoil or (lambda path, content: content)
        self.asked: list[str] = []

    def read_manifest(self, path: str) -> bytes:
        return self.content

    def read(self, path: str, size: int) -> Iterator[bytes]:
        self.asked.append(path)
        content = self.spoil(path, self.files[path])
        for start in range(0, len(content), 10_000):
            yield content[start : start + 10_000]


def is_whole(folder: Path) -> bool:
    """Whether a folder holds exactly what its manifest says."""
    told = manifest.parse((folder / MANIFEST).read_bytes())
    found = {one.relative_to(folder).as_posix(): one for one in folder.rglob("*") if one.is_file()}
    del found[MANIFEST]
    return {path: manifest.describe(one.read_bytes()) for path, one in found.items()} == dict(told.files)


def ask(
    port: int, path: str, method: str = "GET", body: bytes | None = None, headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    """One request to a box."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def wait_for(is_so: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)


class Served:
    """A box in its own process."""

    def __init__(self, folder: Path, *sources: object, options: tuple[str, ...] = ()) -> None:
        command = [sys.executable, "-m", "generator.commands.kiosk", "serve", "--id", ID, "--folder", str(folder)]
        for source in sources:
            command += ["--from", str(source)]
        command += ["--port", "0", "--every", "0.1", *options]
        environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=folder.parent
        )
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()
        assert self.address, self.process.communicate()[1]
        self.port = int(self.address.split(":")[2].split("/")[0])

    def tell(self) -> dict[str, object]:
        return json.loads(ask(self.port, "/status.json")[2])

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()

    def stop(self) -> str:
        """Ask it to end, which it must do without a word; what it logged."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        logged = self.process.communicate(timeout=10)[1]
        assert self.process.returncode in (0, -signal.SIGKILL), logged
        return logged


@contextmanager
def serving(folder: Path, *sources: object, options: tuple[str, ...] = ()) -> Iterator[Served]:
    served = Served(folder, *sources, options=options)
    try:
        yield served
    finally:
        served.stop()


def describe(content: bytes) -> File:
    return manifest.describe(content)
