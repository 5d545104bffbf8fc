"""What somebody reads who publishes: how to set a target up, which one, what is done, what is missing."""

import os
import time

import pytest
from click.testing import CliRunner
from small_sites import Union

from generator.__main__ import main


def test_without_a_target_it_tells_how_to_set_one_up(union: Union):
    union.config.write_text("site_name: 小站\nplugins:\n  - guangrong\n")
    said = union.refused()
    assert "还没有写发布到哪里。在 site_config.yml 里写，如：" in said
    assert '        fuwuqi: {to: rsync, address: "web@example.org:/var/www/site"}' in said
    assert "There is no target yet" in union.refused("--lang", "en")


def test_what_it_tells_to_write_is_read(union: Union):
    union.config.write_text("site_name: 小站\nplugins:\n  - guangrong\n")
    shown = union.refused().partition("如：\n\n")[2].partition("\n\n")[0]
    union.config.write_text(f"site_name: 小站\n{shown}\n")
    assert "没有叫“nobody”的目标，有：fuwuqi" in union.refused("nobody")


def test_of_several_one_is_named(union: Union):
    union.targets("neibu: {to: dir, folder: www}", "waiwang: {to: dir, folder: www2}")
    assert "发布到哪里？写一个：neibu、waiwang" in union.refused()
    said = union.refused("neibv")
    assert "设置里没有叫“neibv”的目标，有：neibu、waiwang" in said
    assert "是不是 neibu" in said
    union.published("waiwang")
    assert (union.root / "www2/current").exists()
    assert not (union.root / "www").exists()


def test_links_that_lead_nowhere_are_a_note(union: Union):
    """Somebody may have to be taken out at once: a broken link is no reason to leave the old site where it is."""
    assert "个链接打不开" not in union.publish("--dry-run").output
    union.builds["a"]["people/p1/index.html"] += b'<a href="../nobody/">'
    union.build("a")
    done = union.publish("--dry-run")
    assert "注意：有 1 个链接打不开，如 people/nobody/；写在哪里，运行 guangrong links" in done.stderr
    assert done.exit_code == 0
    assert "发布好了" in union.published()


def test_newer_content_is_told(union: Union):
    later = time.time() + 60
    os.utime(union.root / "content/people.yml", (later, later))
    past = time.time() - 60
    os.utime(union.config, (past, past))
    assert "注意：content/people.yml 建站以后改过，这次发布的还是改之前的" in union.publish().stderr


def test_nothing_is_noted_of_a_site_that_is_as_new(union: Union):
    past = time.time() - 60
    for file in (union.config, union.root / "content/people.yml"):
        os.utime(file, (past, past))
    assert union.publish().stderr == ""


def test_building_first(union: Union, monkeypatch: pytest.MonkeyPatch):
    from generator.commands import publish

    monkeypatch.setattr(publish, "_build", lambda *_: union.build("b"))
    union.published("--build")
    assert (union.root / "www/current/index.html").read_bytes() == union.builds["b"]["index.html"]


def test_content_with_mistakes_is_not_published(union: Union):
    result = union.publish("--build")
    assert result.exit_code == 1
    assert "error" in result.output
    assert not (union.root / "www").exists()


def test_in_english(union: Union):
    said = union.published("--lang", "en")
    count = len(union.builds["a"])
    assert f"{count} new, 0 changed, 0 removed" in said
    assert f"published: {count} files" in said
    assert "nothing to send" in union.published("--lang", "en")


def test_what_targets_cannot_do(union: Union, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "geheim")
    union.targets("x: {to: s3, bucket: abc, endpoint: 'http://127.0.0.1:9'}")
    assert "这种目标不留旧版本" in union.refused("--rollback")
    union.targets("x: {to: dir, folder: www}")
    assert "那里还没有版本" in union.published("--versions")
    assert "没有更早的版本" in union.refused("--rollback")


def test_without_settings(tmp_path: os.PathLike[str]):
    result = CliRunner().invoke(main, ["publish", "-f", f"{os.fspath(tmp_path)}/site_config.yml"])
    assert result.exit_code == 2
    assert "S901" in result.output
