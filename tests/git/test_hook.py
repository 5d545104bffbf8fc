"""`guangrong hook`: real commits in real repositories; what is staged is checked, and nothing else."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from repository import Repository, try_git
from typed import run
from workspace import PICTURE, PROJECT, Workspace, read_files

BROKEN, MENDED = "name: 王一\nsex: 不详\n", "name: 王一\nsex: 女\n"


@pytest.fixture(autouse=True)
def program(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A `guangrong` as pip installs it, which runs this program."""
    file = tmp_path_factory.mktemp("bin") / "guangrong"
    file.write_text(f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(PROJECT))} exec {sys.executable} -P -m generator "$@"\n')
    file.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(file)])
    return file


def hook(workspace: Workspace, *arguments: str) -> tuple[int, str]:
    result = run("hook", "-f", str(workspace.config), *arguments)
    return result.exit_code, result.output


def commit(repository: Repository, *arguments: str, folder: Path | None = None) -> "subprocess.CompletedProcess[str]":
    return try_git(folder or repository.top, "commit", "-q", "-m", "改", *arguments)


@pytest.fixture
def site(workspace: Workspace, repository: Repository) -> Workspace:
    """A sound site whose commits are checked."""
    workspace.person("a", "王一")
    repository.commit("2018-01-02")
    assert hook(workspace)[0] == 0
    return workspace


def test_put_in_once_and_taken_out(workspace: Workspace, repository: Repository, program: Path):
    file = workspace.root / ".git/hooks/pre-commit"
    code, said = hook(workspace)
    assert (code, said.splitlines()[0]) == (0, f"装好了：{file}")
    text, moment = file.read_bytes(), file.stat().st_mtime_ns
    assert os.access(file, os.X_OK)
    assert hook(workspace) == (0, f"本来就装好了：{file}\n")
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (text, moment)
    assert hook(workspace, "--remove") == (0, f"去掉了：{file}\n")
    assert not file.exists()
    assert hook(workspace, "--remove") == (0, "本来就没有\n")


def test_a_sound_commit_passes_without_a_word(site: Workspace, repository: Repository):
    site.record("people/a", "name: 王一\ntrade: 焊工")
    repository.git("add", "-A")
    done = commit(repository)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_is_staged_and_broken_is_refused_even_if_it_is_mended_beside(site: Workspace, repository: Repository):
    site.record("people/a", BROKEN)
    repository.git("add", "-A")
    site.record("people/a", MENDED)
    done = commit(repository)
    assert done.returncode == 1
    assert "content/people/a.yml:2:6: error F204" in done.stdout + done.stderr
    assert "没有提交。改好以后 git add，再提交" in done.stdout + done.stderr
    assert repository.git("rev-list", "--count", "HEAD") == "1"


def test_what_is_broken_and_not_staged_is_let_be(site: Workspace, repository: Repository):
    site.record("people/b", "name: 王二")
    repository.git("add", "-A")
    site.record("people/a", BROKEN)
    site.record("people/fresh", BROKEN)
    (site.root / "content/people/b.yml").unlink()
    assert commit(repository).returncode == 0


def test_commit_all_and_commit_of_some_files_are_what_they_say(site: Workspace, repository: Repository):
    """Git hands the hook another index then."""
    site.record("people/b", "name: 王二")
    repository.git("add", "-A")
    site.record("people/a", BROKEN)
    assert commit(repository, "-a").returncode == 1
    assert commit(repository, "content/people/a.yml").returncode == 1
    assert commit(repository, "content/people/b.yml").returncode == 0
    site.record("people/a", MENDED)
    assert commit(repository, "-a").returncode == 0


def test_files_that_are_only_announced_are_no_part_of_a_commit(site: Workspace, repository: Repository):
    site.record("people/b", "name: 王二")
    site.record("people/later", BROKEN)
    repository.git("add", "content/people/b.yml")
    repository.git("add", "-N", "content/people/later.yml")
    done = commit(repository)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_record_that_others_need_cannot_be_taken_out(site: Workspace, repository: Repository):
    site.record("people/b", "name: 王二\nrelated: [a]")
    repository.git("add", "-A")
    assert commit(repository).returncode == 0
    repository.git("rm", "-q", "content/people/a.yml")
    done = commit(repository)
    assert done.returncode == 1
    assert "error R301" in done.stdout + done.stderr


def test_what_is_not_of_the_site_is_not_checked(site: Workspace, repository: Repository):
    site.record("people/a", BROKEN)
    repository.git("add", "-A")
    commit(repository, "--no-verify")
    site.file("notes.txt", "x")
    repository.git("add", "-A")
    assert commit(repository).returncode == 0


