"""Has Dask build the slices, on this machine or on others that see the same folders, and merges them here."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from generator.codes import Text
from generator.part import Part
from generator.refusal import Refused
from generator.slices.merging import Merged, merge_slices
from generator.workers import MOST_CORES, how_many_cores

# So many seconds a scheduler has to answer.
_PATIENCE = 10
# What is told when a slice has ended, well or not; how many have ended, and how many there are.
Tell = Callable[[Part, bool, int], None]


def build_on_dask(config_file: Path, folder: Path, workers: int, scheduler: str, tell: Tell) -> Merged:
    """Build in so many slices at once (0: one a thread that Dask has) below a folder, then merge them.

    What a slice that failed should have made is made by the merge, which also tells mistakes, as a whole build does.
    """
    config_file, folder = config_file.resolve(), folder.resolve()
    dask = _import_dask()
    with _connected(dask, workers, scheduler) as client:
        parts = _parts(workers or sum(client.nthreads().values()))
        _build_slices(dask, client, config_file, folder, parts, tell)
    return merge_slices(config_file, [folder / part.name for part in parts], may_make_missing=True)


def run_slice(config_file: str, shard: str, folder: str) -> int:
    """Build one slice in a process of its own on one core, because a worker has threads; returns its exit code."""
    command = [sys.executable, "-m", "generator", "build", "-f", config_file, "--shard", shard, "--output", folder]
    surroundings = {**os.environ, MOST_CORES: "1"}
    return subprocess.run(command, env=surroundings, capture_output=True, check=False).returncode


def _parts(count: int) -> list[Part]:
    return [Part(number, count) for number in range(1, count + 1)]


def _build_slices(dask: Any, client: Any, config_file: Path, folder: Path, parts: list[Part], tell: Tell) -> None:
    asked = {
        client.submit(run_slice, str(config_file), f"{part.number}/{part.of}", str(folder), pure=False): part
        for part in parts
    }
    for ended, future in enumerate(dask.as_completed(asked), 1):
        tell(asked[future], future.status == "finished" and future.result() == 0, ended)


def _import_dask() -> Any:
    try:
        return import_module("distributed")
    except ImportError:
        raise Refused(
            Text(
                "没有装 Dask。装上：pip install 'guangrong[dask]'；或者不用它：guangrong build",
                "Dask is not installed: pip install 'guangrong[dask]'; or build without it: guangrong build",
            )
        ) from None


@contextmanager
def _connected(dask: Any, workers: int, scheduler: str) -> Iterator[Any]:
    """Dask's own cluster on this machine, or one that somebody runs."""
    with ExitStack() as opened:
        if scheduler:
            yield opened.enter_context(_client_of(dask, scheduler))
        else:
            cluster = dask.LocalCluster(
                n_workers=workers or how_many_cores(), threads_per_worker=1, dashboard_address=None
            )
            yield opened.enter_context(dask.Client(opened.enter_context(cluster)))


def _client_of(dask: Any, scheduler: str) -> Any:
    try:
        client = dask.Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise Refused(
            Text(
                f"连不上 Dask 的调度程序 {scheduler}：先在那台机器上运行 dask scheduler",
                f"there is no Dask scheduler at {scheduler}: run dask scheduler on that machine first",
            )
        ) from error
    if not client.nthreads():
        client.close()
        raise Refused(
            Text(
                f"{scheduler} 那里还没有干活的机器：在每台机器上运行 dask worker {scheduler}",
                f"{scheduler} has no workers: run dask worker {scheduler} on each machine",
            )
        )
    return client
