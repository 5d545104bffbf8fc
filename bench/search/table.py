"""The results as a Markdown table: a figure a row, an engine a column; and what each figure means."""

from collections.abc import Callable, Iterator, Sequence
from statistics import mean, median, quantiles

from bench.search.engine import Engine
from bench.search.results import Results

_FIGURES: tuple[tuple[str, Callable[[Results], str]], ...] = (
    ("documents", lambda one: f"{one.documents:,}"),
    ("recall@10", lambda one: f"{mean(found for _, found in one.recalls):.2f}"),
    ("first query, KB sent, median", lambda one: _kilobytes(median(one.first))),
    ("first query, KB sent, most", lambda one: _kilobytes(max(one.first))),
    ("first query, requests, median", lambda one: f"{median(one.requests):.0f}"),
    ("further query, KB sent, median", lambda one: _kilobytes(median(one.further))),
    ("further query, KB sent, most", lambda one: _kilobytes(max(one.further))),
    ("index build, s", lambda one: f"{median(run.wall for run in one.builds):.1f}"),
    ("index build, CPU s", lambda one: f"{median(run.cpu for run in one.builds):.1f}"),
    ("index build, peak memory, MB", lambda one: f"{median(run.megabytes for run in one.builds):,.0f}"),
    ("warm query, ms, median", lambda one: f"{median(one.warm):.2f}"),
    ("warm query, ms, 95th percentile", lambda one: f"{_late(one.warm):.2f}"),
    ("slow phone: search opened to first result, ms, median", lambda one: f"{median(one.cold):,.0f}"),
    ("slow phone: typed into opened search to first result, ms, median", lambda one: f"{median(one.opened):,.0f}"),
    ("slow phone: typed into opened search to first result, ms, longest", lambda one: f"{max(one.opened):,.0f}"),
    ("works from `file://`", lambda one: "yes" if one.is_file else "no"),
)
# What a reader of the table has to know; {queries}, {visits} and {rounds} are counts.
_MEANING = """
Documents are records and everybody whom only a roll names; every engine has the same ones, with the same words.
Recall: of what is right for each of {queries} labelled queries, the share among the first ten results (of ten at most);
right is what the labels name and, where no more than ten documents hold what was meant, all of these; where more do,
what has to come first, or any ten.
Sent: bodies of all answers, texts gzipped, without dialogs. A first query is everything from opening the search to ten
results with their addresses; {visits} new visitors with six queries each. Material sends for its index with every page.
Build: a process from its start to its end, from documents or bare HTML pages that are there already, to files; CPU time
and memory with all children (median of {rounds}). Warm: in the page, when every query has been asked before.
Slow phone: 4 Mbit/s, 40 ms a round trip, processor 4 times slower, nothing kept from before; the workers of Material
and Pagefind run in the page then, because the browser slows no worker.
"""


def show_head(engines: Sequence[Engine]) -> Iterator[str]:
    """The first two lines."""
    yield f"| records | | {' | '.join(engine.NAME for engine in engines)} |"
    yield f"|---:|---|{'---:|' * len(engines)}"


def show_size(engines: Sequence[Engine], records: int, results: dict[str, Results]) -> Iterator[str]:
    """The lines of one size; an engine that was not measured at it has dashes."""
    for name, figure in _FIGURES:
        values = [figure(results[engine.NAME]) if engine.NAME in results else "—" for engine in engines]
        yield f"| {records:,} | {name} | {' | '.join(values)} |"


def show_meaning(**counts: int) -> Iterator[str]:
    """What the figures mean."""
    yield from _MEANING.format(**counts).splitlines()


def _kilobytes(size: float) -> str:
    return f"{size / 1000:,.1f}"


def _late(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
