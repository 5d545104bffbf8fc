"""What fuzzing found once never comes back; the cases are inputs as the fuzzer writes them."""

from pathlib import Path

import pytest
from invariants import check_markdown, check_reader

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", sorted((CASES / "reader").glob("*")), ids=lambda case: case.name)
def test_reader(case: Path):
    check_reader(case.read_bytes())


@pytest.mark.parametrize("case", sorted((CASES / "markdown").glob("*")), ids=lambda case: case.name)
def test_markdown(case: Path):
    check_markdown(case.read_bytes())
