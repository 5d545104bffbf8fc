"""What the form program asks of the machine behind it, and the answers: records, saving, names, pictures, commits."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from generator.codes import CODES, Text
from generator.find import SUFFIX
from generator.forms.checking import Checker
from generator.forms.commits import changed_of, commit, is_in_git
from generator.forms.proposals import propose
from generator.forms.saving import Desk
from generator.forms.shelf import Shelf, Shelved
from generator.forms.uploads import keep_picture, picture_paths
from generator.problems import FieldPath, Problem
from generator.records import KINDS_BY_FOLDER, KINDS_BY_NAME, Kind
from generator.records.structure import title_at
from generator.refusal import Refused
from generator.report import hint_of, message_of
from generator.settings import Settings

_MOST_OFFERED = 20
Params = Mapping[str, Any]


class NotThere(Exception):
    """What was asked for does not exist."""


class Forms:
    """One site's forms; its actions are called by name with the values that the browser sent."""

    def __init__(self, settings: Settings, name: str) -> None:
        self.settings = settings
        self._shelf = Shelf(settings)
        self._desk = Desk(settings, self._shelf, Checker(settings, name))
        self._actions: dict[str, Callable[[Params], Any]] = {
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

    def answer(self, action: str, params: Params) -> Any:
        """The answer as plain data; raises NotThere, Refused, Faulty, OSError."""
        if action not in self._actions:
            raise NotThere(action)
        return self._actions[action](params)

    def upload(self, name: str, content: bytes) -> dict[str, Any]:
        """Keep a picture; its path in content/media/."""
        path = keep_picture(self.settings, name, content)
        self._desk.written[f"{self.settings.options.content}/media/{path}"] = None
        return {"path": path}

    def _info(self, _: Params) -> dict[str, Any]:
        return {"repo": self.settings.site_name, "publish_modes": ["simple"], "type": "local_fs"}

    def _list(self, params: Params) -> list[dict[str, Any]]:
        kind = _kind_in(params.get("folder"))
        return [self._entry(one, self._desk.show(one)) for one in self._shelf.of_kind(kind.name)]

    def _open(self, params: Params) -> dict[str, Any]:
        kind, id = self._meant(params.get("path"))
        shown = self._desk.open(kind, id)
        if shown is None:
            raise NotThere(id)
        return {"data": json.dumps(shown, ensure_ascii=False), "file": {"path": params["path"], "id": id}}

    def _entry(self, shelved: Shelved, shown: Mapping[str, Any]) -> dict[str, Any]:
        found = shelved.found
        path = f"{self.settings.options.content}/{found.kind.folder}/{found.id}{SUFFIX}"
        return {"data": json.dumps(shown, ensure_ascii=False), "file": {"path": path, "id": found.id}}

    def _save(self, params: Params) -> dict[str, Any]:
        sent = params["dataFiles"][0]
        kind, id = self._meant(sent["path"])
        saved = self._desk.save(kind, id, json.loads(sent["raw"]), bool(params["options"].get("newEntry")))
        problems = [tell(problem, kind, saved.path) for problem in saved.problems]
        return {"saved": saved.path, "address": saved.address, "problems": problems, "others": saved.others}

    def _names(self, params: Params) -> list[dict[str, str]]:
        kind = _kind_called(params.get("kind"))
        if ids := params.get("ids"):
            found = [one for one in self._shelf.of_kind(kind.name) if one.found.id in set(map(str, ids))]
        else:
            found = list(self._shelf.seek(kind.name, str(params.get("words", "")), _MOST_OFFERED))
        return [{"id": one.found.id, "label": one.label, "detail": self._shelf.tell_apart(one)} for one in found]

    def _propose(self, params: Params) -> dict[str, Any]:
        kind = _kind_called(params.get("kind"))
        return propose(kind, params.get("filled", {}), self._shelf)

    def _state(self, _: Params) -> dict[str, Any]:
        if not is_in_git(self.settings.root):
            return {"git": False, "changed": []}
        return {"git": True, "changed": changed_of(self.settings.root, list(self._desk.written))}

    def _commit(self, params: Params) -> dict[str, Any]:
        message = str(params.get("message", "")).strip()
        if not message:
            raise Refused(Text("写一句说明再提交", "write a message first"))
        paths = self._state({})["changed"]
        if not paths:
            raise Refused(Text("没有要提交的改动", "nothing has changed"))
        return {"commit": commit(self.settings.root, paths, message), "paths": paths}

    def _meant(self, path: Any) -> tuple[Kind, str]:
        """The kind and id in an address of the program's own: content/people/lv-meihua.yml."""
        asked = PurePosixPath(str(path))
        return _kind_in(asked.parent), asked.name.removesuffix(SUFFIX)


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


def _kind_in(folder: Any) -> Kind:
    kind = KINDS_BY_FOLDER.get(PurePosixPath(str(folder)).name)
    if kind is None:
        raise NotThere(str(folder))
    return kind


def _kind_called(name: Any) -> Kind:
    if name not in KINDS_BY_NAME:
        raise NotThere(str(name))
    return KINDS_BY_NAME[name]