def test_the_very_first_commit(workspace: Workspace, repository: Repository):
    hook(workspace)
    workspace.record("people/a", BROKEN)
    repository.git("add", "-A")
    assert commit(repository).returncode == 1
    workspace.record("people/a", MENDED)
    repository.git("add", "-A")
    assert commit(repository).returncode == 0


def test_files_that_are_not_in_form_are_told_with_the_command_that_mends(
    site: Workspace, repository: Repository, program: Path
):
    site.file("content/people/a.yml", "name:   王一\ntrade: 焊工\nsource:\n- title: 出处\n")
    site.file("content/people/loose.yml", "name:   王二\nsource:\n- title: 出处\n")
    repository.git("add", "content/people/a.yml")
    done = commit(repository)
    assert done.returncode == 1
    [line] = [line for line in (done.stdout + done.stderr).splitlines() if "版面" in line]
    command = line.partition("运行：")[2]
    assert command == "guangrong fmt content/people/a.yml && git add content/people/a.yml"
    path = f"{program.parent}:{os.environ['PATH']}"
    subprocess.run(command, shell=True, cwd=site.root, env={**os.environ, "PATH": path}, check=True)
    assert commit(repository).returncode == 0


def test_warnings_of_other_files_are_not_told_again(site: Workspace, repository: Repository):
    roll = "title: 榜\nawards: [w]\nyear: 2018\nrecipients:\n  - name: 王一"
    site.award("w", "劳模")
    site.record("rolls/r", roll)
    repository.git("add", "-A")
    done = commit(repository)
    assert done.returncode == 0
    assert "warning H603" in done.stdout + done.stderr
    site.record("people/b", "name: 王二")
    repository.git("add", "-A")
    assert "H603" not in "".join((again := commit(repository)).stdout + again.stderr)


def test_pictures_as_they_are_staged(site: Workspace, repository: Repository):
    site.file("content/media/p.png", PICTURE)
    site.file("content/media/q.png", PICTURE)
    for id in "pq":
        site.record(f"photos/{id}", f"file: {id}.png\nalt: 一面墙\ncaption: 墙")
    repository.git("add", "content/photos", "content/media/p.png")
    done = commit(repository)
    assert "content/photos/q.yml:1:7: error M402" in done.stdout + done.stderr
    repository.git("add", "content/media/q.png")
    site.file("content/media/q.png", b"no picture")
    assert (done := commit(repository)).returncode == 0, done.stdout + done.stderr


def test_a_site_below_the_top_and_a_linked_worktree(workspace: Workspace, program: Path, elsewhere: Path):
    repository = Repository(elsewhere / "仓库 一")
    for name in ("网 站", "second"):
        (repository.top / name).mkdir()
        inner = Workspace(repository.top / name)
        inner.record("people/a", MENDED)
        assert hook(inner)[0] == 0
    first, file = Workspace(repository.top / "网 站"), repository.top / ".git/hooks/pre-commit"
    repository.git("add", "-A")
    assert commit(repository).returncode == 0
    tree = elsewhere / "tree"
    repository.git("worktree", "add", "-q", "-b", "other", str(tree))
    for top in (repository.top, tree):
        for name in ("网 站", "second"):
            there = Workspace(top / name)
            there.record("people/a", BROKEN)
            try_git(top, "add", "-A", must=True)
            assert "error F204" in (done := commit(repository, folder=top)).stdout + done.stderr
            there.record("people/a", MENDED)
            try_git(top, "add", "-A", must=True)
    assert hook(first, "--remove")[0] == 0
    assert [line for line in file.read_text("utf-8").splitlines() if line.startswith("check ")] == [
        "check second/site_config.yml || exit 1"
    ]


def test_the_command_that_mends_leads_to_a_site_below_the_top(workspace: Workspace, elsewhere: Path):
    repository = Repository(elsewhere / "top")
    (repository.top / "web").mkdir()
    inner = Workspace(repository.top / "web")
    inner.file("content/people/a.yml", "name:   王一\nsource:\n- title: 出处\n")
    hook(inner)
    repository.git("add", "-A")
    told = (done := commit(repository)).stdout + done.stderr
    assert "cd web && guangrong fmt content/people/a.yml && git add content/people/a.yml" in told


