"""What came of a comparison: which files are as they should be, and what is the matter with the others."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from generator.build_manifest import BuildManifest, Listed
from generator.codes import Text

State = Literal["missing", "changed", "old", "extra", "unread"]
NOTHING = Text("", "")
_LARGEST_REDIRECT = 4_096
_REFRESH = re.compile(rb'<meta http-equiv="refresh" content="0; url=([^"#]*)"')


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as it should be."""

    path: str
    state: State
    detail: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many files were compared and are right, what is different, and how many of the list were not looked at.

    `kept_back` are files that are for the server itself, which does not hand them out; `packed` are right; `stays` are
    files of earlier builds, named after their content, that a publish leaves for pages that are open.
    """

    same: int
    differences: tuple[Difference, ...] = ()
    left_out: int = 0
    kept_back: int = 0
    packed: int = 0
    stays: int = 0
    notes: tuple[Text, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many files are different in which way."""
        return Counter(one.state for one in self.differences)


@dataclass(frozen=True, slots=True)
class Expected:
    """The build that is to be there, and other builds that files there may come from, each with its name."""

    manifest: BuildManifest
    others: tuple[tuple[Text, BuildManifest], ...] = ()
    # Where this very build lies, if it does here.
    folder: Path | None = None

    def leads_to(self, path: str) -> str | None:
        """The file that an old address leads to; empty for what is no old address, None where that cannot be told."""
        if self.folder is None:
            return None if self.manifest.files[path].size <= _LARGEST_REDIRECT else ""
        try:
            found = _REFRESH.search((self.folder / path).read_bytes()[:_LARGEST_REDIRECT])
        except OSError:
            return ""
        way = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1].decode())) if found else ""
        return f"{way}/index.html" if way not in ("", ".") else "index.html" if found else ""

    def other_with(self, path: str, digest: str) -> Text | None:
        """The name of the other build that has this very file at this path."""
        found = (name for name, one in self.others if (file := one.files.get(path)) and file.sha256 == digest)
        return next(found, None)

    def judge(self, path: str, digest: str, size: int) -> Difference | None:
        """What is the matter with a file of the list that holds this; None where nothing is."""
        if self.manifest.files[path] == Listed(digest, size):
            return None
        if name := self.other_with(path, digest):
            return Difference(path, "old", Text(f"和{name.zh}里的一样", f"as in {name.en}"))
        return Difference(path, "changed", _sizes(self.manifest.files[path].size, size))


def _sizes(expected: int, found: int) -> Text:
    if expected == found:
        return Text("大小一样，内容不同", "of the same size, but not the same")
    return Text(f"应有 {expected} 字节，实有 {found} 字节", f"{expected} bytes expected, {found} found")


def digest_of(content: bytes) -> str:
    """A file's sha256 in hex."""
    return sha256(content).hexdigest()


def in_order(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """By state, the worst first, and by path."""
    states = ("missing", "changed", "old", "unread", "extra")
    return tuple(sorted(differences, key=lambda one: (states.index(one.state), one.path)))
