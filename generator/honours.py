"""Which honours a person or unit holds: those that rolls record and those told with the one who holds them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.catalog import Catalog
from generator.records.award import Award
from generator.records.honour import Honour
from generator.records.person import Person
from generator.records.roll import Recipient, Roll
from generator.records.unit import Unit

Honoured = Person | Unit
AnyHonoured = TypeVar("AnyHonoured", Person, Unit)


@dataclass(frozen=True, slots=True)
class Held:
    """One honour as held: the award or its title, when, as what, by which roll."""

    title: str
    level: str | None
    year: int | None
    edition: str | None
    result: str
    award: Award | None = None
    roll: Roll | None = None
    unit_then: str | None = None
    post_then: str | None = None
    note: str | None = None

    @property
    def is_awarded(self) -> bool:
        """Whether it is the award, not a nomination for it."""
        return self.result == "获评"


def conferments(catalog: Catalog, holder: Honoured) -> Iterator[tuple[Roll, Recipient]]:
    """Every line of a roll that names this person or unit."""
    for roll in catalog.linking(Roll, holder):
        for recipient in roll.recipients:
            if getattr(recipient, holder.kind) == holder.id:
                yield roll, recipient


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which lines of rolls tell the same honours as the holder's own record does."""

    on_rolls: tuple[tuple[Roll, Recipient, str, int | None], ...]
    alone: tuple[int, ...]


def pair_honours(catalog: Catalog, holder: Honoured) -> Pairing:
    """Match each line of a roll (with its award) to at most one honour told with the holder, by its index.

    The same year is looked for first; an honour told without a year fits what is left.
    """
    lines = [(roll, one, roll.award_of(one)) for roll, one in conferments(catalog, holder)]
    free = dict(enumerate(holder.honours))
    twins: dict[int, int] = {}
    for fits in (_is_same_year, _is_same_honour):
        for place, (roll, _, award) in enumerate(lines):
            if place not in twins:
                twin = next((index for index, told in free.items() if fits(told, award, roll)), None)
                if twin is not None:
                    twins[place] = twin
                    del free[twin]
    return Pairing(tuple((*line, twins.get(place)) for place, line in enumerate(lines)), tuple(free))


def _is_same_year(told: Honour, award: str, roll: Roll) -> bool:
    return told.year is not None and told.year == roll.known_year and _is_same_honour(told, award, roll)


def _is_same_honour(told: Honour, award: str, roll: Roll) -> bool:
    if told.award != award:
        return False
    same_year = told.year is None or roll.known_year is None or told.year == roll.known_year
    return same_year and (told.edition is None or roll.edition is None or told.edition == roll.edition)


def honours_of(catalog: Catalog, holder: Honoured) -> list[Held]:
    """All honours, each once, newest first, those of unknown year last; withdrawn ones are not held."""
    pairing = pair_honours(catalog, holder)
    held = [
        _from_roll(award, roll, recipient, None if twin is None else holder.honours[twin])
        for roll, recipient, award_id, twin in pairing.on_rolls
        if not recipient.withdrawn and (award := catalog.find(Award, award_id))
    ]
    held += [_from_record(catalog, holder.honours[index]) for index in pairing.alone]
    return sorted(held, key=lambda one: -(one.year or 0))


def holds(catalog: Catalog, holder: Honoured, award: Award) -> bool:
    """Whether somebody was given an award and still has it; a nomination is not the award."""
    return any(held.award == award and held.is_awarded for held in honours_of(catalog, holder))


def holders_of(catalog: Catalog, award: Award, model: type[AnyHonoured]) -> list[AnyHonoured]:
    """People or units that hold an award, by a roll or by their own record, in the order of their paths."""
    candidates = {one.id: one for one in catalog.linking(model, award)}
    for roll in catalog.linking(Roll, award):
        ids = tuple(id for one in roll.recipients if (id := getattr(one, model.kind)))
        candidates |= {one.id: one for one in catalog.pick(model, ids)}
    return [one for one in candidates.values() if holds(catalog, one, award)]


def awarded_on(catalog: Catalog, roll: Roll) -> list[Person]:
    """People to whom a roll gives an award, in its order; not the nominated, not those who lost it."""
    ids = [one.person for one in roll.recipients if one.person and one.is_awarded]
    return catalog.pick(Person, tuple(dict.fromkeys(ids)))


def _from_roll(award: Award, roll: Roll, recipient: Recipient, twin: Honour | None) -> Held:
    return Held(
        title=award.title,
        level=award.level,
        year=roll.known_year or (twin.year if twin else None),
        edition=roll.edition or (twin.edition if twin else None),
        result=recipient.result,
        award=award,
        roll=roll,
        unit_then=recipient.unit_then or (twin.unit_then if twin else None),
        post_then=recipient.post_then,
        note=recipient.note or (twin.note if twin else None),
    )


def _from_record(catalog: Catalog, honour: Honour) -> Held:
    award = catalog.find(Award, honour.award)
    return Held(
        title=award.title if award else honour.title or "",
        level=award.level if award else honour.level,
        year=honour.year,
        edition=honour.edition,
        result="获评",
        award=award,
        unit_then=honour.unit_then,
        note=honour.note,
    )
