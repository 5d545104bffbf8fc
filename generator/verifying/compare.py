"""What is compared with what: the build made here, a list that was given, or the list that stands at the target."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal, Protocol

from generator.build_manifest import MANIFEST, BuildManifest, NoManifest, read_content, read_manifest
from generator.codes import Text
from generator.fetching.answer import Unanswered
from generator.fetching.ask import Asker
from generator.progress import Progress
from generator.refusal import Refused
from generator.verifying.comparison import Comparison, Expected
from generator.verifying.folder import compare_folder
from generator.verifying.live import Live
from generator.versions import home_of

Against = Literal["here", "given", "there"]
Tick = Callable[[], object]
# What visitors see first is part of every sample.
_ALWAYS = ("index.html", "404.html", "sitemap.xml", "robots.txt")
_NO_LIST = Text(
    "那里没有 build-manifest.json，这里也没有建好的站，没有东西可以对照",
    "there is no build-manifest.json there, and no site built here to compare with",
)
_BUILD_FIRST = Text(
    "先在网站的文件夹里 guangrong build，或用 --manifest 给一份清单", "build first, or give --manifest FILE"
)


class _Target(Protocol):
    def read_manifest(self) -> bytes | None: ...

    def compare(self, expected: Expected, wanted: Sequence[str], tick: Tick) -> Comparison: ...


@dataclass(frozen=True, slots=True)
class Folder:
    """A copied site."""

    folder: Path

    def read_manifest(self) -> bytes | None:
        """The bytes of the list that lies there; None where there is none."""
        file = self.folder / MANIFEST
        try:
            return None if file.is_symlink() or not file.is_file() else read_content(file)
        except OSError:
            return None

    def compare(self, expected: Expected, wanted: Sequence[str], tick: Tick) -> Comparison:
        """Compare the files of the list that are wanted, and tell what else lies there."""
        try:
            return compare_folder(self.folder, expected, wanted, tick)
        except OSError as error:
            told = error.strerror or str(error)
            raise Refused(Text(f"读不了 {self.folder}：{told}", f"cannot read {self.folder}: {told}")) from None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A comparison: with which list, the lists that stand there and here (None without one), and remarks."""

    against: Against
    manifest: BuildManifest
    there: BuildManifest | None
    here: BuildManifest | None
    comparison: Comparison
    notes: tuple[Text, ...] = ()

    @property
    def is_this_build(self) -> bool:
        """Whether the list there says the same of every file."""
        return self.there is not None and self.there.files == (self.here or self.manifest).files

    @property
    def is_same(self) -> bool:
        """Whether all that was looked at is as it should be, and of the build that it is to be of."""
        is_wanted = (self.against == "there" and self.here is None) or self.is_this_build
        return not self.comparison.differences and is_wanted


def target_at(where: str, pause: float, at_once: int) -> _Target:
    """The site at an address or in a folder; raises Refused where that is neither."""
    if where.startswith(("http://", "https://")) and where.partition("//")[2].strip("/"):
        folder = where.partition("?")[0].partition("#")[0].removesuffix("index.html")
        return Live(folder if folder.endswith("/") else f"{folder}/", Asker(pause, 4 * pause), at_once)
    path = Path(where)
    if path.is_dir():
        return Folder(path.resolve())
    words = Text(f"{where} 不是文件夹，也不是 https:// 网址", f"{where} is no folder and no https:// address")
    raise Refused(words)


def verify(target: _Target, site: Path | None, given: Path | None, sample: int, progress: Progress) -> Verdict:
    """Compare what is at the target with the build that should be there; raises Refused where that cannot be."""
    there, notes = _list_there(target)
    builds = _builds_here(site) if site else []
    here = _read_list(given) if given else builds[0][1] if builds else None
    if here and (given or there is None or there.files == here.files):
        against: Against = "given" if given else "here"
        manifest = here
    elif there:
        against, manifest = "there", there
    else:
        raise Refused(notes[0] if notes else _NO_LIST, _BUILD_FIRST)
    others = [(name, one) for name, one in builds if one.files != manifest.files]
    if there and there.files != manifest.files:
        others.append((Text("那里的清单", "the list there"), there))
    is_here = bool(builds) and builds[0][1].files == manifest.files
    expected = Expected(manifest, tuple(others), site if is_here else None)
    wanted = _choose(manifest, sample)
    progress.stage(Text("核对", "verifying"), len(wanted))
    comparison = target.compare(expected, wanted, partial(progress.advance, 1))
    return Verdict(against, manifest, there, here, comparison, (*notes, *comparison.notes))


def _list_there(target: _Target) -> tuple[BuildManifest | None, list[Text]]:
    """The list at the target, and why it cannot be used; raises Refused where the server cannot be asked at all."""
    try:
        content = target.read_manifest()
        return (_parse(content), []) if content is not None else (None, [])
    except Unanswered as error:
        raise Refused(Text(f"问不到那里：{error.words.zh}", f"cannot ask there: {error.words.en}")) from None
    except Refused as error:
        return None, [Text(f"那里的 {error.words.zh}", f"there: {error.words.en}")]


def _read_list(file: Path) -> BuildManifest:
    """The list in a file; raises Refused where there is none or it is none."""
    try:
        return _parse(read_content(file))
    except OSError as error:
        told = error.strerror or str(error)
        raise Refused(Text(f"读不了清单 {file}：{told}", f"cannot read the list {file}: {told}")) from None


def _parse(content: bytes) -> BuildManifest:
    try:
        return read_manifest(content)
    except NoManifest as error:
        zh, en = f"{MANIFEST} 用不了：{error.words.zh}", f"{MANIFEST} cannot be used: {error.words.en}"
        raise Refused(Text(zh, en)) from None


def _builds_here(site: Path) -> list[tuple[Text, BuildManifest]]:
    """The build that is served here, and the one before it where it is still there."""
    names = [(Text("本机建的站", "the build here"), site)]
    names += [(Text("本机上一次建的站", "the build before"), home_of(site) / slot) for slot in ("a", "b")]
    found, seen = [], set[Path]()
    for name, folder in names:
        place = folder.resolve()
        if place in seen:
            continue
        seen.add(place)
        try:
            found.append((name, _read_list(folder / MANIFEST)))
        except Refused:
            # An older build, or one that was stopped: only what is served now is compared with.
            if folder == site and (folder / MANIFEST).exists():
                raise
            if folder == site:
                return []
    return found


def _choose(manifest: BuildManifest, sample: int) -> list[str]:
    """All files, or so many by chance besides those that everybody comes to; other ones each time."""
    paths = sorted(manifest.files)
    if not sample or sample >= len(paths):
        return paths
    always = [path for path in _ALWAYS if path in manifest.files][:sample]
    rest = [path for path in paths if path not in always]
    return sorted([*always, *random.SystemRandom().sample(rest, sample - len(always))])
