"""Merges slices: an ordinary build that remembers what the slices worked out and finds the files that they made.

Whatever slices lack or whatever changed since is made here, so the bytes are those of a whole build in any case.
"""

import gc
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from generator.codes import Text
from generator.faults import told_as_problems
from generator.memory import store_of, version_of
from generator.refusal import Refused
from generator.runner import Summary, build_once, repeat
from generator.settings import Settings, read_settings
from generator.slices.answers import join_answers
from generator.slices.bundle import Supply
from generator.slices.choosing import choose_slices
from generator.slices.slice import Slice
from generator.versions import locked

try:
    import resource
except ImportError:  # Windows, which has no such limit
    resource = None  # type: ignore[assignment]

_OTHER_FILES = 256
_HOW = Text(
    "重新建好以后再合并；或者加上 --make-missing，用得上的照用，缺的由合并来建",
    "build them and merge again; or add --make-missing: what can be used is used, and the rest is made here",
)


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of a merge, and why some slices were of no use."""

    summary: Summary
    left_out: list[Text]


def merge_slices(config_file: Path, folders: Sequence[Path], may_make_missing: bool = False) -> Merged:
    """Merge the slices that are or lie in these folders; raises Refused and ContentError, and the last site stays."""
    gc.disable()
    settings = read_settings(config_file)
    slices, faults = choose_slices(folders, version_of(settings))
    if faults and not may_make_missing:
        lines = [*faults, _HOW]
        raise Refused(Text("\n".join(one.zh for one in lines), "\n".join(one.en for one in lines)))
    with told_as_problems(settings), locked(settings.destination):
        return Merged(_merge(settings, slices), faults)


def _allow_open_files(count: int) -> None:
    """Let so many files be open at once, as far as the system does: every bundle and every file of answers is."""
    if resource is None:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = count + _OTHER_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(
            resource.RLIMIT_NOFILE, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard)
        )


def _merge(settings: Settings, slices: Sequence[Slice]) -> Summary:
    _allow_open_files(sum(len(one.files) for one in slices))
    if slices:
        store = store_of(settings)
        store.begin_with(join_answers(slices))
        store.close()
    with closing(Supply(bundle for one in slices for bundle in one.bundles)) as supply:
        return repeat(lambda: build_once(settings, supply))
