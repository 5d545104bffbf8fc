"""What is installed is fixed to the byte: each library by version and digests, and nothing from anywhere else."""

import re

import pytest
from workspace import PROJECT


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_library_is_locked_with_its_digests(name: str):
    text = (PROJECT / name).read_text("utf-8").replace("\\\n", " ")
    entries = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[a-z0-9][a-z0-9._-]*==[0-9][^ ;]*( ;.*?)? +--hash=sha256:[0-9a-f]{64}", entry), entry[:80]
        assert not re.search(r"https?://|--index|--find-links|git\+", entry), entry[:80]
