"""Who is measured when: the tools take turns, so that a busy minute of the machine falls on all of them."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bench.measure import Contents, Run, count_contents, measure
from bench.serve import measure_saves
from bench.tool import Tool, write_apart

SERVED = "p-0"
EDITS = 7


@dataclass(slots=True)
class Results:
    """Everything that was measured of one tool."""

    cold: list[Run] = field(default_factory=list)
    edited: list[Run] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)
    contents: Contents = field(default_factory=Contents)


def measure_rounds(tools: Sequence[Tool], folder: Path, people: int, rounds: int) -> dict[str, Results]:
    """Cold builds and builds after one edit in turns, then saves in a preview; by the tools' names."""
    results = {tool.NAME: Results() for tool in tools}
    roots = write_workloads(tools, folder, people)
    for number in range(1, rounds + 1):
        for tool in tools:
            results[tool.NAME].cold.append(build_cold(tool, roots[tool.NAME]))
        for tool in tools:
            results[tool.NAME].edited.append(_build_edited(tool, roots[tool.NAME], number, people))
    for tool in tools:
        root = roots[tool.NAME]
        results[tool.NAME].contents = count_contents(tool.site_of(root))
        results[tool.NAME].saves = _measure_saves(tool, root)
    return results


def measure_scale(tools: Sequence[Tool], folder: Path, sizes: Sequence[int], rounds: int) -> dict[str, list[Results]]:
    """Cold builds of several sizes in turns; for each tool the results of each size."""
    results = {tool.NAME: [Results() for _ in sizes] for tool in tools}
    roots = [write_workloads(tools, folder / str(people), people) for people in sizes]
    for _ in range(rounds):
        for place in range(len(sizes)):
            for tool in tools:
                root, result = roots[place][tool.NAME], results[tool.NAME][place]
                result.cold.append(build_cold(tool, root))
                result.contents = count_contents(tool.site_of(root))
    return results


def write_workloads(tools: Sequence[Tool], folder: Path, people: int) -> dict[str, Path]:
    """The same workload for each tool in a folder of its own, by the tools' names."""
    roots = {tool.NAME: folder / tool.NAME.lower() for tool in tools}
    for tool in tools:
        roots[tool.NAME].mkdir(parents=True)
        write_apart(tool, roots[tool.NAME], people)
    return roots


def build_cold(tool: Tool, root: Path) -> Run:
    """A build without an earlier site and without a cache."""
    tool.forget(root)
    return _tell(f"{tool.NAME}: cold build", partial(measure, tool.build_command(root)))


def _build_edited(tool: Tool, root: Path, number: int, people: int) -> Run:
    """A build after somebody's deeds and trade were changed; the trade stands on the card, wherever that is."""
    person = f"p-{number % people}"
    tool.edit_deeds(root, person, f"第{number}次修改。")
    tool.edit_trade(root, person, f"总装工{number}")
    return _tell(f"{tool.NAME}: after one edit", partial(measure, tool.build_command(root)))


def _measure_saves(tool: Tool, root: Path) -> list[float]:
    saves = measure_saves(
        partial(tool.serve_command, root), f"people/{SERVED}/", partial(tool.edit_deeds, root, SERVED), EDITS
    )
    print(f"{tool.NAME}: saves {', '.join(f'{seconds:.3f}' for seconds in saves)} s", file=sys.stderr, flush=True)
    return saves


def _tell(what: str, run: Callable[[], Run]) -> Run:
    """Run, and say on standard error how it went: a whole benchmark is silent for many minutes."""
    took = run()
    words = f"{what} {took.wall:.2f} s, CPU {took.cpu:.2f} s, {took.megabytes:.0f} MB"
    print(words, file=sys.stderr, flush=True)
    return took
