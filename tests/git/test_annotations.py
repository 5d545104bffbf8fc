"""Annotations: files named from the top of the repository, as forges look for them, each mistake known again later."""

import json
from pathlib import Path
from typing import Any

import pytest
from repository import UPDATED, Repository
from typed import THEMED, run, run_apart
from workspace import Workspace

ROLL = "title: 榜\nawards: [w]\nyear: 2018\nrecipients:\n  - name: 王一"


@pytest.fixture
def site(elsewhere: Path) -> Workspace:
    """A site in a folder of its repository."""
    repository = Repository(elsewhere / "top")
    (repository.top / "web").mkdir()
    return Workspace(repository.top / "web")


def commands(workspace: Workspace, *options: str) -> list[str]:
    return run("check", "-f", str(workspace.config), "--format", "github", *options).output.splitlines()


def issues(workspace: Workspace, *options: str) -> list[dict[str, Any]]:
    return json.loads(run("check", "-f", str(workspace.config), "--format", "gitlab", *options).output)


def test_github_looks_from_the_top(site: Workspace):
    site.record("people/a", "name: 王一\nsex: 不详")
    assert commands(site) == [
        "::error file=web/content/people/a.yml,line=2,col=6,title=F204::这里不能写“不详”%0A可以写：男、女"
    ]


def test_so_does_a_build_also_in_a_linked_worktree(site: Workspace, elsewhere: Path):
    site.config.write_text(THEMED, "utf-8")
    site.record("people/a", "name: 王一\nsex: 不详")
    Repository(site.root.parent).commit("2018-01-02")
    tree = elsewhere / "tree"
    Repository(site.root.parent).git("worktree", "add", "-q", "-b", "other", str(tree))
    for folder in (site.root, tree / "web"):
        result = run_apart("build", "--format", "github", root=folder)
        assert result.returncode == 1
        assert result.stdout.startswith("::error file=web/content/people/a.yml,line=2,")


def test_outside_of_a_repository_the_site_is_the_top(workspace: Workspace):
    workspace.record("people/a", "name: 王一\nsex: 不详")
    assert commands(workspace)[0].startswith("::error file=content/people/a.yml,")


def test_other_places_are_named_alike(site: Workspace):
    site.person("a")
    site.record("people/more/a", "name: 王二")
    [line] = commands(site)
    assert line.startswith("::error file=web/content/people/more/a.yml,")
    assert line.endswith("%0Aweb/content/people/a.yml")


def test_three_levels(workspace: Workspace):
    """What stops the site, what wants mending, and what nobody here can mend: outside of git nothing tells its days."""
    workspace.config.write_text(UPDATED, "utf-8")
    workspace.award("w", "劳模")
    workspace.person("a", "王一")
    workspace.record("people/b", "name: 王二\nsex: 不详")
    workspace.record("rolls/r", ROLL)
    assert [line.split(" ")[0] for line in commands(workspace)] == ["::error", "::warning", "::notice"]
    assert [(one["check_name"], one["severity"]) for one in issues(workspace)] == [
        ("F204", "blocker"),
        ("H603", "minor"),
        ("S907", "info"),
    ]


def test_gitlab_is_told_all_that_it_needs(site: Workspace):
    site.record("people/a", "name: 王一\nsex: 不详")
    [issue] = issues(site)
    assert len(issue.pop("fingerprint")) == 32
    assert issue == {
        "description": "这里不能写“不详”（可以写：男、女）",
        "check_name": "F204",
        "severity": "blocker",
        "location": {"path": "web/content/people/a.yml", "lines": {"begin": 2}},
    }


def test_a_sound_site_is_an_empty_report(site: Workspace):
    site.person("a")
    assert issues(site) == []
    assert commands(site) == []


def test_a_mistake_is_known_again_wherever_it_stands_and_however_it_is_told(site: Workspace):
    site.award("w", "劳模")
    people = "".join(f"- person: nobody-{number}\n" for number in range(2))
    site.record("rolls/r", f"title: 榜\nawards: [w]\nyear: 2018\nrecipients:\n{people}")
    before = {one["location"]["lines"]["begin"]: one["fingerprint"] for one in issues(site)}
    site.record("rolls/r", f"title: 榜\n# 说明\nawards: [w]\nyear: 2018\nrecipients:\n- name: 丁一\n{people}")
    after = {one["location"]["lines"]["begin"] - 2: one["fingerprint"] for one in issues(site, "--lang", "en")}
    assert before == after
    assert len(before) == 2


def test_two_alike_in_one_file_are_two(site: Workspace):
    site.record("events/e", "title: 事\ndate: 2018\nsummary: 事\npeople: [nobody, nobody]")
    found = [one["fingerprint"] for one in issues(site)]
    assert len(found) == len(set(found)) == 2


def test_the_same_mistake_in_two_files_is_two(site: Workspace):
    for id in "ab":
        site.record(f"people/{id}", "name: 王一\nsex: 不详")
    found = [one["fingerprint"] for one in issues(site)]
    assert len(found) == len(set(found)) == 2


def test_names_that_hold_what_a_command_is_made_of(site: Workspace):
    site.file("content/people/a%,b::c\n.yml", "name: 王一\n")
    [line] = commands(site)
    assert line.startswith("::error file=web/content/people/a%25%2Cb%3A%3Ac\\n.yml,line=1,col=1,title=A403::")
    assert issues(site)[0]["location"]["path"] == "web/content/people/a%,b::c\\n.yml"


def test_a_problem_of_no_line_is_told_at_the_first(site: Workspace):
    assert commands(site)[0].startswith("::error file=web/content,line=1,col=1,title=A405::")
    assert issues(site)[0]["location"]["lines"] == {"begin": 1}


def test_settings_that_cannot_be_read(site: Workspace):
    site.config.write_text("site_name: [\n", "utf-8")
    assert commands(site)[0].startswith("::error file=web/site_config.yml,")
    assert issues(site)[0]["check_name"] == "S901"
