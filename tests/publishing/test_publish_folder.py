"""A folder of this machine: whole versions side by side, a link that is switched in one step, the way back."""

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_sites import Union, look_around, manifest_of, read_from

from generator.__main__ import main
from generator.build_manifest import MANIFEST
from generator.outputs.headers import is_for_ever


def versions(union: Union) -> list[str]:
    return sorted(path.name for path in (union.root / "www/versions").iterdir())


def served(union: Union) -> dict[str, bytes]:
    folder = union.root / "www/current"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_was_built_is_what_is_served(union: Union):
    said = union.published()
    count = len(union.builds["a"])
    assert f"新增 {count} 个，更改 0 个，移除 0 个" in said
    assert f"发布好了：发送 {count} 个文件" in said
    files = union.builds["a"]
    assert served(union) == {**files, MANIFEST: manifest_of(files)}
    assert (union.root / "www/current").readlink() == Path("versions", versions(union)[0])
    assert not list((union.root / ".site").glob("publishing/*"))


def test_the_same_again_is_nothing(union: Union):
    union.published()
    assert "已经是这一版" in union.published()
    assert len(versions(union)) == 1


def test_unchanged_files_take_no_room_and_old_pages_find_theirs(union: Union):
    union.published()
    union.build("b")
    union.published()
    first, second = (union.root / "www/versions" / name for name in versions(union))
    assert (first / "assets/favicon.svg").samefile(second / "assets/favicon.svg")
    assert not (first / "index.html").samefile(second / "index.html")
    old = {path: content for path, content in union.builds["a"].items() if is_for_ever(path)}
    assert len(old) == 3
    assert {path: content for path, content in served(union).items() if path in old} == old
    assert "people/only-a/index.html" not in served(union)
    assert look_around(read_from(union.root / "www/current"), {"b": union.builds["b"]}) == []


def test_what_is_published_again_and_again_is_verified(union: Union):
    union.targets("x: {to: dir, folder: www, compress: [br, gz, zst]}")
    union.published()
    union.build("b")
    union.published()
    current = union.root / "www/current"
    said = CliRunner().invoke(main, ["verify", str(current), "-f", str(union.config)])
    assert (said.exit_code, "3 个是留给旧页面用的" in said.output) == (0, True), said.output
    (current / "index.html.br").write_bytes((current / "404.html.br").read_bytes())
    (current / "more.html").write_bytes(b"")
    said = CliRunner().invoke(main, ["verify", str(current), "-f", str(union.config)])
    assert said.exit_code == 1
    assert "不同 index.html.br（解开以后和 index.html 不同）" in said.output
    assert "多出 more.html" in said.output


def test_a_version_that_was_moved_away_is_left_there(union: Union):
    union.targets("x: {to: dir, folder: www, keep: 1}")
    union.published()
    first = union.root / "www/versions" / versions(union)[0]
    first.rename(union.root / "elsewhere")
    first.symlink_to(union.root / "elsewhere")
    union.build("b")
    union.published()
    assert len(versions(union)) == 1
    assert (union.root / "elsewhere/index.html").read_bytes() == union.builds["a"]["index.html"]


