"""“最近更新”: the day of the last commit that made a record what it is, or nothing at all."""

import random
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from repository import UPDATED, Repository, git
from typed import THEMED, run
from workspace import CONFIG, Built, PlainFrame, Workspace, build_on_paper

from generator.git import changes
from generator.git.dates import last_changes
from generator.git.repository import read_state
from generator.preview import Preview
from generator.settings import read_settings
from generator.updates import read_updates


def days(workspace: Workspace) -> dict[str, str]:
    """By its way below content/, the day that git tells of each record."""
    updates, unseen = read_updates(read_settings(workspace.config))
    assert unseen == []
    return {path.removeprefix("content/").removesuffix(".yml"): day for path, day in updates.items()}


def shown(built: Built, address: str = "people/a/") -> str | None:
    """The day that a page shows."""
    text = built.page(address).text
    return text.partition("最近更新：")[2].split()[0] if "最近更新" in text else None


def test_a_page_shows_the_day_in_china_of_the_last_commit(workspace: Workspace, repository: Repository):
    workspace.person("a", "王一")
    workspace.person("b", "王二")
    repository.commit("2018-01-02T23:30:00+0000")
    workspace.person("b", "王二", "trade: 焊工")
    repository.commit("2018-06-12")
    built = workspace.build()
    assert (shown(built), shown(built, "people/b/")) == ("2018年1月3日", "2018年6月12日")
    assert '<time datetime="2018-01-03">' in built.page("people/a/").html
    assert built.warnings == []


def test_nothing_else_of_the_history_is_published(workspace: Workspace, repository: Repository):
    workspace.person("a", "王一")
    repository.commit("2018-01-02", "撤下一人", GIT_AUTHOR_NAME="不该见的人", GIT_AUTHOR_EMAIL="secret@example.org")
    told = b"".join(workspace.build().files().values()).decode("utf-8", "replace")
    assert [word for word in ("撤下一人", "不该见的人", "secret@example.org") if word in told] == []


def test_machines_are_told_of_an_event(workspace: Workspace, repository: Repository):
    workspace.record("events/e", "title: 事\ndate: 2018\nsummary: 事")
    repository.commit("2018-06-12")
    assert '"dateModified": "2018-06-12"' in workspace.build().page("events/e/").html


def test_off_unless_asked_for(workspace: Workspace, repository: Repository):
    workspace.config.write_text(CONFIG, "utf-8")
    workspace.record("events/e", "title: 事\ndate: 2018\nsummary: 事")
    repository.commit("2018-06-12")
    html = workspace.build().page("events/e/").html
    assert "最近更新" not in html
    assert "dateModified" not in html


def test_a_file_that_is_changed_and_not_committed_has_the_day_of_the_last_commit(
    workspace: Workspace, repository: Repository
):
    workspace.person("a", "王一")
    repository.commit("2018-01-02")
    workspace.person("a", "王一", "trade: 焊工")
    workspace.person("new", "王二")
    built = workspace.build()
    assert (shown(built), shown(built, "people/new/")) == ("2018年1月2日", None)


def test_a_rename_is_no_change_and_a_rename_with_an_edit_is_one(workspace: Workspace, repository: Repository):
    workspace.person("a", "王一")
    workspace.record("people/c", "id: c\nname: 王三")
    repository.commit("2018-01-02")
    assert run("rename", "-f", str(workspace.config), "people/a", "b").exit_code == 0
    assert run("rename", "-f", str(workspace.config), "people/c", "d").exit_code == 0
    repository.commit("2018-02-02")
    assert days(workspace) | {"redirects": ""} == {
        "people/b": "2018-01-02",
        "people/d": "2018-02-02",  # its own text names its id
        "redirects": "",
    }


def test_an_id_that_is_used_again_is_another_record(workspace: Workspace, repository: Repository):
    workspace.person("a", "王一")
    repository.commit("2018-01-02")
    repository.git("mv", "content/people/a.yml", "content/people/b.yml")
    repository.commit("2018-02-02")
    workspace.person("a", "丁二")
    repository.commit("2018-03-02")
    assert days(workspace) == {"people/a": "2018-03-02", "people/b": "2018-01-02"}


def test_a_side_of_a_merge_that_was_given_up_does_not_count(workspace: Workspace, repository: Repository):
    workspace.person("a", "王一")
    workspace.person("b", "王二")
    repository.commit("2018-01-02")
    repository.git("checkout", "-q", "-b", "side")
    workspace.person("a", "王一", "trade: 钳工")
    workspace.person("b", "王二", "trade: 钳工")
    repository.commit("2018-03-02")
    repository.git("checkout", "-q", "main")
    workspace.person("a", "王一", "trade: 焊工")
    repository.commit("2018-02-02")
    repository.git("merge", "-q", "--no-commit", "-X", "ours", "side")
    repository.commit("2018-04-02")
    assert days(workspace) == {"people/a": "2018-02-02", "people/b": "2018-03-02"}


