"""What the engine of the search finds in small indexes, in a real browser."""

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from small_index import Document, fold, write_index
from workspace import PROJECT

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
POLICY = "default-src 'none'; script-src 'self' file:"
PAGE = f"""<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>x</title><link rel="icon" href="data:,"><script src="../names.js"></script><script src="../seek.js"></script>"""

LV = Document(
    "person",
    "吕梅华",
    "people/lv/",
    ["小梅"],
    "全国劳动模范",
    ["2018年全国劳动模范"],
    sounds=[("吕梅华", "lv mei hua")],
)
DING = Document(
    "person",
    "丁\u3000一",
    "people/ding/",
    line="工匠",
    tags=[("gongjiang", "city", 2018)],
    sounds=[("丁 一", "ding yi")],
)
SHAN = Document("person", "单小明", "people/shan/", sounds=[("单小明", "shan!dan xiao ming")])
HALL = Document(
    "unit", "海陵区总工会", "units/hall/", ["区总"], body=["住院慰问金由工会发放，第二届“海陵工匠”评选。\n工会法律援助"]
)
ROLL = Document(
    "roll", "2018年度“海陵工匠”名单", "rolls/2018/", body=["丁一 吕梅华\n泰州 海陵"], tags=[("gongjiang", "city", 2018)]
)
SOME = [LV, DING, SHAN, HALL, ROLL]
CHARACTERS = {
    "吕": (".", "lv"),
    "美": (".", "mei"),
    "梅": (".", "mei"),
    "华": (".", "hua"),
    "丽": (".", "li"),
    "刚": (".", "gang"),
    "勞": ("劳", "lao"),
    "動": ("动", "dong"),
    "劳": (".", "lao"),
    "慰": (".", "wei"),
}


