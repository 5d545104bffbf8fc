"""When each record was changed last, as the history of its file tells; kept until the commit is another."""

from collections.abc import Mapping
from typing import cast

from pydantic_core import from_json, to_json

from generator.cache import keep, program_version, read_kept
from generator.codes import Text
from generator.git.call import GitRefused
from generator.git.dates import last_changes
from generator.git.repository import State, read_state
from generator.problems import Place, Problem
from generator.settings import Settings, place_setting

_KEPT = "updates"
_NOT_WHOLE = Text(
    "历史不全（浅克隆），取全：git fetch --unshallow，在工作流里写 fetch-depth: 0",
    "the history is cut (a shallow clone): git fetch --unshallow, or fetch-depth: 0 in a workflow",
)
_NOT_COMMITTED = Text("记录还没有提交到 git", "the records were not committed to git yet")


def read_updates(settings: Settings) -> tuple[Mapping[str, str], list[Problem]]:
    """By the path of its file, the day on which each record changed last; none, and why, where git cannot tell."""
    if not settings.options.updated:
        return {}, []
    try:
        state = read_state(settings.content)
        days = {} if state.is_shallow else _days_at(settings, state)
    except GitRefused as error:
        return {}, [_unseen(settings, error.words)]
    if not days:
        return {}, [_unseen(settings, _NOT_WHOLE if state.is_shallow else _NOT_COMMITTED)]
    folder = settings.content.relative_to(settings.root).as_posix()
    return {f"{folder}/{path}": day for path, day in days.items()}, []


def _days_at(settings: Settings, state: State) -> Mapping[str, str]:
    of = [state.prefix.encode("utf-8", "replace").decode(), program_version().decode()]
    content = read_kept(settings.cache, _KEPT)
    kept = from_json(content) if content else {"of": []}
    known, known_head = (kept["days"], kept["head"]) if kept["of"] == of else ({}, "")
    if known_head == state.head:
        return cast("Mapping[str, str]", known)
    days = last_changes(settings.content, state, known, known_head)
    days = {path: day for path, day in days.items() if path.isprintable()}
    keep(settings.cache, _KEPT, to_json({"of": of, "head": state.head, "days": days}))
    return days


def _unseen(settings: Settings, detail: Text) -> Problem:
    told = {"name": "updated", "detail": detail}
    return place_setting(Problem("S907", Place(settings.config_file.name), told), settings.config_file)
