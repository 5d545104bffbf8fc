"""What pictures tell in words: by the names of their files, by what cameras and programs write into them."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin
from workspace import Workspace

from generator.checks.descriptions import words_of

MOBILE = "13812345678"


def exif(tag: int, value: str | bytes, group: int = 0) -> bytes:
    told, content = Image.Exif(), BytesIO()
    (told.get_ifd(group) if group else told)[tag] = value
    Image.new("RGB", (8, 8)).save(content, "JPEG", exif=told)
    return content.getvalue()


def jpeg(**told: object) -> bytes:
    content = BytesIO()
    Image.new("RGB", (8, 8)).save(content, "JPEG", **told)
    return content.getvalue()


def png(**texts: str) -> bytes:
    told, content = PngImagePlugin.PngInfo(), BytesIO()
    for name, text in texts.items():
        told.add_itxt(name, text, zip=True)
    Image.new("RGB", (8, 8)).save(content, "PNG", pnginfo=told)
    return content.getvalue()


def iptc(caption: bytes) -> bytes:
    entry = b"\x1c\x02\x78" + len(caption).to_bytes(2, "big") + caption
    block = b"8BIM\x04\x04\0\0" + len(entry).to_bytes(4, "big") + entry + b"\0" * (len(entry) % 2)
    body = b"Photoshop 3.0\0" + block
    plain = jpeg()
    return plain[:2] + b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body + plain[2:]


PICTURES = {
    "a title": exif(0x010E, f"王二 {MOBILE}".encode()),
    "a title of Windows": exif(0x9C9C, f"王二 {MOBILE}".encode("utf-16-le")),
    "a comment of a camera": exif(0x9286, b"UNICODE\0" + MOBILE.encode("utf-16-le"), 0x8769),
    "a comment": jpeg(comment=f"电话{MOBILE}".encode("gb18030")),
    "a caption for the press": iptc(f"王二{MOBILE}".encode()),
    "metadata as XML": jpeg(xmp=f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{MOBILE}</x:xmpmeta>".encode()),
    "a drawing's text": png(Comment=f"电话{MOBILE}"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_words_in_a_picture_are_told(workspace: Workspace, name: str):
    workspace.person("a")
    workspace.file("content/media/a.png" if "drawing" in name else "content/media/a.jpg", PICTURES[name])
    said = workspace.problems()
    assert "warning L108: 图片自带的信息里有手机号：138…**78" in said
    assert MOBILE not in said


@pytest.mark.parametrize(
    "content", [jpeg(), png(Software="x 1.2"), exif(0x010E, "光荣榜"), b"", b"\xff\xd8\xff", b"GIF89a"]
)
def test_pictures_that_tell_nothing_are_passed(workspace: Workspace, content: bytes):
    workspace.person("a")
    for name in ("a.jpg", "b.png", "c.txt", "mmexport1528876800000.jpg"):
        workspace.file(f"content/media/{name}", content)
    assert workspace.problems() == "没有问题\n"


def test_the_name_of_a_media_file_is_told(workspace: Workspace):
    workspace.person("a")
    workspace.file(f"content/media/2018/{MOBILE}.jpg", jpeg())
    assert f"content/media/2018/{MOBILE}.jpg:1:1: error L103: 文件名里的138…**78是手机号" in workspace.problems()


def test_a_picture_of_prose_is_looked_at_too(workspace: Workspace):
    workspace.person("a")
    workspace.file("content/pages/a.jpg", PICTURES["a title"])
    assert "content/pages/a.jpg:1:1: warning L108" in workspace.problems()


def test_a_picture_is_looked_at_again_when_it_changes_and_forgotten_when_it_goes(workspace: Workspace):
    workspace.person("a")
    file = workspace.file("content/media/a.jpg", PICTURES["a title"])
    assert [problem.code for problem in workspace.build().warnings] == ["L108"]
    assert [problem.code for problem in workspace.build().warnings] == ["L108"]
    file.write_bytes(jpeg())
    assert workspace.build().warnings == []
    file.write_bytes(PICTURES["a comment"])
    assert [problem.code for problem in workspace.build().warnings] == ["L108"]
    file.unlink()
    assert workspace.build().warnings == []


def test_a_name_that_is_no_text_stops_nothing(workspace: Workspace):
    workspace.person("a")
    (workspace.root / "content/media").mkdir()
    try:
        Path(os.fsdecode(os.fsencode(workspace.root) + b"/content/media/\xff.jpg")).write_bytes(jpeg())
    except OSError:
        pytest.skip("this system has no such names")
    assert workspace.problems() == "没有问题\n"


def test_a_picture_is_never_drawn_for_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def draw(*_: object) -> None:
        raise AssertionError("a picture of a hundred megapixels would fill the memory")

    (tmp_path / "a.png").write_bytes(png(Comment=MOBILE))
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", draw)
    assert MOBILE in words_of(tmp_path / "a.png")
