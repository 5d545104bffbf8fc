"""The real project built in a process of its own, in whichever surroundings."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from workspace import PROJECT

Digests = Mapping[str, str]
# What a process needs to run; nothing else of ours reaches it.
_KEPT = ("PATH", "TMPDIR")


def build_at(
    root: Path, surroundings: Mapping[str, str], python: Sequence[str] = (), before: Sequence[str] = ()
) -> Digests:
    """Build with nothing known from earlier; every file's digest, as the build tells it."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    told = subprocess.run(
        [*before, sys.executable, *python, "-m", "generator", "build", "--format", "json"],
        cwd=root,
        env={**kept, "PYTHONPATH": str(PROJECT), "SOURCE_DATE_EPOCH": "1795500000", **surroundings},
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    return digests_of(root)


def digests_of(root: Path) -> Digests:
    """Every file's digest, as the last build tells it."""
    files = json.loads((root / "site/build-manifest.json").read_bytes())["files"]
    return {path: one["sha256"] for path, one in files.items()}


def differing(one: Digests, other: Digests) -> list[str]:
    """Files that two builds do not have alike."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
