"""The list of everything a build consists of: true of every file, and what is refused as none."""

import json
import subprocess
from hashlib import sha256

import pytest
from workspace import Workspace, build_plain

from generator.build_manifest import MANIFEST, BuildManifest, Listed, NoManifest, read_manifest, write_manifest

LISTED = {"sha256": "0" * 64, "size": 1}
ONE = {"format": 1, "program": "guangrong 1", "commit": None, "is_changed": None, "files": {"a": LISTED}}


def read_built(workspace: Workspace) -> BuildManifest:
    return read_manifest((workspace.root / "site" / MANIFEST).read_bytes())


def test_every_file_but_itself_is_listed_as_it_is(workspace: Workspace):
    workspace.person("ding-yi", "丁一")
    files = build_plain(workspace.config, workspace.root / "site").files()
    listed = read_built(workspace).files
    assert listed == {
        path: Listed(sha256(content).hexdigest(), len(content)) for path, content in files.items() if path != MANIFEST
    }


def test_it_is_as_true_after_an_edit_and_after_nothing(workspace: Workspace):
    for name in ("丁一", "丁二", "丁二"):
        workspace.person("ding-yi", name)
        files = build_plain(workspace.config, workspace.root / "site").files()
        digests = {path: sha256(content).hexdigest() for path, content in files.items() if path != MANIFEST}
        assert {path: one.sha256 for path, one in read_built(workspace).files.items()} == digests


def git(workspace: Workspace, *arguments: str) -> str:
    names = ("-c", "user.name=丁", "-c", "user.email=d@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *names, *arguments], cwd=workspace.root, check=True, capture_output=True, text=True
    ).stdout.strip()


def test_it_tells_the_commit_and_whether_something_changed_since(workspace: Workspace):
    workspace.person("ding-yi", "丁一")
    git(workspace, "init", "-q")
    build_plain(workspace.config, workspace.root / "site")
    assert (read_built(workspace).commit, read_built(workspace).is_changed) == (None, None)
    git(workspace, "add", "content", workspace.config.name)
    git(workspace, "commit", "-qm", "一")
    build_plain(workspace.config, workspace.root / "site")
    assert (read_built(workspace).commit, read_built(workspace).is_changed) == (
        git(workspace, "rev-parse", "HEAD"),
        False,
    )
    workspace.person("ding-yi", "丁二")
    build_plain(workspace.config, workspace.root / "site")
    assert read_built(workspace).is_changed is True


def test_what_is_written_is_read_again_with_one_line_a_file():
    files = {"a.html": Listed("a" * 64, 1), "图/“b”.txt": Listed("b" * 64, 0)}
    manifest = BuildManifest("guangrong 1", "c" * 40, False, files)
    content = write_manifest(manifest)
    assert read_manifest(content) == manifest
    assert json.loads(content)["files"].keys() == files.keys()
    assert len(content.splitlines()) == 2 + len(files)
    assert list(read_manifest(json.dumps(ONE).encode()).files) == ["a"], "else all below proves nothing"


@pytest.mark.parametrize(
    "told",
    [
        *([], {}, 1, "x"),
        *({**ONE, "format": told} for told in (2, True, 1.0, "1")),
        {**ONE, "files": {}},
        {**ONE, "files": {"a": LISTED, "a/b/c": LISTED}},
        {**ONE, "commit": "main"},
        {**ONE, "program": 1},
        {**ONE, "more": 1},
        {**ONE, "is_changed": "no"},
        {**ONE, "files": [LISTED]},
        *(
            {**ONE, "files": {path: LISTED}}
            for path in ("", "/etc/passwd", "../a", "a/../b", "a//b", "a/", ".", "a\\b", "C:/x", "c:x")
        ),
        *({**ONE, "files": {path: LISTED}} for path in ("a\nb", "a\0b", "\ud800", MANIFEST, "a" * 1_001)),
        *({**ONE, "files": {"a": {**LISTED, "size": size}}} for size in (-1, 1.5, "1", None, True)),
        *(
            {**ONE, "files": {"a": {**LISTED, "sha256": digest}}}
            for digest in ("", "0" * 63, "0" * 64 + "\n", "G" * 64)
        ),
        {**ONE, "files": {"a": {}}},
        {**ONE, "files": {"a": {**LISTED, "more": 1}}},
    ],
)
def test_anything_else_is_refused(told: object):
    with pytest.raises(NoManifest) as refused:
        read_manifest(json.dumps(told).encode())
    assert refused.value.words.zh
    assert refused.value.words.en


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"format":1} x', json.dumps(ONE).encode("utf-16")]
)
def test_what_is_no_json_is_refused(content: bytes):
    with pytest.raises(NoManifest, match="cut short or malformed"):
        read_manifest(content)


def test_what_is_named_twice_is_refused():
    content = json.dumps(ONE)
    for twice in (content.replace('"a":', '"a": {}, "a":'), content.replace('"size"', '"size": 2, "size"')):
        with pytest.raises(NoManifest, match="twice"):
            read_manifest(twice.encode())
