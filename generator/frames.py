"""The frame of a site: shells cut from Material's page, and the files that MkDocs writes beside our pages.

It depends on settings, theme and prose, not on records; so it is kept, and most builds start no MkDocs at all.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from generator.cache import fingerprint, keep, program_version, read_kept, templates_version
from generator.inline_code import Allowed, allow_inline
from generator.pages import FAMILIES
from generator.settings import PLUGIN, Settings, shipped_templates
from generator.shell import Shell
from generator.write import OutputFile

_INDEX, _CONTENT = "frame.json", "frame.bin"
# Plugins and extensions whose work depends on nothing but what the key of a frame holds.
_KNOWN_PLUGINS = frozenset((PLUGIN, "search", "material/search"))
_READING_ELSEWHERE = ("snippets", "include", "b64")

# Part of the site and depth of the address: what pages with the same shell have in common.
ShellKey = tuple[str, int]


class FrameLost(Exception):
    """The kept files of a frame are not as they were, or it has no shell for a page."""


@dataclass(frozen=True)
class Frame:
    """Shells, and MkDocs' own files: where each begins and ends in `content`, and its digest."""

    shells: Mapping[ShellKey, Shell]
    files: Mapping[str, tuple[str, int, int]]
    folder: Path | None = None
    made: bytes | None = None
    digest: str = ""
    # Scripts and styles that stand in its pages themselves.
    inline: tuple[Allowed, ...] = ()

    def shell_for(self, section: str, address: str) -> Shell:
        """The shell for a page of a section."""
        try:
            return self.shells[shell_key(section, address)]
        except KeyError:
            raise FrameLost from None

    def outputs(self) -> Iterator[OutputFile]:
        """MkDocs' own files."""
        for path, (digest, start, end) in self.files.items():
            yield OutputFile(path, digest, partial(self._slice, start, end))

    def pages(self) -> Iterator[tuple[str, str]]:
        """Where MkDocs' own pages are, and what they hold; not the page for what is not there."""
        for path, (_, start, end) in self.files.items():
            if path.endswith(".html") and path != "404.html":
                yield path, self._slice(start, end).decode("utf-8", "replace")

    def _slice(self, start: int, end: int) -> bytes:
        return self._content[start:end]

    @cached_property
    def _content(self) -> bytes:
        content = self.made if self.folder is None else read_kept(self.folder, _CONTENT)
        # The index and the content are two files: one of them may be of another frame.
        if content is None or (self.digest and fingerprint(content) != self.digest):
            raise FrameLost
        return content


def shell_key(section: str, address: str) -> ShellKey:
    """Which shell a page needs."""
    return section, address.count("/")


def make_frame(shells: Mapping[ShellKey, Shell], files: Mapping[str, bytes]) -> Frame:
    """A frame of files by path."""
    places: dict[str, tuple[str, int, int]] = {}
    start = 0
    for path, content in files.items():
        places[path] = (fingerprint(content), start, start + len(content))
        start += len(content)
    pages = ["".join(shell.pieces) for shell in shells.values()]
    pages += [content.decode("utf-8", "replace") for path, content in files.items() if path.endswith(".html")]
    return Frame(shells, places, made=b"".join(files.values()), inline=allow_inline(pages))


def keep_frame(settings: Settings, frame: Frame) -> None:
    """Keep a frame for the next builds, unless its making may depend on what nobody can see."""
    if (key := _key_of(settings)) is None or frame.made is None:
        return
    shells = [[*key_, shell.pieces, shell.slots] for key_, shell in frame.shells.items()]
    index = {"key": key, "content": fingerprint(frame.made), "shells": shells, "files": frame.files}
    index["inline"] = frame.inline
    keep(settings.cache, _CONTENT, frame.made)
    keep(settings.cache, _INDEX, json.dumps(index, ensure_ascii=False).encode())


def needed_shells() -> set[ShellKey]:
    """The shells that pages may need."""
    return {(family.section, depth) for family in FAMILIES if family.is_framed for depth in family.depths}


def kept_frame(settings: Settings) -> Frame | None:
    """The frame of earlier builds, when everything that it was made from is as it was."""
    try:
        index = json.loads(read_kept(settings.cache, _INDEX) or b"{}")
        if not index or index["key"] != _key_of(settings):
            return None
        shells = {
            (section, depth): Shell(tuple(pieces), tuple(slots)) for section, depth, pieces, slots in index["shells"]
        }
        files = {path: (digest, start, end) for path, (digest, start, end) in index["files"].items()}
        inline = tuple((kind, source) for kind, source in index["inline"])
    except (ValueError, TypeError, KeyError):
        return None
    is_there = (settings.cache / _CONTENT).is_file()
    return (
        Frame(shells, files, settings.cache, digest=index["content"], inline=inline)
        if is_there and needed_shells() <= shells.keys()
        else None
    )


def forget_frame(settings: Settings) -> None:
    """Let the next build make the frame anew."""
    (settings.cache / _INDEX).unlink(missing_ok=True)


def _key_of(settings: Settings) -> str | None:
    """A digest of all that a frame is made from; None where that cannot be known."""
    config = settings.config
    if not _is_repeatable(config):
        return None
    folders = [shipped_templates(), *([settings.theme] if settings.theme else [])]
    parts = [
        program_version(),
        settings.config_file.read_bytes(),
        json.dumps(config, default=str, sort_keys=True).encode(),
        templates_version(tuple(folders)),
        _digest_of(settings.prose).encode(),
    ]
    return fingerprint(*parts)


def _is_repeatable(config: Mapping[str, Any]) -> bool:
    plugins = {next(iter(one)) if isinstance(one, dict) else one for one in config.get("plugins") or ()}
    reads_elsewhere = any(word in str(config.get("markdown_extensions")) for word in _READING_ELSEWHERE)
    return plugins <= _KNOWN_PLUGINS and not reads_elsewhere and not config.get("hooks")


def _digest_of(folder: Path) -> str:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return fingerprint(
        *(part for file in files for part in (str(file.relative_to(folder)).encode(), file.read_bytes()))
    )
