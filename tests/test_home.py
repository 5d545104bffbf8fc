"""The home page: everything on it comes from records, and it is whole without any of them."""

import re

from workspace import Built, Workspace

from generator.pages import home


def stele(site: Built) -> list[str]:
    """The names on the stele, in their order."""
    found = re.search(r'<ul class="gr-stele.*?</ul>', site.page("").body, re.DOTALL)
    return re.findall(r">([^<>\n]+)</[ab]>", found[0]) if found else []


def test_without_digest_rolls_or_people_the_page_names_the_site(workspace: Workspace):
    workspace.record("places/a", "name: 驿站\ntype: station")
    body = workspace.build().page("").body
    assert '<h1 id="welcome"><span>小站</span></h1>' in body
    assert "一个小站" in body
    for absent in ("gr-stele", "gr-digest", "gr-figures", "gr-newest", "年度", "None"):
        assert absent not in body
    assert re.findall(r'<a href="([^"]+)"><b>', body) == ["./places/"]


def test_the_newest_year_with_a_digest_is_told_with_the_words_of_its_exhibition(workspace: Workspace):
    for year in (2017, 2019):
        workspace.record(
            f"events/{year}", f"title: 大会{year}\ndate: {year}\nsummary: 开会\ndigest: {{year: {year}, rank: 1}}"
        )
    workspace.record("events/later", "title: 后来的事\ndate: 2021\nsummary: 后来")
    workspace.record(
        "exhibitions/a", "title: 展\nsubtitle: 增强实效 普惠职工\nsummary: 前言\npanels: [{events: ['2019']}]"
    )
    page = workspace.build().page("")
    assert "二〇一九年度回顾" in page.text
    assert "<span>增强实效</span><span>普惠职工</span>" in page.body
    assert "2019 年度一件大事" in page.text
    assert '<a class="gr-button" href="./events/digest/2019/">看一件大事</a>' in page.body
    newest = page.body[page.body.index("gr-newest") :]
    assert newest.index("后来的事") < newest.index("大会2017")
    assert "大会2019" not in newest


def test_a_long_subtitle_stays_on_one_line(workspace: Workspace):
    workspace.record("events/a", "title: 大会\ndate: 2018\nsummary: 开会\ndigest: {year: 2018, rank: 1}")
    workspace.record("exhibitions/a", "title: 展\nsubtitle: 一 二 三 四\npanels: [{events: [a]}]")
    assert "<span>一 二 三 四</span>" in workspace.build().page("").body


def test_a_figure_says_until_when_it_holds(workspace: Workspace):
    workspace.record(
        "events/a",
        """
        title: 大会
        date: 2018
        summary: 开会
        digest: {year: 2018, rank: 1}
        figures: [{value: 9, unit: 场, what: 活动}, {value: 680, unit: 名, what: 职工, as_of: 2018-09}]
        """,
    )
    page = workspace.build().page("")
    assert "<b>680<small>名</small></b>" in page.body
    assert "截至2018年9月" in page.text
    assert "活动" not in page.text


def test_the_stele_has_the_names_of_the_newest_roll_in_the_order_of_strokes(workspace: Workspace):
    workspace.award("a", "奖")
    workspace.person("wang-yi", "王一")
    workspace.person("ding-lan", "丁兰兰")
    workspace.record(
        "rolls/new",
        "title: 榜\nawards: [a]\nyear: 2020\nrecipients: [{person: wang-yi}, {name: 于飞}, {name: 厂, is_unit: true}]",
    )
    workspace.record(
        "rolls/old", "title: 榜\nawards: [a]\nyear: 2010\nrecipients: [{person: ding-lan}, {name: 马未, result: 提名}]"
    )
    site = workspace.build()
    assert stele(site) == ["丁兰兰", "于　飞", "王　一"]
    assert '<a href="./people/ding-lan/">丁兰兰</a>' in site.page("").body
    assert "<b>于　飞</b>" in site.page("").body


def test_names_of_a_newer_roll_come_first_when_there_are_too_many(workspace: Workspace):
    workspace.award("a", "奖")
    new, old = ([f"{{name: {surname}{given}}}" for given in "一二三四五六七八九十"] for surname in "王丁")
    workspace.record("rolls/new", f"title: 榜\nawards: [a]\nyear: 2020\nrecipients: [{', '.join(new)}]")
    workspace.record("rolls/old", f"title: 榜\nawards: [a]\nyear: 2010\nrecipients: [{', '.join(old[:4])}]")
    assert {name[0] for name in stele(workspace.build())} == {"王"}


def test_two_full_rows_when_there_are_names_for_them(workspace: Workspace):
    workspace.award("a", "奖")
    given = [f"{{name: 王{one}{two}}}" for one in "一二三" for two in "一二三四五六七八"]
    workspace.record("rolls/a", f"title: 榜\nawards: [a]\nyear: 2020\nrecipients: [{', '.join(given)}]")
    site = workspace.build()
    assert len(stele(site)) == 20
    assert "gr-stele--full" in site.page("").body


def test_whoever_may_not_be_shown_or_lost_the_title_is_not_on_the_stele(workspace: Workspace):
    workspace.award("a", "奖")
    workspace.person("wang-yi", "王一", "consent: withheld")
    workspace.person("ding-yi", "丁一")
    workspace.record(
        "rolls/a",
        "title: 榜\nawards: [a]\nyear: 2020\nrecipients: [{person: wang-yi}, {person: ding-yi, withdrawn: true}]",
    )
    site = workspace.build()
    assert stele(site) == []
    assert "王" not in site.page("").text


def test_services_that_keep_days_stand_apart_and_ended_ones_nowhere(workspace: Workspace):
    workspace.record("services/lawyer", "title: 律师接访\nsessions: {monthly_days: [10, 20]}")
    workspace.record("services/money", "title: 慰问金")
    workspace.record("services/old", "title: 旧事\nstate: ended")
    text = workspace.build().page("").text
    assert text.index("定期服务") < text.index("律师接访") < text.index("每月10日、20日") < text.index("慰问金")
    assert "旧事" not in text


def test_the_page_stays_short_however_much_there_is(workspace: Workspace):
    for number in range(30):
        workspace.record(
            f"events/e{number}", f"title: 事\ndate: 2018\nsummary: 做\ndigest: {{year: 2018, rank: {number + 1}}}"
        )
        workspace.record(f"events/f{number}", "title: 别的事\ndate: 2018\nsummary: 做")
        workspace.record(f"exhibitions/x{number}", "title: 展\npanels: [{title: 板, text: 字}]")
        workspace.record(f"services/s{number}", "title: 务")
    body = workspace.build().page("").body
    assert "2018 年度三十件大事" in body
    assert len(re.findall(">事</a>", body)) == home._DIGEST
    assert len(re.findall(">别的事</a>", body)) == home._NEWEST
    assert len(re.findall(">展</a>", body)) == home._EXHIBITIONS
    assert len(re.findall(">务</a>", body)) == home._SERVICES


def test_hostile_words_stay_words(workspace: Workspace):
    workspace.award("a", "奖")
    workspace.record("rolls/a", "title: 榜\nawards: [a]\nyear: 2020\nrecipients: [{name: '<script>'}]")
    workspace.record("events/a", "title: <i>会</i>\ndate: 2018\nsummary: 开\ndigest: {year: 2018, rank: 1}")
    body = workspace.build().page("").body
    assert "<script>" not in body
    assert "<b>&lt;script&gt;</b>" in body
    assert "&lt;i&gt;会&lt;/i&gt;" in body
