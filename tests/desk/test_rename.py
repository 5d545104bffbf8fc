"""`guangrong rename`: the file, every reference, the old address; or nothing at all."""

import os
from pathlib import Path

import pytest
from typed import run
from workspace import SOURCE, Workspace, read_files

ROLL = """title: 榜  # 说明
awards: [w, v]
year: 2018
recipients:
  - person: ding-yi   # 他
    award: v
  - {person: "ding-yi-2", note: ding-yi, award: w}
  - person: 'ding-yi'
    award: w
"""


@pytest.fixture
def site(workspace: Workspace) -> Workspace:
    workspace.award("w", "劳模")
    workspace.award("v", "工匠")
    workspace.person("ding-yi", "丁一")
    workspace.person("ding-yi-2", "丁一")
    workspace.record("people/wang-er", "name: 王二\nrelated: [ding-yi]")
    workspace.record("rolls/r", ROLL)
    workspace.record("units/ding-yi", "name: 丁一\ntype: company")
    return workspace


def rename(site: Workspace, *arguments: str) -> tuple[int, str]:
    result = run("rename", "-f", str(site.config), *arguments)
    return result.exit_code, result.output


def test_everything_that_names_it_is_rewritten_and_nothing_else(site: Workspace):
    before = read_files(site.root / "content")
    assert rename(site, "people/ding-yi", "ding-yi-1") == (
        0,
        "content/people/ding-yi.yml → content/people/ding-yi-1.yml\n"
        "  content/people/wang-er.yml\n  content/rolls/r.yml\n"
        "改了 3 处引用\n旧网址会自动转到新网址（content/redirects.yml）\n下一步：guangrong check\n",
    )
    after = read_files(site.root / "content")
    assert after.pop("redirects.yml").decode() == "# 旧网址: 新网址\npeople/ding-yi/: people/ding-yi-1/\n"
    assert after.pop("people/ding-yi-1.yml") == before.pop("people/ding-yi.yml")
    roll = ROLL.replace("person: ding-yi ", "person: ding-yi-1 ").replace("'ding-yi'", "'ding-yi-1'")
    assert after["rolls/r.yml"].decode() == roll + SOURCE
    assert after["people/wang-er.yml"].decode() == "name: 王二\nrelated: [ding-yi-1]\n" + SOURCE
    changed = {"rolls/r.yml", "people/wang-er.yml"}
    assert {path: text for path, text in after.items() if path not in changed} == {
        path: text for path, text in before.items() if path not in changed
    }
    assert "error" not in run("check", "-f", str(site.config)).output


def test_the_old_address_leads_on(site: Workspace):
    rename(site, "people/ding-yi", "ding-yi-1")
    old = site.build().page("people/ding-yi/").html
    assert 'content="0; url=../../people/ding-yi-1/"' in old
    assert 'href="../../people/ding-yi-1/" data-moved>' in old
    assert "noindex" in old


def test_twice_and_back(site: Workspace):
    rename(site, "people/ding-yi", "ding-b")
    rename(site, "people/ding-b", "ding-c")
    file = site.root / "content/redirects.yml"
    assert file.read_text("utf-8").splitlines()[1:] == [
        "people/ding-yi/: people/ding-c/",
        "people/ding-b/: people/ding-c/",
    ]
    rename(site, "people/ding-c", "ding-yi")
    assert file.read_text("utf-8").splitlines()[1:] == [
        "people/ding-b/: people/ding-yi/",
        "people/ding-c/: people/ding-yi/",
    ]
    assert "error" not in run("check", "-f", str(site.config)).output


def test_an_id_that_the_record_writes_itself(site: Workspace):
    site.record("people/ma-san", "id: ma-san\nname: 马三")
    assert rename(site, "ma-san", "ma-3")[0] == 0
    assert (site.root / "content/people/ma-3.yml").read_text("utf-8").startswith("id: ma-3\nname: 马三\n")


def test_a_photo_has_no_address(site: Workspace):
    site.record("photos/p", "file: a.jpg\nalt: 画\ncaption: 画")
    assert (
        rename(site, "p", "q")[1]
        == "content/photos/p.yml → content/photos/q.yml\n改了 0 处引用\n下一步：guangrong check\n"
    )
    assert not (site.root / "content/redirects.yml").exists()


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("ding-yi", "x"), "叫“ding-yi”的不止一个，写明是哪一个：people/ding-yi、units/ding-yi"),
        (("wang-err", "x"), "没有叫“wang-err”的记录；是不是 wang-er？"),
        (("丁　一", "x"), "这里写编号，不写名称；叫“丁　一”的是：people/ding-yi-2、people/ding-yi、units/ding-yi\n"),
        (("wang-er", "Wang Er"), "“Wang Er”不能作编号"),
        (("wang-er", "con"), "“con”不能作编号"),
        (("people/wang-er", "ding-yi"), "编号 ding-yi 已经用了：content/people/ding-yi.yml"),
        (("content/people/wang-er.yml", "wang-er"), "编号 wang-er 已经用了"),
        (("people/ding-yi", "x", "--lang", "en"), "content/people/broken.yml is broken: run guangrong check first"),
    ],
)
def test_refused_and_nothing_changed(site: Workspace, arguments: tuple[str, ...], said: str):
    site.file("content/people/broken.yml", "name: [ding-yi\n")
    before = read_files(site.root)
    code, output = rename(site, *arguments)
    assert (code, read_files(site.root)) == (1, before)
    assert said in output


