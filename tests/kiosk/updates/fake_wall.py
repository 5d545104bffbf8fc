"""Versions of a small wall: stage, script, style, font, picture and data, each of which tells its version's number."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import Image
from workspace import PROJECT

from generator.bundles import lone_styles, script, script_names, script_path
from generator.kiosk.manifest import describe, write
from generator.render import Renderer
from generator.settings import read_settings

KIOSK = "wall"
FOLDER = f"kiosk/{KIOSK}"
INDEX, MANIFEST = f"{FOLDER}/index.html", f"{FOLDER}/manifest.json"
SORTS = ("stage", "script", "style", "font", "picture", "people")
# The screen's own seconds, shortened: tests wait for many polls.
LONG_FADE, SHORT_FADE = "opacity 0.6s", "opacity 0.25s"
QUICK = {"poll": "0.1", "ready": "2", "fetch": "1.6", "trial": "0.2", "beat": "0.3"}

_STAGE = """<!doctype html>
<html lang="zh-Hans" data-number="{number}"><head><meta charset="utf-8"><meta name="color-scheme" content="dark">
<link rel="icon" href="data:,"><link rel="stylesheet" href="../../{style}"><script defer src="../../{people}"></script>
<script defer src="../../{script}"></script></head>
<body><b>A</b><img src="../../{picture}" alt=""></body></html>
"""
_STYLE = """@font-face {{ font-family: "Fake"; src: url("../{font}"); font-display: block }}
html {{ --number: {number}; height: 100%; background: rgb({colour}) }}
body {{ margin: 0; height: 100%; overflow: hidden; color: #d9b25f }}
b {{ position: absolute; font: 100px "Fake" }}
"""
# What the tests turn: whether it is ready and at rest. What they read: the numbers that its parts tell.
_SCRIPT = """"use strict";
const number = {number};
const picture = document.querySelector("img");
const letter = document.querySelector("b");
globalThis.guangrongStage = {{
  fake: {{ ready: true, rest: true, entered: 0, left: 0 }},
  parts() {{
    const styled = Number(getComputedStyle(document.documentElement).getPropertyValue("--number"));
    const told = [Number(document.documentElement.dataset.number), number, globalThis.people, styled];
    return [...told.map((one) => one % 50), Math.round(letter.offsetWidth) - 20, picture.naturalWidth - 2];
  }},
  get isWhole() {{ return new Set(this.parts()).size === 1; }},
  number,
  isReady() {{ return this.fake.ready && picture.naturalWidth > 0 && document.fonts.check('100px "Fake"'); }},
  isAtRest() {{ return this.fake.rest; }},
  enter() {{ this.fake.entered += 1; {on_enter} }},
  leave() {{ this.fake.left += 1; }},
  told() {{ return {{ state: "resting", problems: ["of the stage"] }}; }},
}};
{on_load}
document.fonts.load('100px "Fake"');
"""


@dataclass(frozen=True)
class Version:
    """All files of one version by their path, and where each sort is."""

    number: int
    made: int
    files: Mapping[str, bytes]
    paths: Mapping[str, str]

    @property
    def manifest(self) -> bytes:
        told = {path: describe(content) for path, content in self.files.items()}
        return write(KIOSK, "光荣榜", self.made, self.paths["stage"], told)


def make_version(number: int, on_load: str = "", on_enter: str = "", made: int | None = None) -> Version:
    """A wall whose parts all tell this number; what it does wrong is JavaScript."""
    words = {"number": number, "colour": _colour(number), "on_load": on_load, "on_enter": on_enter}
    files: dict[str, bytes] = {}
    paths: dict[str, str] = {}

    def add(sort: str, name: str, content: bytes) -> None:
        digest = hashlib.sha256(content).hexdigest()[:12]
        paths[sort] = name.replace("*", digest)
        files[paths[sort]] = content

    add("font", "media/serif-*.woff2", _font(number % 50))
    add("picture", "media/picture-*.png", _picture(number % 50))
    add("people", f"{FOLDER}/people-*.js", f"globalThis.people = {number};\n".encode())
    add("style", "assets/wall-*.css", _STYLE.format(**words, **paths).encode())
    add("script", "assets/wall-*.js", _SCRIPT.format(**words).encode())
    add("stage", f"{FOLDER}/stage-*.html", _STAGE.format(**words, **paths).encode())
    files |= {INDEX: render_screen(paths["stage"]), **_screen_files()}
    return Version(number, 1_500_000_000 + number if made is None else made, files, paths)


def render_screen(stage: str, **seconds: str) -> bytes:
    """The real screen, with shorter times."""
    renderer = Renderer(_settings().templates, None, _scripts(), lone_styles(_settings()))
    html = renderer.render("kiosk/_screen.html", {"title": "光荣榜", "kiosk": KIOSK, "stage": stage}, "../../")
    for name, value in {**QUICK, **seconds}.items():
        before, _, after = html.partition(f' data-{name}="')
        html = f'{before} data-{name}="{value}"{after.partition(chr(34))[2]}'
    return html.encode()


def _colour(number: int) -> str:
    return f"{90 + number % 7 * 6}, {40 + number % 5 * 6}, {46 + number % 3 * 8}"


@cache
def _settings():
    return read_settings(PROJECT / "site_config.yml")


@cache
def _scripts() -> dict[str, str]:
    return {name: script_path(_settings(), name) for name in script_names(_settings())}


@cache
def _screen_files() -> dict[str, bytes]:
    """The screen's own scripts and style, with a shorter fade."""
    files = {path: script(_settings(), name) for name, path in _scripts().items() if name.startswith("screen")}
    style = (PROJECT / "templates/assets/css/screen.css").read_text("utf-8")
    assert LONG_FADE in style
    return {**files, lone_styles(_settings())["screen"]: style.replace(LONG_FADE, SHORT_FADE).encode()}


@cache
def _font(number: int) -> bytes:
    """Its only letter is so wide that the number can be measured."""
    pen = TTGlyphPen(None)
    for step, point in enumerate([(0, 0), (0, 100), (100, 100), (100, 0)]):
        (pen.lineTo if step else pen.moveTo)(point)
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "A": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (200 + number * 10, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Fake", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    content = BytesIO()
    builder.font.flavor = "woff2"
    builder.save(content)
    return content.getvalue()


@cache
def _picture(number: int) -> bytes:
    content = BytesIO()
    Image.new("RGB", (number + 2, 40), (200, 160, 90)).save(content, "PNG")
    return content.getvalue()
