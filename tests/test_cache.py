"""The law of the cache: deleting, damaging or warming it changes the time of a build, never its bytes."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from workspace import CONFIG, PICTURE, Built, Workspace, build_on_paper, read_files

from generator import load
from generator.build_manifest import MANIFEST
from generator.render import Renderer

# What is written anew of a wall when somebody on it has more to tell.
WALL = (
    "kiosk/k/index.html",
    "kiosk/k/manifest.json",
    "kiosk/k/people.js",
    "kiosk/k/persons-0.js",
    "kiosk/k/stage.html",
)
PERSON = "deeds: |\n  **“五一”**大会\nhonours: [{award: w, year: 2018}]\nphotos: [p]"


@pytest.fixture
def written(workspace: Workspace) -> Workspace:
    """A site with something for everything that is kept: records, answers, a font, a picture, templates."""
    workspace.award("w", "劳模")
    workspace.person("a", "王一", PERSON)
    workspace.person("b", "王二")
    workspace.file("content/media/p.png", PICTURE)
    workspace.record("photos/p", "caption: 照片\nfile: p.png\nalt: 图")
    workspace.record("kiosks/k", "title: 墙\npeople: [a, b]")
    return workspace


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates of the pages that were really rendered."""
    templates: list[str] = []
    original = Renderer.render

    def render(self: Renderer, template: str, context: object, root: str) -> str:
        templates.append(template)
        return original(self, template, context, root)  # type: ignore[arg-type]

    monkeypatch.setattr(Renderer, "render", render)
    return templates


def stamps(workspace: Workspace) -> dict[str, tuple[int, int]]:
    """Which file each path of the site is, and when it was written."""
    found = {path: (workspace.root / "site" / path).stat() for path in read_files(workspace.root / "site")}
    return {path: (status.st_ino, status.st_mtime_ns) for path, status in found.items()}


def written_by(workspace: Workspace) -> set[str]:
    """Build; returns the paths of the files that this build wrote, but for the search index (tests/search has it)."""
    before = stamps(workspace)
    workspace.build()
    changed = {path for path, stamp in stamps(workspace).items() if before.get(path) != stamp}
    return {plain(path) for path in changed if not path.startswith("assets/search")}


def plain(path: str) -> str:
    """A path without the digest in the name of a wall's file."""
    return re.sub(r"(kiosk/.*)-[0-9a-f]{12}", r"\1", path)


def pictures(site: Built) -> set[str]:
    return {path for path in site.files() if path.startswith("media/")}


def clean(workspace: Workspace) -> dict[str, bytes]:
    """The files of a build that knows nothing."""
    return build_on_paper(workspace.config)[1]


def test_a_first_build_renders_every_page_once(written: Workspace, rendered: list[str]):
    pages = written.build().pages()
    rendered_pages = [template for template in rendered if template != "kiosk/_person.html"]
    assert len(rendered_pages) == len(pages) > 10


def test_a_second_build_renders_and_writes_nothing(written: Workspace, rendered: list[str]):
    cold = written.build().files()
    rendered.clear()
    assert written_by(written) == set()
    assert rendered == []
    assert read_files(written.root / "site") == cold == clean(written)


def test_files_that_have_settled_are_not_read_again(written: Workspace, monkeypatch: pytest.MonkeyPatch):
    written.build()
    monkeypatch.setattr(load, "_UNSETTLED_NS", -1_000_000_000)
    written.build()
    monkeypatch.setattr(load, "read_plain_file", None)
    assert written_by(written) == set()


def test_another_folder_is_filled_with_the_same(written: Workspace):
    assert written.build("one").files() == written.build("other").files()


def test_one_edit_writes_only_the_files_that_tell_it(written: Workspace):
    written.build()
    written.person("b", "王二", "motto: 王王二二")
    assert written_by(written) == {"api/v1/people.json", "people/b/index.html", *WALL, MANIFEST}
    assert read_files(written.root / "site") == clean(written)


def test_an_edit_of_a_card_writes_only_pages_with_this_card(written: Workspace):
    written.build()
    written.person("b", "王二", "trade: 一二")
    assert written_by(written) == {
        "api/v1/people.json",
        *WALL,
        MANIFEST,
        "kiosk/k/face.css",
        "kiosk/k/serif.woff2",
        "people/b/index.html",
        "people/index.html",
        "people/letter/w/index.html",
    }
    assert read_files(written.root / "site") == clean(written)


