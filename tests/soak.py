"""What is tried in part in every run and wholly in a soak."""

from collections.abc import Iterable
from typing import Any

import pytest


def some_of(values: Iterable[Any], every: int = 2) -> list[Any]:
    """Parameters of which one of so many is tried in every run, and all of them in a soak."""
    return [pytest.param(one, marks=[pytest.mark.soak] if number % every else []) for number, one in enumerate(values)]
