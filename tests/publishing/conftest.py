"""A small site that was built, and the command that publishes it."""

from pathlib import Path

import pytest
from small_sites import Union


@pytest.fixture
def union(tmp_path: Path) -> Union:
    return Union(tmp_path / "union")
