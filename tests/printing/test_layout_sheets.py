"""Every layout: sizes, pages, words, faces, archive form, code; and the same file whenever it is made."""

import re
from io import BytesIO

import pytest
from PIL import Image
from pressroom import ADDRESS, read_code, read_picture, read_sheets, set_records, site_of
from workspace import Workspace

SIZES = {
    "bus-shelter": (1200, 1800),
    "roll-up": (800, 2000),
    "board": (900, 1200),
    "sheet": (210, 297),
}
_FACE = re.compile(rb"/FontName ?/[A-Z]{6}\+([\w-]+)")


@pytest.mark.parametrize("layout", SIZES)
def test_a_person_stands_on_one_sheet_of_the_size_said(site: Workspace, layout: str):
    (content,) = set_records(site_of(site), layout, "person/ding-yi").files
    (sheet,) = read_sheets(content)
    assert sheet.size == sheet.trim == SIZES[layout]
    assert "柳河市劳动模范" in sheet.text
    assert "在一线焊了三十年的工人。" in sheet.text
    assert "丁一" in sheet.text
    assert read_code(content) == f"{ADDRESS}people/ding-yi/"


def test_files_hold_only_our_faces_and_are_for_archives(site: Workspace):
    (content,) = set_records(site_of(site), "sheet", "person/ding-yi").files
    assert set(_FACE.findall(content)) <= {b"NotoSerifSC-Bold", b"NotoSerifSC-Regular"}
    assert content.count(b"/FontFile3") == 2
    assert b"<pdfaid:part>2</pdfaid:part>" in content
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in content
    assert "丁一".encode() in content  # the title, in the metadata
    assert b"2018-01-15" in content


def test_the_same_records_make_the_same_bytes(exhibition: Workspace):
    first, second = (set_records(site_of(exhibition), "board", "exhibition/zhan").files for _ in range(2))
    assert first == second


def test_a3_is_a4_enlarged(site: Workspace):
    (content,) = set_records(site_of(site), "sheet", "person/ding-yi", size="a3").files
    assert [sheet.size for sheet in read_sheets(content)] == [(297, 420)]


def test_bleed_and_marks_lie_outside_of_the_finished_size(site: Workspace):
    made = site_of(site)
    (bled,) = set_records(made, "sheet", "person/ding-yi", bleed=3).files
    (marked,) = set_records(made, "sheet", "person/ding-yi", bleed=3, marks=True).files
    (bled_sheet,), (marked_sheet,) = read_sheets(bled), read_sheets(marked)
    assert (bled_sheet.size, bled_sheet.trim) == ((216, 303), (210, 297))
    assert (marked_sheet.size, marked_sheet.trim) == ((240, 327), (210, 297))
    assert "净尺寸21×29.7厘米，出血3毫米" in marked_sheet.text
    assert "转四色参考" not in bled_sheet.text


def test_the_ground_goes_on_into_the_bleed_and_not_under_the_marks(site: Workspace):
    import pypdfium2

    (content,) = set_records(site_of(site), "bus-shelter", "person/ding-yi", bleed=5, marks=True).files
    page = pypdfium2.PdfDocument(content)[0]
    image = page.render(scale=25.4 / 72).to_pil()  # a pixel a millimetre
    middle = image.height // 2
    assert image.getpixel((6, middle)) == (255, 255, 255)
    assert max(image.getpixel((14, middle))) < 120  # within the bleed: from 12 to 17 mm


def test_a_roll_up_says_nothing_where_it_stands_in_its_foot(site: Workspace):
    import pypdfium2

    (content,) = set_records(site_of(site), "roll-up", "person/ding-yi").files
    page = pypdfium2.PdfDocument(content)[0].get_textpage()
    boxes = [page.get_charbox(at) for at in range(page.count_chars())]
    assert min(bottom for _, bottom, _, _ in boxes) > 180 * 72 / 25.4


def test_a_long_image_is_as_wide_as_a_phone_and_has_its_code(site: Workspace):
    (content,) = set_records(site_of(site), "long-image", "person/ding-yi").files
    image = Image.open(BytesIO(content))
    assert image.width == 1080
    assert read_picture(image) == f"{ADDRESS}people/ding-yi/"


