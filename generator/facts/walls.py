"""What a wall shows: whom, in which order and groups, and what is told of each."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic_core import to_json

from generator import names
from generator.cache import fingerprint
from generator.catalog import Catalog
from generator.facts.honours import awarded_on, holders
from generator.facts.order import in_name_order
from generator.facts.plaques import plaque, whole_panels, whole_person
from generator.facts.queries import records_in
from generator.records.choices import LEVELS
from generator.records.exhibition import Exhibition
from generator.records.kiosk import Kiosk
from generator.records.person import Person
from generator.records.roll import Roll

# So many people's whole stories lie in one file of a wall.
FILE_SIZE = 40


def wall_people(catalog: Catalog, id: str) -> list[str]:
    """Fact: everybody a kiosk shows, each once, in its order."""
    kiosk = _kiosk(catalog, id)
    ids = list(dict.fromkeys(_named(catalog, kiosk)))
    return in_name_order(catalog, ids, kiosk.order) if kiosk.order in names.ORDERS else ids


def wall_groups(catalog: Catalog, id: str) -> list[tuple[str, list[str]]]:
    """Fact: the people of a kiosk by its rolls, where it has several, else by level; each in the first."""
    kiosk, ids = _kiosk(catalog, id), catalog.ask(wall_people, id)
    if len(kiosk.rolls) > 1:
        rolls = catalog.pick(Roll, kiosk.rolls)
        parts = [(roll.title, frozenset(awarded_on(catalog, roll))) for roll in rolls]
    else:
        told = dict(zip(ids, catalog.ask_many(plaque, "person", ids), strict=True))
        parts = [(name, frozenset(one for one in ids if told[one]["level"] == level)) for level, name in LEVELS.items()]
    left, groups = dict.fromkeys(ids), []
    for title, members in [*parts, ("其他", frozenset(ids))]:
        taken = [one for one in left if one in members]
        for one in taken:
            del left[one]
        groups += [(title, taken)] if taken else []
    return groups


def wall_panels(catalog: Catalog, id: str) -> list[Mapping[str, Any]]:
    """Fact: the panels of the exhibition that a kiosk shows."""
    kiosk = _kiosk(catalog, id)
    exhibition = catalog.find(Exhibition, kiosk.exhibition)
    return catalog.ask(whole_panels, "exhibition", exhibition.id) if exhibition else []


def wall_digests(catalog: Catalog, id: str) -> Mapping[str, Any]:
    """Fact: digests of all that a kiosk shows: its `plaques`, its `panels`, one of each file of `persons`."""
    ids = catalog.ask(wall_people, id)
    kiosk = _kiosk(catalog, id).model_dump(exclude={"source", "doubts", "notices"})
    panels = catalog.ask(wall_panels, id)
    plaques: list[Any] = [kiosk, _exhibition_title(catalog, id), catalog.ask_many(plaque, "person", ids)]
    plaques.append(catalog.ask(wall_groups, id))
    return {
        "plaques": _digest(plaques),
        "panels": _digest(panels),
        "panel_count": len(panels),
        "persons": [_digest(catalog.ask_many(whole_person, "person", part)) for part in in_files(ids)],
    }


def wall_letters(catalog: Catalog, id: str) -> str:
    """Fact: every character that a kiosk's records bring to its screen, each once, in order."""
    ids = catalog.ask(wall_people, id)
    kiosk = _kiosk(catalog, id)
    shown = [
        kiosk.title,
        kiosk.subtitle,
        kiosk.seal,
        _exhibition_title(catalog, id),
        catalog.ask_many(plaque, "person", ids),
        catalog.ask(wall_groups, id),
    ]
    shown += [catalog.ask_many(whole_person, "person", ids), catalog.ask(wall_panels, id)]
    return "".join(sorted(set(to_json(shown).decode())))


def wall_files(catalog: Catalog, id: str) -> list[str]:
    """Fact: the files of pictures that a kiosk shows."""
    people = catalog.ask_many(whole_person, "person", catalog.ask(wall_people, id))
    shown = [picture for one in (*people, *catalog.ask(wall_panels, id)) for picture in one["pictures"]]
    return sorted({picture["src"] for picture in shown})


def in_files(ids: Sequence[str]) -> list[Sequence[str]]:
    """The people of a kiosk as its files hold them."""
    return [ids[start : start + FILE_SIZE] for start in range(0, len(ids), FILE_SIZE)]


def _kiosk(catalog: Catalog, id: str) -> Kiosk:
    kiosk = catalog.get("kiosk", id)
    assert isinstance(kiosk, Kiosk)
    return kiosk


def _exhibition_title(catalog: Catalog, id: str) -> str:
    exhibition = catalog.find(Exhibition, _kiosk(catalog, id).exhibition)
    return exhibition.title if exhibition else ""


def _digest(value: Any) -> str:
    return fingerprint(to_json(value))


def _named(catalog: Catalog, kiosk: Kiosk) -> Iterator[str]:
    yield from (id for id in kiosk.people if catalog.has(Person, id))
    for roll in catalog.pick(Roll, kiosk.rolls):
        yield from awarded_on(catalog, roll)
    for award in kiosk.awards:
        yield from catalog.ask(holders, award, "person")
    if (kiosk.people or kiosk.rolls or kiosk.awards) or not kiosk.exhibition:
        return
    if exhibition := catalog.find(Exhibition, kiosk.exhibition):
        yield from (id for kind, id in records_in(catalog, exhibition) if kind == "person")