def test_an_old_version_that_cannot_be_removed_does_not_hide_that_the_new_one_is_shown(
    union: Union, monkeypatch: pytest.MonkeyPatch
):
    union.targets("x: {to: dir, folder: www, keep: 1}")
    union.published()
    union.build("b")

    def refuse(folder: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    monkeypatch.setattr("generator.publishing.to_folder.shutil.rmtree", refuse)
    said = union.refused()
    assert "新版本已经换上；旧版本没能删掉" in said
    assert "没有动过" not in said
    assert served(union)["index.html"] == union.builds["b"]["index.html"]


def test_a_dry_run_goes_back_to_nothing(union: Union):
    union.published()
    union.build("b")
    union.published()
    first = versions(union)[0]
    assert f"会换回 {first}" in union.published("--rollback", "--dry-run")
    assert served(union)["index.html"] == union.builds["b"]["index.html"]
    assert f"换回了 {first}" in union.published("--rollback")
    assert served(union)["index.html"] == union.builds["a"]["index.html"]


def test_a_version_that_somebody_edited_spoils_no_other(union: Union):
    union.published()
    (union.root / "www/current/assets/favicon.svg").write_bytes(b"<SVG/>")
    union.build("b")
    union.published()
    assert served(union)["assets/favicon.svg"] == b"<svg/>"


def test_a_version_that_lost_a_file_is_published_again(union: Union):
    union.published()
    (union.root / "www/current/people/index.html").unlink()
    union.published()
    assert "people/index.html" in served(union)


def test_only_some_versions_stay(union: Union):
    union.targets("x: {to: dir, folder: www, keep: 2}")
    for build in "ababa":
        union.build(build)
        union.published()
    assert [name[:5] for name in versions(union)] == ["00004", "00005"]


def test_the_way_back_and_forth(union: Union):
    union.published()
    union.build("b")
    union.published()
    first, second = versions(union)
    assert f"换回了 {first}" in union.published("--rollback")
    assert served(union)["index.html"] == union.builds["a"]["index.html"]
    assert f"* {first}" in union.published("--versions")
    assert "没有更早的版本" in union.refused("--rollback")
    union.published("x", "--rollback", second)
    assert served(union)["index.html"] == union.builds["b"]["index.html"]
    assert "没有这个版本" in union.refused("--rollback", "00009-20200101-0000-000000000000")
    assert "没有这个版本" in union.refused("--rollback", "../..")
    # The name of a target behind --rollback is no version.
    assert f"换回了 {first}" in union.published("--rollback", "x")
    # After a step back the next version is a new one, and nothing is lost.
    union.published()
    assert versions(union)[2].startswith("00003")


def test_a_dry_run_changes_nothing(union: Union):
    said = union.published("--dry-run")
    assert f"新增 {len(union.builds['a'])} 个" in said
    assert "  + index.html" in said
    assert not (union.root / "www").exists()


def test_what_others_put_there_is_left_alone(union: Union):
    www = union.root / "www"
    foreign = ["by-hand", "00001-20200101-0000-000000000000", ".mine.part"]
    for name in foreign:
        (www / "versions" / name).mkdir(parents=True)
    (www / "notes.txt").write_text("mine")
    union.targets("x: {to: dir, folder: www, keep: 1}")
    for build in "aba":
        union.build(build)
        union.published()
    assert (www / "notes.txt").read_text() == "mine"
    assert set(foreign) < set(versions(union))
    assert len(versions(union)) == len(foreign) + 1


@pytest.mark.parametrize("what", ["folder", "file", "link"])
def test_a_current_of_somebody_else_is_refused(union: Union, what: str):
    www = union.root / "www"
    www.mkdir()
    if what == "folder":
        (www / "current").mkdir()
        (www / "current" / "index.html").write_text("mine")
    elif what == "file":
        (www / "current").write_text("mine")
    else:
        (www / "current").symlink_to("/etc")
    assert "不是 guangrong 放的，不去动它" in union.refused()
    assert os.path.lexists(www / "current")
    assert not (www / "versions").exists()


@pytest.mark.parametrize(
    "folder",
    [".", "site", "site/www", ".site", ".site/a", "content", "content/x", ".cache/x", "templates/x", ".git", ".."],
)
def test_folders_that_are_used_are_refused(union: Union, folder: str):
    union.targets(f"x: {{to: dir, folder: {folder}}}")
    assert "换一个别的文件夹" in union.refused()
    assert (union.root / "content/people.yml").exists()


def test_what_a_killed_publisher_left_is_cleared_away(union: Union):
    left = union.root / "www/versions/.00007-20200101-0000-000000000000.part"
    left.mkdir(parents=True)
    (left / "index.html").write_text("half")
    (union.root / "www/.current.part").symlink_to("versions/nowhere")
    union.published()
    assert [name[:5] for name in versions(union)] == ["00001"]


def test_a_clock_that_was_set_back_confuses_nobody(union: Union, monkeypatch: pytest.MonkeyPatch):
    union.published()
    monkeypatch.setattr("generator.publishing.version_names.time.time", lambda: 1_000_000_000)
    union.build("b")
    union.published()
    assert versions(union)[1].startswith("00002-20010909-")
    assert served(union)["index.html"] == union.builds["b"]["index.html"]


def test_a_folder_that_cannot_be_written(union: Union):
    (union.root / "www").write_text("a file")
    assert "写不了" in union.refused()


def test_two_publishers_are_told(union: Union):
    from generator.publishing.lock import alone

    (union.root / "www/versions").mkdir(parents=True)
    with alone(union.root / "www/.guangrong-publish.lock"):
        assert "另一次发布正在进行" in union.refused()
    with alone(union.root / ".site/publishing.lock"):
        assert "另一次发布正在进行" in union.refused()
    union.published()


def test_somebody_is_taken_out_of_everything(union: Union):
    for build in "ab":
        union.build(build)
        union.published()
    union.published("--purge")
    assert len(versions(union)) == 1
    assert served(union) == {**union.builds["b"], MANIFEST: manifest_of(union.builds["b"])}


def test_other_compressed_forms_are_another_version(union: Union):
    union.published()
    union.targets("x: {to: dir, folder: www, compress: [gz]}")
    union.published()
    assert "people/index.html.gz" in served(union)
    assert "已经是这一版" in union.published()