def test_what_a_merge_itself_decided_has_its_day(workspace: Workspace, repository: Repository):
    workspace.person("a", "王一")
    repository.commit("2018-01-02")
    repository.git("checkout", "-q", "-b", "side")
    workspace.person("a", "王一", "trade: 钳工")
    repository.commit("2018-03-02")
    repository.git("checkout", "-q", "main")
    workspace.person("a", "王一", "trade: 焊工")
    repository.commit("2018-02-02")
    repository.git("merge", "-q", "--no-commit", "-X", "ours", "side")
    workspace.person("a", "王一", "trade: 技师")
    repository.commit("2018-04-02")
    assert days(workspace) == {"people/a": "2018-04-02"}


def test_back_to_what_it_was_is_a_change(workspace: Workspace, repository: Repository):
    for day, trade in (("2018-01-02", "焊工"), ("2018-02-02", "钳工"), ("2018-03-02", "焊工")):
        workspace.person("a", "王一", f"trade: {trade}")
        repository.commit(day)
    assert days(workspace) == {"people/a": "2018-03-02"}


def test_a_site_below_the_top_with_names_that_are_not_ascii(workspace: Workspace, elsewhere: Path):
    repository = Repository(elsewhere / "仓库 一")
    repository.git("config", "core.quotePath", "true")
    inner = Workspace(_made(repository.top / "网 站"))
    inner.config.write_text(UPDATED, "utf-8")
    inner.record("people/焊 工/a", "name: 王一")
    repository.commit("2018-01-02")
    (repository.top / "elsewhere.txt").write_text("x")
    repository.commit("2018-02-02")
    assert days(inner) == {"people/焊 工/a": "2018-01-02"}


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def warning_of(workspace: Workspace) -> str:
    """The one line that says why nothing is shown; check and build must not fail for it."""
    result = run("check", "-f", str(workspace.config))
    assert result.exit_code == 0, result.output
    assert result.output.count("warning S907") == 1
    assert shown(workspace.build()) is None
    return result.output.splitlines()[0]


def test_outside_of_git_nothing_is_shown_and_told_once(workspace: Workspace):
    workspace.config.write_text(UPDATED, "utf-8")
    workspace.person("a")
    workspace.person("b")
    assert warning_of(workspace) == "site_config.yml:5:1: warning S907: 不显示“最近更新”：这个网站不在 git 里"


def test_before_the_first_commit(workspace: Workspace, repository: Repository):
    workspace.person("a")
    assert "git 里还没有提交" in warning_of(workspace)


def test_records_that_were_never_committed(workspace: Workspace, repository: Repository):
    repository.commit("2018-01-02")
    workspace.person("a")
    assert "记录还没有提交到 git" in warning_of(workspace)


def test_a_shallow_clone_says_how_to_get_the_rest(workspace: Workspace, repository: Repository, elsewhere: Path):
    for number in range(3):
        workspace.person("a", "王一", f"trade: 焊工{number}")
        repository.commit(f"2018-0{number + 1}-02")
    clone = elsewhere / "clone"
    git(elsewhere, "clone", "-q", "--depth", "1", f"file://{workspace.root}", str(clone))
    assert "历史不全（浅克隆），取全：git fetch --unshallow" in warning_of(workspace_at(clone))


def workspace_at(folder: Path) -> Workspace:
    """A workspace around a site that is there, with its settings."""
    text = (folder / "site_config.yml").read_text("utf-8")
    there = Workspace(folder)
    there.config.write_text(text, "utf-8")
    return there


def test_without_git(workspace: Workspace, repository: Repository, monkeypatch: pytest.MonkeyPatch):
    workspace.person("a")
    repository.commit("2018-01-02")
    monkeypatch.setenv("PATH", str(workspace.root))
    assert "这里没有装 git" in warning_of(workspace)


def test_a_folder_of_another_user(
    workspace: Workspace, repository: Repository, monkeypatch: pytest.MonkeyPatch, elsewhere: Path
):
    """As in a container: git refuses, and the one command that mends it is told."""
    workspace.person("a")
    repository.commit("2018-01-02")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    told = warning_of(workspace)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(elsewhere / "gitconfig"))
    command = shlex.split(told.partition("运行 ")[2])
    assert command == ["git", "config", "--global", "--add", "safe.directory", str(workspace.root)]
    subprocess.run(command, check=True)
    assert days(workspace) == {"people/a": "2018-01-02"}


