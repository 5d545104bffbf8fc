"""Markdown fields: Chinese emphasis, nothing dangerous, headings with stable addresses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workspace import Workspace

from generator.markdown import to_html

IDS = re.compile(r'<h(\d) id="([^"]*)">')


@pytest.mark.parametrize(
    "text, html",
    [
        ("**“五一”**大会", "<p><strong>“五一”</strong>大会</p>\n"),
        ("开**“五一”大会。**然后", "<p>开<strong>“五一”大会。</strong>然后</p>\n"),
        ("*（注）*见下", "<p><em>（注）</em>见下</p>\n"),
        ("~~旧~~新", "<p><del>旧</del>新</p>\n"),
        ("一\n二", "<p>一\n二</p>\n"),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>\n"),
    ],
)
def test_inline(text: str, html: str):
    assert to_html(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "前 <img src=x onerror=alert(1)> 后",
        "<div onclick='x'>\n\n**粗**\n\n</div>",
        "<!-- 注 -->",
        "<style>p{}</style>",
        "<a href='javascript:x'>y</a>",
    ],
)
def test_raw_html_becomes_text(text: str):
    html = to_html(text)
    assert "&lt;" in html
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "strong"}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java\tscript:x",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
    ],
)
@pytest.mark.parametrize("form", ["[词]({})", "[词](<{}>)", "<{}>", "![词]({})", "[词][1]\n\n[1]: {}"])
def test_dangerous_links_are_dropped(address: str, form: str):
    schemes = re.findall(r'(?:href|src)="\s*([a-z][a-z0-9+.-]*):', to_html(form.format(address)), re.IGNORECASE)
    assert schemes == []


def test_links_and_pictures():
    assert to_html("[词](https://example.org/a?b=1&c=2)") == (
        '<p><a href="https://example.org/a?b=1&amp;c=2" rel="noopener nofollow">词</a></p>\n'
    )
    assert "<img" not in to_html("![图](https://example.org/x.png)")


def test_tables():
    html = to_html("| 年 | 人 |\n|---|--:|\n| 2018 | 3 |\n")
    assert "<th>年</th>" in html
    assert '<td align="right">3</td>' in html


def test_footnotes_speak_chinese_and_are_told_apart_by_their_field():
    html = to_html("事[^1]\n\n[^1]: 出处", prefix="panel-1-")
    assert 'href="#fn-panel-1-1"' in html
    assert 'id="fn-panel-1-1"' in html
    assert 'href="#fnref-panel-1-1"' in html
    assert 'id="fnref-panel-1-1"' in html
    assert "回到正文" in html
    assert "Back to" not in html


def test_a_note_and_a_heading_never_share_an_address():
    html = to_html('# fn 1\n\n# shi ji\n\n事[^1]，`id="shi-ji"`\n\n[^1]: 出处')
    assert re.findall(r'<(\w+) [^>]*\bid="([^"]*)"', html) == [
        ("h2", "fn-1-b4fb1d"),
        ("h2", "shi-ji"),
        ("a", "fnref-1"),
        ("li", "fn-1"),
    ]


def test_beyond_all_measure_quotes_and_tables_are_text():
    deep, wide = to_html("> " * 300 + "深"), to_html("|a" * 600 + "|\n" + "|-" * 600 + "|\n")
    assert deep.count("<blockquote>") == 100
    assert "深" in deep
    assert "<table>" not in wide
    assert to_html("前" + ">" * 300) == f"<p>前{'&gt;' * 300}</p>\n"


def test_headings_have_pinyin_addresses():
    assert IDS.findall(to_html("# 劳模 精神\n\n## 2018年 hello\n")) == [
        ("2", "lao-mo-jing-shen"),
        ("3", "2018-nian-hello"),
    ]


@pytest.mark.parametrize(
    "text, top, levels",
    [
        ("# 一\n## 二\n", 2, "23"),
        ("## 一\n### 二\n", 2, "23"),
        ("### 一\n# 二\n", 2, "42"),
        ("#### 一\n", 3, "3"),
        ("# 一\n###### 二\n", 3, "36"),
    ],
)
def test_headings_are_shifted_to_their_place(text: str, top: int, levels: str):
    assert "".join(level for level, _ in IDS.findall(to_html(text, top))) == levels


def test_repeated_headings_are_never_counted():
    html = to_html("# 甲\n## 事迹\n# 乙\n## 事迹\n# 丙\n## 事迹\n## 事迹\n")
    ids = [id for _, id in IDS.findall(html)]
    assert ids[:4] == ["jia", "shi-ji", "yi", "yi-shi-ji"]
    assert len(ids) == len(set(ids))
    assert not any(re.search(r"_\d|-\d$", id) for id in ids)


def test_a_heading_added_elsewhere_changes_no_address():
    before = {id for _, id in IDS.findall(to_html("# 甲\n## 事迹\n# 乙\n## 荣誉\n"))}
    after = {id for _, id in IDS.findall(to_html("# 新\n# 甲\n## 事迹\n# 乙\n## 荣誉\n"))}
    assert before < after


def test_a_heading_without_letters_still_has_an_address():
    assert IDS.findall(to_html("# ！！\n")) == [("2", "section")]


def test_addresses_on_a_page_of_several_fields_are_unique(workspace: Workspace):
    panel = "\n  - title: 板\n    text: |\n      # 事迹\n\n      文[^1]\n\n      [^1]: 注"
    workspace.record("exhibitions/x", f"title: 展\nbody: |\n  # 事迹\npanels:{panel}{panel}")
    ids = re.findall(r'\bid="([^"]*)"', workspace.build().page("exhibitions/x/").body)
    assert sorted(ids) == sorted(set(ids))


@given(st.text(max_size=200))
def test_no_text_raises_or_brings_its_own_markup(text: str):
    html = to_html(text)
    assert not re.search(r"<(script|style|img|iframe|svg|object|form|input)", html, re.IGNORECASE)
    assert not re.search(r"<[^>]*\son\w+=", html)
