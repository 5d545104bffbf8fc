"""What a stock strict build of plain MkDocs publishes, or waits for without end, stops a stock build of ours."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from case import Content, link, pipe
from workspace import PROJECT, Workspace, photographed, read_files

CONFIG = f"""site_name: 小站
docs_dir: content/pages
theme: {{name: material, custom_dir: {PROJECT / "templates/theme"}, font: false}}
"""
HOSTILE: dict[str, Content] = {
    "foreign.txt": link("/etc/hostname"),
    "foreign.md": link("/etc/hostname"),
    "foreign": link("/etc/ssl"),
    "script.md": "# 一\n\n<script>alert(7)</script>\n",
    "link.md": "# 一\n\n[二](javascript:alert(7))\n",
    "photo.jpg": photographed(),
    "drawing.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(7)</script></svg>",
    "pipe.md": pipe,
}


def build(root: Path, seconds: float) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "site_config.yml"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, timeout=seconds, check=False
    )


def put(workspace: Workspace, name: str) -> None:
    content = HOSTILE[name]
    if callable(content):
        content(workspace.root / "content/pages" / name)
    else:
        workspace.file(f"content/pages/{name}", content)


@pytest.fixture
def sound(workspace: Workspace) -> Workspace:
    workspace.config.write_text(f"{CONFIG}plugins: [guangrong]\n", "utf-8")
    workspace.file("content/pages/about.md", "# 关于\n")
    workspace.person("a", "王一")
    return workspace


def test_each_stops_our_stock_build_which_leaves_the_last_site(sound: Workspace):
    assert build(sound.root, 60).returncode == 0
    before = read_files(sound.root / "site")
    for name in HOSTILE:
        put(sound, name)
        told = build(sound.root, 60)
        assert told.returncode != 0, name
        assert f"content/pages/{name}:" in told.stdout + told.stderr
        assert "Traceback" not in told.stderr
        assert read_files(sound.root / "site") == before
        (sound.root / "content/pages" / name).unlink()


def test_plain_mkdocs_takes_them_all_but_waits_for_a_pipe(sound: Workspace):
    sound.config.write_text("site_name: 小站\ndocs_dir: content/pages\n", "utf-8")
    for name in HOSTILE:
        if name not in ("pipe.md", "foreign"):
            put(sound, name)
    assert build(sound.root, 60).returncode == 0
    put(sound, "pipe.md")
    with pytest.raises(subprocess.TimeoutExpired):
        build(sound.root, 5)
