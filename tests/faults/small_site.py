"""A small site that is written in two versions, built by commands, and recognised by every byte of it."""

import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from nursery import Child, Nursery
from poller import WORDS
from workspace import PROJECT

Files = dict[str, bytes]

GUANGRONG = (sys.executable, "-m", "generator", "build", "-f", "site_config.yml")
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "-q", "-f", "site_config.yml")
PATIENCE = 60.0
SURROUNDINGS = {
    **os.environ,
    "PYTHONPATH": str(PROJECT),
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1700000000",
}
_CONFIG = f"""site_name: 小站
docs_dir: content/pages
theme:
  name: material
  custom_dir: {PROJECT / "templates/theme"}
  font: false
plugins: [guangrong]
"""
_SOURCE = "source: [{title: 出处}]\n"


def content_of(version: int) -> dict[str, str]:
    """The files of a version: about ten hold its word, one is in this version only; all are as long as the other's."""
    word, files = WORDS[version], {"site_config.yml": _CONFIG}
    for number in range(24):
        name, summary = f"王{'一二三四五六七八九十'[number % 10]}{'甲乙版'[number // 10]}", word if number < 4 else "人"
        files[f"content/people/p{number:02}.yml"] = f"name: {name}\nsummary: {summary}\n{_SOURCE}"
    for number in range(4):
        title = f"大事{word if number < 2 else ''}{number}"
        digest = f"digest: {{year: 2018, rank: {number + 1}}}"
        text = f"title: {title}\ndate: 2018-01-0{number + 1}\nsummary: {word}\n{digest}\n{_SOURCE}"
        files[f"content/events/e{number}.yml"] = text
    files["content/pages/about.md"] = "# 关于\n"
    files[f"content/people/only{version}.yml"] = f"name: 王{word}\n{_SOURCE}"
    return files


def content_with_prose(version: int) -> dict[str, str]:
    """The same with a page of prose that holds the word as well, so that every build runs MkDocs."""
    return content_of(version) | {"content/pages/about.md": f"# 关于\n\n{WORDS[version]}\n"}


def read_site(folder: Path) -> Files:
    """Every file below a folder by its path there, also hidden ones; a link inside is a file of its own kind."""
    files: Files = {}
    for where, folders, names in os.walk(folder):
        for name in [*names, *(one for one in folders if os.path.islink(f"{where}/{one}"))]:  # noqa: PTH114
            path = Path(where, name)
            content = b"link: " + os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
            files[path.relative_to(folder).as_posix()] = content
    return files


@dataclass(frozen=True)
class Outcome:
    """How a build ended: its exit code, what it printed, the processes it left behind, the fault it met."""

    code: int
    said: str
    lingering: list[int]
    met: str = ""


