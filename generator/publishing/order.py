"""The order in which files are sent where nothing switches in one step: what is served finds all that it refers to."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from generator.codes import Text
from generator.outputs.headers import is_for_ever
from generator.search.pieces import ROOT

FRONT = "index.html"
# What lists pages, or leads to them, and is loaded by scripts and machines instead of being part of a page.
_LEADING = (".xml", ".json")


@dataclass(frozen=True, slots=True)
class Stage:
    """Files that may be sent in any order, and at once, when all before them are in place."""

    words: Text
    paths: tuple[str, ...]


def stages(paths: Iterable[str], there: Collection[str]) -> Iterator[Stage]:
    """Files by when they are sent; `there` are those that visitors find already."""
    groups: list[list[str]] = [[] for _ in _WORDS]
    for path in sorted(paths):
        groups[_turn_of(path, path in there)].append(path)
    yield from (Stage(one, tuple(group)) for one, group in zip(_WORDS, groups, strict=True) if group)


_WORDS = (
    Text("发送样式、脚本、图片", "sending styles, scripts, pictures"),
    Text("发送页面要用的文件", "sending what pages use"),
    Text("发送新页面", "sending new pages"),
    Text("发送改过的页面", "sending changed pages"),
    Text("发送目录和订阅", "sending lists and feeds"),
)


def _turn_of(path: str, is_there: bool) -> int:
    """What never changes under its address comes first: nothing refers to it yet.

    Then what pages use; new pages, which nobody knows of; pages that may lead to them; and last what tells machines and
    the search of pages, unless it is missing: a page may load it.
    """
    if is_for_ever(path):
        return 0
    if path.endswith(".html"):
        return 3 if is_there or path == FRONT else 2
    return 4 if is_there and (path.endswith(_LEADING) or path == ROOT) else 1