def test_an_environment_that_leads_elsewhere_is_not_followed(
    workspace: Workspace, repository: Repository, monkeypatch: pytest.MonkeyPatch, elsewhere: Path
):
    """As in a hook of another repository, from which somebody builds this site."""
    workspace.person("a")
    repository.commit("2018-01-02")
    other = Repository(elsewhere / "other")
    (other.top / "x").write_text("x")
    other.commit("2017-01-01")
    for name, value in (("GIT_DIR", ".git"), ("GIT_WORK_TREE", "."), ("GIT_INDEX_FILE", ".git/index")):
        monkeypatch.setenv(name, str(other.top / value))
    assert days(workspace) == {"people/a": "2018-01-02"}


def test_settings_of_an_editor_for_git_change_nothing(
    workspace: Workspace, repository: Repository, monkeypatch: pytest.MonkeyPatch
):
    workspace.person("a")
    repository.commit("2018-01-02", "\x02主\x01题")
    for setting in (
        ("log.showRoot", "false"),
        ("log.showSignature", "true"),
        ("log.follow", "true"),
        ("color.ui", "always"),
        ("diff.renames", "false"),
        ("diff.relative", "true"),
        ("format.pretty", "fuller"),
        ("log.diffMerges", "first-parent"),
        ("diff.external", "false"),
    ):
        repository.git("config", *setting)
    assert days(workspace) == {"people/a": "2018-01-02"}


def test_a_linked_worktree_and_a_submodule(workspace: Workspace, repository: Repository, elsewhere: Path):
    workspace.person("a")
    repository.commit("2018-01-02")
    tree = elsewhere / "tree"
    repository.git("worktree", "add", "-q", "-b", "other", str(tree))
    assert days(workspace_at(tree)) == {"people/a": "2018-01-02"}
    outer = Repository(elsewhere / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(workspace.root), "site-of-ours")
    outer.commit("2018-05-02")
    assert days(workspace_at(outer.top / "site-of-ours")) == {"people/a": "2018-01-02"}


def test_content_that_is_a_repository_of_its_own(workspace: Workspace):
    workspace.config.write_text(UPDATED, "utf-8")
    workspace.person("a")
    Repository(workspace.root / "content").commit("2018-01-02")
    assert days(workspace) == {"people/a": "2018-01-02"}


def test_a_wrong_value_is_told_with_its_line(workspace: Workspace):
    workspace.config.write_text(f"{CONFIG.rstrip()}:\n      updated: sometimes\n", "utf-8")
    result = run("check", "-f", str(workspace.config))
    assert result.exit_code != 0
    assert "site_config.yml:5:1: error S902" in result.output
    assert "写 true 或 false" in result.output


class _Walk:
    """Edits, renames, commits and changes of the setting, in an order that chance has chosen."""

    def __init__(self, workspace: Workspace, repository: Repository, seed: int) -> None:
        self.workspace, self.repository, self.chance = workspace, repository, random.Random(seed)
        workspace.award("w", "劳模")
        for id in "abcd":
            workspace.person(id)

    def step(self, number: int) -> str:
        what = self.chance.choice(("edit", "commit", "rename", "roll", "commit", "merge", "toggle"))
        file = self.chance.choice(self.files())
        if what == "edit":
            self.workspace.person(file.stem, "王一", f"trade: 焊工{number}")
        elif what == "rename":
            (self.workspace.root / "content/rolls/r.yml").unlink(missing_ok=True)
            file.rename(file.with_name(f"a{number}.yml"))
        elif what == "roll":
            ids = "".join(f"\n- person: {one.stem}" for one in self.files()[:2])
            self.workspace.record("rolls/r", f"title: 榜\nawards: [w]\nyear: 2018\nrecipients:{ids}")
        elif what == "toggle" and number % 3 == 0:
            is_on = "updated" in self.workspace.config.read_text("utf-8")
            self.workspace.config.write_text(CONFIG if is_on else UPDATED, "utf-8")
        else:
            self.commit(number, is_merge=what == "merge")
        return what

    def commit(self, number: int, is_merge: bool) -> None:
        if is_merge:
            self.repository.git("checkout", "-q", "-b", f"side-{number}")
        self.repository.commit(f"2018-0{1 + number // 28}-{1 + number % 28:02}", f"改 {number}", "--allow-empty")
        if is_merge:
            self.repository.git("checkout", "-q", "main")
            self.repository.git("merge", "-q", "--no-ff", "-m", "并", f"side-{number}")

    def files(self) -> list[Path]:
        return sorted((self.workspace.root / "content/people").glob("*.yml"))