@dataclass
class Build:
    """A build that runs in a session of its own."""

    process: "subprocess.Popen[bytes] | Child"
    output: "tempfile._TemporaryFileWrapper[bytes]"

    def kill(self, whole_group: bool) -> bool:
        """Kill -9; whether there was something to kill."""
        if self.process.poll() is not None:
            return False
        target = os.killpg if whole_group else os.kill
        try:
            target(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True

    def wait(self) -> Outcome:
        """Wait for the end, which must come; processes that outlive it by a second are told and killed."""
        if not has_ended(self.process, PATIENCE):
            os.killpg(self.process.pid, signal.SIGKILL)
            self.output.write(f"no end after {PATIENCE:.0f} s".encode())
        code = self.process.wait()
        lingering = self._lingering()
        for pid in lingering:
            os.kill(pid, signal.SIGKILL)
        self.output.seek(0)
        with self.output:
            return Outcome(code, self.output.read().decode(errors="replace"), lingering)

    def _lingering(self) -> list[int]:
        deadline = time.monotonic() + 1
        while (left := processes_of(self.process.pid)) and time.monotonic() < deadline:
            time.sleep(0.01)
        return left


def has_ended(process: "subprocess.Popen[bytes] | Child", seconds: float) -> bool:
    """Wait at most so long; unlike Popen.wait, which looks again every 50 ms, this wakes at once."""
    if process.poll() is not None:
        return True
    try:
        opened = os.pidfd_open(process.pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([opened], [], [], seconds)[0])
    finally:
        os.close(opened)


def processes_of(session: int) -> list[int]:
    """The live processes of a session whose first process has ended."""
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return []
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                state, _, _, its_session = (folder / "stat").read_text().rpartition(") ")[2].split()[:4]
            except OSError:
                continue
            if int(its_session) == session and state != "Z":
                found.append(int(folder.name))
    return found


@dataclass
class SmallSite:
    """The project's folder, the command that builds it, and what clean builds of both versions hold."""

    root: Path
    command: tuple[str, ...]
    known: list[Files] = field(default_factory=list)
    content: Callable[[int], dict[str, str]] = content_of
    origin: Path | None = None
    nursery: Nursery | None = None

    @property
    def site(self) -> Path:
        return self.root / "site"

    def write(self, version: int) -> None:
        """Turn the content into a version, in place, as an editor does."""
        wanted = self.content(version)
        for path in self.content(1 - version).keys() - wanted.keys():
            (self.root / path).unlink(missing_ok=True)
        for path, text in wanted.items():
            target = self.root / path
            if not target.exists() or target.read_text("utf-8") != text:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, "utf-8")

    def start(self, environment: dict[str, str] | None = None, prefix: tuple[str, ...] = ()) -> Build:
        """Start a build; dates are fixed unless the environment says otherwise."""
        surroundings = {name: value for name, value in (SURROUNDINGS | (environment or {})).items() if value}
        output = tempfile.NamedTemporaryFile()  # noqa: SIM115 - closed when the build has been waited for
        if self.nursery and not prefix and self.nursery.can_start(self.command):
            return Build(self.nursery.start(self.command, self.root, surroundings, output), output)
        process = subprocess.Popen(
            [*prefix, *self.command],
            cwd=self.root,
            env=surroundings,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        return Build(process, output)

    def build(self, environment: dict[str, str] | None = None) -> Outcome:
        return self.start(environment).wait()

    def learn(self) -> None:
        """Build both versions cleanly, each in a folder without a past, and the first one here."""
        for version in (0, 1):
            clean = SmallSite(self.root / f"clean{version}", self.command, content=self.content)
            clean.write(version)
            outcome = clean.build()
            assert outcome.code == 0, outcome.said
            self.known.append(read_site(clean.site))
            shutil.rmtree(clean.root)
        self.start_afresh()

    def beside(self, root: Path, nursery: Nursery) -> "SmallSite":
        """The same site in another folder, its first version built; from now on by forks."""
        site = SmallSite(root, self.command, self.known, self.content, self.root, nursery)
        site.start_afresh()
        return site

    def start_afresh(self) -> None:
        """Forget everything that happened: the first version, built, as it was where it comes from."""
        shutil.rmtree(self.root, ignore_errors=True)
        if self.origin:
            shutil.copytree(self.origin, self.root, symlinks=True)
            assert self.site.resolve().is_relative_to(self.root.resolve()), "the site's link is not relative"
            return
        self.write(0)
        outcome = self.build()
        assert outcome.code == 0, outcome.said

    def served(self) -> int | None:
        """The version that is served, every byte of it; None when it is neither."""
        files = read_site(self.site)
        return next((version for version, known in enumerate(self.known) if files == known), None)

    def describe(self) -> str:
        """What is served instead of a version."""
        if not self.site.exists():
            return "gone"
        files = read_site(self.site)
        if not files:
            return "empty"
        nearest = min((odd_files(files, known) for known in self.known), key=len)
        return f"a mix: {len(files)} files, {len(nearest)} are not as in the nearest version, such as {nearest[0]}"


def odd_files(files: Files, known: Files) -> list[str]:
    """The paths of the files that are not as they should be, or not there, or too many."""
    return sorted(path for path in files.keys() | known.keys() if files.get(path) != known.get(path))
