"""A site that knows two awards and a unit."""

import pytest
from workspace import Workspace
from written import prepare


@pytest.fixture
def site(workspace: Workspace) -> Workspace:
    return prepare(workspace)
