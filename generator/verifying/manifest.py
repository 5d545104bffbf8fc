"""The list of a build, read from anywhere: what `build_manifest` takes for one, nothing told twice, not too long."""

import json
import re
from pathlib import Path
from typing import Any

from generator.build_manifest import MANIFEST, BuildManifest, NoManifest
from generator.build_manifest import read_manifest as read_whole
from generator.codes import Text
from generator.refusal import Refused

LARGEST = 250_000_000
MOST_FILES = 1_000_000
_DRIVE = re.compile(r"[A-Za-z]:")


def describe(manifest: BuildManifest) -> Text:
    """Program and commit, for people."""
    if not manifest.commit:
        return Text(f"{manifest.program}，提交号不详", f"{manifest.program}, commit unknown")
    zh, en = ("，另有没提交的改动", ", with changes not committed") if manifest.is_changed else ("", "")
    short = manifest.commit[:12]
    return Text(f"{manifest.program}，提交 {short}{zh}", f"{manifest.program}, commit {short}{en}")


def read_manifest(file: Path) -> BuildManifest:
    """The list in a file; raises Refused where there is none or it is none."""
    try:
        if file.stat().st_size > LARGEST:
            raise _refused("文件太大", "it is too large")
        content = file.read_bytes()
    except OSError as error:
        told = error.strerror or str(error)
        raise Refused(Text(f"读不了清单 {file}：{told}", f"cannot read the list {file}: {told}")) from None
    return parse(content)


def parse(content: bytes) -> BuildManifest:
    """The list in these bytes; raises Refused for one that is half there, malformed or hostile."""
    if len(content) > LARGEST or content.count(b'"sha256"') >= MOST_FILES:
        raise _refused("文件太大", "it is too large")
    try:
        json.loads(content, object_pairs_hook=_unique)
        manifest = read_whole(content)
    except NoManifest as error:
        raise _refused(error.words.zh, error.words.en) from None
    except (ValueError, RecursionError):
        raise _refused("不完整，或写法有误", "it is cut short or malformed") from None
    if not manifest.files:
        raise _refused("里面没有文件", "it lists no files")
    if path := next(filter(_DRIVE.match, manifest.files), None):
        raise _refused(f"文件路径不对：{path[:80]}", f"a path in it is not right: {path[:80]}")
    return manifest


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _refused("有重复的项", "it names something twice")
    return found


def _refused(zh: str, en: str) -> Refused:
    return Refused(Text(f"{MANIFEST} 用不了：{zh}", f"{MANIFEST} cannot be used: {en}"))
