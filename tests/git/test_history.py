"""`guangrong history`: a record's commits across its ids, and how it read at each."""

from pathlib import Path

import pytest
from repository import Repository, git
from typed import run
from workspace import SOURCE, Workspace


def history(workspace: Workspace, *arguments: str) -> list[str]:
    result = run("history", "-f", str(workspace.config), *arguments)
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


def refusal(workspace: Workspace, *arguments: str) -> str:
    result = run("history", "-f", str(workspace.config), *arguments)
    assert result.exit_code == 1
    return result.output


@pytest.fixture
def names(workspace: Workspace, repository: Repository) -> list[str]:
    """A person who was written, got another id and then another trade; the commits' names, oldest first."""
    workspace.person("wang-yi", "王一")
    first = repository.commit("2018-01-02", "记下王一")
    assert run("rename", "-f", str(workspace.config), "wang-yi", "wang-yi-1").exit_code == 0
    second = repository.commit("2018-02-02", "换编号")
    workspace.person("wang-yi-1", "王一", "trade: 焊工")
    workspace.person("other", "王二")
    third = repository.commit("2018-03-02", "补工种", GIT_AUTHOR_NAME="李编辑")
    return [first, second, third]


def test_every_commit_of_a_record_across_its_ids(workspace: Workspace, names: list[str]):
    assert history(workspace, "wang-yi-1") == [
        "content/people/wang-yi-1.yml",
        f"2018-03-02 12:00  {names[2][:8]}  李编辑  补工种",
        f"2018-02-02 12:00  {names[1][:8]}  王编辑  换编号  [原名 wang-yi]",
        f"2018-01-02 12:00  {names[0][:8]}  王编辑  记下王一  [新建]",
    ]
    assert history(workspace, "people/wang-yi-1", "--lang", "en")[2].endswith("[was wang-yi]")


def test_how_it_read_then_and_what_changed(workspace: Workspace, names: list[str]):
    assert history(workspace, "wang-yi-1", names[0][:7]) == ["name: 王一", *SOURCE.splitlines()]
    assert "trade: 焊工" in history(workspace, "wang-yi-1", names[2])
    assert "+trade: 焊工" in history(workspace, "wang-yi-1", names[2][:8], "--diff")
    moved = history(workspace, "wang-yi-1", names[1][:8], "--diff")
    assert "rename from content/people/wang-yi.yml" in moved


def test_a_rename_with_an_edit_in_one_commit(workspace: Workspace, repository: Repository):
    deeds = "deeds: |\n" + "".join(f"  事迹第 {number} 段。\n\n" for number in range(9))
    workspace.person("a", "王一", deeds)
    repository.commit("2018-01-02", "一")
    (workspace.root / "content/people/a.yml").unlink()
    workspace.person("b", "王一", f"trade: 焊工\n{deeds}")
    repository.commit("2018-02-02", "二")
    assert [line.split("  ")[3] for line in history(workspace, "b")[1:]] == ["二", "一"]


def test_an_edit_on_a_side_that_knew_the_old_id(workspace: Workspace, repository: Repository):
    workspace.person("a", "王一", "deeds: |\n  一\n\n  二\n\n  三")
    repository.commit("2018-01-02", "一")
    repository.git("checkout", "-q", "-b", "side")
    workspace.person("a", "王一", "deeds: |\n  一\n\n  二\n\n  四")
    repository.commit("2018-03-02", "旁")
    repository.git("checkout", "-q", "main")
    repository.git("mv", "content/people/a.yml", "content/people/b.yml")
    repository.commit("2018-02-02", "换")
    repository.git("merge", "-q", "-m", "并", "side")
    assert [line.split("  ")[3] for line in history(workspace, "b")[1:]] == ["并", "旁", "换", "一"]


def test_an_id_that_was_another_records(workspace: Workspace, repository: Repository):
    workspace.person("a", "王一")
    repository.commit("2018-01-02", "一")
    repository.git("mv", "content/people/a.yml", "content/people/b.yml")
    repository.commit("2018-02-02", "换")
    workspace.record("people/a", "name: 丁二\ntrade: 完全两样的一个人\ndeeds: 没有一处相同")
    repository.commit("2018-03-02", "又一个")
    assert [line.split("  ")[3] for line in history(workspace, "people/a")[1:]] == ["又一个"]
    assert [line.split("  ")[3] for line in history(workspace, "people/b")[1:]] == ["换", "一"]


def test_what_is_not_committed_is_said(workspace: Workspace, names: list[str]):
    workspace.person("wang-yi-1", "王一", "trade: 钳工")
    assert history(workspace, "wang-yi-1")[1] == "（还有没提交的改动）"


def test_a_shallow_clone_says_that_there_is_more(workspace: Workspace, names: list[str], elsewhere: Path):
    clone = elsewhere / "clone"
    git(elsewhere, "clone", "-q", "--depth", "2", f"file://{workspace.root}", str(clone))
    result = run("history", "-f", str(clone / "site_config.yml"), "wang-yi-1")
    assert result.output.splitlines()[-1] == "（更早的看不到，取全：git fetch --unshallow）"


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("wang-yi-2",), "没有叫“wang-yi-2”的记录；是不是 wang-yi-1？"),
        (("wang-yi-1", "HEAD"), "“HEAD”不是这条记录的提交"),
        (("wang-yi-1", "--lang", "en", "--", "--upload-pack=x"), "is no commit of this record"),
        (("fresh",), "content/people/fresh.yml 还没有提交过"),
    ],
)
def test_refused(workspace: Workspace, names: list[str], arguments: tuple[str, ...], said: str):
    workspace.person("fresh", "王三")
    assert said in refusal(workspace, *arguments)


def test_outside_of_git(workspace: Workspace):
    workspace.person("a")
    assert "这个网站不在 git 里" in refusal(workspace, "a")


def test_a_record_that_was_taken_out_and_came_back(workspace: Workspace, repository: Repository):
    workspace.person("a")
    repository.commit("2018-01-02", "一")
    (workspace.root / "content/people/a.yml").unlink()
    gone = repository.commit("2018-02-02", "删")
    workspace.person("a")
    repository.commit("2018-03-02", "回")
    assert [line.split("  ")[-1] for line in history(workspace, "a")[1:]] == ["[新建]", "[删除]", "[新建]"]
    assert "删掉了它" in refusal(workspace, "a", gone[:8])


def test_words_of_a_commit_cannot_play_with_a_terminal(workspace: Workspace, repository: Repository):
    workspace.person("a", "王一", 'trade: "\\e[31m焊"')
    workspace.file("content/people/a.yml", b"name: \x1b[31m\xff\n")
    name = repository.commit("2018-01-02", "\x1b]0;x\x07题\u202e")
    assert "\x1b" not in "".join([*history(workspace, "a"), *history(workspace, "a", name[:8])])
