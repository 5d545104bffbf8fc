"""A wall opened from a folder by a visitor with fingers, before a clock that only goes when it is told to."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import CDPSession, Page
from workspace import CONFIG, Workspace, cut_small_font

from generator.outputs import assets

SITE = "https://union.example/"
DEEDS = "".join(f"第{number}年，他在厂里改进工艺，带出徒弟。\n\n" for number in range(1, 60))
PEOPLE = {
    "lv": (
        "吕梅华",
        f"portrait: face\nphotos: [p1, p2, p3, p4, p5]\nmotto: MOTTO\nsummary: 焊工。\ndeeds: {json.dumps(DEEDS)}\n",
    ),
    "lu": ("陆明", "deeds: 见[网页](https://example.com/)。\n"),
    "shan": ("单雄信", ""),
    "dong": ("董兴", ""),
    "tan": ("覃小明", "reading: Tán Xiǎomíng\n"),
    "x": ("'<i>x'", ""),
}
PANELS = "".join(
    f"  - title: 第{number}幕\n    text: 一段话。\n    photos: [p{number}]\n    people: [lv, away]\n"
    for number in (1, 2, 3)
)
_MANY = (
    "王李张刘陈杨黄吴赵周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任"
    "姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔"
)

# What moves by itself goes on while the clock stands: it would keep a core busy.
STILL = "document.getAnimations().forEach(one => one.effect.getComputedTiming().endTime < Infinity && one.finish())"
_HOME = "guangrongStage.isAtRest()"
_OPEN = "[...document.querySelectorAll('dialog[open]')].map(one => one.className.split(' ').at(-1)).join()"


def build_hall(root: Path, motto: str = "干一行爱一行") -> Path:
    """A site with two walls: `k` of a few people and an exhibition, `m` of many."""
    workspace = Workspace(root)
    workspace.file("site_config.yml", CONFIG + f"site_url: {SITE}\n")
    workspace.award("g", "劳模", "city")
    for name in ("face", *(f"p{number}" for number in range(1, 6))):
        Image.new("RGB", (300, 400), "#885533").save(workspace.file(f"content/media/{name}.jpg", b""), "JPEG")
        workspace.record(f"photos/{name}", f"caption: 照片{name}\nfile: {name}.jpg\nalt: 画面{name}")
    for id, (name, more) in PEOPLE.items():
        workspace.person(
            id, name, f"{more.replace('MOTTO', motto)}unit_name: 江南厂\nhonours: [{{award: g, year: 2018}}]"
        )
    workspace.person("away", "王不在墙")
    workspace.record("exhibitions/e", f"title: 十件大事\npanels:\n{PANELS}")
    everybody = ", ".join(PEOPLE)
    canvas = "canvas: {width: 1366, height: 768, diagonal: 11}"
    workspace.record("kiosks/k", f"title: 光荣榜\npeople: [{everybody}]\nexhibition: e\n{canvas}")
    for number, surname in enumerate(_MANY * 2):
        workspace.person(f"m{number}", f"{surname}{'文武'[number // len(_MANY)]}", "honours: [{award: g, year: 2018}]")
    many = ", ".join(f"m{number}" for number in range(2 * len(_MANY)))
    workspace.record("kiosks/m", f"title: 光荣榜\npeople: [{many}]")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assets, "subset_font", cut_small_font)
        return workspace.build().folder


class Wall:
    """One screen; whatever goes wrong on it is noted."""

    def __init__(self, page: Page, fingers: CDPSession) -> None:
        self.page, self.wrong = page, list[str]()
        self._fingers, self._down = fingers, dict[int, tuple[float, float]]()
        page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def open(self, folder: Path, kiosk: str = "k", is_clocked: bool = True, chance: float = 0) -> "Wall":
        """The round of lights begins where chance, from 0 to 1, has it."""
        self.page.add_init_script(f"Math.random = () => {chance}")
        (stage,) = (folder / "kiosk" / kiosk).glob("stage-*.html")
        if is_clocked:
            self.page.clock.install(time=0)
        self.page.goto(stage.as_uri())
        self.page.evaluate("guangrongStage.begun")
        if is_clocked:
            self.page.clock.pause_at(60_000)
            self.page.evaluate(STILL)
        assert self.page.evaluate(_HOME)
        return self

    def wait(self, seconds: float) -> None:
        """So much time passes on the wall."""
        self.page.clock.run_for(int(seconds * 1000))
        self.page.evaluate(STILL)

    @property
    def state(self) -> str:
        """What is shown: as the stage has it and as its dialogs have it."""
        told: str = self.page.evaluate("guangrongStage.told().state")
        shown: str = self.page.evaluate(_OPEN)
        assert shown == told.replace("resting", "").replace(", ", ",").strip(","), f"{told} shows {shown}"
        return told

    @property
    def is_home(self) -> bool:
        return self.state == "resting" and bool(self.page.evaluate(_HOME))

    @property
    def problems(self) -> list[str]:
        told: list[str] = self.page.evaluate("guangrongStage.problems")
        return told

    def see(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def until(self, expression: str) -> Any:
        """Look again and again, for ten seconds at most, until it is true."""
        for _ in range(200):
            if found := self.page.evaluate(expression):
                return found
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never: {expression}")

    def run(self, script: str) -> None:
        """Statements, whatever they leave behind."""
        self.page.evaluate(f"() => {{ {script} }}")

    def _send(self, type: str, points: dict[int, tuple[float, float]]) -> None:
        told = [{"x": x, "y": y, "id": id} for id, (x, y) in points.items()]
        self._fingers.send("Input.dispatchTouchEvent", {"type": type, "touchPoints": told})

    def down(self, x: float, y: float, finger: int = 0) -> None:
        self._down[finger] = (x, y)
        self._send("touchStart", self._down)

    def move(self, x: float, y: float, finger: int = 0) -> None:
        self._down[finger] = (x, y)
        self._send("touchMove", self._down)

    def up(self, finger: int = 0) -> None:
        # The protocol lifts the fingers that it is told.
        self._send("touchEnd", {finger: self._down.pop(finger)})

    def cancel(self) -> None:
        """The screen loses all fingers at once."""
        self._down.clear()
        self._send("touchCancel", {})

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 5) -> None:
        self.down(*start)
        for step in range(1, steps + 1):
            self.move(*(a + (b - a) * step / steps for a, b in zip(start, end, strict=True)))
        self.up()

    def place(self, what: str) -> tuple[float, float]:
        """The middle of the first of these that can be seen."""
        box = self.page.locator(what).locator("visible=true").first.bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def tap(self, what: str) -> None:
        self.down(*self.place(what))
        self.up()
