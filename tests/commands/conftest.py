"""A site for commands."""

import pytest
from typed import THEMED
from workspace import Workspace


@pytest.fixture
def themed(workspace: Workspace) -> Workspace:
    """A site that MkDocs and Material can frame."""
    workspace.config.write_text(THEMED, "utf-8")
    workspace.file("content/pages/about.md", "# 关于\n")
    workspace.person("a", "王一")
    return workspace
