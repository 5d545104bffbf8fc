"""A small site in which everything is linked with everything, and random edits of it from a seed."""

import json
import re
from collections.abc import Callable, Collection
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from edits import MAKERS, Values
from PIL import Image
from workspace import SOURCE, Workspace

_SLIPS = ("name: [", "nmae: 王一\n", "title: x\ndate: 2018-13-99\n", "", "- a\n", "related: [gone, lost]\n")
_YEARS = ("", "2017/", "2018/", "old/deep/")


class Walk:
    """The records as they should be, the files that are broken just now, and the edits that change them."""

    def __init__(self, workspace: Workspace, seed: int, count: int) -> None:
        self._workspace, self._random = workspace, Random(seed)
        self.records: dict[str, Values] = {}
        self.pictures: dict[str, int] = {}
        self._broken: set[Path] = set()
        self._touched: list[Path] = []
        for number in range(3):
            self._draw(f"p{number}.png")
        for folder in MAKERS:
            for number in range(count):
                self._write(f"{folder}/{folder[:2]}{number}", self._make(folder))

    def step(self, faulty: Collection[str]) -> list[Path]:
        """Make one edit, of faulty files mostly one that puts them right; returns the files that changed."""
        self._touched = []
        if faulty and self._random.random() < 0.6:
            self._mend(faulty)
        else:
            edits, weights = zip(*self._EDITS, strict=True)
            self._random.choices(edits, weights)[0](self)
        return self._touched

    def _mend(self, faulty: Collection[str]) -> None:
        for file in sorted(self._broken):
            self._touch(file).unlink(missing_ok=True)
        self._broken.clear()
        for path in list(self.records):
            is_faulty = f"content/{path}.yml" in faulty
            self._write(path, self._make(path.split("/")[0]) if is_faulty else self.records[path])

    def ids(self, folder: str) -> list[str]:
        """The ids of the records of a kind, by the name of its folder."""
        return [path.rsplit("/", 1)[1] for path in self.records if path.startswith(f"{folder}/")]

    def _make(self, folder: str) -> Values:
        return MAKERS[folder](self._random, self.ids, list(self.pictures))

    def _write(self, path: str, values: Values) -> None:
        self.records[path] = values
        text = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())
        file = self._file(path)
        if not file.exists() or file.read_text("utf-8") != text + SOURCE:
            self._touch(file)
            self._workspace.file(f"content/{path}.yml", text + SOURCE)

    def _file(self, path: str) -> Path:
        return self._workspace.root / "content" / f"{path}.yml"

    def _touch(self, file: Path) -> Path:
        self._touched.append(file)
        return file

    def _any(self) -> str:
        return self._random.choice(sorted(self.records))

    def _rewrite(self) -> None:
        """All fields of one record."""
        path = self._any()
        self._write(path, self._make(path.split("/")[0]))

    def _change(self) -> None:
        """One field of one record."""
        path = self._any()
        values, other = dict(self.records[path]), self._make(path.split("/")[0])
        name = self._random.choice(sorted({*values, *other}))
        if name in other:
            values[name] = other[name]
        else:
            del values[name]
        self._write(path, values)

    def _add(self) -> None:
        folder = self._random.choice(sorted(MAKERS))
        id = f"{folder[:2]}{self._random.randrange(100)}"
        if id not in self.ids(folder):
            self._write(f"{folder}/{self._random.choice(_YEARS)}{id}", self._make(folder))

    def _delete(self) -> None:
        """A record; what refers to it is mostly written anew."""
        path = self._any()
        del self.records[path]
        self._touch(self._file(path)).unlink(missing_ok=True)
        if self._random.random() < 0.8:
            self._replace(path, None)

    def _rename(self) -> None:
        path = self._any()
        folder, values = path.split("/")[0], self.records.pop(path)
        self._touch(self._file(path)).unlink(missing_ok=True)
        new = f"{folder[:2]}{self._random.randrange(100, 999)}"
        self._replace(path, new)
        self._write(f"{folder}/{new}", values)

    def _replace(self, path: str, new: str | None) -> None:
        """What refers to a record refers to another one, or is written anew."""
        word = re.compile(f'"{path.rsplit("/", 1)[1]}"')
        for one, values in list(self.records.items()):
            text = json.dumps(values)
            if word.search(text):
                self._write(one, json.loads(word.sub(f'"{new}"', text)) if new else self._make(one.split("/")[0]))

    def _move(self) -> None:
        """To another folder of the same kind."""
        path = self._any()
        folder, id = path.split("/")[0], path.rsplit("/", 1)[1]
        values = self.records.pop(path)
        self._touch(self._file(path)).unlink(missing_ok=True)
        self._write(f"{folder}/{self._random.choice(_YEARS)}{id}", values)

    def _break(self) -> None:
        file = self._file(self._any())
        file.write_text(self._random.choice(_SLIPS), "utf-8")
        self._broken.add(self._touch(file))

    def _double(self) -> None:
        """A second file with the id of another, whose words it may differ in."""
        path = self._any()
        folder, id = path.split("/")[0], path.rsplit("/", 1)[1]
        file = self._file(f"{folder}/{self._random.choice(('0', 'z'))}/{id}")
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self._file(self._any()).read_text("utf-8"), "utf-8")
            self._broken.add(self._touch(file))

    def _withhold(self) -> None:
        """Somebody's consent, or give it back."""
        path = self._random.choice(sorted(path for path in self.records if path.startswith("people/")) or [""])
        if path:
            is_withheld = self.records[path].get("consent") == "withheld"
            self._write(path, {**self.records[path], "consent": "public" if is_withheld else "withheld"})

    def _draw(self, name: str) -> None:
        self.pictures[name] = self._random.randrange(2**24)
        content = BytesIO()
        Image.new("RGB", (2, 2), f"#{self.pictures[name]:06x}").save(content, "PNG")
        self._touch(self._workspace.file(f"content/media/{name}", content.getvalue()))

    def _redraw(self) -> None:
        self._draw(self._random.choice(sorted(self.pictures)))

    def _add_picture(self) -> None:
        self._draw(f"{self._random.choice(('', 'deep/'))}p{self._random.randrange(9)}.png")

    def _swap(self) -> None:
        """The contents of two records of a kind."""
        folder = self._random.choice(sorted(MAKERS))
        paths = [path for path in self.records if path.startswith(f"{folder}/")]
        if len(paths) > 1:
            one, other = self._random.sample(paths, 2)
            first, second = self.records[one], self.records[other]
            self._write(one, second)
            self._write(other, first)

    _EDITS: tuple[tuple[Callable[[Any], None], int], ...] = (
        (_change, 30),
        (_rewrite, 15),
        (_add, 8),
        (_delete, 6),
        (_rename, 4),
        (_move, 4),
        (_break, 3),
        (_double, 2),
        (_withhold, 5),
        (_redraw, 2),
        (_add_picture, 2),
        (_swap, 3),
    )
