"""What authors and templates may not do: words stay words, nothing flows over, nothing else is read."""

from pathlib import Path

import pytest
from pressroom import read_sheets, run, set_records, site_of
from workspace import Workspace

from generator.printing.blocks import blocks_of
from generator.refusal import Refused

LAYOUTS = ("bus-shelter", "roll-up", "board", "sheet")
CODE = '#eval("1+1") $x^2$ @ref #include "/etc/passwd" \\# //注释 #sys.version'
LONG_NAMES = (
    "阿卜杜热合曼·买买提吐尔逊·阿不都克里木江",
    "Maximilian Alexander von Hohenlohe-Langenburg",
    "一" * 40,
)


def test_what_looks_like_code_is_printed_as_it_is(site: Workspace):
    site.record("people/wang-er", f"name: 王二\nsummary: '{CODE}'\ndeeds: |\n  {CODE}\nmotto: '{CODE}'")
    for layout in LAYOUTS:
        (sheet,) = read_sheets(*set_records(site_of(site), layout, "person/wang-er").files)
        assert '#eval("1+1")$x^2$@ref#include"/etc/passwd"' in sheet.text
        assert "root:" not in sheet.text


@pytest.mark.parametrize("name", LONG_NAMES)
def test_the_longest_names_fit(site: Workspace, name: str):
    site.record("people/chang", f"name: {name}\nsummary: 一句话。\nunit_name: {'柳河' * 30}公司")
    made = site_of(site)
    for layout in LAYOUTS:
        (sheet,) = read_sheets(*set_records(made, layout, "person/chang").files)
        assert "".join(name.split()) in sheet.text.replace("\u00ad", "") or layout in ("bus-shelter", "roll-up")


@pytest.mark.parametrize("sentence", ["他又做成了一件事。", "没有句号也没有逗号的长长的话"])
def test_too_long_a_text_ends_with_a_sentence_and_where_the_rest_is(site: Workspace, sentence: str):
    site.record(
        "people/chang", f"name: 王二\nsummary: {sentence * 130}\ndeeds: {sentence * 400}\nmotto: {sentence * 9}"
    )
    made = site_of(site)
    for layout in LAYOUTS:
        (sheet,) = read_sheets(*set_records(made, layout, "person/chang").files)
        assert "……全文见二维码" in sheet.text


def test_without_an_address_a_cut_text_promises_no_code(workspace: Workspace):
    workspace.record("people/chang", f"name: 王二\nsummary: {'他又做成了一件事。' * 200}")
    printed = set_records(site_of(workspace), "bus-shelter", "person/chang")
    (sheet,) = read_sheets(*printed.files)
    assert "二维码" not in sheet.text
    assert "……（节选）" in sheet.text
    assert "site_url" in printed.notes[0].zh


def test_a_character_without_a_shape_is_told_with_its_field(site: Workspace):
    site.record("people/wang-er", "name: 王二\nsummary: 焊工😀\n")
    said = run(site, "sheet", "wang-er").output
    assert "content/people/wang-er.yml 的 summary（一句话）里的“😀”（U+1F600）印不出来" in said
    assert not (site.root / "out.pdf").exists()


@pytest.mark.parametrize("layout", ["board", "catalogue"])
def test_such_a_character_is_told_of_whose_file_it_is_in(exhibition: Workspace, layout: str):
    exhibition.file("content/people/cai-si.yml", "name: 蔡四\nsummary: 好工人😀\nsource: [{title: 报}]\n")
    said = run(exhibition, layout, "zhan").output
    assert "content/people/cai-si.yml 的 summary（一句话）里的“😀”" in said


def test_a_template_reads_nothing_but_its_folder(site: Workspace, tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", "utf-8")
    head = '// kinds: person\n#import "_print.typ": *\n#show: setting\n'
    for number, read in enumerate((f'"{secret}"', '"../../secret.txt"', '"/../faces/NotoSerifSC-Bold.otf"')):
        site.file(f"templates/print/own-{number}.typ", f"{head}#read({read})\n")
        with pytest.raises(Refused, match="fails"):
            set_records(site_of(site), f"own-{number}", "person/ding-yi")


@pytest.mark.parametrize("words", ['#import "@preview/cetz:0.3.0": *', '#import ("@pre" + "view/cetz:0.3.0"): *'])
def test_a_template_fetches_nothing(site: Workspace, words: str):
    site.file("templates/print/own.typ", f"// kinds: person\n{words}\n")
    with pytest.raises(Refused):
        set_records(site_of(site), "own", "person/ding-yi")


def test_a_face_that_is_not_there_is_an_error_with_its_line(site: Workspace):
    site.file("templates/print/own.typ", '// kinds: person\n#text(font: "Nope", "字")\n')
    said = run(site, "own", "ding-yi").output
    assert "unknown font family: nope" in said
    assert "templates/print/own.typ:2" in said


def test_blocks_keep_words_looks_and_order():
    blocks = blocks_of("# 题\n\n一句。**两句！**\n\n- 甲\n  1. 乙\n\n> 引\n\n|a|b|\n|-|-|\n|1|2|")
    kinds = [(one["kind"], one["deep"], one["mark"]) for one in blocks]
    assert kinds == [
        ("heading", 0, ""),
        ("paragraph", 0, ""),
        ("item", 0, "·"),
        ("item", 1, "1."),
        ("quote", 0, ""),
        ("row", 0, ""),
        ("row", 0, ""),
    ]
    assert [[(run["text"], run["bold"]) for run in part] for part in blocks[1]["parts"]] == [
        [("一句。", False)],
        [("两句！", True)],
    ]
