"""Pictures: in the site where pages say, upright, small enough, and without what cameras write into them."""

from io import BytesIO

import pytest
from PIL import Image
from workspace import PICTURE, Workspace


@pytest.fixture
def photographed(workspace: Workspace) -> Workspace:
    """A picture, taken sideways somewhere, on a person's page."""
    picture, exif = Image.new("RGB", (3000, 1000), (200, 0, 0)), Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010F] = "Secret Camera"
    exif.get_ifd(0x8825)[1] = "N"
    content = BytesIO()
    picture.save(content, "JPEG", exif=exif, comment=b"secret words")
    workspace.file("content/media/2018/a.jpg", content.getvalue())
    workspace.record("photos/p", "caption: 照片\nfile: 2018/a.jpg\nalt: 一个“人”\ncredit: 某人")
    workspace.person("a", text="photos: [p]\nportrait: p")
    return workspace


def test_a_picture_is_where_the_page_says(photographed: Workspace):
    site = photographed.build()
    assert 'src="../../media/2018/a.jpg" alt="一个“人”"' in site.page("people/a/").body
    assert site.has("media/2018/a.jpg")


def test_a_picture_is_upright_small_and_says_nothing(photographed: Workspace):
    content = photographed.build().files()["media/2018/a.jpg"]
    picture = Image.open(BytesIO(content))
    assert picture.format == "JPEG"
    assert picture.size == (800, 2400)
    assert dict(picture.getexif()) == {}
    assert b"ecret" not in content


def test_a_picture_that_no_record_names_is_not_published(workspace: Workspace):
    workspace.person("a")
    workspace.file("content/media/private.png", PICTURE)
    assert not workspace.build().has("media/private.png")


def test_the_address_of_a_picture_is_written_as_addresses_are(workspace: Workspace):
    workspace.file("content/media/图 1#2.png", PICTURE)
    workspace.record("photos/p", "caption: 照片\nfile: '图 1#2.png'\nalt: 图")
    workspace.person("a", text="photos: [p]")
    site = workspace.build()
    assert site.has("media/图 1#2.png")
    assert '#2.png"' not in site.page("people/a/").body


def test_without_a_file_the_caption_stands_alone(workspace: Workspace):
    workspace.record("photos/p", "caption: 合影留念")
    workspace.person("a", text="photos: [p]")
    body = workspace.build().page("people/a/").body
    assert "合影留念" in body
    assert "照片待补" in body
    assert "<img" not in body