class Seeker:
    """A page with the engine and an index that is written for it."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder = page, folder
        self.wrong: list[str] = []
        self.loaded: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda request: self.loaded.append(request.url.rpartition("/")[2]))
        for name in ("names", "seek"):
            shutil.copy(PROJECT / f"templates/assets/js/{name}.js", folder)
        (folder / "search").mkdir()
        (folder / "search/index.html").write_text(PAGE, "utf-8")

    def open(self, documents: list[Document], address: str | None = None, **more: Any) -> "Seeker":
        write_index(self.folder, documents, **more)
        self.page.goto(f"{address or self.folder.as_uri()}/search/index.html")
        self.page.evaluate("guangrongSearch.open('../')")
        return self

    def ask(self, typed: str, **choices: Any) -> Any:
        return self.page.evaluate("([typed, choices]) => guangrongSearch.ask(typed, choices)", [typed, choices])

    def facets(self, typed: str, **choices: Any) -> Any:
        return self.page.evaluate("([typed, choices]) => guangrongSearch.facets(typed, choices)", [typed, choices])

    def titles(self, typed: str, **choices: Any) -> list[str]:
        return [hit["title"] for hit in self.ask(typed, **choices)["hits"]]

    def near(self, typed: str) -> list[str]:
        """Titles of what is only like it; nothing else may be found."""
        answer = self.ask(typed)
        assert answer["hits"] == []
        assert all(hit["isNear"] for hit in answer["near"])
        return [hit["title"] for hit in answer["near"]]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def seeker(chromium: Browser, tmp_path: Path) -> Iterator[Seeker]:
    page = chromium.new_page()
    seeker = Seeker(page, tmp_path)
    yield seeker
    page.close()
    assert seeker.wrong == []


@pytest.fixture
def some(seeker: Seeker) -> Seeker:
    return seeker.open(SOME, characters=CHARACTERS)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def marked(text: str, marks: list[list[int]]) -> list[str]:
    units = text.encode("utf-16-le")
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in marks]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("吕梅华", ["吕梅华", "2018年度“海陵工匠”名单"]),
        ("梅华", ["吕梅华", "2018年度“海陵工匠”名单"]),
        ("华", ["吕梅华", "2018年度“海陵工匠”名单"]),
        ("小梅", ["吕梅华"]),
        ("丁一", ["丁\u3000一", "2018年度“海陵工匠”名单"]),
        ("丁　一", ["丁\u3000一", "2018年度“海陵工匠”名单"]),
        ("一", ["丁\u3000一", "2018年度“海陵工匠”名单"]),
        ("住院慰问金", ["海陵区总工会"]),
        ("工会法律援助", ["海陵区总工会"]),
        ("第二届海陵工匠", ["海陵区总工会"]),
        ("２０１８", ["2018年度“海陵工匠”名单", "吕梅华"]),
        ("2018年度", ["2018年度“海陵工匠”名单"]),
        ("海陵区", ["海陵区总工会"]),
        ("海陵", ["海陵区总工会", "2018年度“海陵工匠”名单"]),
        ("吕梅华泰州", []),
        ("会第", []),
        ("吕梅华 丁一", ["2018年度“海陵工匠”名单"]),
        ("丁一，吕梅华；泰州", ["2018年度“海陵工匠”名单"]),
        ("吕梅华 慰问金", []),
        ("劳动模范", ["吕梅华"]),
    ],
)
def test_words_in_names_titles_honours_and_bodies(some: Seeker, typed: str, titles: list[str]) -> None:
    answer = some.ask(typed)
    assert [hit["title"] for hit in answer["hits"]] == titles
    assert (answer["typed"], answer["total"], answer["isExact"], answer["more"]) == (typed, len(titles), True, False)


@pytest.mark.parametrize(
    "typed",
    ["lvmeihua", "lv mei hua", "lümeihua", "LYUMEIHUA", "lmh", "吕mh", "吕m", "lvmeih", "meihua", "lv3mei2hua2"],
)
def test_names_by_sound(some: Seeker, typed: str) -> None:
    (hit,) = some.ask(typed)["hits"]
    assert (hit["title"], hit["isNear"]) == ("吕梅华", False)
    assert marked(hit["title"], hit["titleMarks"])[0] in ("吕梅华", "梅华", "吕", "吕梅")


def test_a_padded_name_by_sound_is_marked_with_its_space(some: Seeker) -> None:
    (hit,) = some.ask("dingyi")["hits"]
    assert marked(hit["title"], hit["titleMarks"]) == ["丁\u3000一"]


def test_wrong_readings_and_confusions_are_near(some: Seeker) -> None:
    assert some.titles("shanxiaoming") == ["单小明"]
    assert some.near("danxiaoming") == ["单小明"]
    assert some.near("lumeihua") == ["吕梅华"]
    assert some.near("sanxiaomin") == ["单小明"]


def test_homophones_and_names_with_another_character_are_near(some: Seeker) -> None:
    assert some.near("吕美华") == ["吕梅华"]
    assert some.near("吕梅刚") == ["吕梅华"]
    assert some.near("丽刚") == []


def test_traditional_characters(some: Seeker) -> None:
    answer = some.ask("勞動模范")
    assert [hit["title"] for hit in answer["hits"]] == ["吕梅华"]
    assert (answer["typed"], answer["words"], answer["near"]) == ("勞動模范", ["劳动模范"], [])


def test_a_text_in_traditional_characters(seeker: Seeker) -> None:
    seeker.open([Document("page", "全国勞動模范", "a/")], characters=CHARACTERS)
    assert seeker.titles("全国劳动模范") == ["全国勞動模范"]
    assert seeker.titles("全国勞動模范") == ["全国勞動模范"]


def test_most_of_a_long_word_is_near(some: Seeker) -> None:
    answer = some.ask("住院慰问金发放")
    assert (answer["total"], answer["hits"]) == (0, [])
    (hit,) = answer["near"]
    assert (hit["title"], hit["isNear"]) == ("海陵区总工会", True)
    assert marked(hit["excerpt"], hit["excerptMarks"])[0] == "住院慰问金"
    assert some.near("毫不相干的话") == []


def test_the_order_of_hits(seeker: Seeker) -> None:
    """Names before titles, honours and bodies; then numbers."""
    documents = [
        Document("page", "别的", "body/", body=["说到张三丰"]),
        Document("person", "李四", "honour/", honours=["张三丰奖"]),
        Document("roll", "表彰张三丰", "title/"),
        Document("unit", "学张三丰会", "part/"),
        Document("honouree", "张三丰收", "start/"),
        Document("person", "张三丰", "exact/"),
        Document("person", "张三丰", "second/"),
        Document("person", "张三李", "other/"),
    ]
    answer = seeker.open(documents).ask("张三丰")
    assert [hit["address"] for hit in answer["hits"]] == [
        "exact/",
        "second/",
        "start/",
        "part/",
        "title/",
        "honour/",
        "body/",
    ]
    assert answer["kinds"] == [
        ["person", "人物", 3],
        ["honouree", "榜上有名", 1],
        ["unit", "单位", 1],
        ["roll", "光荣榜", 1],
        ["page", "页面", 1],
    ]
    names = ["张三丰收", "张三丰", "张三丰", "张三李", "学张三丰会", "表彰张三丰", "李四", "别的"]
    assert seeker.titles("张三") == names


def test_pages_of_hits(seeker: Seeker) -> None:
    seeker.open([Document("page", f"工会消息第{at:02}号", f"{at}/") for at in range(35)])
    answer = seeker.ask("工会消息", limit=10)
    assert (len(answer["hits"]), answer["total"], answer["more"]) == (10, 35, True)
    last = seeker.page.evaluate("guangrongSearch.ask('工会消息', {from: 30, limit: 10})")
    assert [hit["address"] for hit in last["hits"]] == ["30/", "31/", "32/", "33/", "34/"]
    assert not last["more"]


def test_what_only_has_the_pairs_is_no_hit(seeker: Seeker) -> None:
    """Pairs of a word in other places: found by the index, dropped when it is looked at."""
    false = [Document("page", f"甲乙丙，乙丁。丁{at}", f"{at}/", body=["乙丙丁"]) for at in range(6)]
    seeker.open([*false, Document("page", "真的", "true/", body=["甲乙丙丁"])])
    answer = seeker.ask("甲乙丙丁")
    assert ([hit["address"] for hit in answer["hits"]], answer["total"], answer["isExact"]) == (["true/"], 1, True)
    assert seeker.facets("甲乙丙丁")["kind"] == [["page", "页面", 1]]


def test_long_documents(seeker: Seeker) -> None:
    """A word in any passage; the excerpt is of that passage; a word whose pairs are in several passages is no hit."""
    passages = ["第一段说的是工会" * 5, "第二段说的是法律援助中心" * 5, "第三段\n说的是慰问金发放办法" * 5]
    seeker.open(
        [
            Document("page", "短的", "short/"),
            Document("page", "长文", "long/", body=passages),
            Document("page", "后面", "next/"),
        ]
    )
    for word in ("法律援助中心", "慰问金发放办法", "工会 慰问金"):
        (hit,) = seeker.ask(word)["hits"]
        assert hit["address"] == "long/"
        last = word.split()[-1]
        assert set(marked(hit["excerpt"], hit["excerptMarks"])) == {last} or word == "工会 慰问金"
    assert seeker.titles("援助中心第三段") == []
    assert seeker.titles("工会慰问金发放") == []


def test_words_that_are_longer_than_passages_overlap(seeker: Seeker) -> None:
    text = "为进一步弘扬劳模精神劳动精神工匠精神充分发挥先进典型示范引领作用经研究决定授予下列同志"
    seeker.open(
        [Document("page", "决定", "a/", body=[text[:36], text[12:]]), Document("page", "别的", "b/", body=[text[:30]])]
    )
    answer = seeker.ask(text)
    assert [hit["address"] for hit in answer["hits"]] == ["a/"]


def test_marks_are_exact(some: Seeker) -> None:
    (hit,) = some.ask("第二届海陵工匠")["hits"]
    assert marked(hit["excerpt"], hit["excerptMarks"]) == ["第二届“海陵工匠"]
    assert hit["excerpt"].startswith("住院慰问金")
    (hit,) = some.ask("工会 援助")["hits"]
    assert marked(hit["title"], hit["titleMarks"]) == ["工会"]
    assert (hit["excerpt"], marked(hit["excerpt"], hit["excerptMarks"])) == ("工会法律援助", ["工会", "援助"])
    assert some.ask("吕梅华")["hits"][0]["excerpt"] is None


def test_an_excerpt_is_short_and_marks_stay_right(seeker: Seeker) -> None:
    texts = [f"{'前言，' * at}{'长' * at}😀 住院 慰问金{'后' * 90}" for at in range(0, 90, 7)]
    seeker.open([Document("page", f"第{at}", f"{at}/", body=[text]) for at, text in enumerate(texts)])
    answer = seeker.ask("院慰问", limit=20)
    assert answer["total"] == len(texts)
    for hit in answer["hits"]:
        assert [fold(one) for one in marked(hit["excerpt"], hit["excerptMarks"])] == ["院慰问"]
        assert len(hit["excerpt"]) < 72
        assert hit["excerpt"].encode()


def _honours(seeker: Seeker) -> Seeker:
    return seeker.open(
        [
            Document(
                "person",
                "王一",
                "1/",
                tags=[("laomo", "national", 2015), ("gongjiang", "city", 2018)],
                units=["甲厂", "乙厂"],
            ),
            Document("person", "王二", "2/", tags=[("laomo", "city", 2018)], units=["甲厂"]),
            Document("honouree", "王三", "3/", tags=[("laomo", "city", 2018)]),
            Document("unit", "王四厂", "4/", tags=[("wuyi", "province", None)]),
            Document("page", "王五", "5/"),
        ]
    )


def test_facets(seeker: Seeker) -> None:
    found = _honours(seeker).facets("王", wantUnits=True)
    assert found["kind"] == [
        ["person", "人物", 2],
        ["honouree", "榜上有名", 1],
        ["unit", "单位", 1],
        ["page", "页面", 1],
    ]
    assert found["level"] == [["national", "全国", 1], ["province", "省", 1], ["city", "市", 3]]
    assert found["award"] == [["laomo", "劳动模范", 3], ["gongjiang", "工匠", 1], ["wuyi", "五一劳动奖章", 1]]
    assert found["year"] == [["2018", "2018年", 3], ["2015", "2015年", 1]]
    assert found["unit"] == [["甲厂", "甲厂", 2], ["乙厂", "乙厂", 1]]


def test_facets_that_are_chosen_hold_for_one_honour(seeker: Seeker) -> None:
    _honours(seeker)
    assert seeker.titles("王", award="laomo", year=2018) == ["王二", "王三"]
    assert seeker.titles("王", award="laomo", year="2015", level="national") == ["王一"]
    assert seeker.titles("王", level="national", year="2018") == []
    assert seeker.titles("王", unit="甲厂", award="gongjiang") == ["王一"]
    assert seeker.titles("王", unit="甲厂", kind="unit") == []
    found = seeker.facets("王", award="laomo", year="2018")
    assert found["award"] == [["laomo", "劳动模范", 2], ["gongjiang", "工匠", 1]]
    assert found["year"] == [["2018", "2018年", 2], ["2015", "2015年", 1]]
    assert found["kind"] == [["person", "人物", 1], ["honouree", "榜上有名", 1]]
    assert found["unit"] == []
    answer = seeker.ask("王", kind="person", award="laomo")
    assert (answer["total"], answer["kinds"]) == (2, [["person", "人物", 2], ["honouree", "榜上有名", 1]])


def test_units_are_loaded_only_if_they_are_asked_for(seeker: Seeker) -> None:
    _honours(seeker).facets("王", award="laomo")
    seeker.ask("王", year="2018")
    assert not [name for name in seeker.loaded if name.startswith("u")]
    seeker.facets("王", unit="甲厂")
    assert [name[:2] for name in seeker.loaded if name.startswith("u")] == ["ux", "u0"]


def test_pieces_are_loaded_once_and_leave_nothing_behind(some: Seeker) -> None:
    for _ in range(3):
        some.ask("吕梅华")
        some.ask("lmh")
    assert len(some.loaded) == len(set(some.loaded))
    assert some.page.evaluate("document.scripts.length") == 2


HOSTILE = [
    "",
    "   ",
    "、，；。/|",
    "吕" * 10_000,
    "吕梅华 " * 3_000,
    "a" * 10_000,
    "abc " * 500,
    "\ud800",
    "吕\udc00梅",
    "😀👨‍👩‍👧",
    "<script>alert(1)</script>",
    "^(.*)+$[\\",
    "\\u003c",
    "=吕梅华",
    "\n\t\r",
    "\0",
    "𠮷",
    "__proto__ constructor",
    "%E5%90%95",
    "..",
    "ﷺ" * 40,
    "é" * 60,
    "吕ü",
    "1" * 30,
]


def test_no_text_is_too_much(some: Seeker) -> None:
    for typed in HOSTILE:
        answer = some.page.evaluate(
            "typed => guangrongSearch.ask(typed).then(one => one.hits.length + one.near.length)", typed
        )
        assert isinstance(answer, int)
        some.facets(typed)
    assert some.page.evaluate("guangrongSearch.ask(null).then(one => one.total)") == 0


def test_a_piece_that_fails_is_tried_again(some: Seeker) -> None:
    (path,) = (some.folder / "assets/search").glob("gx0-*")
    path.rename(path.with_suffix(".away"))
    fails = "guangrongSearch.ask('吕梅华').then(() => '', error => error.constructor.name + ' ' + error.message)"
    assert some.page.evaluate(fails).startswith("Error The search cannot load assets/search/gx0-")
    path.with_suffix(".away").rename(path)
    assert some.titles("吕梅华")[0] == "吕梅华"


def test_over_http_a_new_version_is_found_under_an_open_page(seeker: Seeker, host: str) -> None:
    seeker.open(SOME, address=host)
    assert seeker.titles("丁一")[0] == "丁\u3000一"
    for path in (seeker.folder / "assets/search").iterdir():
        path.unlink()
    write_index(seeker.folder, [Document("person", "新来的", "new/"), *SOME])
    assert seeker.titles("新来的") == ["新来的"]
    assert [name.partition("?")[0] for name in seeker.loaded].count("search.js") == 2
    assert seeker.titles("海陵工匠") == ["2018年度“海陵工匠”名单", "海陵区总工会"]


def test_without_a_network_there_is_an_error_and_then_an_answer(seeker: Seeker, host: str) -> None:
    seeker.open(SOME, address=host)
    seeker.page.context.set_offline(True)
    ask = "guangrongSearch.ask('吕梅华').then(() => 1, error => error.message)"
    assert "cannot load" in seeker.page.evaluate(ask)
    assert "cannot load" in seeker.page.evaluate(ask)
    seeker.page.context.set_offline(False)
    assert seeker.titles("吕梅华")[0] == "吕梅华"


def test_an_index_that_is_not_there_may_be_opened_again(seeker: Seeker) -> None:
    seeker.open(SOME)
    root = seeker.folder / "assets/search.js"
    root.rename(root.with_suffix(".away"))
    seeker.page.reload()
    assert "cannot load" in seeker.page.evaluate("guangrongSearch.open('../').then(() => '', error => error.message)")
    root.with_suffix(".away").rename(root)
    seeker.page.evaluate("guangrongSearch.open('../')")
    assert seeker.titles("吕梅华")[0] == "吕梅华"
