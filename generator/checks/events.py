"""Events rank uniquely in their digest and say when their text is missing."""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.context import CheckContext
from generator.facts.queries import first_with_rank
from generator.problems import Place, Problem
from generator.records.event import Event


def check_digest_ranks(catalog: Catalog, context: CheckContext, event: Event) -> Iterator[Problem]:
    """A rank in a yearly digest is taken once."""
    if event.digest is None:
        return
    first = catalog.find(Event, catalog.ask(first_with_rank, str(event.digest.year), str(event.digest.rank)))
    if first and first.id != event.id:
        values = {"year": event.digest.year, "rank": event.digest.rank, "other": first.title}
        also = (Place(catalog.path(first)),)
        yield Problem("E701", Place(catalog.path(event)), values, ("digest", "rank"), also=also)


def check_status(catalog: Catalog, context: CheckContext, event: Event) -> Iterator[Problem]:
    """`caption-only` and a body exclude each other; one of them, or a summary, is there."""
    if event.status == "caption-only" and event.body:
        yield catalog.problem("E702", event, ("status",))
    if event.status == "complete" and not (event.body or event.summary):
        yield catalog.missing("E703", event, ("body",))
