"""`guangrong export print` as people use it: own layouts, wrong pairings, records that are not public, photos."""

from io import BytesIO

import pytest
from PIL import Image
from pressroom import read_sheets, run, set_records, site_of
from workspace import Workspace

from generator.printing.titles import lines_of
from generator.printing.upright import cells, columns

HEAD = "// title: 自己的\n// kinds: person\n"
OWN = f'{HEAD}#import "_print.typ": *\n#show: setting\n#set page(width: 50mm, height: 40mm)\n'


def test_a_site_has_its_own_layouts_and_replaces_ours(site: Workspace):
    site.file("templates/print/own.typ", f"{OWN}自己的#told.records.first().title\n")
    site.file("templates/print/sheet.typ", f"{OWN}换掉的\n")
    assert run(site, "own", "ding-yi").exit_code == 0
    (sheet,) = read_sheets((site.root / "out.pdf").read_bytes())
    assert (sheet.text, sheet.size) == ("自己的丁一", (50, 40))
    assert run(site, "sheet", "people/ding-yi").exit_code == 0
    assert [one.text for one in read_sheets((site.root / "out.pdf").read_bytes())] == ["换掉的"]


@pytest.mark.parametrize("output", ["out.pdf", "out.png"])
def test_a_poster_that_runs_over_its_edge_is_refused(site: Workspace, output: str):
    site.file("templates/print/sheet.typ", OWN + "#for _ in range(9) [一行字。 #parbreak()]")
    said = run(site, "sheet", "ding-yi", output=output)
    assert said.exit_code == 1
    assert "版式 sheet 一条记录是一页，1条记录却排成了" in said.output
    assert "看 templates/print/sheet.typ" in said.output
    assert not list(site.root.glob("out*"))
    site.file("templates/print/own.typ", OWN + "#for _ in range(9) [一行字。 #parbreak()]")
    assert run(site, "own", "ding-yi", output=output).exit_code == 0


def test_an_own_layout_says_what_it_is_for(site: Workspace):
    site.file("templates/print/own.typ", "// kinds: persn\n")
    assert "版式 own.typ 开头没有写清它用于什么：不认识 persn" in run(site, "own", "ding-yi").output
    assert run(site, "sheet", "ding-yi").exit_code == 0


def test_what_was_typed_in_another_order_is_met_with_what_was_meant(site: Workspace):
    assert "写成：guangrong export print sheet ding-yi" in run(site, "ding-yi", "sheet").output
    assert "写成：-o 长图.png" in run(site, "long-image", "ding-yi", "长图.png", output="").output


def test_layouts_and_records_that_do_not_go_together_are_refused_with_what_does(site: Workspace):
    said = run(site, "certificate", "ding-yi")
    assert said.exit_code == 1
    assert "版式 certificate 用于光荣榜，不用于人物" in said.output
    assert "人物可以用：board" in said.output
    assert "是不是 bus-shelter？" in run(site, "bus-sheltr", "ding-yi").output
    assert "是不是 ding-yi？" in run(site, "sheet", "ding-y").output


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("draft: true", "还是草稿"),
        ("publish_on: 2030-01-01", "2030-01-01 才公开"),
        ("expires_on: 2017-01-01", "2017-01-01 已经下线"),
        ("consent: withheld", "本人不公开"),
        ("consent: withheld\nremoval: {date: 2017-05-01, reason: 本人要求}", "已经撤下"),
    ],
)
def test_what_is_not_public_is_not_printed(site: Workspace, text: str, why: str):
    site.person("wang-er", "王二", text)
    said = run(site, "sheet", "wang-er")
    assert said.exit_code == 1
    assert f"content/people/wang-er.yml {why}" in said.output
    assert "不能印" in said.output
    assert not (site.root / "out.pdf").exists()


def test_certificates_are_for_those_on_the_roll(site: Workspace):
    site.record("rolls/kong", "title: 空榜\nawards: [laomo]\ncounts: [{what: 先进个人, value: 5}]")
    site.record("rolls/bang", "title: 榜\nawards: [laomo]\nrecipients: [{name: 王二}, {name: 李红军}]")
    assert "没有写明获评的人或单位" in run(site, "certificate", "kong").output
    assert "没有叫“李宏军”的名字；是不是 李红军？" in run(site, "certificate", "bang", "--only", "李宏军").output
    assert run(site, "certificate", "bang", "--only", "李红军").exit_code == 0
    (sheet,) = read_sheets((site.root / "out.pdf").read_bytes())
    assert "李红军" in sheet.text


