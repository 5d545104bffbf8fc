"""The workload as a Guangrong site: how it is written, built, served and edited."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.edit import insert_after, replace_line
from bench.workload import SEED, SOURCE, Event, Person, make_awards, make_events, make_people
from generator import __version__

NAME = "Guangrong"
_PROJECT = Path(__file__).parents[1]
_SOURCE = f"source:\n  - title: {SOURCE}\n"
# Without pictures for links that are passed on: the others draw none.
_CONFIG = """site_name: 基准
site_url: https://example.org/
site_description: 做出来的人和事
docs_dir: content/pages
nav:
  - 首页: ./
  - 大事: events/
  - 人物: people/
  - 奖项: awards/
  - 关于: about.md
theme:
  name: material
  language: zh-Hans
  font: false
  custom_dir: {theme}
plugins:
  - guangrong:
      share_cards: false
"""


def write(root: Path, people: int, seed: int = SEED) -> None:
    """Write the site's settings and records below `root`."""
    for folder in ("people", "events", "awards", "pages"):
        (root / "content" / folder).mkdir(parents=True)
    (root / "site_config.yml").write_text(_CONFIG.format(theme=_PROJECT / "templates/theme"), "utf-8")
    (root / "content/pages/about.md").write_text("# 关于\n\n这里的人都是编的。\n", "utf-8")
    for award in make_awards():
        text = f"title: {award.title}\nlevel: {award.level}\nprecedence: {award.precedence}\n{_SOURCE}"
        (root / f"content/awards/{award.id}.yml").write_text(text, "utf-8")
    for person in make_people(people, seed):
        (root / f"content/people/{person.id}.yml").write_text(_person(person), "utf-8")
    for event in make_events(people, seed):
        (root / f"content/events/{event.id}.yml").write_text(_event(event), "utf-8")


def version() -> str:
    """This checkout's version."""
    return __version__


def build_command(root: Path) -> Sequence[str]:
    """The command that builds the site."""
    return (sys.executable, "-m", "generator", "build", "-f", str(root / "site_config.yml"))


def serve_command(root: Path, port: int) -> Sequence[str]:
    """The command that previews the site."""
    return (sys.executable, "-m", "generator", "serve", "-f", str(root / "site_config.yml"), "-a", f"127.0.0.1:{port}")


def site_of(root: Path) -> Path:
    """Where the built site is; a link to it may stand there."""
    return root / "site"


def forget(root: Path) -> None:
    """Remove the site, whichever versions of it there are, and the cache."""
    site = site_of(root)
    if site.is_symlink():
        site.unlink()
    for folder in (site, root / ".site", root / ".cache"):
        shutil.rmtree(folder, ignore_errors=True)


def edit_deeds(root: Path, person: str, words: str) -> None:
    """Put a paragraph before a person's deeds."""
    insert_after(root / f"content/people/{person}.yml", "deeds: |\n", f"  {words}\n\n")


def edit_trade(root: Path, person: str, words: str) -> None:
    """Change what a person's card says."""
    replace_line(root / f"content/people/{person}.yml", "trade: ", words)


def _person(person: Person) -> str:
    honours = "".join(f"  - award: {award}\n    year: {year}\n" for award, year in person.honours)
    return (
        f"name: {person.name}\nsex: {person.sex}\nborn: {person.born}\nnative: {person.native}\n"
        f"trade: {person.trade}\npost: {person.post}\nsummary: {person.summary}\n"
        f"honours:\n{honours}{_ids('related', person.related)}deeds: |\n{_indent(person.deeds)}{_SOURCE}"
    )


def _event(event: Event) -> str:
    return (
        f"title: {event.title}\ndate: {event.date}\nsummary: {event.summary}\n"
        f"{_ids('people', event.people)}body: |\n{_indent(event.body)}{_SOURCE}"
    )


def _ids(field: str, ids: Sequence[str]) -> str:
    return f"{field}: [{', '.join(ids)}]\n" if ids else ""


def _indent(text: str) -> str:
    return "".join(f"  {line}\n" if line else "\n" for line in text.splitlines())
