"""Every command that the manual tells to type is one, and prints what the manual says it prints."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml
from typed import run, run_apart
from written import made_up, padded, table

from generator.__main__ import main
from generator.manual.kinds import guides
from generator.manual.tasks import TASKS, read_task
from generator.options import Options
from generator.records import KINDS
from generator.settings import read_settings

_BLOCK = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TYPED = re.compile(r"`(guangrong [^`\n]+)`")
_FILE = re.compile(r"[\w/-]+\.(xlsx|docx|csv|zip|txt|yml)")
AWARDS = ("wuyi-jiangzhang", "gongren-xianfeng")


def typed_lines() -> Iterator[str]:
    for text in (read_task(name).text for name in TASKS):
        blocks = _BLOCK.findall(text)
        yield from (line for block in blocks for line in block.splitlines() if line.startswith("guangrong "))
        yield from _TYPED.findall(_BLOCK.sub("", text))
    yield from (guide.command for guide in guides())


LINES = sorted(set(typed_lines()))


def test_there_are_lines_to_look_at():
    assert len(LINES) > 30


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_taken_by_the_command(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    for named in _FILE.finditer(line):
        Path(named[0]).parent.mkdir(parents=True, exist_ok=True)
        Path(named[0]).touch()
    words = shlex.split(line.partition(" <")[0])[1:]
    command: click.Command = main
    # As in the whole command line: a command remembers for good how help was asked for first.
    context = click.Context(main, **main.context_settings)
    while isinstance(command, click.Group):
        name, *words = words
        found = command.get_command(context, name)
        assert found, f"no command {name}"
        command = found
    command.make_context(command.name, words, parent=context)


def printed_after(task: str, line: str) -> str:
    """The block that stands after the block with a line."""
    blocks = _BLOCK.findall(read_task(task).text)
    place = next(place for place, block in enumerate(blocks) if line in block.splitlines())
    return blocks[place + 1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site, as the manual has an editor begin."""
    root = tmp_path_factory.mktemp("new") / "site"
    assert run("new", "site", str(root)).exit_code == 0
    return root


def test_what_a_new_record_says(site: Path):
    told = run_apart("new", "人物", "丁一", root=site)
    assert told.stdout == printed_after("new", "guangrong new 人物 丁一")
    again = run_apart("new", "人物", "丁一", root=site)
    assert again.stderr in _BLOCK.findall(read_task("new").text)


def test_what_a_wrong_record_says_and_what_it_means(site: Path):
    (site / "content/people/ding-yi.yml").write_text(
        "name: 丁一\ntrade: 焊工\nunit: shili-danwie\nsource:\n  - title: 焊工丁一\n", "utf-8"
    )
    assert run_apart("check", root=site).stdout in _BLOCK.findall(read_task("check").text)
    assert run_apart("explain", "R301", root=site).stdout == printed_after("check", "guangrong explain R301")


def test_what_tidying_and_another_id_say(site: Path):
    (site / "content/people/ding-yi.yml").write_text(
        "name: 丁一\ndeeds: |\n  丁一进厂时是学徒,后来当了班长.\nsource:\n  - title: 焊工丁一\n", "utf-8"
    )
    assert run_apart("fmt", root=site).stdout == printed_after("fmt", "guangrong fmt")
    told = run_apart("rename", "ding-yi", "ding-yi-hangong", root=site).stdout
    assert told == printed_after("rename", "guangrong rename ding-yi ding-yi-hangong")


def test_what_names_say():
    typed = "guangrong names --sort surname-stroke --pinyin < 姓名.txt"
    told = run("names", "--sort", "surname-stroke", "--pinyin", given="王海东\n何强\n").output
    assert told == printed_after("names", typed)


def test_what_a_list_of_two_hundred_says(tmp_path: Path):
    site = tmp_path / "site"
    assert run("new", "site", str(site)).exit_code == 0
    for line in (line for line in LINES if line.startswith("guangrong new 奖项 ") and line.split()[-1] in AWARDS):
        assert run_apart(*line.split()[1:], root=site).returncode == 0
        award = site / f"content/awards/{line.split()[-1]}.yml"
        text = award.read_text("utf-8").replace("\nlevel:\n", "\nlevel: city\n")
        award.write_text(text.replace("  - title:\n", "  - title: 表彰决定\n"), "utf-8")
    people = made_up(200)
    rows = [[place, padded(name), "男女"[place % 2], "某某机械厂", "班长"] for place, name in enumerate(people, 1)]
    heads = [["2018年某某市五一劳动奖章获得者名单"], ["序号", "姓名", "性别", "单位", "职务"]]
    groups = [[["一、某某市五一劳动奖章（120名）"], *rows[:120]], [["二、某某市工人先锋（80名）"], *rows[120:]]]
    (site / "名单.xlsx").write_bytes(table([*heads, *groups[0], *groups[1]]))
    for line in (f"guangrong import 名单.xlsx --id wuyi-2018 {rest}" for rest in ("--dry-run", "--people")):
        assert run_apart(*line.split()[1:], root=site).stdout == printed_after("import", line)
    assert run_apart("check", root=site).stdout == "没有问题\n"


def test_what_taking_somebody_out_says(tmp_path: Path):
    site = tmp_path / "site"
    assert run("new", "site", str(site)).exit_code == 0
    (site / "content/people/ding-yi.yml").write_text("name: 丁一\nsource:\n  - title: 焊工丁一\n", "utf-8")
    assert run_apart("build", root=site).returncode == 0
    line = "guangrong remove ding-yi --reason 本人要求"
    told, said = run_apart(*line.split()[1:], root=site), printed_after("remove", line)
    assert told.returncode == 0
    assert re.sub(r"\d+ 个文件", "… 个文件", told.stdout) == re.sub(r"\d+ 个文件", "… 个文件", said)


def config_blocks() -> list[str]:
    return [block for name in TASKS for block in _BLOCK.findall(read_task(name).text) if block.startswith("plugins:")]


def test_what_is_written_into_the_settings_can_be(tmp_path: Path):
    assert len(config_blocks()) == 4
    for block in config_blocks():
        (tmp_path / "site_config.yml").write_text(f"site_name: 小站\n{block}", "utf-8")
        assert read_settings(tmp_path / "site_config.yml").options != Options()


def test_what_is_written_into_records_are_fields():
    known = {name for kind in KINDS for name in kind.model.model_fields}
    blocks = [block for name in TASKS for block in _BLOCK.findall(read_task(name).text)]
    records = [block for block in blocks if re.match(r"[a-z_]+:( |\n  )", block) and block not in config_blocks()]
    assert len(records) >= 6
    for block in records:
        assert set(yaml.safe_load(block)) <= known