def test_forms_and_sizes(site: Workspace):
    assert "没有 a5" in run(site, "sheet", "ding-yi", "--size", "a5").output
    assert "结尾" in run(site, "sheet", "ding-yi", output="out.doc").output
    assert "不一致" in run(site, "sheet", "ding-yi", "--format", "png").output
    assert "0 到 50 毫米" in run(site, "sheet", "ding-yi", "--bleed", "九").output
    assert "换个地方" in run(site, "sheet", "ding-yi", output="content/out.pdf").output
    assert run(site, "sheet", "ding-yi", "--bleed", "0.3cm").exit_code == 0
    assert read_sheets((site.root / "out.pdf").read_bytes())[0].size == (216, 303)


def test_several_pages_as_pictures_are_numbered(exhibition: Workspace):
    said = run(exhibition, "board", "exhibitions/zhan", "--dpi", "10", output="out.png")
    assert said.output.count("写入") == 3
    assert (exhibition.root / "out-3.png").is_file()


def test_an_earlier_print_is_replaced_and_no_other_file(site: Workspace):
    for output in ("out.pdf", "out.png"):
        file = site.root / output
        assert run(site, "sheet", "ding-yi", output=output).exit_code == 0
        first = file.read_bytes()
        if output == "out.png":
            assert Image.open(file).info["Software"] == "guangrong"
        assert run(site, "sheet", "ding-yi", output=output).exit_code == 0
        assert file.read_bytes() == first
        assert run(site, "sheet", "ding-yi", "--size", "a3", output=output).exit_code == 0
        assert file.read_bytes() != first
        file.write_bytes(b"%PDF-1.7 mine")
        said = run(site, "sheet", "ding-yi", output=output)
        assert (said.exit_code, file.read_bytes()) == (1, b"%PDF-1.7 mine")
        assert "out.p" in said.output and "不是以前印出来的，没有动它" in said.output


def test_of_several_pages_none_is_written_where_one_cannot_be(exhibition: Workspace):
    exhibition.file("out-2.png", "别的")
    assert "out-2.png 已经有了" in run(exhibition, "board", "zhan", output="out.png").output
    assert not (exhibition.root / "out-1.png").exists()


def test_where_nothing_can_be_written(site: Workspace):
    site.file("file", "")
    said = run(site, "sheet", "ding-yi", output="file/a.pdf")
    assert said.exit_code == 1
    assert "写不了：那里应当是文件夹，却有一个同名的文件" in said.output
    assert "用 -o 换个地方" in said.output


def test_a_photo_too_small_for_its_place_is_told_with_what_it_should_have(site: Workspace):
    content = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "secret camera"
    Image.new("RGB", (300, 400), "gray").save(content, "JPEG", exif=exif)
    site.file("content/media/a.jpg", content.getvalue())
    site.record("photos/xiang", "caption: 肖像\nfile: a.jpg\nalt: 一个人")
    site.person("wang-er", "王二", "portrait: xiang\nsummary: 一句话。")
    printed = set_records(site_of(site), "bus-shelter", "person/wang-er")
    assert "照片 a.jpg 会印得粗糙（约" in printed.notes[0].zh
    assert "像素的原图" in printed.notes[0].zh
    assert b"secret camera" not in printed.files[0]
    assert set_records(site_of(site), "sheet", "person/wang-er").notes == []


def test_text_stands_upright_in_cells():
    assert [one["text"] for one in cells("2018年5月12345")] == ["2", "0", "1", "8", "年", "5", "月", "12345"]
    assert [one["form"] for one in cells("18年“五一”CNC班　丁")] == [
        *("figures", "han", "mark", "han", "han", "mark", "turned", "han", "space", "han"),
    ]


def test_a_name_is_torn_only_behind_its_dots():
    ways = [
        ["".join(cell["text"] for cell in column) for column in way] for way in columns("艾尼瓦尔·阿不都热依木·买买提")
    ]
    assert ways[1:] == [["艾尼瓦尔·", "阿不都热依木·买买提"], ["艾尼瓦尔·", "阿不都热依木·", "买买提"]]
    endless = columns("阿卜杜热西提买买提江艾力·丁")
    assert len(endless) == 5
    assert all(column[0]["text"] != "·" for way in endless for column in way)


def test_titles_are_cut_between_words():
    assert lines_of("劳模工匠风采巡回展")[1] == ["劳模工匠", "风采巡回展"]
    assert lines_of("“五一”大会表彰先进")[1] == ["“五一”", "大会表彰先进"]
    assert lines_of("一九四〇年代及以前")[1] == ["一九四〇年代", "及以前"]
    assert lines_of("江苏微特利电机股份有限公司")[1:] == [["江苏微特利电机", "股份有限公司"]]
    assert lines_of("2018年“五一”表彰")[1:] and all("“五一”" in "/".join(way) for way in lines_of("2018年“五一”表彰"))
    assert lines_of("2018年度十件大事")[1] == ["2018年度", "十件大事"]
    assert lines_of("长" * 100) == [["长" * 100]]
