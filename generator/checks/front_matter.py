"""The head of a prose page, read as MkDocs reads it: what the theme would stop at with a traceback."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from generator.settings import Settings, shipped_templates
from generator.settings_file import is_overgrown

_FRONT = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_LINE = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):\s*(.*)")


def strip_front_matter(text: str) -> str:
    """A page without its head."""
    return _FRONT.sub("", text, count=1) if text.startswith("---") else text


def find_wrong_fields(text: str, settings: Settings) -> Iterator[str]:
    """Fields of a page's head that name no template, no icon or no list; `---` where the head cannot be read."""
    found = _FRONT.match(text)
    try:
        is_too_much = found is not None and is_overgrown(found[1].encode())
    except yaml.YAMLError:
        is_too_much = False
    if is_too_much:
        yield "---"
        return
    fields = _read(found[1]) if found else _read_lines(text)
    for name, form in (("template", "{}"), ("icon", ".icons/{}.svg")):
        value = fields.get(name)
        if value and not (isinstance(value, str) and _is_in_theme(form.format(value), settings)):
            yield name
    if not isinstance(fields.get("hide", []), list | str | None):
        yield "hide"


def _read(front: str) -> dict[str, Any]:
    try:
        fields = yaml.load(front, yaml.CSafeLoader)
    except Exception:  # MkDocs, too, takes a head that it cannot read for text
        return {}
    return fields if isinstance(fields, dict) else {}


def _read_lines(text: str) -> dict[str, Any]:
    """The other form: `name: text` on the first lines, up to a blank one."""
    lines = map(_LINE.match, text.split("\n\n")[0].splitlines())
    return {line[1].lower(): line[2].strip() for line in lines if line}


def _is_in_theme(name: str, settings: Settings) -> bool:
    folders = (settings.theme, shipped_templates() / "theme", *_installed_themes())
    return ".." not in name and "\0" not in name and any((folder / name).is_file() for folder in folders if folder)


@cache
def _installed_themes() -> tuple[Path, ...]:
    found = (find_spec(package) for package in ("material", "mkdocs"))
    return tuple(Path(spec.origin).parent / "templates" for spec in found if spec and spec.origin)
