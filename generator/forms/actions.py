"""What the form program asks of the machine behind it, and the answers: records, saving, names, pictures, commits."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from generator.codes import CODES, Text
from generator.find import SUFFIX
from generator.forms.checking import Checker
from generator.forms.commits import changed_of, commit, is_in_git
from generator.forms.proposals import propose
from generator.forms.requests import Address, Folder, Message, Names, Nothing, Proposal, Save
from generator.forms.saving import Desk
from generator.forms.shelf import Shelf
from generator.forms.uploads import keep_picture, picture_paths
from generator.problems import FieldPath, Problem
from generator.records import KINDS_BY_FOLDER, KINDS_BY_NAME, Kind
from generator.records.structure import title_at
from generator.refusal import Refused
from generator.report import hint_of, message_of
from generator.settings import Settings

_MOST_OFFERED = 20
# So many records are named in the message that a commit is proposed with.
_MOST_NAMED = 3


class NotThere(Exception):
    """What was asked for does not exist."""


class Forms:
    """One site's forms; its actions are called by name with what the browser sent."""

    def __init__(self, settings: Settings, name: str) -> None:
        self.settings = settings
        self._shelf = Shelf(settings)
        self._desk = Desk(settings, self._shelf, Checker(settings, name))
        self._actions: dict[str, Callable[[Any], Any]] = {
            "info": self._info,
            "entriesByFolder": self._list,
            "getEntry": self._open,
            "persistEntry": self._save,
            "getMedia": lambda _: [],
            "names": self._names,
            "propose": self._propose,
            "pictures": lambda _: picture_paths(settings),
            "state": self._state,
            "commit": self._commit,
        }

    def answer(self, action: str, sent: BaseModel) -> Any:
        """The answer to a request as plain data; raises NotThere, Refused, Faulty, OSError."""
        return self._actions[action](sent)

    def upload(self, name: str, content: bytes) -> dict[str, Any]:
        """Keep a picture; its path in content/media/."""
        path = keep_picture(self.settings, name, content)
        self._desk.written[f"{self.settings.options.content}/media/{path}"] = f"图片 {PurePosixPath(path).name}"
        return {"path": path}

    def _info(self, _: Nothing) -> dict[str, Any]:
        return {"repo": self.settings.site_name, "publish_modes": ["simple"], "type": "local_fs"}

    def _list(self, sent: Folder) -> list[dict[str, Any]]:
        kind = _kind_in(PurePosixPath(sent.folder))
        folder = f"{self.settings.options.content}/{kind.folder}"
        records = self._shelf.of_kind(kind.name)
        return [_entry(f"{folder}/{one.found.id}{SUFFIX}", self._desk.show(one)) for one in records]

    def _open(self, sent: Address) -> dict[str, Any]:
        kind, id = _meant(sent)
        shown = self._desk.open(kind, id)
        if shown is None:
            raise NotThere(id)
        return _entry(sent.path, shown)

    def _save(self, sent: Save) -> dict[str, Any]:
        [form] = sent.dataFiles
        kind, id = _meant(form)
        saved = self._desk.save(kind, id, form.raw, is_new=bool(sent.options.newEntry))
        problems = [tell(problem, kind, saved.path) for problem in saved.problems]
        return {"saved": saved.path, "address": saved.address, "problems": problems, "others": saved.others}

    def _names(self, sent: Names) -> list[dict[str, str]]:
        kind = _kind_called(sent.kind)
        if sent.ids:
            found = [one for one in self._shelf.of_kind(kind.name) if one.found.id in set(sent.ids)]
        else:
            found = list(self._shelf.seek(kind.name, sent.words, _MOST_OFFERED))
        return [{"id": one.found.id, "label": one.label, "detail": self._shelf.tell_apart(one)} for one in found]

    def _propose(self, sent: Proposal) -> dict[str, Any]:
        return propose(_kind_called(sent.kind), sent.filled, self._shelf)

    def _state(self, _: Nothing) -> dict[str, Any]:
        if not is_in_git(self.settings.root):
            return {"git": False, "changed": [], "message": ""}
        changed = changed_of(self.settings.root, list(self._desk.written))
        done = [self._desk.written[path] for path in changed]
        more = f"等{len(done)}个文件" if len(done) > _MOST_NAMED else ""
        return {"git": True, "changed": changed, "message": "、".join(done[:_MOST_NAMED]) + more}

    def _commit(self, sent: Message) -> dict[str, Any]:
        message = sent.message.strip()
        if not message:
            raise Refused(Text("写一句说明再提交", "write a message first"))
        paths = self._state(Nothing())["changed"]
        if not paths:
            raise Refused(Text("没有要提交的改动", "nothing has changed"))
        name = commit(self.settings.root, paths, message)
        for path in paths:
            del self._desk.written[path]
        return {"commit": name, "paths": paths}


def tell(problem: Problem, kind: Kind, path: str) -> dict[str, Any]:
    """A problem as the browser shows it, with the way to its field; of another file only its path."""
    is_here = problem.place.path == path
    return {
        "code": problem.code,
        "severity": CODES[problem.code].severity,
        "message": message_of(problem, "zh"),
        "hint": hint_of(problem, "zh"),
        "way": list(problem.field) if is_here else [],
        "title": " › ".join(_titles(kind, problem.field)) if is_here else problem.place.path,
    }


def _titles(kind: Kind, way: FieldPath) -> Sequence[str]:
    return [
        f"第 {step + 1} 项" if isinstance(step, int) else title_at(kind.model, way[: index + 1])
        for index, step in enumerate(way)
    ]


def _entry(path: str, shown: Mapping[str, Any]) -> dict[str, Any]:
    """A record in the form program's own shape."""
    return {"data": json.dumps(shown, ensure_ascii=False), "file": {"path": path, "id": shown["id"]}}


def _meant(sent: Address) -> tuple[Kind, str]:
    path = PurePosixPath(sent.path)
    return _kind_in(path.parent), path.name.removesuffix(SUFFIX)


def _kind_in(folder: PurePosixPath) -> Kind:
    if folder.name not in KINDS_BY_FOLDER:
        raise NotThere(str(folder))
    return KINDS_BY_FOLDER[folder.name]


def _kind_called(name: str) -> Kind:
    if name not in KINDS_BY_NAME:
        raise NotThere(name)
    return KINDS_BY_NAME[name]
