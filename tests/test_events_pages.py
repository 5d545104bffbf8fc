"""Events by year and campaign, a year's digest, and how events lead to one another."""

import re

import pytest
from workspace import Built, Workspace

from generator import dates
from generator.facts.order import _campaign


def event(workspace: Workspace, id: str, date: object = 2018, text: str = "") -> None:
    """An event; what its words do not matter to has some."""
    words = "" if "summary:" in text or "status:" in text or "body:" in text else "summary: 一件事\n"
    workspace.record(f"events/{id}", f"title: 事{id}\ndate: {date}\n{words}{text}")


def ranked(workspace: Workspace, id: str, rank: int, year: int = 2018, date: object = 2018) -> None:
    event(workspace, id, date, f"digest: {{year: {year}, rank: {rank}}}")


def series_of(site: Built) -> list[str]:
    return sorted(path.name for path in (site.folder / "events/series").iterdir())


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2018", ""),
        ("2018-06", "6月"),
        ("2018-06-12", "6月12日"),
        ("2018-06-01/2018-06-15", "6月1日—15日"),
        ("2017/2018", "至2018年"),
        ("unknown", ""),
    ],
)
def test_a_day_below_its_year(date: str, day: str):
    assert dates.day_in_chinese(date) == day


def test_the_index_is_a_timeline_of_years(workspace: Workspace):
    event(workspace, "a", "2018-06-12", "summary: 一句话")
    event(workspace, "b", "2017", "date_note: 2017年春")
    event(workspace, "c", "unknown", "status: caption-only")
    body = workspace.build().page("events/").body
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", body) == ["2018<small>年</small>", "2017<small>年</small>", "日期不详"]
    assert '<p class="gr-timeline__day">6月12日</p>' in body
    assert '<p class="gr-timeline__day">春</p>' in body
    assert '<li class="gr-bare">' in body
    assert "原稿只有标题，正文缺失。" in body


def test_a_campaign_has_a_page_with_its_events_newest_first(workspace: Workspace):
    event(workspace, "a", 2017, "series: 宣传月")
    event(workspace, "b", 2018, "series: 宣传月")
    event(workspace, "c", 2018)
    site = workspace.build()
    [word] = series_of(site)
    assert re.fullmatch("xuan-chuan-yue-[0-9a-f]{6}", word)
    page = site.page(f"events/series/{word}/")
    assert page.text.index("事b") < page.text.index("事a")
    assert "事c" not in page.text
    assert "2 件" in page.text
    assert f'<a href="../events/series/{word}/">宣传月</a>' in site.page("events/").body
    told = site.page("events/a/")
    assert f'<a href="../../events/series/{word}/">宣传月</a>' in told.body
    assert "同一系列活动" in told.text
    assert "同一系列活动" not in site.page("events/c/").text


def test_campaigns_that_sound_alike_have_pages_of_their_own(workspace: Workspace):
    for id, series in (("a", "宣传月"), ("b", "宣传阅"), ("c", "★★")):
        event(workspace, id, 2018, f"series: {series}")
    site = workspace.build()
    assert len(series_of(site)) == 3
    assert all(re.fullmatch("[a-z0-9-]+", word) for word in series_of(site))


def test_the_word_of_a_campaign_is_short_and_does_not_depend_on_others():
    word, heading = _campaign("宣传" * 100) or ("", "")
    assert len(word) < 50
    assert heading == "宣传" * 100
    assert _campaign(None) is None


def test_a_digest_is_composed_by_rank_and_counts_its_events(workspace: Workspace):
    for rank, id in ((2, "a"), (1, "b"), (3, "c")):
        ranked(workspace, id, rank)
    event(workspace, "d")
    site = workspace.build()
    page = site.page("events/digest/2018/")
    assert "2018 年度三件大事" in page.text
    assert re.findall("事[abcd]", page.text) == ["事b", "事a", "事c"]
    assert "事d" not in page.text
    assert '<a class="gr-button gr-button--ghost" href="../../../events/year/2018/">' in page.body
    for address, root in (("events/", "../"), ("events/year/2018/", "../../../")):
        assert f'<a href="{root}events/digest/2018/">2018 年度大事</a>' in site.page(address).body


def test_a_digest_tells_figures_and_what_is_missing(workspace: Workspace):
    workspace.record(
        "events/a",
        "title: 会\ndate: 2018\nstatus: caption-only\ndigest: {year: 2018, rank: 1}",
    )
    workspace.record(
        "events/b",
        """
        title: 赛
        date: 2018
        summary: 比赛
        digest: {year: 2018, rank: 2}
        figures: [{value: 34, unit: 名, what: 职工}]
        """,
    )
    page = workspace.build().page("events/digest/2018/")
    assert "原稿只有标题，正文缺失。" in page.text
    assert "<b>34<small>名</small></b>" in page.body


def test_digests_lead_to_the_years_around_them(workspace: Workspace):
    for year in (2016, 2018, 2020):
        ranked(workspace, f"e{year}", 1, year, year)
    body = workspace.build().page("events/digest/2018/").body
    assert '<a rel="prev" href="../../../events/digest/2020/"><small>后一年度</small>2020 年度大事</a>' in body
    assert '<a rel="next" href="../../../events/digest/2016/"><small>前一年度</small>2016 年度大事</a>' in body


def test_a_digest_may_tell_of_other_years_than_its_own(workspace: Workspace):
    ranked(workspace, "a", 1, 2018, "unknown")
    site = workspace.build()
    assert "所有大事" not in site.page("events/digest/2018/").text


def neighbours(site: Built, id: str) -> list[str]:
    return re.findall(r'<a rel="(?:prev|next)"[^>]*><small>(.*?)</a>', site.page(f"events/{id}/").body)


def test_events_of_a_digest_lead_through_it_and_out_at_its_ends(workspace: Workspace):
    event(workspace, "newer", 2020)
    ranked(workspace, "first", 1, 2018, 2019)
    ranked(workspace, "second", 2, 2018, 2018)
    event(workspace, "older", 2017)
    site = workspace.build()
    assert neighbours(site, "first") == ["上一件</small>事newer", "下一件</small>事second"]
    assert neighbours(site, "second") == ["上一件</small>事first", "下一件</small>事older"]
    assert '<a href="../../events/digest/2018/">2018 年度二件大事</a>' in site.page("events/first/").body


def test_few_photos_stand_beside_the_words_and_many_below(workspace: Workspace):
    for number in range(4):
        workspace.record(f"photos/p{number}", "caption: 会场")
    event(workspace, "few", 2018, "body: 话\nphotos: [p0]")
    event(workspace, "many", 2018, "body: 话\nphotos: [p0, p1, p2, p3]")
    site = workspace.build()
    assert "gr-told--beside" in site.page("events/few/").body
    assert "gr-told--beside" not in site.page("events/many/").body
    assert site.page("events/many/").body.count("会场") == 4
