"""One hostile input: files of a small site, and what has to become of them."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

CONFIG = "site_name: 小站\nplugins:\n  - guangrong\n"
SOURCE = "source: [{title: 出处}]\n"
SECRET = "只在网站外面的话"

Content = str | bytes | Callable[[Path], object]
Files = Mapping[str, Content]
# Made when they are needed: a table of hundreds of sites is quick to read.
Made = Callable[[], Files]


@dataclass(frozen=True)
class Case:
    """Files below the site's root; the codes of the errors they get, none where they are accepted.

    `shows` is what the page people/a/ then says; `as_user` examines without the rights of root; `awaits` says what
    has still to be done.
    """

    name: str
    files: Files | Made
    codes: frozenset[str] = frozenset()
    shows: str = ""
    as_user: bool = False
    awaits: str = ""


def case(name: str, files: Files | Made, *codes: str, shows: str = "", as_user: bool = False, awaits: str = "") -> Case:
    return Case(name, files, frozenset(codes), shows, as_user, awaits)


def person(text: str | bytes) -> Files:
    """One person's file, as it is."""
    return {"content/people/a.yml": text}


def field(name: str, typed: str) -> Files:
    """One person with one more field."""
    return person(f"name: 王一\n{SOURCE}{name}: {typed}\n")


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()


def unreadable(path: Path) -> None:
    path.write_text(f"name: 王一\n{SOURCE}", "utf-8")
    path.chmod(0)


def write_site(case: Case, root: Path) -> None:
    """Write a site with the case's files; beside it lies a file that it must never publish."""
    root.parent.joinpath("secret.txt").write_text(SECRET, "utf-8")
    sound: dict[str, Content] = {"site_config.yml": CONFIG, "content/people/sound.yml": f"name: 丁一\n{SOURCE}"}
    files = case.files() if callable(case.files) else case.files
    for path, content in (sound | dict(files)).items():
        file = root / path
        for parent in reversed(file.parents):  # mkdir(parents=True) calls itself once for each
            parent.mkdir(exist_ok=True)
        if callable(content):
            content(file)
        else:
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
