"""Rules that need more than one record, or more than one field: one file a subject, each rule in CHECKS."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator.catalog import Catalog
from generator.checks import (
    calendars,
    events,
    honours,
    layouts,
    leaks,
    media,
    names,
    people,
    review,
    rolls,
    services,
    walls,
)
from generator.checks.context import CheckContext
from generator.checks.texts import check_texts
from generator.problems import Problem
from generator.records import Record
from generator.records.calendar import Calendar
from generator.records.event import Event
from generator.records.exhibition import Exhibition
from generator.records.kiosk import Kiosk
from generator.records.person import Person
from generator.records.photo import Photo
from generator.records.roll import Roll
from generator.records.service import Service
from generator.records.unit import Unit

Check = Callable[[Catalog, CheckContext, Any], Iterable[Problem]]

# The records that a rule looks at one by one, and the rule; what it says of each is remembered.
CHECKS: tuple[tuple[tuple[type[Record], ...], Check], ...] = (
    ((Record,), review.check_times),
    ((Record,), review.check_steps),
    ((Person, Roll), names.check_characters),
    ((Person, Roll), names.check_readings),
    ((Person, Roll), names.check_spelling),
    ((Person,), people.check_lifetimes),
    ((Roll,), people.check_withheld_names),
    ((Record,), people.check_mentions),
    ((Person, Unit), honours.check_contradictions),
    ((Roll,), rolls.check_repeated_recipients),
    ((Roll,), rolls.check_unlinked_namesakes),
    ((Roll,), rolls.check_counts),
    ((Roll,), rolls.check_years),
    ((Roll,), rolls.check_awards),
    ((Event,), events.check_digest_ranks),
    ((Event,), events.check_status),
    ((Photo,), media.check_files),
    ((Photo,), media.check_alternative_text),
    ((Exhibition, Kiosk), layouts.check_layouts),
    ((Exhibition,), layouts.check_panels),
    ((Kiosk,), layouts.check_kiosks),
    ((Kiosk,), walls.check_glyphs),
    ((Calendar,), calendars.check_years),
    ((Calendar,), calendars.check_days),
    ((Service,), services.check_changes),
    ((Service,), services.check_next_year),
    ((Service, Event), leaks.check_beneficiaries),
    ((Record,), check_texts),
)


def check_record(catalog: Catalog, context: CheckContext, record: Record) -> Iterator[Problem]:
    """Every problem that any rule finds at a record."""
    for models, check in CHECKS:
        if isinstance(record, models):
            yield from check(catalog, context, record)