def test_another_hook_is_left_alone_and_the_line_to_add_is_told(workspace: Workspace, repository: Repository):
    file = workspace.file(".git/hooks/pre-commit", "#!/bin/sh\necho mine\n")
    before = read_files(workspace.root / ".git/hooks")
    code, said = hook(workspace)
    assert (code, read_files(workspace.root / ".git/hooks")) == (1, before)
    line = "guangrong hook --run -f site_config.yml || exit 1"
    assert said.rstrip().endswith(f"没有动；在你的 pre-commit 里加一行：{line}")
    assert hook(workspace, "--remove") == (0, "本来就没有\n")
    assert file.exists()


def test_the_line_to_add_works(workspace: Workspace, repository: Repository, program: Path):
    workspace.person("a")
    line = f"PATH={shlex.quote(str(program.parent))}:$PATH guangrong hook --run -f site_config.yml || exit 1"
    workspace.file(".git/hooks/pre-commit", f"#!/bin/sh\n{line}\n").chmod(0o755)
    workspace.record("people/a", BROKEN)
    repository.git("add", "-A")
    assert commit(repository).returncode == 1
    workspace.record("people/a", MENDED)
    repository.git("add", "-A")
    assert commit(repository).returncode == 0


def test_our_hook_with_lines_of_somebody_is_left_alone(site: Workspace):
    file = site.root / ".git/hooks/pre-commit"
    file.write_text(file.read_text("utf-8") + "echo mine\n", "utf-8")
    before = file.read_bytes()
    assert hook(site)[0] == hook(site, "--remove")[0] == 1
    assert file.read_bytes() == before


def test_the_folder_of_hooks_that_the_repository_names(workspace: Workspace, repository: Repository):
    repository.git("config", "core.hooksPath", ".githooks")
    assert hook(workspace)[0] == 0
    workspace.record("people/a", BROKEN)
    repository.git("add", "content")
    assert commit(repository).returncode == 1
    assert (workspace.root / ".githooks/pre-commit").exists()


def test_a_folder_of_hooks_for_all_repositories_is_left_alone(
    workspace: Workspace, repository: Repository, tmp_path_factory: pytest.TempPathFactory
):
    shared = tmp_path_factory.mktemp("hooks")
    repository.git("config", "core.hooksPath", str(shared))
    code, said = hook(workspace)
    assert (code, list(shared.iterdir())) == (1, [])
    assert "共用的钩子文件夹" in said
    assert "guangrong hook --run" in said


def test_a_program_that_is_gone_lets_the_commit_through_and_says_so(
    site: Workspace, repository: Repository, program: Path
):
    program.unlink()
    site.record("people/a", BROKEN)
    repository.git("add", "-A")
    path = ":".join(part for part in os.environ["PATH"].split(":") if not Path(part, "guangrong").exists())
    done = try_git(site.root, "commit", "-q", "-m", "改", PATH=path)
    assert done.returncode == 0
    assert done.stderr == f"光荣：找不到 {program}，这次没有检查；装好以后运行 guangrong hook\n"


def test_another_program_takes_the_place_of_the_one_before(site: Workspace, program: Path, monkeypatch):
    moved = program.with_name("elsewhere") / "guangrong"
    moved.parent.mkdir()
    shutil.copy(program, moved)
    monkeypatch.setattr(sys, "argv", [str(moved)])
    assert hook(site)[1].startswith("装好了")
    assert f"program={moved}\n" in (site.root / ".git/hooks/pre-commit").read_text("utf-8")


def test_settings_that_are_broken_as_staged(site: Workspace, repository: Repository):
    sound = site.config.read_text("utf-8")
    site.config.write_text("site_name: [\n", "utf-8")
    repository.git("add", "-A")
    site.config.write_text(sound, "utf-8")
    assert "S901" in (done := commit(repository)).stdout + done.stderr
    assert done.returncode == 1


def test_a_site_of_another_repository_is_not_checked_here(site: Workspace, elsewhere: Path, program: Path):
    other = Repository(elsewhere / "other")
    command = [str(program), "hook", "--run", "-f", str(site.config)]
    done = subprocess.run(command, cwd=other.top, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, "这个网站不在这个仓库里\n")


def test_outside_of_git(workspace: Workspace):
    assert hook(workspace) == (1, "这个网站不在 git 里\n")


def test_the_working_tree_is_not_touched(site: Workspace, repository: Repository):
    site.record("people/a", BROKEN)
    repository.git("add", "-A")
    site.record("people/a", MENDED)
    before = {path: text for path, text in read_files(site.root).items() if not path.startswith((".git/", ".cache/"))}
    index = repository.git("ls-files", "-s")
    commit(repository)
    after = {path: text for path, text in read_files(site.root).items() if not path.startswith((".git/", ".cache/"))}
    assert (after, repository.git("ls-files", "-s")) == (before, index)
