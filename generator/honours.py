"""Which honours a person or unit holds: those that rolls record and those told with the one who holds them."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.records.award import Award
from generator.records.honour import Honour
from generator.records.person import Person
from generator.records.roll import Recipient, Roll
from generator.records.unit import Unit

Honoured = Person | Unit


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


def conferments(catalog: Catalog, holder: Honoured) -> Iterator[tuple[Roll, Recipient]]:
    """Every line of a roll that names this person or unit."""
    for roll in catalog.linking(Roll, holder):
        for recipient in roll.recipients:
            if getattr(recipient, holder.kind) == holder.id:
                yield roll, recipient


def honours_of(catalog: Catalog, holder: Honoured) -> list[Held]:
    """All honours, each once, newest first, those of unknown year last."""
    told = list(holder.honours)
    held = []
    for roll, recipient in conferments(catalog, holder):
        if recipient.withdrawn:
            continue
        for award in _awards_of(catalog, roll, recipient):
            twin = next((honour for honour in told if is_same_honour(honour, award.id, roll)), None)
            if twin:
                told.remove(twin)
            held.append(_from_roll(award, roll, recipient, twin))
    held += [_from_record(catalog, honour) for honour in told]
    return sorted(held, key=lambda one: -(one.year or 0))


def is_same_honour(honour: Honour, award: str, roll: Roll) -> bool:
    """Whether an honour told with its holder is the one that a roll records."""
    if honour.award != award:
        return False
    same_year = honour.year is None or roll.known_year is None or honour.year == roll.known_year
    return same_year and (honour.edition is None or roll.edition is None or honour.edition == roll.edition)


def _awards_of(catalog: Catalog, roll: Roll, recipient: Recipient) -> list[Award]:
    named = (recipient.award,) if recipient.award else roll.awards[:1]
    return catalog.pick(Award, named)


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
