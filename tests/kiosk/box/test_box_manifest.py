"""A manifest is believed whole or not at all."""

import json

import pytest

from generator.kiosk import manifest
from generator.kiosk.manifest import ManifestError

DIGEST = "0" * 64
INDEX, STAGE = "kiosk/gongren/index.html", "kiosk/gongren/stage-0123456789.html"


def told(**changes: object) -> dict[str, object]:
    files = {INDEX: [DIGEST, 10], STAGE: ["1" * 64, 20], "assets/wall-0123456789ab.js": ["2" * 64, 0]}
    files.update(changes.pop("more", {}))  # type: ignore[call-overload]
    good = {"format": 1, "kiosk": "gongren", "title": "光荣榜", "made": 1764403200, "stage": STAGE, "files": files}
    return good | {"version": manifest.version_of(files)} | changes  # type: ignore[arg-type]


def text(value: object) -> bytes:
    return json.dumps(value).encode()


def test_what_is_written_is_read_back():
    files = {INDEX: (DIGEST, 10), STAGE: ("1" * 64, 20)}
    content = manifest.write("gongren", "光荣　榜", 5, STAGE, files)
    read = manifest.parse(content)
    assert (read.kiosk, read.title, read.made, read.stage, read.size) == ("gongren", "光荣　榜", 5, STAGE, 30)
    assert dict(read.files) == files
    assert read.version == manifest.version_of(files)


def test_the_version_is_the_digest_of_the_sorted_lines():
    import hashlib

    lines = f"a {DIGEST}\nb {DIGEST}\n"
    assert manifest.version_of({"b": (DIGEST, 2), "a": (DIGEST, 1)}) == hashlib.sha256(lines.encode()).hexdigest()


@pytest.mark.parametrize("cut", [0, 1, 40, -1])
def test_a_half_written_one_is_refused(cut: int):
    with pytest.raises(ManifestError, match="不完整"):
        manifest.parse(text(told())[:cut])


PATHS = (
    *(
        "../etc/passwd",
        "/etc/passwd",
        "a/../b",
        "a//b",
        "a/./b",
        "./a",
        "a/",
        "",
        "a\\b",
        "C:/a",
        "a\0b",
        "a\nb",
        "a b",
    ),
    *("..", ".hidden", "a/.git/b", "a.", "é", "%2e%2e/a", "a?b", "a#b", "x" * 241, "kiosk/gongren/manifest.json"),
    *("KIOSK/gongren/INDEX.html", "kiosk", "kiosk/gongren/index.html/more", "assets/Wall-0123456789ab.js"),
)


@pytest.mark.parametrize("path", PATHS)
def test_a_path_that_leads_elsewhere_is_refused(path: str):
    with pytest.raises(ManifestError):
        manifest.parse(text(told(more={path: [DIGEST, 1]})))


FILES = ([], [DIGEST], [DIGEST, "1"], [DIGEST, -1], [DIGEST, True], [DIGEST, 1.0], [DIGEST, 1, 2], ["0" * 63, 1], None)


@pytest.mark.parametrize("file", [*FILES, [DIGEST.replace("0", "A"), 1], [DIGEST, manifest.LARGEST_FILE + 1], {}, "x"])
def test_a_file_without_digest_and_size_is_refused(file: object):
    one = told()
    one["files"] = {**one["files"], "assets/x.js": file}  # type: ignore[dict-item]
    with pytest.raises(ManifestError, match=r"校验值|大小"):
        manifest.parse(text(one))


CHANGES: tuple[dict[str, object], ...] = (
    *({"format": wrong} for wrong in (2, "1", True, None, 1.5)),
    *({"kiosk": wrong} for wrong in ("", "a/b", "A", "..", None, 5, "x" * 101)),
    *({"made": wrong} for wrong in (-1, "5", None, True, 1.5, 2**53)),
    *({"stage": wrong} for wrong in ("", "kiosk/gongren/other.html", "assets/wall-0123456789ab.js", None)),
    *({"version": wrong} for wrong in (DIGEST, "", None)),
    *({"title": wrong} for wrong in ("a\nb", "\ud800", None, "x" * 301)),
    *({"files": wrong} for wrong in ({}, [], None, {STAGE: [DIGEST, 1]})),
)


@pytest.mark.parametrize("changes", CHANGES, ids=str)
def test_a_wrong_field_is_refused(changes: dict[str, object]):
    with pytest.raises(ManifestError):
        manifest.parse(text(told(**changes)))


@pytest.mark.parametrize("content", [b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b"9" * 5000, b'{"a":1,"a":1}'])
def test_what_is_no_object_is_refused(content: bytes):
    with pytest.raises(ManifestError):
        manifest.parse(content)


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch):
    content = text(told())
    for name, most in (("MOST_FILES", 2), ("LARGEST_VERSION", 29), ("LARGEST_MANIFEST", len(content) - 1)):
        with monkeypatch.context() as patch, pytest.raises(ManifestError):
            patch.setattr(manifest, name, most)
            manifest.parse(content)


def test_which_files_never_change_is_told_by_their_names():
    assert manifest.is_content_named("assets/wall-0123456789ab.js")
    assert not manifest.is_content_named(INDEX)
    assert not manifest.is_content_named("assets/wall-abcdef.js")