def test_an_edit_and_its_opposite_write_nothing_anew(written: Workspace):
    written.build()
    written.person("b", "王二", "motto: 王王二二")
    written.build()
    written.person("b", "王二")
    inodes = {path: inode for path, (inode, _) in stamps(written).items()}
    written.build()
    changed = {path for path, (inode, _) in stamps(written).items() if inodes.get(path) != inode}
    assert {plain(path) for path in changed if not path.startswith("assets/search")} == {
        "api/v1/people.json",
        "people/b/index.html",
        *WALL,
        MANIFEST,
    }
    assert read_files(written.root / "site") == clean(written)


def test_after_an_edit_the_bytes_are_those_of_a_first_build(written: Workspace):
    written.build()
    written.person("a", "王三", "honours: [{award: w, year: 2017}]")
    (written.root / "content/people/b.yml").unlink()
    written.record("kiosks/k", "title: 墙\npeople: [a]")
    assert written.build().files() == clean(written)


def test_another_picture_under_the_same_name_is_seen(written: Workspace):
    before = pictures(written.build())
    content = BytesIO()
    Image.new("RGB", (3, 3), "red").save(content, "PNG")
    written.file("content/media/p.png", content.getvalue())
    assert written_by(written) == {"people/a/index.html", *WALL, MANIFEST, *pictures(written.build())}
    assert before.isdisjoint(pictures(written.build()))
    assert read_files(written.root / "site") == clean(written)


@pytest.mark.parametrize("name, page", [("records/person.html", "people/a/"), ("cards/person.html", "people/")])
def test_an_edited_template_is_seen_in_the_site_that_stands(written: Workspace, name: str, page: str):
    written.build()
    written.file(f"templates/{name}", "{{ title }}，改了")
    site = written.build()
    assert "王一，改了" in site.page(page).text
    assert site.files() == clean(written)
    (written.root / "templates" / name).unlink()
    assert "改了" not in written.build().page(page).text


@pytest.mark.parametrize(
    "setting", ["site_url: https://example.org/", "site_description: 另一个", "site_name: 大站", "extra: {a: b}"]
)
def test_an_edited_setting_is_seen_in_the_site_that_stands(written: Workspace, setting: str):
    written.build()
    name = setting.partition(":")[0]
    others = [line for line in CONFIG.splitlines() if not line.startswith(name)]
    written.config.write_text("\n".join([setting, *others]), "utf-8")
    assert written.build().files() == clean(written)
    written.config.write_text(CONFIG, "utf-8")
    assert written.build().files() == clean(written)


def flip_bytes(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for place in range(len(content) // 3, len(content), 7):
        content[place] ^= 0x55
    file.write_bytes(bytes(content))


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def make_empty(file: Path) -> None:
    file.write_bytes(b"")


def make_foreign(file: Path) -> None:
    file.write_bytes(b"This is not what it was.")


def make_folder(file: Path) -> None:
    file.unlink()
    (file / "x").mkdir(parents=True)


@pytest.mark.parametrize("damage", [flip_bytes, cut_short, make_empty, make_foreign, make_folder, Path.unlink])
def test_damage_changes_nothing(written: Workspace, damage: Callable[[Path], None]):
    sound = written.build().files()
    kept = read_files(written.root / ".cache")
    assert {path.partition("/")[0] for path in kept} == {
        "answers.sqlite",
        "answers.seal",
        "fonts",
        "media",
        "templates",
    }
    for path in kept:
        damage(written.root / ".cache" / path)
    assert written.build("fresh").files() == sound
    assert written.build().files() == sound
    written.person("b", "王三")
    assert written.build().files() == clean(written)


def test_answers_changed_by_hand_are_not_believed(written: Workspace):
    sound = written.build().files()
    with sqlite3.connect(written.root / ".cache/answers.sqlite") as store:
        store.execute("UPDATE kept SET value = replace(value, '王', '李')")
    assert written.build().files() == sound


def test_a_cache_that_is_deleted_is_not_missed(written: Workspace):
    sound = written.build().files()
    shutil.rmtree(written.root / ".cache")
    assert written_by(written) == set()
    assert read_files(written.root / "site") == sound


def test_a_cache_that_cannot_be_written_is_done_without(written: Workspace):
    sound = written.build().files()
    shutil.rmtree(written.root / ".cache")
    written.file(".cache", "a file where the folder would be")
    assert written.build().files() == sound
    written.person("b", "王三")
    assert written.build().files() == clean(written)


def test_the_cache_is_not_in_the_site(written: Workspace):
    paths = written.build().files()
    assert [path for path in paths if "cache" in path or path.endswith((".sqlite", ".seal", ".bin", ".new"))] == []
