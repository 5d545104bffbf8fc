"""Who is measured when, and what is known of an engine afterwards; the engines take turns."""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean

from playwright.sync_api import Browser

from bench.measure import Run, measure
from bench.search import browser as in_browser
from bench.search.engine import Engine
from bench.search.host import served
from bench.search.queries import Query, recall
from bench.search.texts import read_texts


@dataclass(slots=True)
class Results:
    """Everything that was measured of one engine with texts of one size; bytes as sent, times in milliseconds."""

    documents: int = 0
    builds: list[Run] = field(default_factory=list)
    recalls: list[tuple[Query, float]] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    requests: list[int] = field(default_factory=list)
    further: list[int] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    cold: list[float] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    is_file: bool = False


def build_all(engines: Sequence[Engine], texts: Path, folder: Path, rounds: int) -> dict[str, Results]:
    """Build every index in a folder of its own, in turns; the last one stays."""
    documents = sum(1 for _ in read_texts(texts))
    results = {engine.NAME: Results(documents) for engine in engines}
    for _ in range(rounds):
        for engine in engines:
            place = folder_of(engine, folder)
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir(parents=True)
            engine.prepare(texts, place)
            run = measure(engine.build_command(texts, place))
            results[engine.NAME].builds.append(run)
            tell(engine, f"build {run.wall:.2f} s, CPU {run.cpu:.2f} s, {run.megabytes:.0f} MB")
    for engine in engines:
        in_browser.write_page(engine, folder_of(engine, folder))
    return results


def ask(browser: Browser, engine: Engine, folder: Path, queries: Sequence[Query], visits: int, result: Results) -> None:
    """Measure what a visitor finds, loads and waits for."""
    place = folder_of(engine, folder)
    with served(place) as host:
        answers, result.warm = in_browser.ask_all(browser, host, queries, rounds=3)
        result.recalls = [(query, recall(query, answer)) for query, answer in zip(queries, answers, strict=True)]
        missed = ", ".join(query.typed for query, found in result.recalls if found < 1)
        tell(engine, f"recall {mean(found for _, found in result.recalls):.3f}, not all found: {missed or '—'}")
        for first, *further in in_browser.count_bytes(browser, host, queries, visits):
            result.first.append(sum(first))
            result.requests.append(len(first))
            result.further += map(sum, further)
        tell(engine, f"bytes: first queries {result.first}, further ones {result.further}")
        for cold, opened in in_browser.ask_slowly(browser, host, queries, visits):
            result.cold.append(cold)
            result.opened.append(opened)
        tell(engine, f"on a slow phone {', '.join(f'{time:.0f}' for time in result.cold)} ms")
    result.is_file = in_browser.works_from_file(browser, place, queries[0])


def folder_of(engine: Engine, folder: Path) -> Path:
    """Where an engine's index and page are."""
    return folder / engine.NAME


def tell(engine: Engine, words: str) -> None:
    """Say on standard error how it goes: the benchmark is silent for many minutes."""
    print(f"{engine.NAME}: {words}", file=sys.stderr, flush=True)
