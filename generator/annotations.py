"""Problems as forges show them beside the changed line: GitHub's workflow commands, GitLab's Code Quality report.

Files are named from the top of the repository. Neither Gitea nor Forgejo shows either form: there the text is read.
"""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, Literal

from generator.cache import fingerprint
from generator.codes.code import Language
from generator.problems import Problem
from generator.report import hint_of, is_awaiting, is_error, make_visible, message_of

Forge = Literal["github", "gitlab"]
# What keeps the site from being built, what wants mending, and what nobody here can mend.
_GITHUB = ("error", "warning", "notice")
_GITLAB = ("blocker", "minor", "info")
_DESCRIPTION = {"zh": "{}（{}）", "en": "{} ({})"}


def annotate(problems: Sequence[Problem], forge: Forge, language: Language, below: str) -> str:
    """All problems for a forge; `below` is the way from the top of the repository to the site, ending in a slash."""
    if forge == "github":
        return "\n".join(_as_command(problem, language, below) for problem in problems)
    seen: Counter[str] = Counter()
    return json.dumps([_as_issue(one, language, below, seen) for one in problems], ensure_ascii=False, indent=2)


def _level(problem: Problem) -> int:
    return 0 if is_error(problem) else 2 if is_awaiting(problem) else 1


def _path(problem: Problem, below: str) -> str:
    return make_visible(below + problem.place.path)


def _as_command(problem: Problem, language: Language, below: str) -> str:
    place = problem.place
    words = "\n".join([message_of(problem, language), hint_of(problem, language), *_others(problem, below)])
    at = f"file={_escape_property(_path(problem, below))},line={place.line or 1},col={place.column or 1}"
    return f"::{_GITHUB[_level(problem)]} {at},title={problem.code}::{_escape(words)}"


def _others(problem: Problem, below: str) -> list[str]:
    return [make_visible(f"{below}{place}") for place in problem.also]


def _escape(text: str) -> str:
    """GitHub's escapes for the words of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    """GitHub's escapes for a property of a workflow command."""
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def _as_issue(problem: Problem, language: Language, below: str, seen: Counter[str]) -> dict[str, Any]:
    told = _DESCRIPTION[language].format(message_of(problem, language), hint_of(problem, language))
    return {
        "description": make_visible(told),
        "check_name": problem.code,
        "fingerprint": _fingerprint(problem, below, seen),
        "severity": _GITLAB[_level(problem)],
        "location": {"path": _path(problem, below), "lines": {"begin": problem.place.line or 1}},
    }


def _fingerprint(problem: Problem, below: str, seen: Counter[str]) -> str:
    """The same as long as the mistake is: on whatever line, in whatever language; the next of its like has another."""
    steps = [step for step in problem.field if isinstance(step, str)]
    told = (problem.code, below + problem.place.path, *steps, problem.excerpt, message_of(problem, "zh"))
    alike = fingerprint(*(part.encode("utf-8", "backslashreplace") for part in told))
    seen[alike] += 1
    return fingerprint(alike.encode(), str(seen[alike]).encode())
