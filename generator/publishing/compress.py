"""Compressed forms of text files, for servers that hand them out as they are: the same bytes for the same file."""

import gzip
import hashlib
import os
from collections.abc import Callable, Container, Sequence
from contextlib import suppress
from pathlib import Path

from generator.build_manifest import Listed
from generator.cache import keep, read_kept
from generator.codes import Text
from generator.outputs.headers import is_for_ever, is_text
from generator.progress import Progress
from generator.publish_options import Encoding
from generator.publishing.offer import Offer, in_parallel

# Below that one packet holds it as it is.
_SMALLEST = 1024


def add_compressed(offer: Offer, encodings: Sequence[Encoding], cache: Path, progress: Progress) -> None:
    """Put compressed forms beside text files, where they are smaller and nothing else has their name."""
    texts = (
        [path for path, file in offer.files.items() if file.size >= _SMALLEST and is_text(path)] if encodings else []
    )
    progress.stage(Text("压缩", "compressing"), len(texts))
    room = cache / "compressed"
    offer.encodings[:] = encodings

    def compress(path: str) -> str:
        content = offer.read(path)
        for encoding in encodings:
            if f"{path}.{encoding}" not in offer.files:
                packed = _compressed(room, path, offer.files[path].sha256, encoding, content)
                _put(offer, f"{path}.{encoding}", packed, content)
        progress.advance(1)
        return path

    in_parallel(compress, texts, os.cpu_count() or 1)
    _forget_others(room, {file.sha256 for file in offer.files.values()})


def _forget_others(room: Path, digests: Container[str]) -> None:
    """Keep nothing of what the site no longer holds: somebody may have been taken out of it."""
    for kept in room.glob("*/*"):
        if kept.name.partition("-")[0] not in digests:
            with suppress(OSError):  # a cache that may only be read
                kept.unlink()


def _put(offer: Offer, path: str, packed: bytes, content: bytes) -> None:
    if len(packed) < len(content):
        (offer.folder / path).write_bytes(packed)
        offer.extras[path] = Listed(hashlib.sha256(packed).hexdigest(), len(packed))


def _compressed(room: Path, path: str, digest: str, encoding: Encoding, content: bytes) -> bytes:
    """The compressed form, kept by what it is made of and by what makes it."""
    quality = _QUALITIES[encoding][is_for_ever(path)]
    folder, key = room / digest[:2], f"{digest}-{encoding}{quality}"
    packed = read_kept(folder, key)
    if packed is None:
        keep(folder, key, packed := _PACKERS[encoding](content, quality))
    return packed


def _pack_br(content: bytes, quality: int) -> bytes:
    import brotli  # type: ignore[import-untyped]

    packed: bytes = brotli.compress(content, mode=brotli.MODE_TEXT, quality=quality)
    return packed


def _pack_gz(content: bytes, quality: int) -> bytes:
    return gzip.compress(content, quality, mtime=0)


def _pack_zst(content: bytes, quality: int) -> bytes:
    import zstandard

    return zstandard.ZstdCompressor(level=quality).compress(content)


_PACKERS: dict[Encoding, Callable[[bytes, int], bytes]] = {"br": _pack_br, "gz": _pack_gz, "zst": _pack_zst}
# Of pages, which change, and of files that never do. On the 498 texts of the real site (4.0 MB) brotli 11 takes 7.5 s
# and gives 1.02 MB, brotli 5 takes 0.1 s and gives 1.17 MB; zstd 19 takes 1.1 s for 1.23 MB, zstd 12 0.3 s for 1.25 MB.
_QUALITIES: dict[Encoding, tuple[int, int]] = {"br": (5, 11), "gz": (9, 9), "zst": (12, 19)}
