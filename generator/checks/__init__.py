"""Rules that need more than one record, or more than one field: one file a subject, each rule in CHECKS."""

from collections.abc import Callable, Iterable, Iterator

from generator.catalog import Catalog
from generator.checks import events, honours, layouts, media, names, people, rolls
from generator.checks.context import CheckContext
from generator.problems import Problem

Check = Callable[[Catalog, CheckContext], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    names.check_characters,
    names.check_readings,
    names.check_spelling,
    people.check_lifetimes,
    people.check_withheld_names,
    honours.check_contradictions,
    rolls.check_repeated_recipients,
    rolls.check_unlinked_namesakes,
    rolls.check_counts,
    rolls.check_years,
    rolls.check_awards,
    events.check_digest_ranks,
    events.check_status,
    media.check_files,
    media.check_same_files,
    media.check_alternative_text,
    layouts.check_layouts,
    layouts.check_panels,
    layouts.check_kiosks,
)


def check_catalog(catalog: Catalog, context: CheckContext) -> Iterator[Problem]:
    """Every problem that any rule finds."""
    for check in CHECKS:
        yield from check(catalog, context)
