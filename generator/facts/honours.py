"""Which honours a person or unit holds: those that rolls record and those told with the one who holds them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.catalog import Catalog
from generator.facts.order import Group, in_name_order
from generator.records.award import Award
from generator.records.choices import LEVELS
from generator.records.honour import Honour
from generator.records.person import Person
from generator.records.roll import Recipient, Roll
from generator.records.unit import Unit

Honoured = Person | Unit

_RANK = {level: rank for rank, level in enumerate(LEVELS)}


class Held(NamedTuple):
    """One honour as held: its title, when, as what; the ids of its award and of the roll that records it.

    `precedence` is the award's own among those of its level, the smallest first.
    """

    title: str
    level: str | None
    year: int | None
    edition: str | None
    result: str
    award: str | None = None
    roll: str | None = None
    precedence: int = 100
    unit_then: str | None = None
    post_then: str | None = None
    note: str | None = None
    withdrawn: bool = False

    @property
    def is_awarded(self) -> bool:
        """Whether it is the award, not a nomination for it, and was not taken back."""
        return self.result == "获评" and not self.withdrawn


def conferments(catalog: Catalog, holder: Honoured) -> Iterator[tuple[Roll, Recipient]]:
    """Every line of a roll that names this person or unit."""
    for roll in catalog.linking(Roll, holder):
        for recipient in roll.lines_naming.get((holder.kind, holder.id), ()):
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
    """All honours, each once, newest first, those of unknown year last; nominations and withdrawn ones among them."""
    return held_by(catalog, holder.kind, holder.id)


def held_by(catalog: Catalog, kind: str, id: str) -> list[Held]:
    """The honours of the person or unit with this id."""
    return [Held(*told) for told in catalog.ask(held, kind, id)]


def held(catalog: Catalog, kind: str, id: str) -> list[Held]:
    """Fact: the honours of a person or unit, as data."""
    holder = catalog.get(kind, id)
    assert isinstance(holder, Person | Unit)
    pairing = pair_honours(catalog, holder)
    found = [
        _from_roll(award, roll, recipient, None if twin is None else holder.honours[twin])
        for roll, recipient, award_id, twin in pairing.on_rolls
        if (award := catalog.find(Award, award_id))
    ]
    found += [_from_record(catalog, holder.honours[index]) for index in pairing.alone]
    return sorted(found, key=lambda one: (-(one.year or 0), *standing(one)))


def highest(honours: list[Held]) -> Held | None:
    """The honour that stands beside a name: the highest level, then the award's precedence, then the newest."""
    return min((held for held in honours if held.is_awarded), key=standing, default=None)


def highest_of(told: Iterable[Iterable[Any]]) -> Held | None:
    """The same of honours as data."""
    return highest([Held(*one) for one in told])


def standing(held: Held) -> tuple[int, int, int]:
    """A sort key that puts the highest honour first."""
    return _RANK.get(held.level or "", len(_RANK)), held.precedence, -(held.year or 0)


def holders(catalog: Catalog, award: str, kind: str) -> list[str]:
    """Fact: ids of people or units that hold an award, by a roll or by their own record, in path order."""
    given = catalog.find(Award, award)
    if given is None:
        return []
    model: type[Person | Unit] = Person if kind == "person" else Unit
    candidates = catalog.linking_ids(model, given)
    for roll in catalog.linking(Roll, given):
        candidates += [id for one in roll.recipients if (id := getattr(one, kind))]
    ids = catalog.shown(model, list(dict.fromkeys(candidates)))
    return [id for id, told in zip(ids, catalog.ask_many(held, kind, ids), strict=True) if _is_among(award, told)]


def _is_among(award: str, told: Iterable[Any]) -> bool:
    """Whether an award was given to somebody who still has it; a nomination is not the award."""
    return any(one.award == award and one.is_awarded for one in map(Held._make, told))


def people_by_year(catalog: Catalog, award: str) -> list[Group]:
    """Fact: who holds an award, newest year first, those of unknown year last, each in the order of names."""
    ids = catalog.ask(holders, award, "person")
    years: dict[int, list[str]] = {}
    for id, told in zip(ids, catalog.ask_many(held, "person", ids), strict=True):
        for year in dict.fromkeys(
            one.year or 0 for one in map(Held._make, told) if one.award == award and one.is_awarded
        ):
            years.setdefault(year, []).append(id)
    return [_group(year, in_name_order(catalog, years[year])) for year in sorted(years, reverse=True)]


def _group(year: int, ids: list[str]) -> Group:
    return (str(year), f"{year}年", ids) if year else ("undated", "年份不详", ids)


def holders_of_year(catalog: Catalog, award: str, word: str) -> Group | None:
    """Fact: who was given an award in one year."""
    return next((one for one in catalog.ask(people_by_year, award) if one[0] == word), None)


def awarded_on(catalog: Catalog, roll: Roll) -> list[str]:
    """Ids of the people to whom a roll gives an award, in its order; not the nominated, not those who lost it."""
    return [id for id in roll.awarded_people if catalog.has(Person, id)]


def _from_roll(award: Award, roll: Roll, recipient: Recipient, twin: Honour | None) -> Held:
    return Held(
        title=award.title,
        level=award.level,
        year=roll.known_year or (twin.year if twin else None),
        edition=roll.edition or (twin.edition if twin else None),
        result=recipient.result,
        award=award.id,
        roll=roll.id,
        precedence=award.precedence,
        unit_then=recipient.unit_then or (twin.unit_then if twin else None),
        post_then=recipient.post_then,
        note=recipient.note or (twin.note if twin else None),
        withdrawn=recipient.withdrawn,
    )


def _from_record(catalog: Catalog, honour: Honour) -> Held:
    award = catalog.find(Award, honour.award)
    return Held(
        title=award.title if award else honour.title or "",
        level=award.level if award else honour.level,
        year=honour.year,
        edition=honour.edition,
        result="获评",
        award=award.id if award else None,
        precedence=award.precedence if award else 100,
        unit_then=honour.unit_then,
        note=honour.note,
    )
