"""Where a person is still to be found: in the site that is served, in what builds keep, in the records.

Every file is looked into as a reader or a program would see it: tags and escapes undone, tables and packs opened.
"""

import os
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

from generator.addresses import HELP
from generator.cache import read_kept
from generator.fetching.answer import Unanswered
from generator.fetching.decoding import ENDINGS, unpack
from generator.find import SUFFIX, Found, find_files
from generator.load import read_plain_file
from generator.names import unpad
from generator.records.person import Person
from generator.records.roll import Roll
from generator.settings import Settings
from generator.versions import home_of
from generator.yaml_source import read_yaml

_LARGEST = 200_000_000
_TAG = re.compile(r"<(rt|rp)\b[^>]*>.*?<\\?/\1>|<[^>]*>", re.DOTALL)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
# What lists put between the characters of a name; plain spaces only where there are two.
_GAP, _GAP_OF_TWO = "[\u3000\u200b]*", "[ \u3000\u200b]*"
_COMPRESSED = re.compile(r"^[0-9a-f]{64}-(br|gz|zst)[0-9]+\Z")
_ZIPPED = (".zip", ".xlsx", ".docx")
_AROUND = 12
# Of a person; what is longer is no name that the sought one could be a part of.
_LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Sought:
    """A person as told to a search: the name, the record's id where there is one, and longer names of which it is a
    part: whoever is called 周霞洋 is not 周霞."""

    name: str
    id: str = ""
    longer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """A file that names the person, and the words around."""

    path: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the disk that was searched: what it is, how many files it holds, and what was found there."""

    what: str
    files: int
    traces: Sequence[Trace]


def sought_person(settings: Settings, asked: str) -> Sought:
    """The person with this id, or whoever is called by this name."""
    files = list(find_files(settings.content, settings.root, []))
    bare = asked.rsplit("/", 1)[-1].removesuffix(SUFFIX)
    own = next((file for file in files if file.kind.model is Person and file.id == bare), None)
    name = unpad(str((_values_of(own).get("name") if own else None) or asked))
    longer = {one for file in files for one in _names_in(file, name) if name in one and name != one}
    return Sought(name, own.id if own else "", tuple(sorted(longer, key=lambda one: (-len(one), one))))


def _values_of(file: Found) -> Mapping[str, Any]:
    values = read_yaml(read_plain_file(file.file)[0].decode("utf-8-sig", "replace"), file.path).values
    return values if isinstance(values, dict) else {}


def _names_in(file: Found, sought: str) -> Iterator[str]:
    """The people whom a file names, as far as one of them may have this name in theirs."""
    if file.kind.model not in (Person, Roll) or sought.encode() not in read_plain_file(file.file)[0]:
        return
    values = _values_of(file)
    listed = values.get("recipients")
    for one in [values, *(listed if isinstance(listed, list) else [])]:
        if isinstance(one, dict) and isinstance(one.get("name"), str) and len(one["name"]) <= _LONGEST_NAME:
            yield unpad(one["name"])


def search_places(settings: Settings, sought: Sought) -> Iterator[Place]:
    """The served site, what is kept beside it, the cache, exports, slices and records, as far as they are there."""
    served = settings.destination.resolve()
    versions = home_of(settings.destination)
    # Also what a publish left that was killed.
    kept = [folder for folder in sorted(versions.glob("*")) if folder.is_dir() and folder.resolve() != served]
    places = [
        ("site", served),
        *(("kept", folder) for folder in kept),
        ("cache", settings.cache),
        ("export", settings.root / "export"),
        ("slices", settings.root / "slices"),
        ("content", settings.content),
    ]
    for what, folder in places:
        if folder.is_dir():
            files = list(_files_below(folder, HELP.strip("/") if settings.options.help else ""))
            traces = [trace for file in files for trace in _search_file(file, settings.root, sought)]
            yield Place(what, len(files), traces)


def _files_below(folder: Path, manual: str) -> Iterator[Path]:
    """All files but those of the editors' manual, which is the same on every site and names made-up people."""
    for above, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != manual or Path(above) != folder)
        yield from (Path(above, name) for name in sorted(files) if not Path(above, name).is_symlink())


def _search_file(file: Path, root: Path, sought: Sought) -> Iterator[Trace]:
    path = os.path.relpath(file, root)
    if _names_it(path, sought):
        yield Trace(path, "")
        return
    if file.stat().st_size > _LARGEST:
        return
    for content in (*_contents(file.read_bytes(), file.suffix), *_compressed(file)):
        if excerpt := _find(content, sought):
            yield Trace(path, excerpt)
            return


def _names_it(path: str, sought: Sought) -> bool:
    """Whether a file is called after the person: the record's id is a whole part of its path."""
    return bool(sought.id) and any(Path(part).stem == sought.id for part in Path(path).parts)


def _contents(content: bytes, suffix: str) -> Iterator[bytes]:
    yield content
    if suffix in _ZIPPED and zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as pack:
            for entry in pack.infolist():
                if entry.file_size <= _LARGEST:
                    yield pack.read(entry)


def _compressed(file: Path) -> Iterator[bytes]:
    """What a publish keeps in the cache, as it was before it was compressed."""
    if found := _COMPRESSED.search(file.name):
        with suppress(Unanswered):
            yield unpack(read_kept(file.parent, file.name) or b"", ENDINGS[f".{found[1]}"], _LARGEST) or b""


def _find(content: bytes, sought: Sought) -> str:
    """The words around the first place where the person is named; nothing where nobody is."""
    text = content.decode("utf-8", "replace")
    if "\\u" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    plain = unescape(_TAG.sub("", text))
    if found := next((one for one in _pattern(sought).finditer(plain) if one["sought"]), None):
        return " ".join(plain[max(0, found.start() - _AROUND) : found.end() + _AROUND].split())
    link = f"people/{sought.id}/" if sought.id else ""
    return link if link and link in text else ""


@cache
def _pattern(sought: Sought) -> re.Pattern[str]:
    """Longer names are taken first, so that what is left of the text holds the name alone.

    Where there are some, theirs is also a line of the search index that says where these two characters stand.
    """
    longer = "".join(f"{_spelt(name)}|" for name in sought.longer)
    pair = rf"(?:(?<=\n)|(?<=\\n)){re.escape(sought.name)} |" if longer and len(sought.name) == 2 else ""
    return re.compile(f"{longer}{pair}(?P<sought>{_spelt(sought.name)})")


def _spelt(name: str) -> str:
    return (_GAP_OF_TWO if len(name) == 2 else _GAP).join(map(re.escape, name))
