"""What a technician copies: units that systemd takes, and commands that are there."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest
from fake_walls import PROJECT

from generator.__main__ import main
from generator.commands.kiosk import kiosk

UNITS = PROJECT / "templates" / "deploy" / "kiosk"
MANUAL = (PROJECT / "docs" / "kiosk.zh-CN.md").read_text("utf-8")
SETTINGS = dict(
    line.split("=", 1)
    for line in (UNITS / "guangrong-kiosk.default").read_text("utf-8").splitlines()
    if line[:1] != "#"
)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
@pytest.mark.parametrize("name", ["guangrong-kiosk.service", "guangrong-screen.service"])
def test_systemd_takes_the_units(tmp_path: Path, name: str):
    # Whether cage is installed is another question.
    text = (UNITS / name).read_text("utf-8").replace("/usr/bin/cage", "/usr/bin/env")
    (tmp_path / name).write_text(text, "utf-8")
    command = ["systemd-analyze", "verify", "--man=no", str(tmp_path / name)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")


def commands_of(text: str) -> list[list[str]]:
    """The arguments of every command of a wall in a text."""
    found = re.findall(r"(?:guangrong kiosk|guangrong-kiosk|generator\.commands\.kiosk) ([a-z]+ [^`\n]*)", text)
    return [shlex.split(re.sub(r" #.*", "", line)) for line in found]


def units_commands() -> list[list[str]]:
    """Those of the units, as systemd fills them in."""
    text = "".join((UNITS / f"guangrong-{name}.service").read_text("utf-8") for name in ("kiosk", "screen"))
    filled = re.sub(r"\$\{?([A-Z_]+)\}?", lambda found: SETTINGS.get(found[1], "").strip('"'), text)
    return commands_of(filled)


@pytest.mark.parametrize("arguments", [*commands_of(MANUAL), *units_commands()], ids=" ".join)
def test_every_command_that_is_written_down_is_one(arguments: list[str]):
    command = kiosk.commands[arguments[0]]
    rest = ["LICENSE" if one.endswith(".zip") and arguments[0] == "verify" else one for one in arguments[1:]]
    command.make_context(arguments[0], rest, parent=click.Context(main, **main.context_settings))
    assert isinstance(command, click.Command)


def test_the_manual_names_files_that_are_there():
    for name in re.findall(r"install -m \d+ (.*) /", MANUAL):
        assert all((UNITS / one).is_file() for one in name.split())


def test_units_and_manual_mean_the_same_places():
    told = MANUAL + "".join(path.read_text("utf-8") for path in UNITS.iterdir())
    assert set(re.findall(r"/etc/default/[\w-]+", told)) == {"/etc/default/guangrong-kiosk"}
    assert set(re.findall(r"PYTHONPATH=(\S+)", told)) == {"/opt/guangrong"}
    assert {"WALL", "PORT", "SOURCES", "CAGE_FLAGS"} == set(SETTINGS)
