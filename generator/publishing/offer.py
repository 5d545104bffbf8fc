"""What is to be published: the site as it was built last, whole and as its manifest says, apart from later builds."""

import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.build_manifest import MANIFEST, Listed, NoManifest, read_content, read_manifest
from generator.codes import Text
from generator.progress import Progress
from generator.publishing.lock import alone
from generator.refusal import Refused
from generator.versions import home_of, locked

_ROOM = "publishing"
BUILD = Text("运行 guangrong build，再发布", "run guangrong build, then publish")


Files = Mapping[str, Listed]


@dataclass(frozen=True)
class Offer:
    """A site's files in a folder of their own. `extras` lie beside files of the site and stand in no manifest."""

    folder: Path
    manifest: bytes
    files: Files
    commit: str | None = None
    extras: dict[str, Listed] = field(default_factory=dict)
    encodings: list[str] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """Names what is offered: the same site with other compressed forms is another version."""
        return hashlib.sha256(self.manifest + ",".join(self.encodings).encode()).hexdigest()

    @property
    def everything(self) -> Files:
        """Files of the site and those beside them."""
        return {**self.files, **self.extras}

    def read(self, path: str) -> bytes:
        """The bytes of a file; Refused where they are no longer what was looked at."""
        content = (self.folder / path).read_bytes()
        known = self.files.get(path) or self.extras.get(path)
        if known and hashlib.sha256(content).hexdigest() != known.sha256:
            raise _changed([path])
        return content


@contextmanager
def offered(destination: Path, progress: Progress) -> Iterator[Offer]:
    """The site as it was built last, kept as it is until the block ends, by links that cost no room."""
    if not (destination / MANIFEST).is_file():
        raise Refused(Text("还没有建成的网站，没有东西可以发布", "there is no site to publish yet"), BUILD)
    home = home_of(destination)
    home.mkdir(parents=True, exist_ok=True)
    with alone(home / f"{_ROOM}.lock"):
        room = home / _ROOM
        _remove(room)
        try:
            with locked(destination):
                offer = _take(destination.resolve(), room)
            _look_at(offer, progress)
            yield offer
        finally:
            with suppress(OSError):
                _remove(room)


def _take(site: Path, room: Path) -> Offer:
    content = read_content(site / MANIFEST)
    try:
        manifest = read_manifest(content)
    except NoManifest as error:
        why = error.words
        raise Refused(Text(f"{MANIFEST} 坏了：{why.zh}", f"{MANIFEST} is damaged: {why.en}"), BUILD) from None
    wrong = []
    for folder in sorted({path.rpartition("/")[0] for path in manifest.files}):
        (room / folder).mkdir(parents=True, exist_ok=True)
    for path, file in manifest.files.items():
        source = site / path
        try:
            status = source.lstat()
            if not stat.S_ISREG(status.st_mode) or status.st_size != file.size:
                wrong.append(path)
                continue
            _share(source, room / path)
        except (FileNotFoundError, NotADirectoryError):
            wrong.append(path)
    if wrong:
        raise _changed(wrong)
    (room / MANIFEST).write_bytes(content)
    return Offer(room, content, manifest.files, manifest.commit)


def _share(source: Path, target: Path) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copyfile(source, target, follow_symlinks=False)


def _look_at(offer: Offer, progress: Progress) -> None:
    """Refuse what is not as it was built."""
    progress.stage(Text("核对网站", "checking the site"), sum(file.size for file in offer.files.values()))

    def look(path: str) -> str:
        is_same = digest_of(offer.folder / path) == offer.files[path].sha256
        progress.advance(offer.files[path].size)
        return "" if is_same else path

    if wrong := [path for path in in_parallel(look, list(offer.files), os.cpu_count() or 1) if path]:
        raise _changed(wrong)


def digest_of(file: Path) -> str:
    """The sha256 of an ordinary file; nothing for a link, or where it cannot be read."""
    try:
        with os.fdopen(os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""


def in_parallel(work: Callable[[str], str], items: Sequence[str], workers: int) -> list[str]:
    """What comes of each; the first exception ends it, and what has not begun is left."""
    with ThreadPoolExecutor(workers) as pool:
        waiting = [pool.submit(work, item) for item in items]
        try:
            return [one.result() for one in waiting]
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _changed(paths: Sequence[str]) -> Refused:
    shown, more = "、".join(sorted(paths)[:3]), len(paths) - 3
    zh = f"{shown} 等 {len(paths)} 个文件" if more > 0 else shown
    return Refused(
        Text(
            f"网站不是建成时的样子，没有发布：{zh}",
            f"the site is not as it was built: {len(paths)} files, e.g. {shown}",
        ),
        BUILD,
    )


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