def test_after_edits_commits_and_renames_a_build_that_remembers_is_as_one_that_knows_nothing(
    workspace: Workspace, repository: Repository
):
    walk, seen = _Walk(workspace, repository, 7), set[str]()
    repository.commit("2017-12-31")
    for number in range(40):
        what = walk.step(number)
        problems, written, _ = build_on_paper(workspace.config)
        assert written, problems
        built = workspace.build()
        assert (built.warnings, built.files()) == (problems, written), (number, what)
        state = read_state(workspace.root / "content")
        told = read_updates(read_settings(workspace.config))[0]
        at_once = last_changes(workspace.root / "content", state, {}, "")
        assert not told or told == {f"content/{path}": day for path, day in at_once.items()}
        seen |= {day for file in walk.files() if (day := shown(built, f"people/{file.stem}/"))}
    assert len(seen) > 3, "days were shown, and others later"


def test_deleting_the_cache_changes_nothing_and_a_kept_answer_is_of_one_commit(
    workspace: Workspace, repository: Repository
):
    workspace.person("a")
    repository.commit("2018-01-02")
    before = workspace.build().files()
    shutil.rmtree(workspace.root / ".cache")
    assert workspace.build().files() == before
    workspace.person("a", "王一", "trade: 焊工")
    repository.commit("2018-02-02")
    assert shown(workspace.build()) == "2018年2月2日"


def test_git_is_asked_for_its_log_once_a_commit(
    workspace: Workspace, repository: Repository, monkeypatch: pytest.MonkeyPatch
):
    workspace.person("a")
    workspace.person("b")
    repository.commit("2018-01-02")
    asked, really = [], changes.ask_git
    monkeypatch.setattr(changes, "ask_git", lambda *words, **more: asked.append(words) or really(*words, **more))
    workspace.build()
    workspace.build()
    assert len(asked) == 1


def test_a_preview_that_stays_sees_a_commit(
    workspace: Workspace, repository: Repository, monkeypatch: pytest.MonkeyPatch
):
    frame = PlainFrame({}, {})
    monkeypatch.setattr("generator.preview.frame_of", lambda site: frame)
    workspace.person("a")
    workspace.person("b")
    repository.commit("2018-01-02")
    preview = Preview(workspace.config, "git")
    preview.build()
    for number, day in enumerate(("2018-02-02", "2018-03-02"), 1):
        edited = workspace.person("a", "王一", f"trade: 焊工{number}")
        repository.commit(day)
        assert preview.build([edited]) == ""
        assert shown(Built(preview.folder)) == f"2018年{number + 1}月2日"
    assert shown(Built(preview.folder), "people/b/") == "2018年1月2日"


def test_a_strict_build_of_stock_mkdocs_is_not_kept_from_its_end(workspace: Workspace):
    workspace.config.write_text(f"{THEMED}      updated: true\n", "utf-8")
    workspace.file("content/pages/about.md", "# 关于\n")
    workspace.person("a")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "site_config.yml"]
    done = subprocess.run(command, cwd=workspace.root, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "S907" in done.stderr


def test_what_is_known_of_one_commit_does_not_mislead_after_a_merge(workspace: Workspace, repository: Repository):
    """Both sides wrote the same: the newer day counts, whether the older commit comes in now or not."""
    workspace.person("a", "王一")
    repository.commit("2018-01-02")
    repository.git("checkout", "-q", "-b", "side")
    workspace.person("a", "王一", "trade: 焊工")
    repository.commit("2018-02-02")
    repository.git("checkout", "-q", "main")
    workspace.person("a", "王一", "trade: 焊工")
    repository.commit("2018-05-02")
    assert days(workspace) == {"people/a": "2018-05-02"}
    repository.git("merge", "-q", "--no-ff", "-m", "并", "side")
    assert days(workspace) == {"people/a": "2018-05-02"}


def test_what_is_known_of_one_branch_does_not_mislead_on_another(workspace: Workspace, repository: Repository):
    """There it was changed, and changed back."""
    workspace.person("a", "王一")
    repository.commit("2018-01-02")
    repository.git("checkout", "-q", "-b", "side")
    for trade, day in (("trade: 焊工", "2018-05-02"), ("", "2018-06-02")):
        workspace.person("a", "王一", trade)
        repository.commit(day)
    assert days(workspace) == {"people/a": "2018-06-02"}
    repository.git("checkout", "-q", "main")
    assert days(workspace) == {"people/a": "2018-01-02"}
