"""`python -m bench.search`: our search beside Material's and Pagefind's: the same documents, queries and run."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.measure import CommandFailed, memory_disk
from bench.search import corpus
from bench.search.browser import browsing
from bench.search.engine import Engine
from bench.search.engines import bigrams, material, ours, pagefind
from bench.search.queries import Query
from bench.search.results import Results, ask, build_all
from bench.search.table import show_head, show_meaning, show_size

ENGINES: dict[str, Engine] = {"ours": ours, "material": material, "pagefind": pagefind, "bigrams": bigrams}
SIZES = (2_000, 20_000)
_LARGE = 100_000


def main() -> None:
    """Measure and print; ends with an error if a build fails, never because one is slow."""
    options = _parse()
    try:
        for line in _measure([ENGINES[name] for name in options.only], options):
            print(line, flush=True)
    except CommandFailed as error:
        sys.exit(str(error))


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="records (default: 2000 20000)")
    parser.add_argument("--rounds", type=int, default=1, help="how often each index is built (default: 1)")
    parser.add_argument("--visits", type=int, default=6, help="how many new visitors ask each engine (default: 6)")
    parser.add_argument("--only", choices=ENGINES, nargs="+", default=list(ENGINES), help="measure only these")
    parser.add_argument("--large", action="store_true", help="also measure ours at 100,000 records")
    parser.add_argument("--folder", type=Path, default=memory_disk(), help="where to build (default: a memory disk)")
    options = parser.parse_args()
    if min(*options.sizes, options.rounds, options.visits) < 1:
        parser.error("at least one record, one round and one visit")
    return options


def _measure(engines: Sequence[Engine], options: argparse.Namespace) -> Iterator[str]:
    sizes = [(records, engines) for records in options.sizes]
    if options.large and ours in engines:
        sizes.append((_LARGE, [ours]))
    yield from (_describe(engines, options), "", *show_head(engines))
    queries: Sequence[Query] = ()
    for records, some in sizes:
        results, queries = _measure_size(some, records, options)
        yield from show_size(engines, records, results)
    yield from show_meaning(queries=len(queries), visits=options.visits, rounds=options.rounds)


def _measure_size(
    engines: Sequence[Engine], records: int, options: argparse.Namespace
) -> tuple[dict[str, Results], Sequence[Query]]:
    with tempfile.TemporaryDirectory(prefix="guangrong-bench-", dir=options.folder) as place:
        folder = Path(place)
        texts, queries = corpus.make(folder, records)
        results = build_all(engines, texts, folder, options.rounds)
        with browsing() as browser:
            for engine in engines:
                ask(browser, engine, folder, queries, options.visits, results[engine.NAME])
    return results, queries


def _describe(engines: Sequence[Engine], options: argparse.Namespace) -> str:
    versions = ", ".join(f"{engine.NAME} {engine.version()}" for engine in engines)
    where = "a memory disk" if options.folder == memory_disk() else "a disk"
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{versions}; {machine}, {where}."


if __name__ == "__main__":
    main()
