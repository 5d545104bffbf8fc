"""What is worked out from records and remembered: one file a subject, each fact listed in FACTS.

A fact is a function of the catalogue and of texts that say what it is about; its value is plain data. It looks at
records and at facts before it in this list, so that after an edit each is worked out once.
"""

from collections.abc import Callable, Mapping
from typing import Any

from generator.catalog import Catalog
from generator.facts.cards import card
from generator.facts.corrections import corrected, corrections
from generator.facts.documents import document, footing
from generator.facts.entries import honouree, named, named_on
from generator.facts.happenings import happening, happenings
from generator.facts.honouree_script import honouree_digest, honouree_script
from generator.facts.honourees import honouree_facets, honouree_group, honouree_groups, honourees
from generator.facts.honours import held, holders, holders_of_year, people_by_year
from generator.facts.letters import all_letters, letters
from generator.facts.lines import listed
from generator.facts.order import group, groups, lineup, neighbours, places, position, roster
from generator.facts.people import people_by_name, person_named, unit_of
from generator.facts.pictures import picture_of
from generator.facts.plaques import plaque, whole_panels, whole_person
from generator.facts.queries import digest_of, digests, first_with_rank, newest_digest, showing, shown_by, traits
from generator.facts.sessions import next_sessions, services_with_sessions
from generator.facts.units import unit_named, units_by_name
from generator.facts.walls import wall_digests, wall_files, wall_groups, wall_letters, wall_panels, wall_people

FACTS: tuple[Callable[..., Any], ...] = (
    held,
    position,
    picture_of,
    card,
    listed,
    letters,
    all_letters,
    unit_of,
    lineup,
    roster,
    places,
    groups,
    group,
    neighbours,
    honouree,
    named_on,
    named,
    honourees,
    honouree_groups,
    honouree_group,
    honouree_facets,
    honouree_script,
    honouree_digest,
    people_by_name,
    person_named,
    units_by_name,
    unit_named,
    holders,
    people_by_year,
    holders_of_year,
    traits,
    digests,
    digest_of,
    newest_digest,
    first_with_rank,
    shown_by,
    showing,
    plaque,
    whole_person,
    whole_panels,
    wall_people,
    wall_groups,
    wall_panels,
    wall_digests,
    wall_letters,
    wall_files,
    next_sessions,
    services_with_sessions,
    happening,
    happenings,
    corrected,
    corrections,
    document,
    footing,
)

# Facts that lists ask of each record: worked out with the checks, where all cores share the work.
EVERY_RECORD = (position, card, letters)
OF_KIND: Mapping[str, tuple[Callable[..., Any], ...]] = {
    "person": (*EVERY_RECORD, honouree),
    "unit": (*EVERY_RECORD, honouree),
    "roll": (*EVERY_RECORD, named_on),
}


def facts_of(catalog: Catalog) -> list[tuple[str, Callable[[str], Any]]]:
    """Each fact's name, and how to work it out again from a key."""
    return [(fact.__name__, _maker(catalog, fact)) for fact in FACTS]


def _maker(catalog: Catalog, fact: Callable[..., Any]) -> Callable[[str], Any]:
    return lambda key: fact(catalog, *key.split("\t")[1:])
