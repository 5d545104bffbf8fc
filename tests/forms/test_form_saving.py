"""Forms opened and saved: what is written, what is told, and what is never lost."""

import json
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from sittings import PERSON, Sitting
from workspace import PICTURE, SOURCE, photographed

from generator.forms import saving
from generator.forms.actions import NotThere, tell
from generator.forms.saving import Faulty
from generator.refusal import Refused

NEW = {"name": "吕梅华", "source": [{"title": "年报"}]}


def faults(save: Callable[[], Any]) -> list[dict[str, Any]]:
    with pytest.raises(Faulty) as told:
        save()
    return [tell(problem, told.value.found.kind, told.value.found.path) for problem in told.value.problems]


def refusal(save: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as told:
        save()
    return told.value.words.zh


def test_a_new_record_is_written_in_the_one_form(sitting: Sitting):
    filled = {**NEW, "unit": "jixie", "deeds": "第一段。\n\n第二段。", "deceased": False, "honours": []}
    saved = sitting.save("people/lv-meihua", filled, is_new=True)
    assert saved == {
        "saved": "content/people/lv-meihua.yml",
        "address": "people/lv-meihua/",
        "problems": [],
        "others": 0,
    }
    assert sitting.text("people/lv-meihua") == (
        "name: 吕梅华\nunit: jixie\ndeeds: |\n  第一段。\n\n  第二段。\nsource:\n  - title: 年报\n"
    )


@pytest.mark.parametrize(("date", "folder"), [("2018-06-12", "2018"), ("unknown", "undated"), ("2019", "2019")])
def test_a_new_event_lies_in_the_folder_of_its_year(sitting: Sitting, date: str, folder: str):
    filled = {"title": "大会", "date": date, "status": "caption-only", "source": [{"title": "年报"}]}
    assert sitting.save("events/da-hui", filled, is_new=True)["saved"] == f"content/events/{folder}/da-hui.yml"
    assert sitting.open("events/da-hui")["title"] == "大会"


def test_a_change_keeps_everything_else(sitting: Sitting):
    form = sitting.open("people/ding-yi")
    sitting.save("people/ding-yi", {**form, "trade": "焊工"})
    assert sitting.text("people/ding-yi") == PERSON.replace("unit:", "trade: 焊工\nunit:")


def test_a_form_that_was_not_changed_writes_nothing(sitting: Sitting):
    file = sitting.content / "people/ding-yi.yml"
    stamp = file.stat().st_mtime_ns, file.stat().st_ino
    sitting.save("people/ding-yi", sitting.open("people/ding-yi"))
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == stamp
    assert list(sitting.ask("state")["changed"]) == []


def test_a_mistake_is_told_with_its_field_and_nothing_is_written(sitting: Sitting):
    filled = {**NEW, "unit": "jixei", "honours": [{"title": "甲", "year": "18年"}]}
    told = faults(lambda: sitting.save("people/lv-meihua", filled, is_new=True))
    assert [(one["title"], one["way"], one["code"]) for one in told] == [
        ("单位", ["unit"], "R301"),
        ("荣誉 › 第 1 项 › 年份", ["honours", 0, "year"], "F206"),
    ]
    assert "18年" in told[1]["message"]
    assert not (sitting.content / "people/lv-meihua.yml").exists()
    told = faults(lambda: sitting.save("people/lv-meihua", {**NEW, "unit": "jixei"}, is_new=True))
    assert [(one["title"], one["message"], one["hint"]) for one in told] == [
        ("单位", "没有叫“jixei”的单位", "是不是 jixie？（content/units/jixie.yml）"),
    ]


def test_a_reminder_does_not_keep_from_saving(sitting: Sitting):
    filled = {**NEW, "summary": "在一线焊了三十年的工人,还带徒弟。"}
    saved = sitting.save("people/lv-meihua", filled, is_new=True)
    assert [one["severity"] for one in saved["problems"]] == ["warning"]
    assert sitting.text("people/lv-meihua")


def test_mistakes_elsewhere_are_not_this_form_s(sitting: Sitting):
    (sitting.content / "units/other.yml").write_text("nmae: 错\n", "utf-8")
    saved = sitting.save("people/lv-meihua", NEW, is_new=True)
    assert (saved["problems"], saved["others"], saved["address"]) == ([], 3, "")


def test_mistakes_that_it_makes_elsewhere_are_told(sitting: Sitting):
    roll = f"title: 榜\nawards: [laomo]\nrecipients:\n  - {{name: 丙, unit_then: 某某机械厂}}\n{SOURCE}"
    (sitting.content / "rolls").mkdir()
    (sitting.content / "awards").mkdir()
    (sitting.content / "awards/laomo.yml").write_text(f"name: 劳模\nlevel: city\ngranted_by: 市\n{SOURCE}", "utf-8")
    (sitting.content / "rolls/bang.yml").write_text(roll, "utf-8")
    sitting.save("people/lv-meihua", NEW, is_new=True)
    filled = {**NEW, "name": "丙", "consent": "withheld"}
    told = faults(lambda: sitting.save("people/bing", filled, is_new=True))
    assert [(one["title"], one["way"]) for one in told] == [("content/rolls/bang.yml", [])]


def test_an_id_that_is_taken_or_none_is_refused(sitting: Sitting):
    assert "编号 ding-yi 已经用了：content/people/ding-yi.yml" in refusal(
        lambda: sitting.save("people/ding-yi", NEW, is_new=True)
    )
    assert "不能作编号" in refusal(lambda: sitting.save("people/Lv Meihua", NEW, is_new=True))
    assert "不能作编号" in refusal(lambda: sitting.save("people/con", NEW, is_new=True))
    assert sitting.text("people/ding-yi") == PERSON


def test_a_file_that_was_changed_meanwhile_is_not_written_over(sitting: Sitting):
    form = sitting.open("people/ding-yi")
    (sitting.content / "people/ding-yi.yml").write_text(PERSON + "sex: 男\n", "utf-8")
    assert "打开以后被别处改过" in refusal(lambda: sitting.save("people/ding-yi", {**form, "trade": "焊工"}))
    assert sitting.text("people/ding-yi") == PERSON + "sex: 男\n"


def test_of_two_forms_of_one_record_the_second_is_refused_and_the_first_goes_on(sitting: Sitting):
    first, second = sitting.open("people/ding-yi"), sitting.open("people/ding-yi")
    sitting.save("people/ding-yi", {**first, "trade": "焊工"})
    assert "打开以后被别处改过" in refusal(lambda: sitting.save("people/ding-yi", {**second, "sex": "男"}))
    sitting.save("people/ding-yi", {**first, "trade": "钳工"})
    assert "trade: 钳工\n" in sitting.text("people/ding-yi")
    assert "sex" not in sitting.text("people/ding-yi")


def test_a_form_that_outlives_the_server_is_saved_over_what_it_saw_only(sitting: Sitting, workspace):
    from generator.forms.actions import Forms
    from generator.settings import read_settings

    form = sitting.open("people/ding-yi")
    again = Sitting(Forms(read_settings(workspace.config), "test"), sitting.content)
    again.save("people/ding-yi", {**form, "trade": "焊工"})
    later = Sitting(Forms(read_settings(workspace.config), "test"), sitting.content)
    assert "被别处改过" in refusal(lambda: later.save("people/ding-yi", {**form, "trade": "钳工"}))


def test_a_file_that_is_gone_is_told(sitting: Sitting):
    form = sitting.open("people/ding-yi")
    (sitting.content / "people/ding-yi.yml").unlink()
    assert "已经不在了" in refusal(lambda: sitting.save("people/ding-yi", form))
    with pytest.raises(NotThere):
        sitting.open("people/ding-yi")


def test_a_file_changed_between_check_and_write_is_not_written_over(sitting: Sitting, monkeypatch: pytest.MonkeyPatch):
    form = sitting.open("people/ding-yi")
    real = saving.make_changes

    def late(changes: Any) -> None:
        (sitting.content / "people/ding-yi.yml").write_text(PERSON + "sex: 男\n", "utf-8")
        real(changes)

    monkeypatch.setattr(saving, "make_changes", late)
    assert "刚才被别处改过" in refusal(lambda: sitting.save("people/ding-yi", {**form, "trade": "焊工"}))
    assert sitting.text("people/ding-yi") == PERSON + "sex: 男\n"


def test_many_saves_at_once_lose_none(sitting: Sitting):
    start = Barrier(8)

    def save(number: int) -> None:
        start.wait()
        sitting.save(f"people/ren-{number}", {**NEW, "name": "甲乙丙丁戊己庚辛"[number] * 2}, is_new=True)

    threads = [Thread(target=save, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(file.stem for file in (sitting.content / "people").glob("ren-*.yml")) == [
        f"ren-{number}" for number in range(8)
    ]


@pytest.mark.parametrize(
    "text",
    ["name: [\n", "name: 甲\nhonours: 先进\n", "name: 甲\ndeceased: 也许\n", "name: \x00\n"],
    ids=["yaml", "list", "truth", "character"],
)
def test_a_record_that_no_form_can_hold_is_told_and_stays(sitting: Sitting, text: str):
    file = sitting.content / "people/po.yml"
    file.write_text(text + SOURCE, "utf-8")
    assert faults(lambda: sitting.open("people/po"))
    assert "po" in [json.loads(one["data"])["id"] for one in sitting.ask("entriesByFolder", folder="content/people")]
    assert file.read_text("utf-8") == text + SOURCE


def test_a_list_tells_records_apart(sitting: Sitting):
    shown = [json.loads(one["data"])["form_shown"] for one in sitting.ask("entriesByFolder", folder="content/people")]
    assert shown == ["丁一 · 某某机械厂 · ding-yi"]


@pytest.mark.parametrize("words", ["丁", "dingyi", "dy", "ding-yi", "DING", "丁 一"])
def test_records_are_found_by_name_sound_and_id(sitting: Sitting, words: str):
    found = sitting.ask("names", kind="person", words=words)
    assert found == [{"id": "ding-yi", "label": "丁一", "detail": "某某机械厂"}]


def test_records_are_named_by_their_ids(sitting: Sitting):
    assert [one["label"] for one in sitting.ask("names", kind="unit", ids=["jixie", "nope"])] == ["某某机械厂"]
    assert sitting.ask("names", kind="person", words="张") == []


def test_a_new_record_gets_a_free_id_for_each_way_to_read_it(sitting: Sitting):
    sitting.save("people/shan-gang", {**NEW, "name": "单刚"}, is_new=True)
    told = sitting.ask("propose", kind="person", filled={"name": "单刚"})
    assert told["ways"] == [
        {"reading": "Shàn Gāng", "id": "shan-gang-2", "written": ""},
        {"reading": "Dān Gāng", "id": "dan-gang", "written": "Dān Gāng"},
    ]
    assert told["namesakes"] == ["单刚（shan-gang）"]


def test_a_title_gets_its_year_and_an_empty_name_no_id(sitting: Sitting):
    filled = {"title": "表彰大会", "date": "2018-06-12"}
    assert sitting.ask("propose", kind="event", filled=filled)["ways"][0]["id"] == "2018-biao-zhang-da-hui"
    assert sitting.ask("propose", kind="person", filled={})["ways"][0]["id"] == ""
    told = sitting.ask("propose", kind="person", filled={"name": "丁一", "reading": "Zhāng"})
    assert told["ways"][0] == {"reading": "Zhāng", "id": "ding-yi-2", "written": "Zhāng"}


def test_a_picture_is_laid_into_the_folder_of_the_year(sitting: Sitting):
    told = sitting.forms.upload("车间 比武.JPG", photographed())
    assert told == {"path": "2018/che-jian-bi-wu.jpg"}
    assert (sitting.content / "media/2018/che-jian-bi-wu.jpg").read_bytes() == photographed()
    assert sitting.forms.upload("车间 比武.JPG", photographed()) == told
    assert sitting.forms.upload("车间 比武.jpg", photographed(b"other"))["path"] == "2018/che-jian-bi-wu-2.jpg"
    assert "2018/che-jian-bi-wu.jpg" in sitting.ask("pictures")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.svg", b"<svg onload=alert(1)>", "SVG"),
        ("a.png", PICTURE[:48], "不完整"),
        (".png", PICTURE, "打不开"),
        ("a.heic", b"\x00\x00\x00\x18ftypheic", "HEIC"),
        ("a.exe", PICTURE, "打不开"),
        ("../../a.html", b"<html>", "网页"),
        ("", b"", "打不开"),
    ],
)
def test_what_is_no_picture_is_refused(sitting: Sitting, name: str, content: bytes, words: str):
    assert words in refusal(lambda: sitting.forms.upload(name, content))
    assert not (sitting.content / "media").exists()


@pytest.mark.parametrize("name", ["../../x.png", "con.png", "a/b\\c.png", "x" * 300 + ".png", "名.png"])
def test_a_picture_stays_within_its_folder_whatever_it_is_called(sitting: Sitting, name: str):
    path = sitting.forms.upload(name, PICTURE)["path"]
    file = sitting.content / "media" / path
    assert file.read_bytes() == PICTURE
    assert file.parent == sitting.content / "media/2018"
    filled = {"caption": "画", "file": path, "alt": "画", "source": [{"title": "年报"}]}
    assert sitting.save(f"photos/p-{abs(hash(name)) % 1000}", filled, is_new=True)["problems"] == []


def test_a_disk_that_refuses_leaves_the_old_file(sitting: Sitting, monkeypatch: pytest.MonkeyPatch):
    form = sitting.open("people/ding-yi")

    def full(self: Path, *_: Any, **__: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.replace_file.os.fsync", lambda _: full(Path()))
    assert "No space left" in refusal(lambda: sitting.save("people/ding-yi", {**form, "trade": "焊工"}))
    assert sitting.text("people/ding-yi") == PERSON
    assert [file.name for file in (sitting.content / "people").iterdir()] == ["ding-yi.yml"]
