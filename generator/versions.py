"""Two versions of a site side by side, and the link that says which one is served.

`site` is a link to `.site/a` or `.site/b`. A build fills the one that is not served, has the disk keep it, and switches
the link in one step. Whatever happens before leaves the served version as it was.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pydantic_core import from_json, to_json

from generator.cache import keep, read_kept
from generator.write import Manifest, Target, Written

try:
    import fcntl
except ImportError:  # Windows: two builds at once are then the user's to avoid
    fcntl = None  # type: ignore[assignment]

_WAITING = "另一次建站正在进行，等它结束 … / waiting for another build to end"
_SLOTS = ("a", "b")
_AT_WORKING_FOLDER, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE in Linux' headers


def home_of(destination: Path) -> Path:
    """The folder that holds the versions of a site."""
    return destination.with_name(f".{destination.name}")


@contextmanager
def locked(destination: Path) -> Iterator[None]:
    """Keep other builds of a site out. The system lets go of the lock when its holder ends, however it ends."""
    home = home_of(_behind_links(destination))
    home.mkdir(parents=True, exist_ok=True)
    if (home / "lock").is_dir():
        _discard(home / "lock")
    lock = os.open(home / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _wait_for(lock)
        yield
    finally:
        with suppress(OSError):
            os.close(lock)


def _wait_for(lock: int) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print(_WAITING, file=sys.stderr)
        fcntl.flock(lock, fcntl.LOCK_EX)


@contextmanager
def next_version(destination: Path) -> Iterator[Target]:
    """The version to fill; it is served once the block has ended without an exception."""
    destination = _behind_links(destination)
    home = home_of(destination)
    home.mkdir(parents=True, exist_ok=True)
    served = _served_slot(destination, home)
    slot = _SLOTS[1] if served == _SLOTS[0] else _SLOTS[0]
    twin = Target(home / served, _read_manifest(home, served)) if served else None
    known = _read_manifest(home, slot)
    # From here on nothing is known of this version until it is whole again.
    (home / f"{slot}.json").unlink(missing_ok=True)
    sync_folder(home)
    target = Target(home / slot, known, twin)
    yield target
    sync_all(home)
    keep(home, f"{slot}.json", to_json(target.written))
    _serve(destination, home / slot)


def _behind_links(destination: Path) -> Path:
    """Where a site is when somebody else's link stands at its path."""
    is_other_link = destination.is_symlink() and _served_slot(destination, home_of(destination)) is None
    return destination.resolve() if is_other_link else destination


def _served_slot(destination: Path, home: Path) -> str | None:
    """Which version the link leads to; None without such a link."""
    try:
        leads_to = Path(os.path.normpath(destination.parent / destination.readlink()))
    except OSError:
        return None
    return leads_to.name if leads_to.parent == home and leads_to.name in _SLOTS else None


def _read_manifest(home: Path, slot: str) -> Manifest:
    try:
        told = from_json(read_kept(home, f"{slot}.json") or b"{}")
        return {path: Written(*one) for path, one in told.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def _serve(destination: Path, folder: Path) -> None:
    """Let the site's path lead to a version, in one step."""
    link = folder.with_name("next")
    _discard(link)
    try:
        link.symlink_to(os.path.relpath(folder, destination.parent), target_is_directory=True)
    except NotImplementedError:
        _move_in(folder, destination, folder.with_name("old"))
        return
    if destination.is_dir() and not destination.is_symlink():
        _exchange(link, destination)
    else:
        link.replace(destination)
    sync_folder(destination.parent)
    _discard(link)


def _discard(path: Path) -> None:
    """Remove what a build left that was stopped while it switched, or the folder that stood where the link is now."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _exchange(link: Path, folder: Path) -> None:
    """Put a link where a folder is: in one step on Linux, else in two with the way back."""
    if sys.platform == "linux":
        names = (_AT_WORKING_FOLDER, bytes(link), _AT_WORKING_FOLDER, bytes(folder), _EXCHANGE)
        if ctypes.CDLL(None).renameat2(*names) == 0:
            return
    _move_in(link, folder, link.with_name("old"))


def _move_in(new: Path, place: Path, old: Path) -> None:
    """Move something to where the site is; if that fails the old one is back."""
    _discard(old)
    had_one = place.exists()
    if had_one:
        place.rename(old)
    try:
        new.rename(place)
    except OSError:
        if had_one:
            old.rename(place)
        raise
    _discard(old)


def sync_all(folder: Path) -> None:
    """Have the disk keep everything that was written; raises OSError when it could not."""
    if sys.platform != "linux":
        getattr(os, "sync", lambda: None)()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.syncfs(descriptor) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder, where folders can be synced."""
    with suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
