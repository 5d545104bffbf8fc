"""The sign-off: steps written into records, and what a release asks for."""

import pytest
from typed import run
from workspace import CONFIG, SOURCE, Workspace

NAMES = "title: 事\ndate: 2018\nsummary: 好"


@pytest.fixture
def site(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795999999")
    rule = "  - guangrong:\n      review: {steps: [初审, 终审], kinds: [event]}\n"
    workspace.config.write_text(CONFIG.replace("  - guangrong\n", rule), "utf-8")
    workspace.record("events/e", NAMES)
    workspace.person("a", "丁一")
    return workspace


def sign(site: Workspace, role: str, name: str, record: str = "events/e") -> tuple[int, str]:
    result = run("sign", "-f", str(site.config), record, "--role", role, "--name", name)
    return result.exit_code, result.output


def check(site: Workspace, *options: str) -> str:
    return run("check", "-f", str(site.config), *options).output


def test_what_is_not_signed_is_not_released(site: Workspace):
    assert check(site) == "没有问题\n"
    said = check(site, "--release")
    assert "content/events/e.yml:1:1: error V201: 缺初审、终审" in said
    assert "guangrong sign events/e --role 初审 --name 姓名" in said
    assert "people/a" not in said


def test_signed_and_released(site: Workspace):
    assert sign(site, "初审", "丁二") == (0, "content/events/e.yml: 初审 丁二\n")
    assert "缺终审" in check(site, "--release")
    sign(site, "终审", "丁三")
    assert check(site, "--release") == "没有问题\n"
    text = (site.root / "content/events/e.yml").read_text("utf-8")
    assert text.startswith(
        NAMES + "\n" + SOURCE + "review:\n  - role: 初审\n    name: 丁二\n    date: 2026-11-30\n    mark: "
    )


def test_whoever_changes_it_afterwards_asks_again(site: Workspace):
    sign(site, "初审", "丁二")
    sign(site, "终审", "丁三")
    file = site.root / "content/events/e.yml"
    file.write_text(file.read_text("utf-8").replace("summary: 好", "summary: 很好"), "utf-8")
    said = check(site, "--release")
    assert "error V202: 初审之后又改过" in said
    assert "error V202: 终审之后又改过" in said
    sign(site, "初审", "丁二")
    assert "缺终审" in check(site, "--release")


def test_comments_order_and_doubts_may_change(site: Workspace):
    sign(site, "初审", "丁二")
    sign(site, "终审", "丁三")
    file = site.root / "content/events/e.yml"
    file.write_text("# 说明\n" + file.read_text("utf-8") + "doubts:\n  - 再查\n", "utf-8")
    assert check(site, "--release") == "没有问题\n"


def test_two_readings_by_one_person(site: Workspace):
    sign(site, "初审", "丁二")
    sign(site, "终审", "丁二")
    assert "error V203: 初审和终审是同一个人（丁二）" in check(site, "--release")


def test_a_broken_record_is_not_signed(site: Workspace):
    site.record("events/f", "date: 2018")
    code, said = sign(site, "初审", "丁二", "events/f")
    assert code == 1
    assert "content/events/f.yml 有错误，先运行 guangrong check" in said


@pytest.mark.parametrize("rule", ["{steps: [三审]}", "{kinds: [nothing]}", "[初审]", "{step: [初审]}"])
def test_a_rule_that_is_none(site: Workspace, rule: str):
    site.config.write_text(CONFIG.replace("  - guangrong\n", f"  - guangrong:\n      review: {rule}\n"), "utf-8")
    assert "error S902" in check(site)
