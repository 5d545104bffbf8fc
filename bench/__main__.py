"""`make bench`: builds a workload cold, warm and after one edit, several rounds, and prints medians."""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.workload import write_workload

_THEME = Path(__file__).parents[1] / "templates" / "theme"


@dataclass(frozen=True, slots=True)
class Run:
    """One build as the operating system saw it."""

    seconds: float
    cpu_seconds: float
    peak_megabytes: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="guangrong-bench-") as folder:
        root = Path(folder)
        write_workload(root, options.people, _THEME)
        runs = _measure(root, options.rounds)
        _print_table(root, options.people, runs)


def _measure(root: Path, rounds: int) -> dict[str, list[Run]]:
    runs: dict[str, list[Run]] = {"cold build": [], "build again": [], "after one edit": []}
    for number in range(rounds):
        shutil.rmtree(root / ".cache", ignore_errors=True)
        shutil.rmtree(root / "site", ignore_errors=True)
        runs["cold build"].append(_build(root))
        runs["build again"].append(_build(root))
        edited = root / "content/people/p-0.yml"
        edited.write_text(edited.read_text("utf-8").replace("钳工", f"钳工{number}"), "utf-8")
        runs["after one edit"].append(_build(root))
    return runs


def _build(root: Path) -> Run:
    command = [sys.executable, "-m", "generator", "build", "-f", str(root / "site_config.yml")]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"the build failed: {' '.join(command)}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _print_table(root: Path, people: int, runs: dict[str, list[Run]]) -> None:
    files = [file for file in (root / "site").rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files) / 1_000_000
    print(f"{people} people, {people // 5} events: {len(files)} files, {size:.1f} MB\n")
    print("| medians | wall s | CPU s | peak MB |\n|---|---:|---:|---:|")
    for name, measured in runs.items():
        wall, cpu, peak = (
            statistics.median(getattr(run, figure) for run in measured)
            for figure in ("seconds", "cpu_seconds", "peak_megabytes")
        )
        print(f"| {name} | {wall:.2f} | {cpu:.2f} | {peak:.0f} |")


if __name__ == "__main__":
    main()
