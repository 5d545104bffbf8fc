"""Files that earlier builds worked out, and the digests they are kept under.

Deleting them changes the time of a build, never its bytes: each is sealed with a digest of its key and its content.
"""

import hashlib
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


def fingerprint(*parts: bytes) -> str:
    """A short digest of byte strings, each kept apart from the next."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.hexdigest()


@cache
def program_version() -> bytes:
    """What the answers depend on besides the question: this program's text, and the libraries that are installed."""
    files = [*_PACKAGE.rglob("*.py"), *_PACKAGE.rglob("data/*.*"), *_PACKAGE.glob("manual/text/**/*.*")]
    texts = [path.read_bytes() for path in sorted(files)]
    return fingerprint(*texts, *(name.encode() for name in _installed())).encode()


def _installed() -> list[str]:
    """Names and versions of all libraries, as pip names their folders."""
    folders = (folder for folder in sys.path if os.path.isdir(folder))
    return sorted(name for folder in folders for name in os.listdir(folder) if name.endswith(".dist-info"))


def templates_version(folders: tuple[Path, ...]) -> bytes:
    """A digest of everything in the template folders but fonts."""
    files = [file for folder in folders for file in sorted(folder.rglob("*.*")) if file.suffix != ".woff2"]
    texts = (part for file in files if file.is_file() for part in (file.name.encode(), file.read_bytes()))
    return fingerprint(*texts).encode()


def read_kept(folder: Path, key: str) -> bytes | None:
    """The bytes kept under a key; None where there are none, or not as they were."""
    try:
        seal, _, content = (folder / key).read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if seal == _seal(key, content) else None


def keep(folder: Path, key: str, content: bytes) -> None:
    """Keep bytes under a key where that is possible."""
    temporary = folder / f".{key}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(seal(key, content))
        temporary.replace(folder / key)
    except OSError:
        with suppress(OSError):
            temporary.unlink()


def keep_bytes(folder: Path, key: str, make: Callable[[], bytes]) -> bytes:
    """The bytes kept under a key, or made anew and kept."""
    content = read_kept(folder, key)
    if content is None:
        keep(folder, key, content := make())
    return content


def seal(key: str, content: bytes) -> bytes:
    """Bytes as `read_kept` finds them believable under a key."""
    return _seal(key, content) + b"\n" + content


def _seal(key: str, content: bytes) -> bytes:
    return fingerprint(key.encode(), content).encode()
