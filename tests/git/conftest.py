"""A site in a repository, and nothing of the machine's own git around it."""

from pathlib import Path

import pytest
from repository import UPDATED, WORLD, Repository
from workspace import Workspace


@pytest.fixture(autouse=True)
def world(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in WORLD.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def repository(workspace: Workspace) -> Repository:
    """The repository around the workspace, at the same folder."""
    workspace.config.write_text(UPDATED, "utf-8")
    workspace.file(".gitignore", ".cache/\n.site/\n/site\n")
    return Repository(workspace.root)


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder beside the workspace's, for this test alone."""
    return tmp_path_factory.mktemp("elsewhere")
