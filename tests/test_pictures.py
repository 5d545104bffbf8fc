"""Pictures: upright, in sizes for every screen, told nothing of their camera, and made once."""

import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin
from workspace import PICTURE, Built, Workspace, build_on_paper, read_files

from generator import pictures, workers
from generator.pictures import NoPicture, develop, look_at, widths

SECRETS = (b"ecret", b"Exif", b"GPS", b"xpacket", b"adobe.com", b"ICC_PROFILE", b"iCCP", b"tEXt", b"ICCP", b"EXIF")
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><?xpacket begin=""?>secret place http://ns.adobe.com/xap/1.0/</x:xmpmeta>'


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    content = BytesIO()
    picture.save(content, form, **options)
    return content.getvalue()


def scene(width: int, height: int) -> Image.Image:
    """A bright spot at the left of the upper edge, below it shades that give coders something to do."""
    shades = Image.linear_gradient("L").resize((width, height))
    picture = Image.merge("RGB", (shades.point(lambda shade: shade // 2), shades.transpose(1), shades))
    ImageDraw.Draw(picture).rectangle((0, 0, width // 5, height // 5), fill=(255, 240, 60))
    return picture


def telling(orientation: int = 1) -> dict[str, object]:
    """What cameras write: who, where, which way up, a small copy, colours, comments."""
    exif, small = Image.Exif(), saved(Image.new("RGB", (40, 30), "red"), "JPEG", comment=b"secret thumbnail")
    exif[0x0112], exif[0x010F], exif[0x013B] = orientation, "Secret Camera", "Secret Author"
    exif.get_ifd(0x8825).update({1: "N", 2: (32.0, 29.0, 30.0), 3: "E", 4: (119.0, 55.0, 20.0)})
    exif.get_ifd(0x8769)[0x927C] = small
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return {"exif": exif.tobytes(), "xmp": XMP, "icc_profile": profile}


def hang(workspace: Workspace, content: bytes, name: str = "2018/a.jpg") -> Workspace:
    """A picture on a person's page."""
    workspace.file(f"content/media/{name}", content)
    workspace.record("photos/p", f"caption: 照片\nfile: {name}\nalt: 一个“人”\ncredit: 某人供图\npeople: [b]")
    workspace.person("a", text="photos: [p]")
    return workspace


@pytest.fixture
def photographed(workspace: Workspace) -> Workspace:
    """A picture that was taken sideways somewhere."""
    workspace.person("b", "丁一")
    return hang(workspace, saved(scene(1200, 800), "JPEG", quality=90, comment=b"secret words", **telling(6)))


def made(site: Built) -> dict[str, bytes]:
    """The files that were made of pictures, by address without the digest: `p-480.avif`."""
    files = {path: content for path, content in site.files().items() if path.startswith("media/")}
    return {re.sub(r"media/(.*)-[0-9a-f]{12}\.", r"\1.", path): content for path, content in files.items()}


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_every_size_comes_in_every_sort(photographed: Workspace):
    files = made(photographed.build())
    assert sorted(files) == sorted(f"p-{width}.{end}" for width in (480, 800) for end in ("avif", "webp", "jpg"))
    for name, content in files.items():
        picture = opened(content)
        assert picture.format == {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}[name.partition(".")[2]]
        assert picture.size == {"4": (480, 720), "8": (800, 1200)}[name[2]]
    for end in ("avif", "webp", "jpg"):
        assert len(files[f"p-480.{end}"]) < len(files[f"p-800.{end}"])


@pytest.mark.parametrize("largest, expected", [(1, [1]), (480, [480]), (700, [480, 700]), (1600, [480, 960, 1600])])
def test_nothing_is_made_larger_than_it_is(largest: int, expected: list[int]):
    assert widths(largest) == expected


def test_the_picture_is_upright(photographed: Workspace):
    picture = opened(made(photographed.build())["p-480.avif"]).convert("RGB")
    assert picture.getpixel((460, 20))[0] > 200  # type: ignore[index]  # what was left and above is right and above
    assert picture.getpixel((20, 20))[0] < 200  # type: ignore[index]


SORTS = [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif")]


@pytest.mark.parametrize(
    "form, ending, mode", [(*sort, "RGB") for sort in SORTS] + [(*sort, "RGBA") for sort in SORTS[1:]]
)
def test_nothing_is_told_of_camera_place_and_time(workspace: Workspace, form: str, ending: str, mode: str):
    more = telling(3)
    if form == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_itxt("XML:com.adobe.xmp", more.pop("xmp").decode())  # type: ignore[attr-defined]
        text.add_text("Comment", "secret words")
        more["pnginfo"] = text
    picture = scene(300, 200).convert(mode)
    if mode == "RGBA":
        picture.putalpha(Image.linear_gradient("L").resize((300, 200)))
    content = saved(picture, form, **more)
    assert b"ecret" in content
    workspace.person("b", "丁一")
    for name, written in made(hang(workspace, content, f"x.{ending}").build()).items():
        assert [secret for secret in SECRETS if secret in written] == [], name
        assert dict(opened(written).getexif()) == {}
        assert opened(written).info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive",
            "progression", "loop", "background", "timestamp", "duration"}, name  # fmt: skip


def test_what_can_be_seen_through_stays_so(workspace: Workspace):
    clear = scene(600, 400).convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize((600, 400)))
    workspace.person("b", "丁一")
    site = hang(workspace, saved(clear, "PNG"), "x.png").build()
    assert sorted(made(site)) == sorted(f"p-{width}.{end}" for width in (480, 600) for end in ("avif", "webp", "png"))
    assert all(opened(content).convert("RGBA").getpixel((240, 5))[3] < 60 for content in made(site).values())  # type: ignore[index]
    assert "gr-photo__blur" not in site.page("people/a/").body


def test_colours_are_those_of_the_web():
    """A profile in which red and green changed places: what is seen is kept, not the numbers."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    content = saved(Image.new("RGB", (8, 8), (220, 10, 10)), "PNG", icc_profile=bytes(profile))
    seen = develop(content).getpixel((4, 4))
    assert seen[1] > 200 > 90 > seen[0]  # type: ignore[index]


def test_a_damaged_profile_or_exif_is_no_hindrance():
    content = saved(scene(40, 30), "JPEG", icc_profile=b"none", exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff")
    assert develop(content).size == (40, 30)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_every_mode_comes_out_in_plain_colours(mode: str):
    picture = Image.new(mode, (8, 8), 40_000 if mode == "I;16" else None)
    content = saved(picture, "JPEG" if mode == "CMYK" else "PNG")
    assert develop(content).mode in ("RGB", "RGBA")
    if mode == "I;16":
        assert abs(develop(content).getpixel((0, 0))[0] - 156) < 2  # type: ignore[index]


def test_the_first_frame_of_a_film_is_a_still(workspace: Workspace):
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "lime", "blue")]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=10)
    workspace.person("b", "丁一")
    files = made(hang(workspace, content, "x.gif").build())
    assert sorted(files) == ["p-60.avif", "p-60.jpg", "p-60.webp"]
    assert opened(files["p-60.jpg"]).getpixel((9, 9))[0] > 240  # type: ignore[index]


def test_the_wrong_ending_does_not_matter(workspace: Workspace):
    workspace.person("b", "丁一")
    assert "p-300.jpg" in made(hang(workspace, saved(scene(300, 200), "PNG"), "x.jpg").build())


JPEG = saved(scene(400, 300), "JPEG")


@pytest.mark.parametrize(
    "content, why",
    [
        (JPEG[: len(JPEG) // 2], "文件不完整或已损坏"),
        (saved(scene(40, 30), "PNG")[:80], "文件不完整或已损坏"),
        (saved(Image.new("1", (9_600, 9_600)), "PNG"), "太大，不像照片"),
        (saved(Image.new("1", (30_000, 30_000)), "PNG"), "太大，不像照片"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "是 SVG 图形"),
        (b"\xef\xbb\xbf<!DOCTYPE html><script>alert(7)</script>", "是网页"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"", "打不开"),
    ],
)
def test_what_is_no_picture_is_refused_by_name_and_place(workspace: Workspace, content: bytes, why: str):
    workspace.person("b", "丁一")
    said = hang(workspace, content).problems()
    assert "content/photos/p.yml:2:7: error M404: “2018/a.jpg”不能当照片用：" in said
    assert why in said
    assert "共 1 个错误" in said


def test_a_file_without_end_is_not_read_to_its_end(workspace: Workspace):
    workspace.person("b", "丁一")
    hang(workspace, JPEG)
    with (workspace.root / "content/media/2018/a.jpg").open("ab") as file:
        os.truncate(file.fileno(), 200_000_000_000)
    assert "太大，不像照片" in workspace.problems()


def test_a_picture_is_looked_at_once(photographed: Workspace, monkeypatch: pytest.MonkeyPatch):
    first = photographed.build().files()
    monkeypatch.setattr(pictures, "develop", None)
    monkeypatch.setattr("generator.outputs.media.develop", None)
    assert photographed.build().files() == first
    photographed.person("a", text="photos: [p]\nmotto: 另一句")
    assert made(photographed.build()) == made(photographed.build("elsewhere"))
    (photographed.root / ".cache/answers.seal").unlink()
    photographed.record("photos/p", "caption: 另一句\nfile: 2018/a.jpg\nalt: 图")
    assert "另一句" in photographed.build().page("people/a/").text


def test_the_bytes_do_not_depend_on_what_is_kept(photographed: Workspace):
    first = photographed.build().files()
    assert first == photographed.build("other").files() == build_on_paper(photographed.config)[1]


def test_all_cores_make_what_one_makes(photographed: Workspace, monkeypatch: pytest.MonkeyPatch):
    for number in range(4):
        photographed.file(f"content/media/{number}.png", saved(scene(20 + number, 20), "PNG"))
        photographed.record(f"photos/p{number}", f"caption: 照片\nfile: {number}.png\nalt: 图")
    monkeypatch.setattr(workers, "_cores", lambda: 3)
    site = photographed.build().files()
    assert site == build_on_paper(photographed.config)[1]
    assert read_files(photographed.root / ".cache/media")


def test_another_picture_has_another_address(photographed: Workspace):
    before = {path for path in photographed.build().files() if path.startswith("media/")}
    photographed.file("content/media/2018/a.jpg", saved(scene(300, 200), "JPEG"))
    site = photographed.build()
    after = {path for path in site.files() if path.startswith("media/")}
    assert before.isdisjoint(after)
    assert all(f"../../{path}" in site.page("people/a/").body for path in after)
    assert site.files() == build_on_paper(photographed.config)[1]


def test_a_picture_touched_but_not_changed_keeps_its_pages(photographed: Workspace):
    before = photographed.build().files()
    os.utime(photographed.root / "content/media/2018/a.jpg", (1, 1))
    assert photographed.build().files() == before


def test_a_linked_picture_is_made_anew_when_what_it_leads_to_changes(photographed: Workspace):
    target = photographed.root / "content/media/real.jpg"
    (photographed.root / "content/media/2018/a.jpg").rename(target)
    (photographed.root / "content/media/2018/a.jpg").symlink_to("../real.jpg")
    before = made(photographed.build())
    target.write_bytes(saved(scene(300, 200), "JPEG"))
    assert made(photographed.build()).keys() != before.keys()


@pytest.mark.parametrize("leave", [lambda root: (root / "content/photos/p.yml").unlink(), lambda root: None])
def test_what_no_record_names_is_not_in_the_site(photographed: Workspace, leave: Callable[[Path], object]):
    assert made(photographed.build())
    photographed.person("a")
    leave(photographed.root)
    photographed.file("content/media/private.png", PICTURE)
    files = photographed.build().files()
    assert not [path for path in files if "private" in path]
    is_named = (photographed.root / "content/photos/p.yml").exists()
    assert any(path.startswith("media/") for path in files) == is_named


def test_the_page_reserves_the_room_and_offers_every_size(photographed: Workspace):
    body = photographed.build().page("people/a/").body
    [figure] = re.findall(r"<figure.*?</figure>", body, re.DOTALL)
    assert 'width="800" height="1200" alt="一个“人”" loading="lazy"' in figure
    assert re.search(r'<source type="image/avif" srcset="\.\./\.\./media/p-480-\w+\.avif 480w, ', figure)
    assert re.search(r'<a href="../../media/p-800-\w+\.jpg">', figure)
    assert '照片中：<a href="../../people/b/">丁一</a>' in figure
    assert "图：某人供图" in figure
    assert "style=" not in figure
    [held] = re.findall(r'src="(data:image/webp;base64,[^"]+)" alt=""', figure)
    assert len(held) < 400


def test_a_portrait_is_there_at_once_and_the_script_once(photographed: Workspace):
    photographed.person("a", text="photos: [p]\nportrait: p")
    body = photographed.build().page("people/a/").body
    [portrait] = re.findall(r'<figure class="gr-photo gr-photo--portrait.*?</figure>', body, re.DOTALL)
    assert "loading=" not in portrait
    assert body.count("<figure") == 2
    assert len(re.findall(r'<script defer src="../../assets/lightbox-\w+\.js" data-label="看大图"', body)) == 1


def test_hostile_words_stay_words(workspace: Workspace):
    workspace.file("content/media/图 1#2.png", PICTURE)
    nasty = "'\"><script>alert(7)</script>'"
    workspace.record("photos/p", f"caption: {nasty}\nfile: '图 1#2.png'\nalt: {nasty}\ncredit: {nasty}")
    workspace.person("a", text="photos: [p]")
    site = workspace.build()
    assert "<script>" not in site.page("people/a/").body
    assert "p-2.avif" in made(site)


def test_without_a_file_the_caption_stands_alone(workspace: Workspace):
    workspace.record("photos/p", "caption: 合影留念\ndate: 2018")
    workspace.person("a", text="photos: [p]")
    body = workspace.build().page("people/a/").body
    assert "合影留念" in body
    assert "照片待补" in body
    assert "2018年" in body
    assert "<img" not in body
    assert "lightbox" not in body


def test_a_sight_is_small_and_whole():
    seen = look_at(saved(scene(6000, 1000), "JPEG"), ".jpg")
    assert (seen.width, seen.height) == (3394, 566)
    with pytest.raises(NoPicture):
        look_at(JPEG, ".html")
