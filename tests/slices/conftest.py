"""A site to be cut in slices."""

import shutil
from pathlib import Path

import pytest
from test_golden import EXAMPLE
from workspace import PlainFrame, Workspace


@pytest.fixture(autouse=True)
def plain_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs is slow to start, and its frame is another matter."""
    monkeypatch.setattr("generator.runner.kept_frame", lambda settings: PlainFrame({}, {}))


@pytest.fixture
def example(workspace: Workspace) -> Path:
    """A copy of the example site, which has records of every kind."""
    root = workspace.root / "example"
    shutil.copytree(EXAMPLE, root)
    return root


@pytest.fixture
def small(workspace: Workspace) -> Workspace:
    """A few people and an event."""
    workspace.award("laomo", "劳动模范")
    for number in range(8):
        near = f"related: [p{(number + 1) % 8}]\nhonours:\n  - award: laomo\n    year: {2010 + number}"
        workspace.record(f"people/p{number}", f"name: {'丁王李张刘陈杨赵'[number]}一\n{near}")
    workspace.record("events/e1", "title: 大会\ndate: 2018-05-01\nsummary: 开了大会。\npeople: [p1, p2]")
    return workspace
