"""Files that forms wrote, given to git: those and nothing else, with git's own words where it refuses."""

import subprocess
from pathlib import Path

import pytest
from sittings import Sitting
from workspace import PICTURE

from generator.refusal import Refused

NEW = {"name": "吕梅华", "source": [{"title": "年报"}]}


@pytest.fixture
def kept(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> Sitting:
    """The site in git, with everything committed."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    git(sitting, "init", "-q")
    git(sitting, "config", "user.name", "编辑")
    git(sitting, "config", "user.email", "editor@example.org")
    git(sitting, "add", "-A")
    git(sitting, "commit", "-q", "-m", "开始")
    return sitting


def git(sitting: Sitting, *arguments: str) -> str:
    root: Path = sitting.content.parent
    return subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, text=True).stdout.strip()


def test_a_site_outside_of_git_has_nothing_to_commit(sitting: Sitting, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(sitting.content.parent.parent))
    sitting.save("people/lv-meihua", NEW, is_new=True)
    assert sitting.ask("state") == {"git": False, "changed": [], "message": ""}


def test_what_forms_wrote_is_committed_and_nothing_else(kept: Sitting):
    (kept.content / "units/jixie.yml").write_text("name: 别处在改\n", "utf-8")
    (kept.content / "people/new.yml").write_text("name: 别处新建\n", "utf-8")
    git(kept, "add", "content/people/new.yml")
    git(kept, "checkout", "-q", "content/units/jixie.yml")
    (kept.content / "people/new.yml").write_text("name: 乙\nsource: [{title: 年报}]\n", "utf-8")
    kept.save("people/lv-meihua", NEW, is_new=True)
    path = kept.forms.upload("名.png", PICTURE)["path"]
    changed = ["content/people/lv-meihua.yml", f"content/media/{path}"]
    assert kept.ask("state") == {"git": True, "changed": changed, "message": "新建 吕梅华、图片 ming.png"}
    done = kept.ask("commit", message="新建 吕梅华")
    assert done["paths"] == changed
    assert git(kept, "log", "-1", "--format=%h %s %an") == f"{done['commit']} 新建 吕梅华 编辑"
    assert sorted(git(kept, "show", "--name-only", "--format=").split()) == sorted(changed)
    assert git(kept, "diff", "--cached", "--name-only") == "content/people/new.yml"
    assert kept.ask("state")["changed"] == []


def test_a_hook_that_refuses_is_told_and_the_files_stay(kept: Sitting):
    hook = kept.content.parent / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho 还没有初审 >&2\nexit 1\n")
    hook.chmod(0o755)
    kept.save("people/lv-meihua", NEW, is_new=True)
    with pytest.raises(Refused) as told:
        kept.ask("commit", message="x")
    assert told.value.words.zh == "git 没有提交，文件都在。它说：还没有初审"
    assert kept.text("people/lv-meihua")
    assert kept.ask("state")["changed"] == ["content/people/lv-meihua.yml"]


@pytest.mark.parametrize("message", ["--amend", "-", "“引号” $(id) `id`", "多行\n\n说明"])
def test_a_message_is_a_message_whatever_it_says(kept: Sitting, message: str):
    kept.save("people/lv-meihua", NEW, is_new=True)
    kept.ask("commit", message=message)
    assert git(kept, "log", "-1", "--format=%B") == message
    assert git(kept, "rev-list", "--count", "HEAD") == "2"


def test_a_commit_needs_a_message_and_a_change(kept: Sitting):
    for message, words in (("", "写一句说明"), ("  ", "写一句说明"), ("x", "没有要提交的改动")):
        with pytest.raises(Refused) as told:
            kept.ask("commit", message=message)
        assert words in told.value.words.zh


def test_a_message_is_proposed_of_what_was_done(kept: Sitting):
    kept.save("people/ding-yi", {**kept.open("people/ding-yi"), "trade": "焊工"})
    kept.save("people/lv-meihua", NEW, is_new=True)
    kept.save("people/lv-meihua", {**kept.open("people/lv-meihua"), "trade": "焊工"})
    assert kept.ask("state")["message"] == "改 丁一、新建 吕梅华"
    kept.ask("commit", message="x")
    kept.save("people/lv-meihua", {**kept.open("people/lv-meihua"), "trade": "钳工"})
    assert kept.ask("state")["message"] == "改 吕梅华"
    for number, name in enumerate(("何强", "王海东", "单刚")):
        kept.save(f"people/p-{number}", {**NEW, "name": name}, is_new=True)
    assert kept.ask("state")["message"] == "改 吕梅华、新建 何强、新建 王海东等4个文件"
