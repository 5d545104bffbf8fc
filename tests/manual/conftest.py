"""The script that writes what the manual cannot know by itself, and the manual of a small site."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from workspace import PROJECT, Built, Workspace, cut_no_font

from generator.outputs import assets

WITH_HELP = "site_name: 小站\nsite_url: https://union.example/\nplugins:\n  - guangrong:\n      help: true\n"


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_manual", PROJECT / "scripts/write_manual.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def script() -> ModuleType:
    return load_script()


@pytest.fixture(scope="session")
def helped(tmp_path_factory: pytest.TempPathFactory, script: ModuleType) -> Built:
    """The site of all examples with the manual in it."""
    root: Path = tmp_path_factory.mktemp("helped")
    script.write_examples(root)
    workspace = Workspace(root)
    workspace.config.write_text(WITH_HELP, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assets, "subset_font", cut_no_font)
        return workspace.build()
