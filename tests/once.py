"""What comes of the program alone is worked out once a process, however many small sites a test builds."""

import functools
from types import CodeType
from typing import Any

from generator import render
from generator.outputs import schemas


def work_out_once() -> None:
    """Keep compiled templates by their text, name and place, as all environments are alike; and the schemas."""
    compile_really = render._PlainData.compile
    compiled: dict[tuple[Any, ...], CodeType] = {}

    def compile_once(self: render._PlainData, *of: Any, **more: Any) -> CodeType:
        key = (*of, *sorted(more.items()))
        if key not in compiled:
            compiled[key] = compile_really(self, *of, **more)
        return compiled[key]

    render._PlainData.compile = compile_once
    schemas.schema_of = functools.cache(schemas.schema_of)
