"""The files of a site that help its editors: schemas, what leads VS Code to them, and a first line in each record."""

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from generator.authoring.jsonc import NotPlain, complete, read_settings_text, write_settings_text
from generator.authoring.known import Known, known_records
from generator.authoring.schema import record_schema
from generator.codes import Text
from generator.records import KINDS
from generator.replace_file import ChangedOnDisk, replace_text, write_new
from generator.settings import Settings

# Beside the site's own files and not in .cache/, which may be deleted at any time: what editors read must stay.
SCHEMAS = ".guangrong/schemas"
_SETTINGS, _EXTENSIONS = ".vscode/settings.json", ".vscode/extensions.json"
_WANTED_EXTENSIONS = {"recommendations": ["redhat.vscode-yaml"]}
_MODELINE = re.compile(r"^#\s+(yaml-language-server\s*:|\$schema:)", re.MULTILINE)
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one file: written, as it was, or left alone and why, with the lines to be added by hand."""

    path: str
    is_written: bool
    reason: Text | None = None
    lines: Mapping[str, Any] | None = None


def write_help(settings: Settings, folder: str = SCHEMAS, modelines: bool = False) -> Iterator[Done]:
    """Write what is not there as it should be; a second run writes nothing."""
    if modelines:  # before the schemas, which prefer what was written last
        yield from _write_modelines(settings.root, folder, known_records(settings))
    known = known_records(settings)
    for kind in KINDS:
        text = json.dumps(record_schema(kind, known), ensure_ascii=False, indent=1) + "\n"
        yield _put(settings.root, f"{folder}/{kind.name}.json", partial(_as_it_is, text))
    wanted = {_SETTINGS: editor_settings(folder, settings.options.content), _EXTENSIONS: _WANTED_EXTENSIONS}
    for path, lines in wanted.items():
        done = _put(settings.root, path, partial(_completed, lines))
        yield replace(done, lines=lines) if done.reason else done


def editor_settings(folder: str, content: str) -> dict[str, Any]:
    """VS Code's settings for records; what an editor has set otherwise stays so."""
    yaml = {
        "editor.insertSpaces": True,
        "editor.tabSize": 2,
        "editor.detectIndentation": False,
        "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
        "editor.wordBasedSuggestions": "off",
    }
    return {
        "files.encoding": "utf8",
        "yaml.schemas": {f"{folder}/{kind.name}.json": [f"{content}/{kind.folder}/**/*.yml"] for kind in KINDS},
        # Nothing is fetched from elsewhere: the schemas of records lie here.
        "yaml.schemaStore.enable": False,
        "[yaml]": yaml,
    }


def _as_it_is(text: str, _: str) -> str:
    return text


def _completed(wanted: Mapping[str, Any], text: str) -> str:
    there = read_settings_text(text)
    settings = complete(there, wanted)
    return text if text and settings == there else write_settings_text(settings, text)


def _put(root: Path, path: str, make: Callable[[str], str]) -> Done:
    """Write a file from what it holds now; the file is left alone where that cannot be read or changes meanwhile."""
    file = root / path
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        seen = file.read_bytes() if file.exists() else None
        text = make(seen.decode("utf-8-sig") if seen else "")
        if seen is None:
            write_new(file, text)
        elif text.encode() not in (seen, seen.removeprefix(_BOM)):
            replace_text(file, text, seen)
        else:
            return Done(path, False)
    except (OSError, ChangedOnDisk, UnicodeDecodeError, NotPlain) as error:
        return Done(path, False, _why(error))
    return Done(path, True)


def _why(error: Exception) -> Text:
    if isinstance(error, ChangedOnDisk | FileExistsError):
        return Text("刚才有人改了它，再运行一次", "it was changed just now: run this again")
    if isinstance(error, NotPlain):
        return Text(
            "里面有注释或写法有误，没有动它；照下面的内容补上",
            "it has comments or slips and was left alone; add the lines below",
        )
    if isinstance(error, UnicodeDecodeError):
        return Text("不是 UTF-8，没有动它；另存为 UTF-8 再运行", "it is not UTF-8 and was left alone: save it as UTF-8")
    reason = getattr(error, "strerror", None) or str(error)
    return Text(f"写不了：{reason}", f"it cannot be written: {reason}")


def _write_modelines(root: Path, folder: str, known: Sequence[Known]) -> Iterator[Done]:
    for one in known:
        schema = os.path.relpath(root / folder / f"{one.kind.name}.json", Path(one.file).parent)
        yield _put_first(root, one.path, f"# yaml-language-server: $schema={Path(schema).as_posix()}")


def _put_first(root: Path, path: str, line: str) -> Done:
    """Put a comment before everything else in a file that has none of its sort; the rest stays byte for byte."""
    file = root / path
    try:
        seen = file.read_bytes()
        text = seen.decode()
        start, rest = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
        if _MODELINE.search(rest):
            return Done(path, False)
        newline = "\r\n" if rest.partition("\n")[0].endswith("\r") else "\n"
        replace_text(file, f"{start}{line}{newline}{rest}", seen)
    except (OSError, ChangedOnDisk, UnicodeDecodeError) as error:
        return Done(path, False, _why(error))
    return Done(path, True)
