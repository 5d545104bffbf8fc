"""The files of the index: scripts with one call each, named by their digests, and the tree that names them."""

import base64
import hashlib
import json
from collections.abc import Sequence
from typing import Any

FOLDER = "assets/search"
ROOT = "assets/search.js"
# What a piece without content has in place of a digest.
NOTHING = "....."
_FAN = 128


def write_call(name: str, value: Any) -> str:
    """One call that hands a piece to the browser; no < for the sake of programs that look at scripts as pages."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"guangrongSearch.take({json.dumps(name)},{text})\n"


def digest_of(script: str) -> str:
    """Five characters of base64url: 30 bits tell one version of a piece from the others under its name."""
    digest = hashlib.blake2b(script.encode("utf-8", "surrogatepass"), digest_size=6).digest()
    return base64.urlsafe_b64encode(digest)[: len(NOTHING)].decode()


def path_of(name: str, digest: str) -> str:
    """Where a piece or node is, below the site's root."""
    return f"{FOLDER}/{name}-{digest}.js"


def nodes_of(family: str, digests: Sequence[str]) -> dict[str, str]:
    """The scripts of a family's nodes, by name."""
    starts = range(0, len(digests), _FAN)
    names = {f"{family}x{start // _FAN}": "".join(digests[start : start + _FAN]) for start in starts}
    return {name: write_call(name, value) for name, value in names.items()}
