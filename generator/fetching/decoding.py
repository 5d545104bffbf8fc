"""Content as it was before it was packed for the way (gzip, deflate, br, zstd), never more of it than is asked for."""

import io
import zlib

from generator.codes import Text
from generator.fetching.answer import Unanswered

ACCEPTED = "gzip, br"
_SPOILT = Text("传输压缩的内容解不开", "the packed answer cannot be unpacked")
_UNKNOWN = Text("用了不认识的传输压缩", "the answer is packed in an unknown way")
_PIECE = 1 << 20
# Whoever packs more often, or in more pieces one after another, means harm.
_MOST_TIMES, _MOST_MEMBERS = 3, 1_000
# By the ending of a file that servers find beside another.
ENDINGS = {".gz": "gzip", ".br": "br", ".zst": "zstd"}


def unpack(content: bytes, packed: str, most: int) -> bytes | None:
    """The content behind a `Content-Encoding`; None where it is larger than `most`. Raises Unanswered."""
    named = [word for part in packed.lower().split(",") if (word := part.strip()) not in ("", "identity", "none")]
    if len(named) > _MOST_TIMES:
        raise Unanswered(_UNKNOWN, is_passing=False)
    for one in reversed(named):
        try:
            unpacked = _unpack_one(content, one, most)
        except Unanswered:
            raise
        except Exception:  # three libraries with errors of their own
            raise Unanswered(_SPOILT) from None
        if unpacked is None:
            return None
        content = unpacked
    return content if len(content) <= most else None


def _unpack_one(content: bytes, packed: str, most: int) -> bytes | None:
    if packed in ("gzip", "x-gzip", "deflate"):
        return _inflate(content, most, packed == "deflate")
    if packed == "br":
        return _unpack_brotli(content, most)
    if packed == "zstd":
        return _unpack_zstd(content, most)
    raise Unanswered(_UNKNOWN, is_passing=False)


def _inflate(content: bytes, most: int, is_deflate: bool) -> bytes | None:
    """Several packed members may stand one after another; some servers send deflate without its head."""
    wide = zlib.MAX_WBITS | 16
    if is_deflate:
        wide = zlib.MAX_WBITS if content[:1] and content[0] & 15 == 8 else -zlib.MAX_WBITS
    pieces, size, rest = [], 0, content
    while rest:
        one = zlib.decompressobj(wide)
        pieces.append(one.decompress(rest, most + 1 - size))
        size += len(pieces[-1])
        if size > most:
            return None
        if not one.eof or len(pieces) > _MOST_MEMBERS:
            raise Unanswered(_SPOILT)
        rest = one.unused_data
    return b"".join(pieces)


def _unpack_brotli(content: bytes, most: int) -> bytes | None:
    import brotli  # type: ignore[import-untyped]

    one = brotli.Decompressor()
    pieces, size, given = [], 0, content
    while not one.is_finished():
        piece = one.process(given, output_buffer_limit=_PIECE)
        if not piece and not given and not one.is_finished():
            raise Unanswered(_SPOILT)
        given = b""
        pieces.append(piece)
        size += len(piece)
        if size > most:
            return None
    return b"".join(pieces)


def _unpack_zstd(content: bytes, most: int) -> bytes | None:
    import zstandard

    with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(content), read_across_frames=True) as reader:
        unpacked = reader.read(most + 1)
    return unpacked if len(unpacked) <= most else None
