"""The manual's own files, which lie beside this: prose, examples, mistakes, and what is written by `make manual`."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "text"


@cache
def read_text(path: str) -> str:
    """A file as it is."""
    return (FOLDER / path).read_text("utf-8")


@cache
def read_data(path: str) -> Any:
    """What a file of YAML, or of JSON, holds."""
    return yaml.load(read_text(path), yaml.CSafeLoader)
