"""The results as Markdown tables: a figure a row, a tool a column."""

from collections.abc import Callable, Iterator, Sequence
from statistics import median

from bench.rounds import Results
from bench.tool import Tool

Value = float | None
Figure = Callable[[Results], float]

# Targets are for 10,000 people and 2,000 events.
_FIGURES: tuple[tuple[str, str, str, Figure], ...] = (
    ("cold build, wall s", ".2f", "≤ 0.6 ×", lambda one: median(run.wall for run in one.cold)),
    ("cold build, CPU s", ".2f", "≤ 0.6 ×", lambda one: median(run.cpu for run in one.cold)),
    ("after one edit, wall s", ".2f", "≤ 0.06 ×, ≤ 0.6 s", lambda one: median(run.wall for run in one.edited)),
    ("after one edit, CPU s", ".2f", "", lambda one: median(run.cpu for run in one.edited)),
    ("peak memory cold, MB", ".0f", "≤ 0.5 ×", lambda one: median(run.megabytes for run in one.cold)),
    ("peak memory after one edit, MB", ".0f", "≤ 0.5 ×", lambda one: median(run.megabytes for run in one.edited)),
    ("`serve`: save to page, median s", ".3f", "≤ 0.2 s", lambda one: median(one.saves)),
    ("`serve`: save to page, longest s", ".3f", "", lambda one: max(one.saves)),
    ("pages", ",.0f", "", lambda one: one.contents.pages),
    ("files", ",.0f", "", lambda one: one.contents.files),
    ("size, MB", ",.1f", "", lambda one: one.contents.bytes / 1e6),
)
_TIMES: tuple[tuple[str, Figure], ...] = (
    ("wall ms", lambda one: median(run.wall for run in one.cold)),
    ("CPU ms", lambda one: median(run.cpu for run in one.cold)),
)


def show_rounds(tools: Sequence[Tool], results: dict[str, Results]) -> Iterator[str]:
    """The table of one size, line by line; a tool that was left out has a dash."""
    yield from _head(tools)
    for name, form, target, figure in _FIGURES:
        values = [figure(results[tool.NAME]) if tool.NAME in results else None for tool in tools]
        yield _row(name, form, values, target)


def show_scale(tools: Sequence[Tool], results: dict[str, list[Results]], sizes: Sequence[int]) -> Iterator[str]:
    """The table of a page's time by size, and how much dearer a page is in the last size than in the first."""
    yield from _head(tools)
    for unit, figure in _TIMES:
        times = [[_per_page(results, tool, place, figure) for tool in tools] for place in range(len(sizes))]
        for people, values in zip(sizes, times, strict=True):
            yield _row(f"{unit} a page at {people:,} people", ".2f", values, "")
        growth = [_ratio(last, first) for last, first in zip(times[-1], times[0], strict=True)]
        yield _row(f"{unit} a page, {sizes[-1]:,} : {sizes[0]:,}", ".2f", growth, "≤ 1.2")


def _head(tools: Sequence[Tool]) -> Iterator[str]:
    yield f"| | {' | '.join(tool.NAME for tool in tools)} | ratio | target |"
    yield "|---|---:|---:|---:|---|"


def _per_page(results: dict[str, list[Results]], tool: Tool, place: int, figure: Figure) -> Value:
    """Milliseconds."""
    one = results[tool.NAME][place] if tool.NAME in results else None
    return 1000 * figure(one) / one.contents.pages if one else None


def _row(name: str, form: str, values: Sequence[Value], target: str) -> str:
    ratio = _ratio(values[0], values[1])
    shown = [*(_show(value, form) for value in values), _show(ratio, ".2f" if ratio is None or ratio >= 0.1 else ".3f")]
    return f"| {name} | {' | '.join(shown)} | {target} |"


def _ratio(value: Value, other: Value) -> Value:
    return value / other if value is not None and other else None


def _show(value: Value, form: str) -> str:
    return "—" if value is None else format(value, form)
