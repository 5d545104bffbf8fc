"""`guangrong links --external`: addresses of other sites, asked of servers on this machine only."""

import csv
import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from copies import Web, serving
from workspace import Workspace

from generator.__main__ import main
from generator.links.texts import Written


def links(workspace: Workspace, *options: str) -> tuple[int, str]:
    given = ["links", "--external", "--pause", "0", "--timeout", "2", "-f", str(workspace.config), *options]
    result = CliRunner().invoke(main, given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("url: https://a.example/x", ["https://a.example/x"]),
        ("url: 'https://a.example/x?a=1&b=2#c'", ["https://a.example/x?a=1&b=2#c"]),
        ("body: 见[甲](https://a.example/x)。", ["https://a.example/x"]),
        ("body: 见[甲](https://a.example/x_(y))。", ["https://a.example/x_(y)"]),
        ("body: （https://a.example/x）、https://b.example/。", ["https://a.example/x", "https://b.example/"]),
        ("body: see https://a.example/x.", ["https://a.example/x"]),
        ("url: https://a.example/item/张三", ["https://a.example/item/张三"]),
        ("# https://a.example/", []),
        ("body: **https://a.example/**", ["https://a.example/"]),
        ("body: '[甲](https://a.example/x \"t\")'", ["https://a.example/x"]),
    ],
)
def test_addresses_in_a_text(line: str, found: list[str]):
    assert [url for url, _ in Written("content/people/a.yml", None, line).elsewhere()] == found


def test_what_becomes_of_addresses(workspace: Workspace):
    says = {"gone": 404, "shut": 403, "moved": "/new", "away": "/", "bad": 500}
    with serving(Web({"new": b"x", "index.html": b"x", "fine": b"x"}, says)) as web:
        for number, path in enumerate(("fine", "gone", "shut", "moved", "away", "bad")):
            workspace.record(f"people/w-{number}", f"name: 王一\nsource:\n  - title: 出处\n    url: {web.url}{path}")
        workspace.record("people/w-9", f"name: 王二\nsource:\n  - title: 出处\n    url: {web.url}gone")
        code, told = links(workspace)
        asked = list(web.asked)
    url = web.url
    assert code == 1
    assert told.splitlines() == [
        f"打不开 {url}gone",
        "  答 404，没有这一页",
        "  content/people/w-1.yml:4:10",
        "  content/people/w-9.yml:4:10",
        f"换了地址 {url}away",
        f"  现在在 {url}，是首页：原来那一页多半没有了",
        "  content/people/w-4.yml:4:10",
        f"换了地址 {url}moved",
        f"  现在在 {url}new",
        "  content/people/w-3.yml:4:10",
        f"没查成 {url}bad",
        "  答 500，不让程序看或正出错，请自己打开看看",
        "  content/people/w-5.yml:4:10",
        f"没查成 {url}shut",
        "  答 403，不让程序看或正出错，请自己打开看看",
        "  content/people/w-2.yml:4:10",
        "外部网址 6 个：打不开 1，换了地址 2，没查成 2，正常 1",
    ]
    assert asked.count(("HEAD", "fine")) == 1
    assert ("GET", "fine") not in asked
    assert {agent.split()[0].split("/")[0] for agent in web.agents} == {"guangrong"}


def test_what_was_well_is_not_asked_again_for_some_days(workspace: Workspace):
    with serving(Web({"fine": b"x"})) as web:
        for path in ("fine", "gone"):
            workspace.record(f"people/{path}", f"name: 王一\nsource:\n  - title: 出处\n    url: {web.url}{path}")
        links(workspace)
        web.asked.clear()
        assert "正常 1" in links(workspace)[1]
        assert [path for _, path in web.asked] == ["gone", "gone"]
        web.asked.clear()
        links(workspace, "--days", "0")
        assert ("HEAD", "fine") in web.asked


def test_one_host_is_asked_in_peace(workspace: Workspace):
    with serving(Web({"a": b"x", "b": b"x", "c": b"x"})) as web:
        for path in ("a", "b", "c"):
            workspace.record(f"people/{path}", f"name: 王一\nsource:\n  - title: 出处\n    url: {web.url}{path}")
        started = time.monotonic()
        links(workspace, "--pause", "0.2")
    assert time.monotonic() - started > 0.4


def test_nobody_there_and_no_such_host(workspace: Workspace):
    with serving(Web({})) as web:
        url = web.url
    lost = "http://no-such-host.invalid/x"
    for number, one in enumerate((url, lost)):
        workspace.record(f"people/w-{number}", f"name: 王一\nsource:\n  - title: 出处\n    url: {one}")
    told = links(workspace)[1]
    assert f"没查成 {url}\n  连不上（那台机器没有开网站）" in told
    assert lost in told


def test_reports(workspace: Workspace, tmp_path: Path):
    with serving(Web({"a|b": b"x"})) as web:
        workspace.record("people/a", f"name: 王一\nsource:\n  - title: 出处\n    url: {web.url}gone")
        for name in ("r.csv", "r.md", "r.json"):
            assert links(workspace, "--report", str(tmp_path / name))[0] == 1
        told = json.loads(links(workspace, "--format", "json")[1])
    rows = list(csv.reader((tmp_path / "r.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["状态", "网址", "说明", "写在哪里"]
    assert rows[1] == ["打不开", f"{web.url}gone", "答 404，没有这一页", "content/people/a.yml:4:10"]
    assert (tmp_path / "r.md").read_text("utf-8").splitlines()[2].startswith("| 打不开 |")
    assert json.loads((tmp_path / "r.json").read_text("utf-8"))[0]["places"] == ["content/people/a.yml:4:10"]
    assert (told[0]["state"], told[0]["status"]) == ("dead", 404)
    assert links(workspace, "--report", "r.txt")[0] == 2


def test_no_addresses(workspace: Workspace):
    workspace.person("a")
    assert links(workspace) == (0, "没有外部网址\n")
