"""What the models say about themselves: references, titles, and that nothing unknown gets in."""

import pytest
from fields import all_parts, fill
from pydantic import BaseModel, ValidationError

from generator.records import KINDS, KINDS_BY_NAME, Kind
from generator.records.event import Event
from generator.records.exhibition import Exhibition
from generator.records.fields import Part
from generator.records.person import Person
from generator.records.roll import Roll
from generator.records.structure import find_references, title_at

PARTS = sorted({part for kind in KINDS for part in all_parts(kind.model)}, key=lambda part: part.__name__)
SOURCE = [{"title": "出处"}]


def references(model: type[BaseModel], **values: object) -> list[tuple[str, str, str]]:
    """Every reference of a record, its way written with dots."""
    record = model.model_validate({"id": "a", "source": SOURCE, **values})
    return [(".".join(map(str, way)), kind, id) for way, kind, id in find_references(type(record), record)]


def test_references_are_found_at_every_depth():
    exhibition = {
        "title": "展",
        "panels": [
            {"events": ["e1", "e2"], "photos": ["p"]},
            {"query": {"kind": "person", "award": "w"}},
        ],
        "stops": [{"place": "park", "date": "2018"}, {"name": "站台", "date": "2018"}],
    }
    assert references(Exhibition, **exhibition) == [
        ("panels.0.events.0", "event", "e1"),
        ("panels.0.events.1", "event", "e2"),
        ("panels.0.photos.0", "photo", "p"),
        ("panels.1.query.award", "award", "w"),
        ("stops.0.place", "place", "park"),
    ]


def test_references_of_one_value_and_of_a_list():
    assert references(Person, name="王一", unit="u", related=["b"], honours=[{"award": "w"}]) == [
        ("unit", "unit", "u"),
        ("honours.0.award", "award", "w"),
        ("related.0", "person", "b"),
    ]


def test_a_record_without_references_has_none():
    assert references(Event, title="事", date="2018") == []


def test_the_same_references_are_found_in_plain_values():
    values = {"title": "榜", "awards": ["w"], "recipients": [{"person": "a"}, {"name": "王一"}, "odd"], "counts": 3}
    found = [(way, kind) for way, kind, _ in find_references(Roll, values)]
    assert found == [(("awards", 0), "award"), (("recipients", 0, "person"), "person")]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_every_reference_names_a_kind(kind: Kind):
    record = kind.model.model_construct(**{})
    values = fill(kind.model, lambda name, is_markdown: "x", "other")
    kinds = {target for _, target, _ in find_references(type(record), values)}
    assert kinds <= KINDS_BY_NAME.keys()


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_has_a_chinese_title(part: type[BaseModel]):
    without = [name for name, field in part.model_fields.items() if not (field.title and not field.title.isascii())]
    assert without == []
    titles = [field.title for field in part.model_fields.values()]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_unknown_fields_are_refused_everywhere(part: type[BaseModel]):
    assert issubclass(part, Part)
    with pytest.raises(ValidationError) as raised:
        part.model_validate({"no_such_field": "x"})
    assert ("extra_forbidden", ("no_such_field",)) in [(error["type"], error["loc"]) for error in raised.value.errors()]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_records_do_not_change(kind: Kind):
    assert kind.model.model_config["frozen"]


def test_every_kind_is_listed_once():
    assert len({kind.folder for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS)
    assert set(Part.__subclasses__()) >= set()
    assert {kind.model for kind in KINDS} == set(KINDS[0].model.__mro__[1].__subclasses__())


def test_titles_are_found_by_the_way_to_a_field():
    assert title_at(Roll, ("recipients", 3, "unit_then")) == "获评时单位"
    assert title_at(Roll, ("title",)) == "标题"
    assert title_at(Roll, ()) == ""
