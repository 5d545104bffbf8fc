"""编辑手册: tasks, kinds with an example each, codes with their remedies, commands; where a site asks for it."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from generator.addresses import HELP
from generator.catalog import Catalog
from generator.manual.commands import known_commands
from generator.manual.fields import Table, common_tables, own_tables
from generator.manual.kinds import guide_of, guides
from generator.manual.remedies import LETTERS, Remedy, remedies, snippets
from generator.manual.tasks import TASKS, pieces_of, read_task
from generator.pages.page import Data, Family, Page
from generator.records import KINDS, KINDS_BY_FOLDER

TITLE = "编辑手册"
_HEADING = re.compile(r"^##.*$", re.MULTILINE)
_LEAD = "怎样写一条记录，怎样把名单变成光荣榜，报告说的是什么，照着做就行。"
_COMMON, _CODES, _COMMANDS = "common", "codes", "commands"
_OTHERS = {
    _COMMON: ("每种记录都能写的", "出处、存疑、更正、草稿、公开的日子、审核：写在哪种记录里都一样。"),
    _CODES: ("所有代码", "检查报告里的每个代码：说的是什么，为什么，怎么办。"),
    _COMMANDS: ("所有命令", "每条命令和它的选项。"),
}


def _keys(catalog: Catalog) -> Iterator[str]:
    if catalog.settings.options.help:
        yield from ("", *TASKS, *KINDS_BY_FOLDER, *_OTHERS)


def plan(_: Catalog, key: str) -> Page:
    """The contents, a task, a kind, or one of the pages that list everything."""
    if not key:
        return _page(TITLE, _LEAD, "contents", _contents())
    if key in TASKS:
        task = read_task(key)
        pieces = [{"text": text, "command": command} for text, command in pieces_of(task)]
        return _page(task.title, task.lead, "task", {"pieces": pieces, **_way_on(key)})
    if key in KINDS_BY_FOLDER:
        return _kind(key)
    made = {_COMMON: _common, _CODES: _codes, _COMMANDS: _commands}[key]()
    return _page(*_OTHERS[key], key, made)


def _page(title: str, lead: str, template: str, context: Data) -> Page:
    return Page(title, lead, f"help/{template}.html", {"title": title, "lead": lead, **context})


def _contents() -> Data:
    return {
        "tasks": [
            {"href": _address(name), "title": read_task(name).title, "lead": read_task(name).lead} for name in TASKS
        ],
        "kinds": [
            {"href": _address(guide.kind.folder), "title": guide.kind.zh, "lead": guide.purpose} for guide in guides()
        ],
        "others": [{"href": _address(key), "title": title, "lead": lead} for key, (title, lead) in _OTHERS.items()],
    }


def _way_on(key: str) -> Data:
    """The tasks before and after, for who reads one after another."""
    here = TASKS.index(key)
    names = {"older": TASKS[here - 1] if here else "", "newer": TASKS[here + 1] if here + 1 < len(TASKS) else ""}
    return {
        way: {"href": _address(name), "title": read_task(name).title} if name else None for way, name in names.items()
    }


def _kind(folder: str) -> Page:
    kind = KINDS_BY_FOLDER[folder]
    guide = guide_of(kind)
    titles = {row.way: row.title for table in own_tables(kind) for row in table.rows}
    context = {
        "folder": folder,
        "file": guide.file,
        "command": guide.command,
        "example": guide.example,
        "example_path": guide.example_path,
        "left_out": [{"way": way, "title": titles[way], "why": why} for way, why in guide.left_out.items()],
        "seen": list(guide.seen),
        "tables": list(map(_table, own_tables(kind))),
        "kinds": [{"href": _address(one.folder), "heading": one.zh} for one in KINDS],
    }
    return _page(kind.zh, guide.purpose, "kind", context)


def _table(table: Table) -> Data:
    return {**asdict(table), "anchor": _anchor(table.way), "rows": [_row(asdict(row)) for row in table.rows]}


def _row(row: dict[str, Any]) -> Data:
    kind = KINDS_BY_FOLDER.get(row["folder"])
    led = {"href": _address(row["folder"]), "title": kind.zh} if kind else None
    return {**row, "anchor": _anchor(row["part"]) if row["part"] else "", "led": led}


def _anchor(way: str) -> str:
    return way.replace(".", "-").replace("_", "-") if way else "fields"


def _common() -> Data:
    return {
        "tables": list(map(_table, common_tables())),
        "example": guide_of(KINDS[0]).example_path,
        "first": KINDS[0].zh,
    }


def _codes() -> Data:
    groups = [{"letter": letter, "heading": heading} for letter, heading in LETTERS.items()]
    return {"groups": [{**group, "codes": list(map(_remedy, remedies(group["letter"])))} for group in groups]}


def _remedy(one: Remedy) -> Data:
    wrong, right = snippets(one.mistake) if one.mistake else ("", "")
    return {
        "code": one.code.code,
        "anchor": one.code.code.lower(),
        "is_error": one.code.severity == "error",
        "message": one.message,
        "hint": one.hint,
        "why": one.code.why.zh,
        "said": list(one.said) if one.said else None,
        "file": f"content/{one.mistake.file}" if one.mistake else "",
        "is_name": bool(one.mistake and one.mistake.called),
        "wrong": wrong,
        "right": right,
    }


def _commands() -> Data:
    told = known_commands()
    return {"commands": [{**told[name], "anchor": name.replace(" ", "-")} for name in sorted(told)]}


def manual_headings() -> Iterator[str]:
    """Everything in the manual that is set in the display face."""
    yield from (TITLE, *LETTERS.values(), *(title for title, _ in _OTHERS.values()))
    for name in TASKS:
        yield from (read_task(name).title, *_HEADING.findall(read_task(name).text))
    for tables in (common_tables(), *map(own_tables, KINDS)):
        yield from (table.title for table in tables)


def _address(key: str) -> str:
    return f"{HELP}{key}/" if key else HELP


FAMILY = Family("help", "help", _keys, _address, plan, (1, 2), is_for_visitors=False)
