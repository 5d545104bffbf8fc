"""A whole exhibition as a book: contents and index name the pages on which things are."""

import re

import pypdfium2
from pressroom import read_sheets, set_records, site_of
from workspace import Workspace

from generator.names import sort_key

NAMES = {"丁一": "丁　一", "丁三": "丁　三", "万二": "万　二", "蔡四": "蔡　四"}


def test_contents_and_index_lead_to_the_right_pages(exhibition: Workspace):
    (content,) = set_records(site_of(exhibition), "catalogue", "exhibition/zhan").files
    sheets = read_sheets(content)
    contents = next(sheet.raw for sheet in sheets if sheet.text.startswith("目录"))
    index = next(sheet.raw for sheet in sheets if "以姓氏笔画为序" in sheet.text)
    # What begins on a page, by its number: the words in which it does so.
    for words, begins in (("前言", "前言的一句话"), ("第一块", "展板的文字"), ("出处与说明", "排印日期")):
        assert begins in sheets[_page_after(words, contents) - 1].text
    for name, padded in NAMES.items():
        page = _page_after(padded, index)
        assert name in sheets[page - 1].text
        assert "做了一件事。" in sheets[page - 1].text or name == "丁一"


def test_the_index_is_in_the_official_order_of_strokes(exhibition: Workspace):
    (content,) = set_records(site_of(exhibition), "catalogue", "exhibition/zhan").files
    index = next(sheet.text for sheet in read_sheets(content) if "以姓氏笔画为序" in sheet.text)
    found = re.findall("|".join(NAMES), index)
    assert found == sorted(NAMES, key=lambda name: sort_key(name, "surname-stroke"))
    assert index.index("二画") < index.index("丁一") < index.index("三画") < index.index("万二") < index.index("十四画")


def test_the_file_has_bookmarks_for_sections_and_people(exhibition: Workspace):
    (content,) = set_records(site_of(exhibition), "catalogue", "exhibition/zhan").files
    marks = [(mark.level, mark.get_title()) for mark in pypdfium2.PdfDocument(content).get_toc()]
    assert marks == [
        (0, "前言"),
        (0, "第一块"),
        (1, "蔡四"),
        (1, "丁一"),
        (0, "第二块"),
        (1, "万二"),
        (1, "丁三"),
        (0, "人名索引"),
        (0, "出处与说明"),
    ]


def _page_after(words: str, text: str) -> int:
    found = re.search(rf"{words}\D*?(\d+)", text)
    assert found, (words, text)
    return int(found[1])
