"""Commands as they are typed: within this process, or in one of their own."""

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result
from workspace import PROJECT

from generator.__main__ import main

THEMED = f"""site_name: 小站
docs_dir: content/pages
theme:
  name: material
  custom_dir: {PROJECT / "templates/theme"}
  font: false
plugins:
  - guangrong:
"""


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=given)


def run_apart(*arguments: str, root: Path) -> "subprocess.CompletedProcess[str]":
    """The command in a process of its own, as people run it."""
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
