"""A site_config.yml to plain values: an ordinary, small file, read as MkDocs reads it, whatever it holds."""

import errno
import os
import stat
from pathlib import Path
from typing import Any

import yaml

from generator.characters import find_unfit
from generator.codes import Text
from generator.problems import ContentError, Place, Problem

_LARGEST = 1_000_000
# libyaml's callers recurse in C for every level, and merged groups grow with every alias: thirty make a few
# thousand fields at most.
_DEEPEST, _MOST_ALIASES = 100, 30


class _ConfigLoader(yaml.CSafeLoader):
    """Reads a MkDocs file; takes `!ENV` as it does and looks past its other tags."""


def _read_variable(loader: Any, node: yaml.Node) -> Any:
    """`!ENV NAME` or `!ENV [NAME, OTHER, default]`, as MkDocs reads it."""
    names = loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else [node.value]
    found = (os.environ[name] for name in names if name in os.environ)
    return next(found, names[-1] if len(names) > 1 else None)


_ConfigLoader.add_constructor("!ENV", _read_variable)
_ConfigLoader.add_multi_constructor("!", lambda *_: None)
_ConfigLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def read_config(config_file: Path, heirs: tuple[Path, ...] = ()) -> dict[str, Any]:
    """Every setting, inherited ones included; raises ContentError where a file cannot be read."""
    config = _load_config(config_file)
    base = config.get("INHERIT")
    if not base:
        return config
    if not isinstance(base, str) or find_unfit(base) or config_file in heirs:
        raise _unreadable(config_file, Text("INHERIT 不对", "INHERIT is wrong"))
    return {**read_config(config_file.parent / base, (*heirs, config_file)), **config}


def _load_config(config_file: Path) -> dict[str, Any]:
    try:
        content = read_bytes(config_file)
        if len(content) > _LARGEST or is_overgrown(content):
            raise _unreadable(config_file, Text("内容太多", "it holds too much"))
        config = yaml.load(content, _ConfigLoader)
    except ContentError:
        raise
    except OSError as error:
        nowhere = Text(f"这里没有 {config_file.name}", f"there is no {config_file.name} here")
        is_gone = isinstance(error, FileNotFoundError)
        detail = nowhere if is_gone else Text(str(error.strerror), str(error.strerror))
        raise _unreadable(config_file, detail, (0, 0) if is_gone else (1, 1)) from None
    except Exception as error:  # what makes numbers, days and groups of a text raises nearly anything
        mark = getattr(error, "problem_mark", None)
        detail = Text("写法有误，或不是 UTF-8", "it is not written as YAML in UTF-8")
        raise _unreadable(config_file, detail, (mark.line + 1, mark.column + 1) if mark else (1, 1)) from None
    if not isinstance(config, dict):
        raise _unreadable(config_file, Text("内容不是设置", "it holds no settings"))
    return config


def is_overgrown(content: bytes) -> bool:
    """Whether a text nests or repeats itself more than a reader of YAML stands; raises YAMLError like one."""
    within: list[str | None] = []
    aliases = 0
    for event in yaml.parse(content, _ConfigLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            within.append(event.anchor)
        elif isinstance(event, yaml.CollectionEndEvent):
            within.pop()
        elif isinstance(event, yaml.AliasEvent):
            aliases += 1
            if event.anchor in within:  # it holds itself
                return True
        if len(within) > _DEEPEST or aliases > _MOST_ALIASES:
            return True
    return False


def _unreadable(config_file: Path, detail: Text, mark: tuple[int, int] = (1, 1)) -> ContentError:
    return ContentError([Problem("S901", Place(config_file.name, *mark), {"detail": detail})])


def read_bytes(file: Path) -> bytes:
    """An ordinary file's bytes, as many as settings may have; raises OSError for a pipe instead of waiting."""
    with os.fdopen(os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise OSError(errno.EINVAL, "不是普通文件 / not an ordinary file")
        return opened.read(_LARGEST + 1)