def test_an_exhibition_is_a_foreword_and_a_board_for_each_panel(exhibition: Workspace):
    made = site_of(exhibition)
    sheets = read_sheets(*set_records(made, "board", "exhibition/zhan").files)
    assert ["前言" in sheet.text for sheet in sheets] == [True, False, False]
    assert "展板的文字。" in sheets[1].text
    (only,) = read_sheets(*set_records(made, "board", "exhibition/zhan", only=("二",)).files)
    assert "第二块" in only.text


def test_certificates_name_whoever_still_has_the_award(site: Workspace):
    site.record(
        "rolls/bang",
        """
        title: 柳河市劳动模范名单
        awards: [laomo]
        date: 2016-04-28
        granted_by: 柳河市人民政府
        recipients:
          - person: ding-yi
            unit_then: 柳河焊接厂
          - {name: 王二, sex: 女, ethnicity: 回族}
          - {name: 李三, result: 提名}
        """,
    )
    sheets = read_sheets(*set_records(site_of(site), "certificate", "roll/bang").files)
    assert len(sheets) == 2
    assert "柳河焊接厂" in sheets[0].text
    assert "王二（女，回族）" in sheets[1].text
    assert all("柳河市人民政府" in sheet.text and "2016年4月28日" in sheet.text for sheet in sheets)
    assert all("柳河市劳动模范" in sheet.text and sheet.size == (297, 210) for sheet in sheets)


def test_a_title_is_conferred_and_a_medal_given(site: Workspace):
    site.award("jiangzhang", "柳河市五一劳动奖章")
    for award in ("laomo", "jiangzhang"):
        site.record(f"rolls/{award}", f"title: 榜\nawards: [{award}]\nyear: 2018\nrecipients: [{{name: 王二}}]")
        (sheet,) = read_sheets(*set_records(site_of(site), "certificate", f"roll/{award}").files)
        assert "特发此证。" in sheet.text
        assert ("称号，" in sheet.text) == (award == "laomo")


def test_a_roll_that_names_nobody_shows_its_numbers(site: Workspace):
    counts = "counts: [{what: 集体, value: 35, unit: 个}, {what: 个人, value: 57, unit: 名, result: 提名}]"
    site.record("rolls/bang", f"title: 榜\nawards: [laomo]\nyear: 2018\n{counts}")
    for layout in ("board", "long-image"):
        (sheet,) = read_sheets(*set_records(site_of(site), layout, "roll/bang", ending="pdf").files)
        assert sheet.text.count("35个") == 1
        assert "57名" in sheet.text and "提名：个人" in sheet.text


def test_a_long_name_takes_several_places_and_all_names_keep_their_order(site: Workspace):
    long = "艾尼瓦尔·阿不都热依木·买买提"
    names = [f"{one}{two}" for one in "丁王李张刘陈杨赵黄周" for two in "一二三四五六七八九十"]
    names.insert(50, long)
    lines = "".join(f"  - name: {name}\n" for name in names)
    site.file(
        "content/rolls/bang.yml",
        f"title: 榜\nawards: [laomo]\nyear: 2018\nrecipients:\n{lines}source: [{{title: 报}}]\n",
    )
    (sheet,) = read_sheets(*set_records(site_of(site), "board", "roll/bang").files)
    assert "".join(names) in sheet.text.replace("\u3000", "")


def test_a_list_too_long_for_small_letters_says_how_much_more_there_is(site: Workspace):
    lines = "".join(f"  - {{title: 很长的出处标题第{number}条, publisher: 柳河日报社}}\n" for number in range(90))
    site.file("content/people/wang-er.yml", f"name: 王二\nsource:\n{lines}")
    (sheet,) = read_sheets(*set_records(site_of(site), "sheet", "person/wang-er").files)
    told = sheet.text.count("很长的出处标题")
    assert 10 < told < 90
    assert f"……另有{90 - told}条，全文见二维码" in sheet.text
