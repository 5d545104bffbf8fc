"""Records to a catalogue: by kind and id, every reference followed, what is not public left out."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.find import Stamp
from generator.load import Loaded, Source
from generator.memo import Memo
from generator.names import unpad
from generator.problems import Place, Problem
from generator.records import KINDS_BY_NAME
from generator.references import References
from generator.settings import Settings
from generator.store import Store
from generator.today import this_month
from generator.visibility import find_out, find_private


@dataclass(frozen=True, slots=True)
class Resolved:
    """The catalogue of what is public today, and as it will be when nothing is a draft or waits for its day.

    `later` is None where that is the same; nothing that is asked of it is remembered.
    """

    catalog: Catalog
    later: Catalog | None
    problems: list[Problem]


def resolve(
    loaded: Loaded,
    pictures: Mapping[str, Stamp],
    settings: Settings,
    memo: Memo,
    updates: Mapping[str, str] | None = None,
) -> Resolved:
    """Arrange records by kind and id and follow every reference."""
    sources: dict[str, dict[str, Source]] = {name: {} for name in KINDS_BY_NAME}
    for source in loaded.sources:
        sources[source.kind].setdefault(source.id, source)
    rest = (pictures, this_month(), loaded.values, updates or {})
    everything = Catalog(settings, memo, sources, {}, frozenset(), *rest)
    references = References(loaded, everything.record_of)
    withheld = frozenset(unpad(everything.record_of(one).label) for one in loaded.sources if one.withheld)
    links, private, out = references.links(), find_private(loaded.sources), find_out(loaded.sources)
    catalog = Catalog(settings, memo, _without(sources, private | out), links, withheld, *rest)
    blank = Memo(Store(None, b""))
    later = Catalog(settings, blank, _without(sources, private), links, withheld, *rest) if out - private else None
    return Resolved(catalog, later, [*_find_twins(loaded, sources), *references.problems()])


def _without(
    sources: Mapping[str, Mapping[str, Source]], hidden: Collection[str]
) -> Mapping[str, Mapping[str, Source]]:
    if not hidden:
        return sources
    return {
        kind: {id: source for id, source in by_id.items() if f"{kind}\t{id}" not in hidden}
        for kind, by_id in sources.items()
    }


def _find_twins(loaded: Loaded, sources: Mapping[str, Mapping[str, Source]]) -> Iterator[Problem]:
    for source in loaded.sources:
        first = sources[source.kind][source.id]
        if first is not source:
            yield Problem("A401", Place(source.path), {"id": source.id}, also=(Place(first.path),))
    for broken in loaded.broken:
        if twin := sources[broken.kind.name].get(broken.id):
            yield Problem("A401", Place(broken.path), {"id": broken.id}, also=(Place(twin.path),))
