"""更正与撤销: told at the top of the page that they are about, and all together on one page."""

import re

import pytest
from workspace import Workspace

from generator.pages import corrections


def test_where_nothing_was_corrected_the_page_says_so(workspace: Workspace):
    workspace.person("a")
    page = workspace.build().page("corrections/")
    assert "至今没有更正，也没有称号被撤销。" in page.text
    assert "发现差错怎么办" in page.text
    assert "gr-timeline" not in page.body


KINDS_OF_PAGES = {
    "people": "name: 王一",
    "units": "name: 厂\ntype: company",
    "awards": "title: 奖\nlevel: city",
    "events": "title: 会\ndate: 2018\nsummary: 开会",
    "places": "name: 家\ntype: home",
    "services": "title: 金",
    "exhibitions": "title: 展\npanels: [{title: 板, text: 字}]",
}


@pytest.mark.parametrize("folder", KINDS_OF_PAGES)
def test_a_record_of_any_kind_tells_of_its_corrections(workspace: Workspace, folder: str):
    notices = "\nnotices: [{date: 2019-01-02, type: 更正, text: 名字写错了}]"
    workspace.record(f"{folder}/a", KINDS_OF_PAGES[folder] + notices)
    site = workspace.build()
    page = site.page(f"{folder}/a/")
    assert "更正 （2019年1月2日）：名字写错了" in page.text
    assert '<a href="../../corrections/">本站所有更正与撤销</a>' in page.body
    assert page.body.index("名字写错了") < page.body.index("gr-sources")
    assert f'<a href="../{folder}/a/">' in site.page("corrections/").body


def test_all_are_listed_newest_first_and_those_without_a_date_last(workspace: Workspace):
    workspace.award("a", "奖")
    workspace.person("a", "王一", "notices: [{date: 2019-05, type: 更正, text: 第二}]")
    workspace.record("photos/a", "caption: 会场\nnotices: [{date: unknown, type: 更正, text: 第四}]")
    workspace.record(
        "rolls/a",
        """
        title: 榜
        awards: [a]
        notices:
          - {date: 2018, type: 更正, text: 第三}
          - {date: 2020-01-01, type: 撤销, text: 第一}
        """,
    )
    site = workspace.build()
    page = site.page("corrections/")
    assert re.findall("第[一二三四]", page.text) == ["第一", "第二", "第三", "第四"]
    assert '<a href="../rolls/a/">榜</a> <small>光荣榜</small>' in page.body
    assert "会场 <small>照片</small>" in page.body
    assert "2019年5月" in page.text
    assert re.findall("第[一三]", site.page("rolls/a/").text) == ["第一", "第三"]


def test_a_page_without_corrections_has_no_place_for_them(workspace: Workspace):
    workspace.person("a")
    assert "gr-notices" not in workspace.build().page("people/a/").body


def test_very_many_are_parted_by_year(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(corrections, "_SHOWN", 2)
    for date in ("2018", "2019-01-02", "2019-03", "unknown"):
        workspace.person(f"p{date}", "王一", f"notices: [{{date: {date}, type: 更正, text: 改于{date}}}]")
    site = workspace.build()
    index = site.page("corrections/")
    assert re.findall("改于([^ ]+)", index.text) == ["2019-03", "2019-01-02"]
    assert re.findall(r'href="\.\./corrections/(\w+)/"', index.body) == ["2019", "2018", "undated"]
    assert "改于2018" in site.page("corrections/2018/").text
    assert "改于unknown" in site.page("corrections/undated/").text


def test_a_correction_of_somebody_who_may_not_be_shown_is_not_told(workspace: Workspace):
    workspace.person("a", "王一", "consent: withheld\nnotices: [{date: 2019, type: 更正, text: 秘密}]")
    workspace.person("b", "丁一")
    site = workspace.build()
    assert "秘密" not in "".join(site.pages().values())


def test_hostile_words_stay_words(workspace: Workspace):
    workspace.person("a", "王一", "notices: [{date: 2019, type: 更正, text: '<script>x</script>'}]")
    site = workspace.build()
    for address in ("people/a/", "corrections/"):
        assert "<script>x" not in site.page(address).body
        assert "&lt;script&gt;x" in site.page(address).body
