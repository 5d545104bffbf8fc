"""A folder is filled with a version: what an earlier one has is shared with it, whatever else is copied."""

import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path

from generator.build_manifest import MANIFEST
from generator.codes import Text
from generator.outputs.headers import is_for_ever
from generator.progress import Progress
from generator.publishing.offer import Files, Offer, digest_of

_READABLE, _OPEN = 0o644, 0o755


@dataclass(frozen=True, slots=True)
class Earlier:
    """A version that is there, and what its manifest says of it."""

    folder: Path
    files: Files


def fill(folder: Path, offer: Offer, earlier: Sequence[Earlier], progress: Progress) -> None:
    """Put what is offered into a new folder."""
    progress.stage(Text("写入新版本", "writing the version"), len(offer.files) + len(offer.extras))
    _make_folder(folder)
    for path, file in offer.files.items():
        _put(folder, path, offer, [one.folder for one in earlier if one.files.get(path) == file])
        progress.advance(1)
    for path in offer.extras:
        _put(folder, path, offer, [one.folder for one in earlier])
        progress.advance(1)
    (folder / MANIFEST).write_bytes(offer.manifest)
    (folder / MANIFEST).chmod(_READABLE)


def carry_over(folder: Path, files: Files, earlier: Iterable[Earlier]) -> None:
    """Share what earlier versions had under addresses that never change.

    Whoever opened a page before the switch goes on loading what that page names.
    """
    for one in earlier:
        for path, file in one.files.items():
            if path in files or not is_for_ever(path) or digest_of(one.folder / path) != file.sha256:
                continue
            _make_folders(folder, path)
            with suppress(FileExistsError, FileNotFoundError):
                os.link(one.folder / path, folder / path)


def _put(folder: Path, path: str, offer: Offer, sharing: Sequence[Path]) -> None:
    """Share a file with a version that has the same bytes, whatever became of it there since; else copy it."""
    source, target = offer.folder / path, folder / path
    _make_folders(folder, path)
    for other in sharing[:1]:
        with suppress(OSError):
            if not (other / path).is_symlink() and cmp(source, other / path, shallow=False):
                os.link(other / path, target)
                return
    shutil.copyfile(source, target, follow_symlinks=False)
    target.chmod(_READABLE)


def _make_folders(folder: Path, path: str) -> None:
    above = folder
    for name in path.split("/")[:-1]:
        above = above / name
        if not above.is_dir():
            _make_folder(above)


def _make_folder(folder: Path) -> None:
    """One that a web server's user may look into, whatever the publisher's habits are."""
    folder.mkdir()
    folder.chmod(_OPEN)
