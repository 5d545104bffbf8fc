"""What a wall tells of one person, or of one panel of an exhibition."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator import names
from generator.catalog import Catalog
from generator.facts.cards import card, unit_name_of
from generator.facts.honours import highest, honours_of, standing
from generator.facts.order import usable_reading
from generator.facts.panels import show_panel
from generator.facts.portraits import (
    is_deceased,
    lifetime_of,
    photos_of,
    show_honour,
    show_ruby,
    tablet_size,
    years_of,
)
from generator.records.exhibition import Exhibition
from generator.records.person import Person
from generator.records.photo import Photo

# A picture on a wall is at most so wide, in pixels; of one person there are at most so many.
_WIDEST, _MOST_PICTURES = 1280, 6


def plaque(catalog: Catalog, kind: str, id: str) -> Mapping[str, Any]:
    """Fact: what a wall shows of a person whom nobody touched yet; levels, years and awards are those still held."""
    person = _person(catalog, id)
    kept = sorted((one for one in honours_of(catalog, person) if one.is_awarded), key=standing)
    return {
        "name": names.pad(person.name),
        "heard": " ".join(names.hearings(person.name, usable_reading(person.name, person.reading))),
        "honour": kept[0].title if kept else "",
        "unit": unit_name_of(catalog, person) or person.trade or "",
        "story": person.summary or "",
        "level": kept[0].level if kept else None,
        "years": sorted({one.year for one in kept if one.year}, reverse=True),
        "awards": list(dict.fromkeys(one.title for one in kept)),
        "strokes": names.surname_strokes(person.name) or 0,
        "surname": names.split(person.name)[0],
    }


def whole_person(catalog: Catalog, kind: str, id: str) -> Mapping[str, Any]:
    """Fact: what a wall tells of a person who was touched."""
    person = _person(catalog, id)
    honours = honours_of(catalog, person)
    top = highest(honours)
    return {
        "id": id,
        "tablet": {"name": names.pad(person.name), "size": tablet_size(person.name)},
        "ruby": show_ruby(person.name, person.reading),
        "is_deceased": is_deceased(person),
        "years": years_of(person),
        "honour": show_honour(top) if top else None,
        "facts": [{"name": name, "text": text} for name, text in _lines(catalog, person) if text],
        "summary": person.summary,
        "deeds": person.deeds,
        "motto": person.motto,
        "honours": [show_honour(held) for held in honours],
        "pictures": _pictures_of(catalog, person),
    }


def whole_panels(catalog: Catalog, kind: str, id: str) -> list[Mapping[str, Any]]:
    """Fact: what a wall shows of an exhibition, panel by panel."""
    exhibition = catalog.get(kind, id)
    assert isinstance(exhibition, Exhibition)
    return [_whole_panel(show_panel(catalog, panel, number)) for number, panel in enumerate(exhibition.panels, 1)]


def _person(catalog: Catalog, id: str) -> Person:
    person = catalog.get("person", id)
    assert isinstance(person, Person)
    return person


def _lines(catalog: Catalog, person: Person) -> Iterator[tuple[str, str | None]]:
    yield "单位", unit_name_of(catalog, person)
    yield "职务", person.post
    yield "工种", person.trade
    yield "生卒", lifetime_of(person)
    yield "籍贯", person.native


def _pictures_of(catalog: Catalog, person: Person) -> Sequence[Mapping[str, Any]]:
    ids = dict.fromkeys([*([person.portrait] if person.portrait else []), *photos_of(catalog, person)])
    photos = [catalog.ask(card, "photo", id) for id in catalog.shown(Photo, list(ids))]
    found = [{**picture, "is_portrait": one["id"] == person.portrait} for one in photos if (picture := _picture(one))]
    return found[:_MOST_PICTURES]


def _picture(photo: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """One file of a photo that suits a wall; None where there is no file yet."""
    seen = photo["picture"]
    if not seen:
        return None
    best, *_ = [source for source in seen["sources"] if source["type"] == "image/avif"] or [seen["plain"]]
    file = max((one for one in best["files"] if one["width"] <= _WIDEST), key=_width, default=best["files"][0])
    height = round(file["width"] * seen["height"] / seen["width"])
    told = {"alt": photo["alt"] or photo["title"], "caption": photo["title"], "credit": photo["credit"]}
    return {"src": file["path"], "width": file["width"], "height": height, **told}


def _width(file: Mapping[str, Any]) -> int:
    return int(file["width"])


def _whole_panel(shown: Mapping[str, Any]) -> Mapping[str, Any]:
    pictures = [picture for photo in shown["photos"] if (picture := _picture(photo))]
    return {**shown, "photos": [], "pictures": pictures[:_MOST_PICTURES], "captions": _captions(shown["photos"])}


def _captions(photos: Sequence[Mapping[str, Any]]) -> list[str]:
    """What photos show of which there is no file yet."""
    return [photo["title"] for photo in photos if not photo["picture"]]
