"""The benchmark is fair: both publishers are given the same, and show all of it. How fast they are is no test."""

import re
import sys
from html import unescape
from pathlib import Path

import pytest
from workspace import read_files

from bench import hugo, ours
from bench.measure import CommandFailed, Contents, Run, count_contents, measure
from bench.rounds import Results, write_workloads
from bench.serve import ServeFailed, measure_saves
from bench.table import show_rounds, show_scale
from bench.tool import Tool
from bench.workload import make_awards, make_events, make_people

PEOPLE = 20
TOOLS: tuple[Tool, ...] = (ours, hugo)
EVERYONE, EVENTS, AWARDS = list(make_people(PEOPLE)), list(make_events(PEOPLE)), make_awards()
LETTERS = {hugo.letter_of(person) for person in EVERYONE}
INDEXES = ["", "people/", "events/", "awards/", *(f"awards/{award.id}/" for award in AWARDS)]
LISTS = [
    *(f"people/letter/{letter}/" for letter in sorted(LETTERS)),
    *(f"events/year/{year}/" for year in sorted({event.date[:4] for event in EVENTS})),
]

needs_hugo = pytest.mark.skipif(hugo.find_hugo() is None, reason="there is no Hugo here")
by_tool = pytest.mark.parametrize("name", [ours.NAME, pytest.param(hugo.NAME, marks=needs_hugo)])


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both sites, built, then built again after an edit of the first person."""
    roots = write_workloads(TOOLS, tmp_path_factory.mktemp("bench"), PEOPLE)
    for tool in TOOLS if hugo.find_hugo() else TOOLS[:1]:
        root = roots[tool.NAME]
        measure(tool.build_command(root))
        tool.edit_deeds(root, "p-0", "又记一笔。")
        tool.edit_trade(root, "p-0", "总装工")
        measure(tool.build_command(root))
    return roots


def site_of(roots: dict[str, Path], name: str) -> Path:
    tool = next(tool for tool in TOOLS if name == tool.NAME)
    return tool.site_of(roots[name])


def text_of(page: Path) -> str:
    """What a page says: its main part without tags."""
    return unescape(re.sub(r"<rt.*?</rt>|<[^>]*>", "", page.read_text("utf-8")))


def lines_of(markdown: str) -> list[str]:
    return [line.removeprefix("- ").replace("**", "") for line in markdown.splitlines() if line]


@by_tool
def test_every_person_has_a_page_with_name_deeds_and_honours(roots: dict[str, Path], name: str):
    pages = site_of(roots, name) / "people"
    assert len(list(pages.glob("p-*/index.html"))) == PEOPLE
    titles = {award.id: award.title for award in AWARDS}
    for person in EVERYONE:
        said = text_of(pages / person.id / "index.html")
        honours = [titles[award] for award, _ in person.honours] + [str(year) for _, year in person.honours]
        facts = [person.name, person.summary, f"{person.born}年生", person.native, person.post]
        missing = [words for words in [*lines_of(person.deeds), *honours, *facts] if words not in said]
        assert missing == []


@by_tool
def test_every_person_links_to_honours_acquaintances_and_events(roots: dict[str, Path], name: str):
    for person in EVERYONE:
        html = (site_of(roots, name) / "people" / person.id / "index.html").read_text("utf-8")
        linked = [f"awards/{award}/" for award, _ in person.honours] + [f"people/{other}/" for other in person.related]
        linked += [f"events/{event.id}/" for event in EVENTS if person.id in event.people]
        assert [path for path in linked if f'/{path}"' not in html] == []


@by_tool
def test_every_event_has_a_page_with_text_and_people(roots: dict[str, Path], name: str):
    for event in EVENTS:
        page = site_of(roots, name) / "events" / event.id / "index.html"
        assert [words for words in [event.title, *lines_of(event.body)] if words not in text_of(page)] == []
        assert [id for id in event.people if f'/people/{id}/"' not in page.read_text("utf-8")] == []


@by_tool
def test_indexes_are_there_and_whole(roots: dict[str, Path], name: str):
    site = site_of(roots, name)
    assert [path for path in INDEXES if not (site / path / "index.html").is_file()] == []
    html = (site / "people/index.html").read_text("utf-8")
    assert [person.id for person in EVERYONE if f'people/{person.id}/"' not in html] == []
    for award in AWARDS:
        holders = {person.id for person in EVERYONE if award.id in dict(person.honours)}
        found = re.findall(r'people/(p-\d+)/"', (site / f"awards/{award.id}/index.html").read_text("utf-8"))
        assert set(found) == holders


@by_tool
def test_lists_by_letter_and_year_are_there(roots: dict[str, Path], name: str):
    site = site_of(roots, name)
    assert [path for path in LISTS if not (site / path / "index.html").is_file()] == []


@by_tool
def test_an_edit_shows_on_the_page_and_on_cards(roots: dict[str, Path], name: str):
    site = site_of(roots, name)
    assert "又记一笔。" in text_of(site / "people/p-0/index.html")
    assert "总装工" in text_of(site / "people/index.html")
    assert "总装工" in text_of(site / f"awards/{EVERYONE[0].honours[0][0]}/index.html")


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.NAME)
def test_the_same_seed_writes_the_same_files(tmp_path: Path, tool: Tool):
    for folder, seed in (("a", 1), ("b", 1), ("c", 2)):
        (tmp_path / folder).mkdir()
        tool.write(tmp_path / folder, PEOPLE, seed)
    first, again, other = (read_files(tmp_path / folder) for folder in ("a", "b", "c"))
    assert first == again
    assert first.keys() == other.keys()
    assert first != other


def test_deeds_have_300_to_600_characters():
    lengths = [len("".join(lines_of(person.deeds))) for person in make_people(200)]
    assert min(lengths) > 280
    assert max(lengths) < 620


def test_a_cold_build_finds_neither_site_nor_cache(tmp_path: Path):
    (tmp_path / ".site/one").mkdir(parents=True)
    (tmp_path / ".cache").mkdir()
    (tmp_path / "site").symlink_to(".site/one")
    ours.forget(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_contents_are_counted_through_a_link(tmp_path: Path):
    (tmp_path / ".site/one").mkdir(parents=True)
    (tmp_path / ".site/one/index.html").write_text("<p>", "utf-8")
    (tmp_path / ".site/one/a.css").write_text("a", "utf-8")
    (tmp_path / "site").symlink_to(".site/one")
    assert count_contents(tmp_path / "site") == Contents(pages=1, files=2, bytes=4)


def test_memory_is_that_of_all_processes_together():
    hold = "import time; held = bytes(range(256)) * 250_000; time.sleep(1)"
    program = (
        f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {hold!r}]); {hold}; child.wait()"
    )
    assert measure([sys.executable, "-c", program]).megabytes > 2 * 61


def test_a_failed_build_says_why():
    with pytest.raises(CommandFailed, match="no such thing"):
        measure([sys.executable, "-c", "raise SystemExit('no such thing')"])


def test_a_save_is_waited_for_until_the_page_has_it(tmp_path: Path):
    page = tmp_path / "index.html"
    page.write_text("<html>", "utf-8")

    def command(port: int) -> list[str]:
        return [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(tmp_path)]

    def edit(words: str) -> None:
        page.write_text(f"<html>{words}", "utf-8")

    assert len(measure_saves(command, "", edit, 1)) == 1


def test_a_preview_that_ends_is_not_waited_for():
    with pytest.raises(ServeFailed):
        measure_saves(lambda port: [sys.executable, "-c", ""], "", print, 1)


def test_tables_put_the_tools_side_by_side():
    run, slow = Run(0.5, 1, 100), Run(10, 20, 400)
    mine = Results(cold=[run], edited=[run], saves=[0.1], contents=Contents(10, 20, 3_000_000))
    theirs = Results(cold=[slow], edited=[slow], saves=[0.4], contents=Contents(10, 20, 1_000_000))
    lines = list(show_rounds(TOOLS, {ours.NAME: mine, hugo.NAME: theirs}))
    assert lines[:2] == ["| | Guangrong | Hugo | ratio | target |", "|---|---:|---:|---:|---|"]
    assert "| cold build, wall s | 0.50 | 10.00 | 0.050 | ≤ 0.6 × |" in lines
    assert "| size, MB | 3.0 | 1.0 | 3.00 |  |" in lines
    alone = list(show_rounds(TOOLS, {ours.NAME: mine}))
    assert "| cold build, wall s | 0.50 | — | — | ≤ 0.6 × |" in alone
    scaled = list(show_scale(TOOLS, {ours.NAME: [mine, mine]}, (10, 20)))
    assert "| wall ms a page at 10 people | 50.00 | — | — |  |" in scaled
    assert "| wall ms a page, 20 : 10 | 1.00 | — | — | ≤ 1.2 |" in scaled
