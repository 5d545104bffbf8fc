"""After any edit a build that remembers makes exactly what one makes that knows nothing."""

from collections import defaultdict
from collections.abc import Iterable

import pytest
from pydantic_core import to_json
from walk import Walk
from workspace import CONFIG, PlainFrame, Workspace, build_on_paper, build_plain, read_files

from generator.facts import FACTS
from generator.memo import Memo
from generator.outputs import cards, forms
from generator.pages import api, awards, corrections, honourees, lists, shelves, units
from generator.preview import Preview
from generator.problems import ContentError, Problem
from generator.report import is_error

_PLACES = {fact.__name__: place for place, fact in enumerate(FACTS)}


def outcome(workspace: Workspace) -> tuple[list[Problem], dict[str, bytes]]:
    """What a build that remembers tells, and the site's files if there is one."""
    try:
        built = build_plain(workspace.config, workspace.root / "site")
    except ContentError as error:
        return list(error.problems), {}
    return built.warnings, built.files()


def name_of(key: str) -> str:
    return key.partition("\t")[0]


def faulty_files(problems: list[Problem]) -> set[str]:
    return {problem.place.path for problem in problems if is_error(problem)}


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let lists of three be long ones, which are parted."""
    monkeypatch.setattr(awards, "_SHOWN", 1)
    monkeypatch.setattr(honourees, "_SHOWN", 2)
    monkeypatch.setattr(lists, "_SHOWN", 2)
    monkeypatch.setattr(corrections, "_SHOWN", 2)
    monkeypatch.setattr(shelves, "_SHOWN", 1)
    monkeypatch.setattr(units, "_SHOWN", 1)


@pytest.mark.parametrize("seed, edits", [(1, 40), pytest.param(2, 400, marks=pytest.mark.soak)])
def test_after_any_edit_a_build_that_remembers_is_as_one_that_knows_nothing(
    workspace: Workspace, seed: int, edits: int
):
    walk, faulty, sound = Walk(workspace, seed, 3), set[str](), 0
    for number in range(edits):
        edited = walk.step(faulty)
        problems, files, _ = build_on_paper(workspace.config)
        told, written = outcome(workspace)
        assert told == problems, (number, edited)
        assert written.keys() == files.keys(), (number, edited)
        assert [path for path in files if written[path] != files[path]] == [], (number, edited)
        faulty, sound = faulty_files(problems), sound + bool(files)
    assert sound > edits / 2


@pytest.mark.parametrize("edits", [20, pytest.param(50, marks=pytest.mark.soak)])
def test_so_it_is_with_all_that_an_address_brings(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, edits: int):
    as_told = forms.Form(lambda _, data: to_json(data), cards.version)
    monkeypatch.setattr(forms, "FORMS", {**forms.FORMS, "card": as_told})
    monkeypatch.setattr("generator.outputs.html.FORMS", forms.FORMS)
    monkeypatch.setattr(api, "_ON_A_PAGE", 2)
    workspace.config.write_text(f"{CONFIG}site_url: https://example.org/\n", "utf-8")
    walk, faulty = Walk(workspace, 5, 3), set[str]()
    for number in range(edits):
        edited = walk.step(faulty)
        problems, files, _ = build_on_paper(workspace.config)
        assert outcome(workspace) == (problems, files), (number, edited)
        faulty = faulty_files(problems)


@pytest.mark.parametrize(
    "seed, edits", [(0, 100), (2, 100), *(pytest.param(seed, 500, marks=pytest.mark.soak) for seed in (0, 1, 2, 3))]
)
def test_after_hundreds_of_edits_a_preview_shows_a_clean_site(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, seed: int, edits: int
):
    frame = PlainFrame({}, {})
    monkeypatch.setattr("generator.preview.frame_of", lambda site: frame)
    walk, preview, number, told = Walk(workspace, seed, 1), Preview(workspace.config, "walk"), 0, ""
    while number < edits or preview.errors:
        faulty = {line.partition(":")[0] for line in told.splitlines()} if preview.errors else ()
        told, number = preview.build(walk.step(faulty)), number + 1
    _, files, _ = build_on_paper(workspace.config)
    assert read_files(preview.folder) == files


def test_facts_look_only_at_facts_before_them(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    looks: dict[str, set[str]] = defaultdict(set)
    learn = Memo._learn

    def learn_and_tell(self: Memo, key: str, text: str, sources: Iterable[str]) -> object:
        looks[name_of(key)] |= set(map(name_of, sources))
        return learn(self, key, text, sources)

    monkeypatch.setattr(Memo, "_learn", learn_and_tell)
    walk = Walk(workspace, 3, 8)
    problems, files, _ = build_on_paper(workspace.config)
    while not files:
        walk.step(faulty_files(problems))
        problems, files, _ = build_on_paper(workspace.config)
    assert looks.keys() >= _PLACES.keys()
    wrong = [(fact, seen) for fact, at in _PLACES.items() for seen in looks[fact] if _PLACES.get(seen, -1) >= at]
    assert wrong == []
