"""A new record as an author finds it: what must be written stands there, empty; all else is a comment with its meaning.

Nothing that a starter holds can be published by oversight: an empty field counts as not written, and examples stand in
comments of two signs, which stay comments when an editor takes one sign away from each of many lines.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.authoring.values import Value, values_of
from generator.authoring.words import PLAIN, sentences
from generator.records import Kind
from generator.yaml_source import read_yaml

_HEAD = """\
## 新的{kind}。要写哪一项，就删掉那一行开头的“# ”，在冒号后面写；不知道的不动。
## 开头是“##”的是说明，写完可以删掉。写好了运行 guangrong check，没有错误再提交。

"""


def starter_text(kind: Kind, given: Mapping[str, str]) -> str:
    """A record of a kind in which these fields are written."""
    lines = [line for value in values_of(kind.model) for line in _field(value, given.get(value.name, ""))]
    return _HEAD.format(kind=kind.zh) + "".join(f"{line}\n" for line in lines)


def _field(value: Value, given: str) -> Iterator[str]:
    is_written = value.is_required or bool(given)
    yield _explain(value, "")
    opening = f"{value.name}: {as_scalar(given)}" if given else _opening(value)
    yield opening if is_written else f"# {opening}"
    if value.part and not given:
        yield from _entry(list(values_of(value.part)), value.is_list, is_written)
    elif value.is_list and not value.is_required:
        yield "#   -"


def _entry(values: Sequence[Value], is_list: bool, is_written: bool) -> Iterator[str]:
    """The fields of a group, or of the first entry of a list of them; what must be written there, or else the first."""
    indent = "    " if is_list else "  "
    needed = [value.name for value in values if value.is_required]
    for place, value in enumerate(values):
        stands = is_written and (value.name in needed or (is_list and place == 0))
        yield _explain(value, indent)
        start = "  - " if is_list and place == 0 else indent
        yield f"{'' if stands else '# '}{start}{_opening(value)}"


def _opening(value: Value) -> str:
    return f"{value.name}: |" if value.sort == "markdown" and not value.is_list else f"{value.name}:"


def _explain(value: Value, indent: str) -> str:
    told = [*sentences(value, PLAIN), *(["列表，每行一个“- ”"] if value.is_list else [])]
    return f"## {indent}{value.title}{'（必须写）' if value.is_required else ''}：{'。'.join(told)}"


def as_scalar(text: str) -> str:
    """A text as it is typed in YAML: as it stands where it is read again as the same, else in quotes."""
    reading = read_yaml(f"name: {text}\n", "")
    if reading.values == {"name": text} and not reading.problems:
        return text
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(escapes.get(letter, letter) for letter in text) + '"'
