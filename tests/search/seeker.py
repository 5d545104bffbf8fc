"""A page with the engine and an index of a few documents, and some documents."""

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Page
from small_index import Document, write_index
from workspace import PROJECT

POLICY = "default-src 'none'; script-src 'self' file:"
LOADED = "".join(f'<script src="../{name}.js"></script>' for name in ("names", "pieces", "seek"))
PAGE = f"""<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>x</title><link rel="icon" href="data:,">{LOADED}"""

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


_TOLD = """async typed => {
  const told = [];
  told.push(await guangrongSearch.ask(typed, {}, one => told.push(one)));
  return told;
}"""


class Seeker:
    """A page with the engine and an index that is written for it."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder = page, folder
        self.wrong: list[str] = []
        self.loaded: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda request: self.loaded.append(request.url.rpartition("/")[2]))
        for name in ("names", "pieces", "seek", "near", "facets"):
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

    def told(self, typed: str) -> list[Any]:
        """What is told while more is looked for, and the answer."""
        return self.page.evaluate(_TOLD, typed)

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
