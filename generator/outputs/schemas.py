"""JSON Schema (2020-12) of the files of the public interface, from the shapes that make them."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from pydantic_core import to_json

from generator.cache import program_version
from generator.pages.api import FOLDER, VERSION
from generator.public import SHAPES
from generator.records import KINDS_BY_NAME
from generator.site import Site
from generator.write import OutputFile

_COUNT = {"type": "integer", "minimum": 0}


def make(site: Site) -> Iterator[OutputFile]:
    """A schema beside the files of each kind."""
    for kind in SHAPES:
        path = f"{FOLDER}/schema/{KINDS_BY_NAME[kind].folder}.json"
        yield OutputFile(path, program_version().decode(), partial(_write, kind))


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of a file with records of a kind."""
    record = SHAPES[kind].model_json_schema(mode="serialization")
    parts = record.pop("$defs", {})
    properties = {
        "version": {"const": VERSION, "title": "版本"},
        "kind": {"const": kind, "title": "种类"},
        "total": {**_COUNT, "title": "这一种共有几条"},
        "page": {**_COUNT, "title": "这是第几个文件"},
        "pages": {**_COUNT, "title": "共有几个文件"},
        "next": {"type": ["string", "null"], "title": "下一个文件", "description": "与本文件在同一文件夹"},
        "items": {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": KINDS_BY_NAME[kind].zh,
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "$defs": {kind: record, **parts},
    }


def _write(kind: str) -> bytes:
    return to_json(schema_of(kind), indent=2) + b"\n"
