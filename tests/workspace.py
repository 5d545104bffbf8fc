"""A small site in a temporary folder: write records, check or build it without MkDocs, look at what came out."""

import json
import os
import re
from base64 import b64decode
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from html import unescape
from io import BytesIO
from pathlib import Path
from textwrap import dedent
from unittest.mock import patch

from click.testing import CliRunner
from PIL import Image

from generator.__main__ import main
from generator.build import examine, prepare, publish
from generator.catalog import Catalog
from generator.fonts import subset_font
from generator.frames import Frame
from generator.memo import Memo
from generator.memory import Memory, recall
from generator.problems import Problem
from generator.settings import read_settings
from generator.shell import PLAIN_SHELL, Shell
from generator.site import Site
from generator.store import Store
from generator.versions import next_version
from generator.write import Target, Written

PROJECT = Path(__file__).parents[1]
CONFIG = "site_name: 小站\nsite_description: 一个小站\nplugins:\n  - guangrong\n"
PICTURE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGNcLCrPwMAAAATFANlQcvOdAAAAAElFTkSuQmCC")
SOURCE = "source:\n  - title: 出处\n"
_BODY = re.compile(r"<body>\n(.*)\n</body>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"[ \n]+")


def when_real() -> dict[str, str]:
    """The environment in which the real site is built: November 2026, when the next year's holidays are not known."""
    return {**os.environ, "SOURCE_DATE_EPOCH": "1795500000"}


def cut_no_font(source: Path, text: str) -> bytes:
    """Stands in for the font subsetter, which is slow: as with the real one, the bytes depend on the characters."""
    return b"wOF2" + "".join(sorted(set(text))).encode()


def cut_small_font(source: Path, text: str) -> bytes:
    """A font that browsers take, the same for every text: without one no stage of a wall is ready."""
    return _small_font(source)


@cache
def _small_font(source: Path) -> bytes:
    return subset_font(source, "光荣榜")


def photographed(comment: bytes = b"secret words") -> bytes:
    """A JPEG that tells where it was taken."""
    exif, content = Image.Exif(), BytesIO()
    exif.get_ifd(0x8825).update({1: "N", 2: (32.0, 29.0, 30.0), 3: "E", 4: (119.0, 55.0, 20.0)})
    Image.new("RGB", (60, 40)).save(content, "JPEG", exif=exif, comment=comment)
    return content.getvalue()


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path there."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def wall_html(script: str) -> str:
    """What a script of a wall hands over: its values as JSON, and its pieces of HTML one after another."""
    values = json.loads(f"[{script.partition('(')[2].rpartition(')')[0]}]")
    pieces = [piece for value in values if isinstance(value, list) for piece in value if isinstance(piece, str)]
    return json.dumps(values, ensure_ascii=False) + "".join(pieces)


class PlainFrame(Frame):
    """The same plain page around every body."""

    def shell_for(self, section: str, address: str) -> Shell:
        return PLAIN_SHELL


class Paper(Target):
    """Keeps the files of a site in memory, where nothing of an earlier one can be."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"), {})
        self.files: dict[str, bytes] = {}

    def clear(self, wanted: Iterable[str]) -> None:
        pass

    def keeps(self, path: str, tag: str) -> bool:
        return False

    def put(self, path: str, tag: str, content: bytes) -> None:
        self.files[path] = content
        self.written[path] = Written(tag, len(content), 0, sha256(content).hexdigest())

    def read(self, path: str) -> bytes:
        return self.files[path]


def build_plain(config: Path, destination: Path) -> "Built":
    """Build a site in the plain shell."""
    settings = read_settings(config)
    memory = recall(settings)
    site = prepare(settings, memory)
    with next_version(destination) as target:
        publish(site, PlainFrame({}, {}), target)
    memory.save()
    return Built(destination, site.warnings)


def build_on_paper(config: Path) -> tuple[list[Problem], dict[str, bytes], Memo]:
    """What a first build tells, the site's files (none if something is wrong), and what was worked out for them."""
    store = Store(None, b"")
    memory, paper = Memory(store, Memo(store)), Paper()
    site, problems = examine(read_settings(config), memory)
    if site:
        with patch("generator.workers._cores", lambda: 1):  # what other processes write stays in their memory
            publish(site, PlainFrame({}, {}), paper)
    return problems, paper.files, memory.memo


@dataclass(frozen=True)
class BuiltPage:
    """One written HTML page."""

    html: str

    @property
    def body(self) -> str:
        """What stands in the shell's body slot."""
        found = _BODY.search(self.html)
        assert found
        return found[1]

    @property
    def text(self) -> str:
        """The page's words, without tags; runs of space are one, padding stays."""
        return _SPACE.sub(" ", unescape(_TAG.sub(" ", self.body))).strip()


@dataclass(frozen=True)
class Built:
    """A built site."""

    folder: Path
    warnings: list[Problem] = field(default_factory=list)

    def page(self, address: str) -> BuiltPage:
        return BuiltPage((self.folder / address / "index.html").read_text("utf-8"))

    def has(self, path: str) -> bool:
        return (self.folder / path).exists()

    def files(self) -> dict[str, bytes]:
        return read_files(self.folder)

    def wall(self, id: str) -> str:
        """The text of all files that only one kiosk uses, with its people's HTML as such."""
        files = sorted((self.folder / "kiosk" / id).glob("*.[hj]*"))
        return "".join(
            wall_html(file.read_text("utf-8")) if file.suffix == ".js" else file.read_text("utf-8") for file in files
        )

    def pages(self) -> dict[str, str]:
        """Every HTML document, by its path."""
        return {path: content.decode() for path, content in self.files().items() if path.endswith(".html")}


class Workspace:
    """A site's folder with a tiny site_config.yml."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.config = self.file("site_config.yml", CONFIG)
        (root / "content").mkdir(exist_ok=True)

    def file(self, path: str, text: str | bytes) -> Path:
        """Write a file as it is."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return target

    def record(self, path: str, text: str) -> Path:
        """Write `people/a` as content/people/a.yml; the record gets a source unless it has one."""
        text = dedent(text).strip("\n") + "\n"
        return self.file(f"content/{path}.yml", text if "source:" in text else text + SOURCE)

    def person(self, id: str, name: str = "王一", text: str = "") -> Path:
        return self.record(f"people/{id}", f"name: {name}\n{dedent(text)}")

    def award(self, id: str, title: str, level: str = "city") -> Path:
        return self.record(f"awards/{id}", f"title: {title}\nlevel: {level}")

    def catalog(self) -> Catalog:
        """The checked catalogue; the records must be sound."""
        settings = read_settings(self.config)
        site, problems = examine(settings, recall(settings))
        assert problems == []
        assert site is not None
        return site.catalog

    def prepare(self) -> Site:
        """The site before anything is written; raises ContentError."""
        settings = read_settings(self.config)
        return prepare(settings, recall(settings))

    def build(self, destination: str = "site") -> Built:
        return build_plain(self.config, self.root / destination)

    def problems(self, *options: str) -> str:
        """Exactly what `guangrong check` prints."""
        return CliRunner().invoke(main, ["check", "-f", str(self.config), *options]).output
