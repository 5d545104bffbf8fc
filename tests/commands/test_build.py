"""`guangrong build`: what it prints, and that a failed build leaves the last good site alone."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from soak import some_of
from typed import THEMED, run_apart
from workspace import Workspace, read_files


def test_build_prints_what_it_made(themed: Workspace):
    result = run_apart("build", root=themed.root)
    assert result.returncode == 0, result.stderr
    record, made, where = result.stdout.splitlines()
    assert record == "记录：人物 1"
    assert made.startswith("建成：15 页，")
    assert where == "打开：site/index.html"
    assert (themed.root / "site/people/a/index.html").is_file()
    english = run_apart("build", "--lang", "en", root=themed.root)
    assert english.stdout.startswith("records: 1 people\nmade:    15 pages, ")


def test_build_in_json_keeps_standard_output_for_json(themed: Workspace):
    result = run_apart("build", "--format", "json", root=themed.root)
    assert json.loads(result.stdout) == []
    assert "建成" in result.stderr


def test_broken_content_leaves_the_old_site_byte_for_byte(themed: Workspace):
    run_apart("build", root=themed.root)
    before = read_files(themed.root / "site")
    assert before
    themed.record("people/a", "trade: 焊工")
    result = run_apart("build", root=themed.root)
    assert result.returncode == 1
    assert "error F202" in result.stdout
    assert read_files(themed.root / "site") == before
    assert (themed.root / "site").readlink() == Path(".site/a")


def test_a_broken_template_leaves_the_old_site_byte_for_byte(themed: Workspace):
    run_apart("build", root=themed.root)
    before = read_files(themed.root / "site")
    themed.file("templates/records/person.html", "{{ no_such_thing }}")
    result = run_apart("build", root=themed.root)
    assert result.returncode == 1
    assert "T951" in result.stdout + result.stderr
    assert "no_such_thing" in result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert read_files(themed.root / "site") == before
    assert (themed.root / "site").readlink() == Path(".site/a")


def test_a_template_with_a_slip_of_the_pen(themed: Workspace):
    themed.file("templates/records/person.html", "{% if %}")
    result = run_apart("build", root=themed.root)
    assert result.returncode == 1
    assert "T951" in result.stdout + result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("slip", some_of(["{% if %}", "{{ nothing }}", "{{ 1 / 0 }}", "{% include 'gone.html' %}"], 4))
def test_a_slip_in_a_template_leaves_the_last_site_of_stock_mkdocs(themed: Workspace, slip: str):
    command = [sys.executable, "-m", "mkdocs", "build", "-f", "site_config.yml"]
    assert subprocess.run(command, cwd=themed.root, capture_output=True, check=False).returncode == 0
    before = read_files(themed.root / "site")
    themed.file("templates/records/person.html", slip)
    result = subprocess.run(command, cwd=themed.root, capture_output=True, text=True, encoding="utf-8", check=False)
    assert result.returncode != 0
    assert "T951" in result.stderr
    assert "Traceback" not in result.stderr
    assert read_files(themed.root / "site") == before


def test_a_removed_record_is_gone_from_the_site(themed: Workspace):
    themed.person("b", "王二")
    run_apart("build", root=themed.root)
    (themed.root / "content/people/b.yml").unlink()
    run_apart("build", root=themed.root)
    assert not (themed.root / "site/people/b").exists()


@pytest.mark.parametrize("site_dir", [".", "content", "content/pages", "..", "templates", "inside/../content"])
def test_a_site_is_never_built_over_its_own_sources(themed: Workspace, site_dir: str):
    root = themed.root / "inner"
    for name, content in read_files(themed.root).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    (root / "templates/records").mkdir(parents=True)
    (root / "templates/records/note.txt").write_text("mine")
    (root / "site_config.yml").write_text(f"{THEMED}site_dir: {site_dir}\n", "utf-8")
    before = read_files(themed.root)
    result = run_apart("build", root=root)
    after = read_files(themed.root)
    assert {path: after.get(path) for path in before} == before
    assert result.returncode != 0


def test_a_site_beside_its_project_can_be_built(themed: Workspace):
    root = themed.root / "inner"
    shutil.copytree(themed.root / "content", root / "content")
    (root / "site_config.yml").write_text(f"{THEMED}site_dir: ../public\n", "utf-8")
    result = run_apart("build", root=root)
    assert result.returncode == 0, result.stderr
    assert "public/index.html" in result.stdout
    assert (themed.root / "public/index.html").is_file()


def test_a_site_is_never_built_around_its_content(themed: Workspace):
    shutil.move(themed.root / "content", themed.root / "public/content")
    config = THEMED.replace("docs_dir: content/pages", "docs_dir: public/content/pages")
    config = config + "      content: public/content\nsite_dir: public\n"
    (themed.root / "site_config.yml").write_text(config, "utf-8")
    before = read_files(themed.root)
    assert run_apart("build", root=themed.root).returncode != 0
    assert read_files(themed.root) == before


def test_a_linked_site_folder_stays_a_link(themed: Workspace):
    (themed.root / "www").mkdir()
    (themed.root / "site").symlink_to("www")
    assert run_apart("build", root=themed.root).returncode == 0
    assert (themed.root / "site").is_symlink()
    assert (themed.root / "www/index.html").is_file()
