"""What editors wrote, line by line: where in it a link stands, and every address of another site that it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.addresses import WITHOUT_PAGE
from generator.checks.ordinary import ordinary_files
from generator.checks.prose import prose_addresses
from generator.problems import Place
from generator.records import KINDS_BY_FOLDER
from generator.settings import Settings

_ENDINGS = (".yml", ".md", ".markdown", ".html")
_OPENING = re.compile(r"""(?:\]\(\s*<?|\]:\s*<?|(?:href|src)\s*=\s*["']?|:\s+["']?)$""")
_ELSEWHERE = re.compile(r"https?://[^\s\"'<>\\`|{}\u3000-\u303f\uff00-\uff65“”‘’…—]+", re.IGNORECASE)
_BEHIND = ".,;:!?*_~"


@dataclass(frozen=True)
class Written:
    """One file of an editor's: its path below the site's root folder, the address of its page if it has one."""

    path: str
    address: str | None
    text: str

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    def places_of(self, link: str) -> Iterator[Place]:
        """Where a link stands as one, in Markdown, HTML or as a field's value."""
        if link not in self.text:
            return
        for number, line in enumerate(self.lines, 1):
            start = line.find(link)
            while start >= 0:
                behind = line[start + len(link) :]
                if _OPENING.search(line[:start]) and not re.match(r"[\w/#.-]", behind):
                    yield Place(self.path, number, start + 1)
                start = line.find(link, start + 1)

    def elsewhere(self) -> Iterator[tuple[str, Place]]:
        """Every address of another site, outside of comments of a record."""
        for number, line in enumerate(self.lines, 1):
            if self.path.endswith(".yml") and line.lstrip().startswith("#"):
                continue
            for found in _ELSEWHERE.finditer(line):
                if url := _without_what_follows(found[0]):
                    yield url, Place(self.path, number, found.start() + 1)


def _without_what_follows(url: str) -> str:
    """An address without the sentence's marks behind it, and without a bracket that was opened before it."""
    while url and (url[-1] in _BEHIND or (url[-1] in ")]" and url.count(url[-1]) > url.count("(["[url[-1] == "]"]))):
        url = url[:-1]
    head, bracket, _ = url.partition(")")
    return head if bracket and "(" not in head else url


def written_texts(settings: Settings) -> list[Written]:
    """Every record and page of prose that can be read, and the settings."""
    prose = {file: address for address, file in prose_addresses(settings)}
    found = [_read(settings.config_file, None, settings)]
    for file in dict.fromkeys([*ordinary_files(settings.content), *prose]):
        if file.suffix in _ENDINGS:
            found.append(_read(file, prose.get(file) if file in prose else _address(file, settings), settings))
    return [one for one in found if one]


def _address(file: Path, settings: Settings) -> str | None:
    folder = file.relative_to(settings.content).parts[0]
    kind = KINDS_BY_FOLDER.get(folder)
    return f"{folder}/{file.stem}/" if kind and kind.name not in WITHOUT_PAGE and file.suffix == ".yml" else None


def _read(file: Path, address: str | None, settings: Settings) -> Written | None:
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):  # `check` tells of it
        return None
    return Written(file.relative_to(settings.root).as_posix(), address, text)
