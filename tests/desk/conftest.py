"""A site that commands can build."""

import pytest
from typed import THEMED
from workspace import Workspace


@pytest.fixture
def themed(workspace: Workspace) -> Workspace:
    """A site that MkDocs and Material can frame, with one page of prose."""
    workspace.config.write_text(THEMED, "utf-8")
    workspace.file("content/pages/about.md", "# 关于\n")
    return workspace
