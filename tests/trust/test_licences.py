"""Whatever is handed on has its licence: every vendored file belongs to a part, and every part shows its whole text."""

import json
import re
from fnmatch import fnmatchcase
from html import unescape

import pytest
from click.testing import CliRunner
from workspace import PROJECT, Workspace

from generator.__main__ import main
from generator.licences.libraries import find_libraries
from generator.licences.parts import PARTS, Part, text_file, text_of
from generator.pages import licences

# Folders of what is handed on as it is; what is the program's own text is its own.
FOLDERS = ("templates/assets", "templates/theme/assets", "generator/forms/vendored", "generator/licences/data")

BINARY = (".woff2", ".woff", ".ttf", ".otf", ".gz", ".wasm")
WORDS = {"MIT": "Permission is hereby granted", "OFL": "SIL OPEN FONT", "Apa": "Apache License"}


def handed_on() -> list[str]:
    """Every file that somebody may have brought here."""
    folders = [PROJECT / folder for folder in FOLDERS]
    folders += [folder for folder in (PROJECT / "generator").rglob("data") if folder.is_dir()]
    folders += [folder for folder in (PROJECT / "generator").rglob("vendored") if folder.is_dir()]
    files = {file for folder in folders for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc"}
    files |= set((PROJECT / "generator").rglob("LICEN[CS]E*"))
    for folder in ("generator", "templates", "scripts", "docs"):
        files |= {file for file in (PROJECT / folder).rglob("*.*") if file.suffix in BINARY}
    paths = (file.relative_to(PROJECT).as_posix() for file in files)
    return sorted(paths)


def covers(part: Part, path: str) -> bool:
    return any(fnmatchcase(path, pattern.replace("**", "*")) for pattern in part.covers)


def test_every_file_that_is_handed_on_belongs_to_one_part():
    owners = {path: [part.name for part in PARTS if covers(part, path)] for path in handed_on()}
    assert {path: names for path, names in owners.items() if len(names) != 1} == {}
    assert len(owners) > 60


def test_a_file_that_nobody_entered_is_found():
    for path in ("templates/assets/fonts/New.woff2", "generator/forms/other/LICENSE", "generator/x/data/table.txt"):
        assert not any(covers(part, path) for part in PARTS)


def test_every_pattern_covers_something():
    there = handed_on()
    for part in PARTS:
        for pattern in part.covers:
            assert any(fnmatchcase(path, pattern.replace("**", "*")) for path in there), pattern


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_part_has_its_whole_licence(part: Part):
    text = text_of(part)
    assert len(text) > 900
    assert WORDS[part.licence[:3]] in text
    assert text_file(part).is_file()
    assert (PROJECT / part.text).is_file()


def test_our_own_licence_is_the_one_of_the_project():
    assert text_of(PARTS[0]) == (PROJECT / "LICENSE").read_text("utf-8").strip()


def test_versions_are_those_of_what_is_there():
    """What its own README or head tells."""
    told = {part.name.partition("（")[0]: part.version for part in PARTS}
    for file, words in {
        "generator/names/data/README.md": f"cnchar-order` {told['cnchar']} ",
        "generator/workdays/data/days.txt": f"chinesecalendar {told['chinesecalendar']},",
        "generator/forms/vendored/README.md": f"`decap-cms` {told['Decap CMS']}",
        "templates/assets/fonts/README.md": f"version {told['Noto Serif CJK SC']}",
    }.items():
        assert words in (PROJECT / file).read_text("utf-8")


def test_the_page_shows_what_is_sent_and_nothing_else(workspace: Workspace):
    workspace.person("wang-yi")
    page = workspace.build().page("licences/").body
    for part in PARTS:
        assert (f"<h2>{part.name}</h2>" in page) == part.is_in_sites
        assert (text_of(part) in unescape(page)) or not part.is_in_sites


def test_the_page_tells_the_locked_version():
    lock = (PROJECT / "requirements.lock").read_text("utf-8")
    shown = [part for part in licences.plan(None, "").context["parts"] if part["name"] == "Material for MkDocs"]  # type: ignore[arg-type]
    assert f"mkdocs-material=={shown[0]['version']}" in lock


def test_the_command_lists_parts_and_libraries():
    told = CliRunner().invoke(main, ["licences"]).output
    assert "  Decap CMS  3.16.3  MIT" in told
    assert "With every site" not in told
    assert "Sent with every site:" in CliRunner().invoke(main, ["licences", "--lang", "en"]).output
    listed = json.loads(CliRunner().invoke(main, ["licences", "--format", "json"]).output)
    assert {"name", "version", "licence"} == listed["libraries"][0].keys()


def test_all_libraries_of_the_lock_file_are_known_with_a_licence():
    libraries = {re.sub("[-_.]", "-", one.name.lower()): one for one in find_libraries("guangrong")}
    lock = (PROJECT / "requirements.lock").read_text("utf-8").splitlines()
    locked = {line.partition("==")[0] for line in lock if "==" in line and not line.startswith((" ", "#"))}
    assert len(libraries) > 20
    assert set(libraries) - {re.sub("[-_.]", "-", name.lower()) for name in locked} <= {"colorama"}
    assert [one.name for one in libraries.values() if one.licence == "?"] == []
