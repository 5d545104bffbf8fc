"""The law of the cache: deleting, damaging or warming it changes the time of a build, never its bytes."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from workspace import PICTURE, Workspace, read_files

from generator.cache import Cache
from generator.render import Renderer


@pytest.fixture
def written(workspace: Workspace) -> Workspace:
    """A site with something for every cache: records, bodies, a font, a picture."""
    workspace.award("w", "劳模")
    workspace.person("a", "王一", "deeds: |\n  **“五一”**大会\nhonours: [{award: w, year: 2018}]\nphotos: [p]")
    workspace.person("b", "王二")
    workspace.file("content/media/p.png", PICTURE)
    workspace.record("photos/p", "caption: 照片\nfile: p.png\nalt: 图")
    workspace.record("kiosks/k", "title: 墙\npeople: [a, b]")
    return workspace


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates of the bodies that were really rendered."""
    templates: list[str] = []
    original = Renderer.render

    def render(self: Renderer, template: str, context: object, root: str) -> str:
        if not template.startswith("kiosk/"):
            templates.append(template)
        return original(self, template, context, root)  # type: ignore[arg-type]

    monkeypatch.setattr(Renderer, "render", render)
    return templates


def test_a_cold_build_renders_every_body_once(written: Workspace, rendered: list[str]):
    site = written.build()
    pages = [path for path in site.pages() if not path.startswith("kiosk/")]
    assert len(rendered) == len(pages)


def test_a_warm_build_renders_nothing_and_writes_the_same(written: Workspace, rendered: list[str]):
    cold = written.build("cold").files()
    rendered.clear()
    assert written.build("warm").files() == cold
    assert rendered == []


def test_one_edit_renders_only_pages_that_show_it(written: Workspace, rendered: list[str]):
    written.build()
    rendered.clear()
    written.person("b", "王二", "deeds: 事迹")
    site = written.build()
    assert rendered == ["records/person.html"]
    assert "事迹" in site.page("people/b/").text


def test_after_an_edit_the_bytes_are_those_of_a_cold_build(written: Workspace):
    written.build()
    written.person("a", "王三", "honours: [{award: w, year: 2017}]")
    (written.root / "content/people/b.yml").unlink()
    written.record("kiosks/k", "title: 墙\npeople: [a]")
    warm = written.build("warm").files()
    shutil.rmtree(written.root / ".cache")
    assert warm == written.build("cold").files()


def test_an_edited_template_is_seen(written: Workspace):
    written.build()
    written.file("templates/records/person.html", "{{ title }}，改了")
    assert written.build("again").page("people/a/").text == "王一，改了"


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


def make_other_table(file: Path) -> None:
    if file.suffix == ".sqlite":
        file.unlink()
        with sqlite3.connect(file) as store:
            store.execute("CREATE TABLE kept (odd)")


@pytest.mark.parametrize("damage", [flip_bytes, cut_short, make_empty, make_foreign, make_folder, make_other_table])
def test_damage_changes_nothing(written: Workspace, damage: Callable[[Path], None]):
    sound = written.build("sound").files()
    kept = [path for path in (written.root / ".cache").rglob("*") if path.is_file()]
    assert {path.relative_to(written.root / ".cache").parts[0] for path in kept} >= {"records.sqlite", "bodies.sqlite"}
    for file in kept:
        damage(file)
    assert written.build("damaged").files() == sound
    assert written.build("mended").files() == sound


def test_values_changed_in_the_store_are_not_believed(written: Workspace):
    sound = written.build("sound").files()
    for name in ("records", "bodies"):
        with sqlite3.connect(written.root / f".cache/{name}.sqlite") as store:
            store.execute("UPDATE kept SET value = replace(value, '王', '李')")
    assert written.build("damaged").files() == sound


def test_values_put_under_other_keys_are_not_believed(written: Workspace):
    sound = written.build("sound").files()
    with sqlite3.connect(written.root / ".cache/bodies.sqlite") as store:
        (first, second) = [key for (key,) in store.execute("SELECT key FROM kept LIMIT 2")]
        rows = {key: rest for key, *rest in store.execute("SELECT key, value, seal FROM kept")}
        store.execute("UPDATE kept SET value = ?, seal = ? WHERE key = ?", (*rows[first], second))
    assert written.build("damaged").files() == sound


def test_a_cache_that_cannot_be_written_is_done_without(written: Workspace):
    sound = written.build("sound").files()
    shutil.rmtree(written.root / ".cache")
    written.file(".cache", "a file where the folder would be")
    assert written.build("without").files() == sound


def test_a_locked_folder_is_done_without(written: Workspace):
    sound = written.build("sound").files()
    cache = written.root / ".cache"
    cache.chmod(0o555)
    try:
        assert written.build("locked").files() == sound
    finally:
        cache.chmod(0o755)


def test_the_cache_is_not_in_the_site(written: Workspace):
    written.build()
    assert not any(".cache" in path or path.endswith((".sqlite", ".new")) for path in read_files(written.root / "site"))


def test_what_a_build_did_not_ask_for_is_forgotten(tmp_path: Path):
    with Cache(tmp_path, "x") as cache:
        cache.put("a", "1")
        cache.put("b", "2")
    with Cache(tmp_path, "x") as cache:
        assert cache.get("a") == "1"
    with Cache(tmp_path, "x") as cache:
        assert (cache.get("a"), cache.get("b")) == ("1", None)


def test_a_build_that_failed_keeps_what_was_there(tmp_path: Path):
    with Cache(tmp_path, "x") as cache:
        cache.put("a", "1")
    with pytest.raises(RuntimeError), Cache(tmp_path, "x") as cache:
        cache.put("b", "2")
        raise RuntimeError
    with Cache(tmp_path, "x") as cache:
        assert (cache.get("a"), cache.get("b")) == ("1", None)


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "𰀀", "a" * 100_000])
def test_any_text_comes_back_or_not_at_all(tmp_path: Path, text: str):
    with Cache(tmp_path, "x") as cache:
        cache.put("k", text)
    with Cache(tmp_path, "x") as cache:
        assert cache.get("k") in (text, None)


def test_without_a_folder_nothing_is_kept():
    with Cache(None, "x") as cache:
        cache.put("a", "1")
        assert cache.get("a") is None