@pytest.mark.parametrize("number", range(5))
def test_a_disk_that_fills_leaves_everything_as_it_was(site: Workspace, number: int, monkeypatch: pytest.MonkeyPatch):
    """At the first, second … file that is written."""
    real, count = os.fsync, 0

    def sync(descriptor: int) -> None:
        nonlocal count
        if Path(f"/proc/self/fd/{descriptor}").resolve().is_file():
            count += 1
            if count == number + 1:
                raise OSError(28, "No space left on device")
        real(descriptor)

    before = read_files(site.root)
    monkeypatch.setattr(os, "fsync", sync)
    code, output = rename(site, "people/ding-yi", "ding-yi-1")
    if number < 4:
        assert (code, read_files(site.root)) == (1, before)
        assert "什么也没动" in output
    else:
        assert code == 0


@pytest.mark.parametrize("text", ["people/a/: [", "people/a/: http://x\n", "旧\n".encode("gbk")])
def test_old_addresses_that_cannot_be_read_are_told_first(site: Workspace, text: str | bytes):
    site.file("content/redirects.yml", text)
    before = read_files(site.root)
    code, said = rename(site, "people/ding-yi", "ding-yi-1")
    assert (code, read_files(site.root)) == (1, before)
    assert "content/redirects.yml 有错误，先运行 guangrong check" in said


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
@pytest.mark.parametrize("above", ["榜", "榜\x85\n  单", "榜\u2028单", "榜\u2029\n  单"], ids=["", "nel", "ls", "ps"])
def test_every_way_to_end_a_line(site: Workspace, end: str, mark: str, above: str):
    roll = mark + ROLL.replace("title: 榜", f'title: "{above}"').replace("\n", end)
    file = site.file("content/rolls/r.yml", (roll + SOURCE.replace("\n", end)).encode())
    code, said = rename(site, "people/ding-yi", "ding-yi-1")
    assert (code, "改了 3 处引用" in said) == (0, True), said
    expected = roll.replace("person: ding-yi ", "person: ding-yi-1 ").replace("'ding-yi'", "'ding-yi-1'")
    assert file.read_bytes().decode() == expected + SOURCE.replace("\n", end)


@pytest.mark.parametrize(
    "typed, renamed",
    [
        ("[ding-yi-2, ding-yi]", "[ding-yi-2, di]"),
        ('["ding-yi-2", "ding-yi", \'ding-yi-2\']', '["ding-yi-2", "di", \'ding-yi-2\']'),
        ("[ding-yi,ding-yi-2]  # ding-yi", "[di,ding-yi-2]  # ding-yi"),
        ("\n  - ding-yi-2\n  - ding-yi", "\n  - ding-yi-2\n  - di"),
        ("[ding-yi-2,\n    ding-yi]", "[ding-yi-2,\n    di]"),
    ],
)
def test_every_way_to_write_a_list(site: Workspace, typed: str, renamed: str):
    file = site.record("people/wang-er", f"name: 王二\nrelated: {typed}")
    assert rename(site, "people/ding-yi", "di")[0] == 0
    assert file.read_text("utf-8") == f"name: 王二\nrelated: {renamed}\n{SOURCE}"


def test_the_same_id_twice_on_one_line(site: Workspace):
    lines = "[{person: ding-yi, award: w}, {person: ding-yi-2, award: w}, {person: 'ding-yi', award: v}]"
    file = site.record("rolls/r", f"title: 榜\nawards: [w, v]\nyear: 2018\nrecipients: {lines}")
    assert rename(site, "people/ding-yi", "ding-yi-10")[0] == 0
    expected = lines.replace("ding-yi,", "ding-yi-10,").replace("'ding-yi'", "'ding-yi-10'")
    assert f"recipients: {expected}\n" in file.read_text("utf-8")


def test_a_mark_before_the_id_itself(site: Workspace):
    site.file("content/people/ma-san.yml", ("\ufeffid: ma-san\nname: 马三\n" + SOURCE).encode())
    assert rename(site, "ma-san", "ma-3")[0] == 0
    assert (site.root / "content/people/ma-3.yml").read_text("utf-8") == "\ufeffid: ma-3\nname: 马三\n" + SOURCE


@pytest.mark.parametrize("typed", ['"ding\\x2dyi"', ">-\n    ding-yi"], ids=["escaped", "folded"])
def test_an_id_that_is_not_spelled_out_is_told(site: Workspace, typed: str):
    site.record("people/wang-er", f"# 他\nname: 王二\nrelated:\n  - {typed}")
    before = read_files(site.root)
    code, said = rename(site, "people/ding-yi", "ding-yi-1")
    assert (code, read_files(site.root)) == (1, before)
    assert "content/people/wang-er.yml:4:5 不是直接写的 ding-yi，先改成 ding-yi 再来" in said
