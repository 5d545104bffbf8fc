"""`python -m bench.scale`: whole builds of several sizes, and what two workers with a core each make of slices.

Records are five people to one event, and ten awards. Everything is built cold; the peak is of all processes of a build.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench import ours
from bench.measure import CommandFailed, Contents, Run, count_contents, measure, memory_disk
from bench.tool import write_apart

SIZES = (10_000, 20_000, 50_000, 100_000)
_SHARE_OF_PEOPLE = 5 / 6
_PER = 10_000
_LEAST = 30


@dataclass(frozen=True, slots=True)
class Whole:
    """A cold build on all cores."""

    records: int
    run: Run
    contents: Contents


@dataclass(frozen=True, slots=True)
class Split:
    """One size built on one core, as two slices on a core each at the same time, and merged on both."""

    records: int
    alone: Run
    slices: tuple[Run, ...]
    merge: Run

    @property
    def wall(self) -> float:
        return max(run.wall for run in self.slices) + self.merge.wall

    @property
    def cpu(self) -> float:
        """As if the merge had one core only."""
        return max(run.cpu for run in self.slices) + self.merge.cpu


def main() -> None:
    """Measure and print; ends with an error if a build fails, never because one is slow."""
    options = _parse()
    try:
        for line in _measure(options):
            print(line, flush=True)
    except CommandFailed as error:
        sys.exit(str(error))


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many records (default: up to 100000)")
    parser.add_argument("--split", type=int, default=20_000, help="records that are built in slices (default: 20000)")
    parser.add_argument("--folder", type=Path, default=memory_disk(), help="where to build (default: a memory disk)")
    options = parser.parse_args()
    if min(*options.sizes, options.split) < _LEAST:
        parser.error(f"at least {_LEAST} records")
    return options


def _measure(options: argparse.Namespace) -> Iterator[str]:
    where = "a memory disk" if options.folder == memory_disk() else "a disk"
    yield (
        f"Cold builds of {ours.NAME} {ours.version()}: {os.cpu_count()} cores, {where}, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}."
    )
    yield from ("", *show_wholes([measure_whole(size, options.folder) for size in sorted(options.sizes)]))
    yield from ("", *show_split(measure_split(options.split, options.folder)))


def measure_whole(records: int, folder: Path | None) -> Whole:
    """Build a site of so many records."""
    with tempfile.TemporaryDirectory(prefix="guangrong-scale-", dir=folder) as root:
        _write(Path(root), records)
        run = _tell(f"{records:,} records", measure(ours.build_command(Path(root))))
        return Whole(records, run, count_contents(ours.site_of(Path(root))))


def measure_split(records: int, folder: Path | None) -> Split:
    """Build a site whole on one core, then in two slices."""
    cores = sorted(os.sched_getaffinity(0))[:2]
    with tempfile.TemporaryDirectory(prefix="guangrong-scale-", dir=folder) as place:
        root = Path(place)
        _write(root, records)
        build = ours.build_command(root)
        alone = _tell("whole on one core", measure(_on(cores[:1], build)))
        ours.forget(root)
        made = [(*build, "--shard", f"{number}/2", "--output", str(root / "slices")) for number in (1, 2)]
        with ThreadPoolExecutor(2) as threads:
            slices = tuple(threads.map(lambda at: measure(_on(cores[at % len(cores) :][:1], made[at])), (0, 1)))
        for run in slices:
            _tell("a slice on one core", run)
        merge = (*build[:3], "merge", *build[4:], str(root / "slices"))
        return Split(records, alone, slices, _tell("merge", measure(_on(cores, merge))))


def _write(root: Path, records: int) -> None:
    write_apart(ours, root, round(records * _SHARE_OF_PEOPLE))


def _on(cores: Sequence[int], command: Sequence[str]) -> Sequence[str]:
    """A command that may use these cores only."""
    return ("taskset", "--cpu-list", ",".join(map(str, cores)), *command)


def _tell(what: str, run: Run) -> Run:
    print(f"{what}: {run.wall:.1f} s, CPU {run.cpu:.1f} s, {run.megabytes:.0f} MB", file=sys.stderr, flush=True)
    return run


def show_wholes(wholes: Sequence[Whole]) -> Iterator[str]:
    """A row a size."""
    yield (
        "| records | wall s | CPU s | wall s per 10,000 | CPU s per 10,000 | peak MB | KB a record | pages | files "
        "| MB |"
    )
    yield "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    for one in wholes:
        run, held, times = one.run, one.contents, one.records / _PER
        yield (
            f"| {one.records:,} | {run.wall:.1f} | {run.cpu:.1f} | {run.wall / times:.1f} | {run.cpu / times:.1f} "
            f"| {run.megabytes:,.0f} | {1000 * run.megabytes / one.records:.1f} "
            f"| {held.pages:,} | {held.files:,} | {held.bytes / 1e6:,.0f} |"
        )


def show_split(split: Split) -> Iterator[str]:
    """A row a command, and how much sooner two workers are done."""
    yield f"| {split.records:,} records | wall s | CPU s | peak MB |"
    yield "|---|---:|---:|---:|"
    yield _row("whole, one core", split.alone)
    for number, run in enumerate(split.slices, 1):
        yield _row(f"slice {number} of {len(split.slices)}, one core, at the same time", run)
    yield _row("merge, two cores", split.merge)
    yield (
        f"| speed-up: whole : the longer slice and the merge "
        f"| {split.alone.wall / split.wall:.2f} × | {split.alone.cpu / split.cpu:.2f} × | |"
    )


def _row(name: str, run: Run) -> str:
    return f"| {name} | {run.wall:.1f} | {run.cpu:.1f} | {run.megabytes:,.0f} |"


if __name__ == "__main__":
    main()
