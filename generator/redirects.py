"""Old addresses and where they lead now: `content/redirects.yml`, one `old: new` a line."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from generator.codes import Text
from generator.find import REDIRECTS, explain_unreadable
from generator.load import explain_encoding, read_plain_file
from generator.problems import Place, Problem
from generator.settings import Settings
from generator.suggest import nearest, offer
from generator.yaml_source import Reading, read_yaml

_ADDRESS = re.compile(r"(?:[a-z0-9]+(?:[-_.][a-z0-9]+)*/){1,8}")
_HEAD = "# 旧网址: 新网址\n"
_LINE = re.compile(r"([^\s:#]+): *([^\s#]+) *")
_NOTHING = Text("空", "nothing")
_IN_A_CIRCLE = Text(
    "这几行转成了一圈：写最后到哪一页，如 people/lv-meihua/",
    "these lines lead round in a circle: write the page where they end, as in people/lv-meihua/",
)
_LEAD_ELSEWHERE = Text("写它现在的网址，如 people/lv-meihua/", "write where it is now, as in people/lv-meihua/")


def redirects_file(settings: Settings) -> Path:
    """Where a site keeps its old addresses."""
    return settings.content / REDIRECTS


def read_redirects(settings: Settings) -> tuple[dict[str, str], list[Problem]]:
    """Old addresses with those that they lead to; none, and a problem, where the file cannot be read."""
    file = redirects_file(settings)
    path = file.relative_to(settings.root).as_posix()
    try:
        if not file.exists():
            return {}, []
        reading = read_yaml(read_plain_file(file)[0].decode("utf-8-sig"), path, with_marks=True)
    except UnicodeDecodeError as error:
        return {}, [explain_encoding(error, path)]
    except OSError as error:
        return {}, [explain_unreadable(error, path)]
    problems = list(reading.problems)
    if all(problem.code == "Y108" for problem in problems):  # nothing but comments
        problems = []
    problems += _find_malformed(reading, path)
    bad = {problem.field for problem in problems}
    return {old: new for old, new in reading.values.items() if (old,) not in bad}, problems


def _find_malformed(reading: Reading, path: str) -> Iterator[Problem]:
    for old, new in reading.values.items():
        if not _ADDRESS.fullmatch(old):
            yield Problem("A411", Place(path, *reading.keys[(old,)]), {"address": old[:80]}, (old,), spot="key")
        elif not isinstance(new, str) or not _ADDRESS.fullmatch(new):
            told = {"address": new[:80] if isinstance(new, str) else _NOTHING}
            yield Problem("A411", Place(path, *reading.marks[(old,)]), told, (old,))


def find_wrong_redirects(
    redirects: Mapping[str, str], addresses: Collection[str], settings: Settings
) -> Iterator[Problem]:
    """Old addresses that a page has again, and those that lead to none."""
    path = redirects_file(settings).relative_to(settings.root).as_posix()
    for old, new in redirects.items():
        if old in addresses:
            yield Problem("A412", Place(path), {"address": old}, (old,), spot="key")
        elif new not in addresses:
            yield Problem(
                "A413", Place(path), {"address": new, "suggestion": _suggest(new, redirects, addresses)}, (old,)
            )


def _suggest(new: str, redirects: Mapping[str, str], addresses: Collection[str]) -> Text:
    if new in redirects:
        end = _end_of(new, redirects)
        return offer(end) if end else _IN_A_CIRCLE
    near = nearest(new, addresses)
    return offer(near) if near else _LEAD_ELSEWHERE


def _end_of(address: str, redirects: Mapping[str, str]) -> str | None:
    """Where an old address leads in the end; None where it comes round to itself."""
    passed = set[str]()
    while address in redirects:
        if address in passed:
            return None
        passed.add(address)
        address = redirects[address]
    return address


def move_address(text: str, old: str, new: str) -> str:
    """The file's text once `old` leads to `new`, and so does whatever led to `old`; `new` itself leads nowhere."""
    written = [(line, _LINE.fullmatch(line)) for line in (text or _HEAD).splitlines()]
    kept = [f"{one[1]}: {new}" if one and one[2] == old else line for line, one in written if not one or one[1] != new]
    return "\n".join([*kept, f"{old}: {new}"]) + "\n"
