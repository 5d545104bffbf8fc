"""YAML that keeps its comments, quotes and order when it is written again; every scalar is the text that was typed.

Only for texts that `read_yaml` takes. Slow, so only where files are rewritten.
"""

from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import LiteralScalarString
from ruamel.yaml.tag import Tag

_TEXT, _NOTHING = Tag(suffix="tag:yaml.org,2002:str"), Tag(suffix="tag:yaml.org,2002:null")
_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))
_NEVER_FOLDED = 1_000_000_000


class _Texts(VersionedResolver):
    """Sees no numbers, truths and dates in what is typed, so that none is written otherwise."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is ScalarNode and implicit[0]:
            return _NOTHING if value in _EMPTY else _TEXT
        return super().resolve(kind, value, implicit)


def parse(text: str) -> CommentedMap:
    """The values of a text with all that stands around them, to be changed in place."""
    tree: CommentedMap = _yaml().load(text)
    return tree


def write(tree: Any) -> str:
    """The text of a tree: two spaces a level, lists below their key by two, no line broken."""
    written = StringIO()
    _yaml().dump(tree, written)
    return written.getvalue()


def retype(old: Any, new: str) -> Any:
    """A text that is written in the manner of the one that it takes the place of."""
    if "\n" in new and "\n" not in old:
        return LiteralScalarString(new)
    if not type(old).__name__.endswith("ScalarString"):
        return new
    made: Any = type(old)(new)
    # A comment behind `|` belongs to the text.
    if hasattr(old, "comment"):
        made.comment = old.comment
    return made


def _yaml() -> Any:
    yaml: Any = YAML(typ="rt")
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = _NEVER_FOLDED
    yaml.preserve_quotes = True
    yaml.Resolver = _Texts
    return yaml
