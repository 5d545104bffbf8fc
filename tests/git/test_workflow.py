"""`guangrong workflow`: well-formed, never over another file, and each of its shell steps really runs."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from repository import Repository
from typed import THEMED, run
from workspace import PROJECT, Workspace, read_files

from generator.desk import requirements

PROGRAM = "guangrong @ git+https://example.org/guangrong@0123456789abcdef"
PLACES = {
    "github": ".github/workflows/guangrong.yml",
    "gitea": ".gitea/workflows/guangrong.yml",
    "forgejo": ".forgejo/workflows/guangrong.yml",
    "gitlab": ".gitlab-ci.yml",
}


@pytest.fixture
def repository(workspace: Workspace, elsewhere: Path) -> Repository:
    return Repository(elsewhere / "top")


@pytest.fixture
def site(repository: Repository) -> Workspace:
    """A site that can be built, in a folder of its repository."""
    (repository.top / "网站 web").mkdir()
    site = Workspace(repository.top / "网站 web")
    site.config.write_text(THEMED, "utf-8")
    site.file("content/pages/about.md", "# 关于\n")
    site.file(".gitignore", ".cache/\n.site/\n/site\n")
    site.person("a", "王一")
    return site


def write(site: Workspace, forge: str, *options: str) -> tuple[int, str]:
    result = run("workflow", forge, "-f", str(site.config), "--program", PROGRAM, *options)
    return result.exit_code, result.output


def load(site: Workspace, forge: str) -> dict[str, Any]:
    """The workflow as a program reads it; `on` is a key, as it is for forges, not a yes."""
    text = (site.root.parent / PLACES[forge]).read_text("utf-8")
    return yaml.load(text, yaml.BaseLoader)


class Runner:
    """Runs a workflow's shell steps as a forge does, with stand-ins for what needs a network."""

    def __init__(self, top: Path, bin: Path) -> None:
        self.top, self.bin = top, bin
        self.temp = bin.parent / "temp"
        self.temp.mkdir()
        self.path_file = bin.parent / "path"
        self.asked = bin.parent / "asked"
        python = shlex.quote(sys.executable)
        for name in ("python", "python3"):
            self.put(name, f'case "$*" in *pip*|*venv*) echo "$@" >> {self.asked};; *) exec {python} "$@";; esac')
        self.put("guangrong", f'PYTHONPATH={shlex.quote(str(PROJECT))} exec {python} -P -m generator "$@"')
        self.put("apt-get", f'echo apt-get "$@" >> {self.asked}')

    def put(self, name: str, line: str) -> None:
        (self.bin / name).write_text(f"#!/bin/sh\n{line}\n")
        (self.bin / name).chmod(0o755)

    def run(self, script: str, folder: Path, **more: str) -> "subprocess.CompletedProcess[str]":
        env = {
            "PATH": f"{self.bin}:/usr/bin:/bin",
            "HOME": str(self.temp),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_PATH": str(self.path_file),
            "GITHUB_WORKSPACE": str(self.top),
            "CI_PROJECT_DIR": str(self.top),
            "SOURCE_DATE_EPOCH": os.environ["SOURCE_DATE_EPOCH"],
            "LANG": "C.UTF-8",
            **more,
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(
            command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False
        )


@pytest.fixture
def runner(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Runner:
    folder = tmp_path_factory.mktemp("runner")
    (folder / "bin").mkdir()
    return Runner(repository.top, folder / "bin")


def steps_of(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def _is_met(condition: str, ref: str) -> bool:
    """What a forge makes of the only conditions that our steps have."""
    found = re.fullmatch(r"github\.ref (==|!=) '([^']*)'|", condition)
    assert found, condition
    return not found[1] or (found[1] == "==") == (found[2] == ref)


def run_steps(
    runner: Runner, workflow: dict[str, Any], ref: str = "refs/heads/main", **more: str
) -> dict[str, "subprocess.CompletedProcess[str]"]:
    """What came of every shell step of the job that builds, in order, up to the first that failed."""
    job = next(iter(workflow["jobs"].values()))
    folder = runner.top / job["defaults"]["run"]["working-directory"]
    done = {}
    for step in job["steps"]:
        if "run" in step and _is_met(step.get("if", ""), ref):
            done[step["name"]] = runner.run(step["run"], folder, **more)
            if done[step["name"]].returncode:
                break
    return done


@pytest.mark.parametrize("forge", PLACES)
def test_written_once_and_never_over_another(site: Workspace, repository: Repository, forge: str):
    code, said = write(site, forge)
    assert (code, said.splitlines()[:2]) == (
        0,
        [f"写好了：{PLACES[forge]}", "写好了：网站 web/guangrong-requirements.txt"],
    )
    before = read_files(repository.top)
    result = run("workflow", forge, "-f", str(site.config))  # the second time nobody needs to tell the program
    assert (result.exit_code, result.output) == (0, f"本来就是好的：{PLACES[forge]}\n")
    assert read_files(repository.top) == before
    (repository.top / PLACES[forge]).write_text("mine: true\n")
    code, said = write(site, forge)
    assert code == 1
    assert said.startswith(f"没有动：{PLACES[forge]} 已经有了，内容不同")
    assert (repository.top / PLACES[forge]).read_text() == "mine: true\n"


@pytest.mark.parametrize("forge", PLACES)
def test_printed_it_is_what_would_be_written(site: Workspace, repository: Repository, forge: str):
    before = read_files(repository.top)
    printed = write(site, forge, "--print")[1]
    assert read_files(repository.top) == before
    write(site, forge)
    assert (repository.top / PLACES[forge]).read_text("utf-8") == printed
    assert "@" not in printed.replace("@v", "").replace("www@www", "")


@pytest.mark.parametrize("forge", ["github", "gitea", "forgejo"])
def test_what_every_workflow_of_actions_has(site: Workspace, forge: str):
    write(site, forge, "--branch", "发布/主 线")
    workflow = load(site, forge)
    assert workflow["on"]["push"]["branches"] == ["发布/主 线"]
    assert workflow["on"]["schedule"] == [{"cron": "17 16 * * *"}]
    uses = [step for step in steps_of(workflow) if "uses" in step]
    [checkout] = [step for step in uses if step["uses"].startswith("actions/checkout@")]
    assert checkout["with"] == {"fetch-depth": "0", "persist-credentials": "false"}
    assert all(step["uses"].partition("@")[2].lstrip("v").isdigit() for step in uses), "pinned to a major version"
    guarded = [
        step for step in steps_of(workflow) if "--release" in step.get("run", "") or "rsync" in step.get("run", "")
    ]
    assert guarded
    assert {step["if"] for step in guarded} == {"github.ref == 'refs/heads/发布/主 线'"}
    assert "SOURCE_DATE_EPOCH" not in json.dumps(workflow)


def test_github_may_only_read_but_where_it_publishes(site: Workspace):
    write(site, "github")
    workflow = load(site, "github")
    assert workflow["permissions"] == {"contents": "read"}
    assert "permissions" not in workflow["jobs"]["build"]
    publish = workflow["jobs"]["publish"]
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert (publish["needs"], publish["if"]) == ("build", "github.ref == 'refs/heads/main'")
    [python] = [step for step in steps_of(workflow) if "setup-python" in step.get("uses", "")]
    assert python["with"]["cache-dependency-path"] == "网站 web/guangrong-requirements.txt"


def test_github_runs(site: Workspace, runner: Runner):
    write(site, "github")
    done = run_steps(runner, load(site, "github"))
    assert [(name, one.returncode, one.stderr) for name, one in done.items()] == [
        (name, 0, "") for name in ("安装", "发布前检查，也查审核签过没有", "建站", "检查链接", "收好")
    ], done["建站"].stdout
    assert runner.asked.read_text().splitlines() == [
        "-m pip install --disable-pip-version-check -r guangrong-requirements.txt"
    ]
    public = runner.temp / "public"
    assert not public.is_symlink()
    assert "王一" in (public / "people/a/index.html").read_text("utf-8")
    assert not any(path.is_symlink() for path in public.rglob("*"))


def test_github_tells_a_mistake_on_its_line_and_stops(site: Workspace, runner: Runner):
    site.record("people/a", "name: 王一\nsex: 不详")
    write(site, "github")
    done = run_steps(runner, load(site, "github"), "refs/pull/1/merge")
    assert list(done) == ["安装", "检查"]
    assert done["检查"].returncode == 1
    assert done["检查"].stdout.startswith("::error file=网站 web/content/people/a.yml,line=2,col=6,title=F204::")


def test_a_site_with_a_broken_link_is_not_published(site: Workspace, runner: Runner):
    site.record("people/a", "name: 王一\ndeeds: 见[这里](../b/)")
    write(site, "github")
    done = run_steps(runner, load(site, "github"))
    assert (list(done)[-1], done["检查链接"].returncode) == ("检查链接", 1)
    assert done["检查链接"].stdout.splitlines()[0].startswith("::error file=网站 web/content/people/a.yml,line=2,")


def test_nothing_unsigned_is_published_but_may_be_asked_for(site: Workspace, runner: Runner):
    site.config.write_text(f"{THEMED}      review: {{steps: [终审]}}\n", "utf-8")
    write(site, "github")
    assert list(run_steps(runner, load(site, "github"), "refs/pull/1/merge")) == [
        "安装",
        "检查",
        "建站",
        "检查链接",
        "收好",
    ]
    done = run_steps(runner, load(site, "github"))
    assert list(done) == ["安装", "发布前检查，也查审核签过没有"]
    assert "title=V201::" in done["发布前检查，也查审核签过没有"].stdout


def test_github_builds_slices_on_many_machines_and_merges_them(site: Workspace, runner: Runner):
    for number in range(3):
        site.person(f"p{number}", f"{'丁王李'[number]}一")
    assert run("workflow", "github", "-f", str(site.config), "--program", PROGRAM, "--matrix", "3").exit_code == 0
    workflow = load(site, "github")
    slices, build = workflow["jobs"]["slice"], workflow["jobs"]["build"]
    assert slices["strategy"]["matrix"]["shard"] == ["1", "2", "3"]
    assert (slices["env"], build["needs"], workflow["jobs"]["publish"]["needs"]) == ({"SHARDS": "3"}, "slice", "build")
    for number in slices["strategy"]["matrix"]["shard"]:
        steps = [
            {**step, "run": step["run"].replace("${{ matrix.shard }}", number)}
            for step in slices["steps"]
            if "run" in step
        ]
        done = run_steps(runner, {"jobs": {"one": {**slices, "steps": steps}}}, SHARDS="3")
        assert done["安装"].returncode == 0
        assert done["建一片"].returncode == 0, done["建一片"].stdout
    assert len(list((runner.temp / "slices").glob("[!.]*/slice.json"))) == 3
    done = run_steps(runner, {"jobs": {"one": build}})
    assert list(done) == ["安装", "发布前检查，也查审核签过没有", "合并", "检查链接", "收好"]
    assert done["合并"].returncode == 0, done["合并"].stdout
    assert "缺第" not in done["合并"].stderr
    public = runner.temp / "public"
    assert "李一" in (public / "people/p2/index.html").read_text("utf-8")
    assert not any(path.is_symlink() for path in public.rglob("*"))


def test_a_machine_that_failed_is_made_up_for_and_a_mistake_is_told(site: Workspace, runner: Runner):
    assert run("workflow", "github", "-f", str(site.config), "--program", PROGRAM, "--matrix", "2").exit_code == 0
    build = {"jobs": {"one": load(site, "github")["jobs"]["build"]}}
    (runner.temp / "slices").mkdir()
    done = run_steps(runner, build)["合并"]
    assert done.returncode == 0, done.stdout
    assert "不是建好的一片" in done.stderr
    site.record("people/a", "name: 王一\nsex: 不详")
    done = run_steps(runner, build, "refs/pull/1/merge")
    assert list(done) == ["安装", "合并"]
    assert done["合并"].stdout.startswith("::error file=网站 web/content/people/a.yml,line=2,col=6,title=F204::")


def test_slices_only_where_there_is_a_workflow_for_them(site: Workspace):
    result = run("workflow", "gitea", "-f", str(site.config), "--program", PROGRAM, "--matrix", "2")
    assert (result.exit_code, result.output) == (1, "gitea 没有现成的分片工作流，有的是：github\n")


@pytest.mark.parametrize("forge", ["gitea", "forgejo"])
def test_the_others_publish_by_rsync_once_they_have_the_secrets(site: Workspace, runner: Runner, forge: str):
    write(site, forge)
    workflow, told = load(site, forge), runner.temp / "rsync"
    runner.put("rsync", f'for one in "$@"; do echo "$one"; done > {told}\ncat "$(echo "$5" | cut -d" " -f3)" >> {told}')
    secrets = {"DEPLOY_TO": "", "DEPLOY_KEY": "", "DEPLOY_KNOWN_HOSTS": ""}
    done = run_steps(runner, workflow, **secrets)
    assert list(done) == ["安装", "发布前检查，也查审核签过没有", "建站", "检查链接", "发布"]
    assert done["发布"].stdout.startswith("没有发布：在仓库设置里写好 DEPLOY_TO")
    assert not told.exists()
    secrets = {
        "DEPLOY_TO": "www@host:/srv/www/",
        "DEPLOY_KEY": "key of ours",
        "DEPLOY_KNOWN_HOSTS": "host ssh-ed25519 A",
    }
    assert (last := run_steps(runner, workflow, **secrets)["发布"]).returncode == 0, last.stderr
    said = told.read_text().splitlines()
    assert said[:2] == ["-a", "--delete"]
    assert "StrictHostKeyChecking=yes" in said[4]
    assert said[-3:] == ["site/", "www@host:/srv/www/", "key of ours"]
    assert not Path(said[4].split(" ")[2]).exists(), "the key is left nowhere"


def test_forgejo_installs_into_a_place_that_later_steps_find(site: Workspace, runner: Runner):
    write(site, "forgejo")
    run_steps(runner, load(site, "forgejo"), DEPLOY_TO="", DEPLOY_KEY="", DEPLOY_KNOWN_HOSTS="")
    assert runner.path_file.read_text() == f"{runner.temp}/guangrong/bin\n"
    assert runner.asked.read_text().splitlines()[-1].endswith("-r guangrong-requirements.txt")


def run_job(runner: Runner, workflow: dict[str, Any], name: str) -> "subprocess.CompletedProcess[str]":
    """A job of GitLab: what it extends first, then its own lines, in one shell."""
    job = {**workflow[workflow[name]["extends"]], **workflow[name]}
    script = "\n".join([*job["before_script"], *job["script"]])
    return runner.run(script, runner.top, SITE_FOLDER=workflow["variables"]["SITE_FOLDER"])


def test_gitlab_runs(site: Workspace, runner: Runner):
    write(site, "gitlab")
    workflow = load(site, "gitlab")
    assert workflow["variables"]["GIT_DEPTH"] == "0"
    assert run_job(runner, workflow, "check").returncode == 0
    assert json.loads((runner.top / "gl-code-quality-report.json").read_text("utf-8")) == []
    done = run_job(runner, workflow, "pages")
    assert done.returncode == 0, done.stderr
    assert workflow["pages"]["artifacts"]["paths"] == ["public"]
    assert "王一" in (runner.top / "public/people/a/index.html").read_text("utf-8")
    assert run_job(runner, workflow, "pages").returncode == 0, "where an earlier site is left"


def test_gitlab_reports_a_mistake_and_stops(site: Workspace, runner: Runner):
    site.record("people/a", "name: 王一\nsex: 不详")
    write(site, "gitlab")
    workflow = load(site, "gitlab")
    done = run_job(runner, workflow, "check")
    assert done.returncode == 1
    assert "content/people/a.yml:2:6: error F204" in done.stdout
    report = workflow["check"]["artifacts"]["reports"]["codequality"]
    [issue] = json.loads((runner.top / report).read_text("utf-8"))
    assert issue["location"] == {"path": "网站 web/content/people/a.yml", "lines": {"begin": 2}}
    assert run_job(runner, workflow, "pages").returncode == 1


def test_a_site_at_the_top_with_settings_of_another_name(workspace: Workspace):
    repository = Repository(workspace.root)
    config = workspace.config.rename(workspace.root / "ours.yml")
    config.write_text(f"{config.read_text('utf-8')}site_dir: public/www\n", "utf-8")
    repository.git("checkout", "-q", "-b", "trunk")
    assert run("workflow", "github", "-f", str(config), "--program", PROGRAM).exit_code == 0
    workflow = yaml.load((workspace.root / PLACES["github"]).read_text("utf-8"), yaml.BaseLoader)
    assert workflow["on"]["push"]["branches"] == ["trunk"]
    assert workflow["jobs"]["build"]["defaults"]["run"]["working-directory"] == "."
    scripts = "".join(step.get("run", "") for step in steps_of(workflow))
    assert "guangrong build -f ours.yml" in scripts
    assert 'cp -rL public/www "$RUNNER_TEMP/public"' in scripts


def test_the_branch_that_the_forge_calls_its_own(site: Workspace, repository: Repository):
    repository.commit("2018-01-02")
    repository.git("update-ref", "refs/remotes/origin/stable", "HEAD")
    repository.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/stable")
    write(site, "gitlab")
    assert load(site, "gitlab")["workflow"]["rules"][1]["if"] == '$CI_COMMIT_BRANCH == "stable"'


@pytest.mark.parametrize("branch", ['a"b', "a'b", "$(x)", "a:b", "a#b", "a\nb"])
def test_a_name_that_could_be_read_otherwise_is_refused(site: Workspace, repository: Repository, branch: str):
    before = read_files(repository.top)
    code, said = write(site, "github", "--branch", branch)
    assert (code, read_files(repository.top)) == (1, before)
    assert "工作流写不了的字符" in said


def test_outside_of_git(workspace: Workspace):
    result = run("workflow", "github", "-f", str(workspace.config))
    assert (result.exit_code, result.output) == (1, "这个网站不在 git 里\n")


def test_the_lock_is_what_is_installed_here_and_all_that_is_needed(site: Workspace):
    write(site, "gitlab")
    lines = (site.root / "guangrong-requirements.txt").read_text("utf-8").splitlines()
    assert lines[1] == PROGRAM
    pinned = {one.name: one for one in map(Requirement, lines[2:])}
    for name, one in pinned.items():
        assert one.specifier.contains(distribution(name).version)
    wanted = (Requirement(text) for text in distribution("guangrong").requires or ())
    assert {one.name for one in wanted if not one.marker} <= pinned.keys()
    assert "markupsafe" in pinned, "also what others need"


@pytest.mark.parametrize(
    "origin, wanted",
    [
        (None, "guangrong==1.2"),
        (
            {"url": "https://h/g", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "guangrong @ git+https://h/g@abc",
        ),
    ],
)
def test_where_the_program_comes_from(origin: dict[str, Any] | None, wanted: str):
    class Installed:
        version = "1.2"

        def read_text(self, name: str) -> str | None:
            return json.dumps(origin) if origin and name == "direct_url.json" else None

    assert requirements._requirement(Installed()) == wanted  # type: ignore[arg-type]


def test_a_program_that_is_on_this_machine_only_must_be_told(site: Workspace, monkeypatch: pytest.MonkeyPatch):
    class Installed:
        version = "1.2"

        def read_text(self, name: str) -> str | None:
            return json.dumps({"url": "file:///home/me/guangrong", "dir_info": {"editable": True}})

    monkeypatch.setattr(requirements, "distribution", lambda name: Installed())
    result = run("workflow", "github", "-f", str(site.config))
    assert result.exit_code == 1
    assert "加上 --program" in result.output


def test_content_beside_the_program_is_built_with_the_programs_own_lock(
    site: Workspace, repository: Repository, monkeypatch: pytest.MonkeyPatch
):
    (repository.top / "requirements.lock").write_text("")
    monkeypatch.setattr(requirements, "_SOURCE", repository.top)
    assert run("workflow", "github", "-f", str(site.config)).exit_code == 0
    [step] = [step for step in steps_of(load(site, "github")) if step.get("name") == "安装"]
    assert step["run"].splitlines() == [
        "python -m pip install --disable-pip-version-check --require-hashes -r ../requirements.lock",
        "python -m pip install --disable-pip-version-check --no-deps --no-build-isolation ..",
    ]
    assert not (site.root / "guangrong-requirements.txt").exists()
