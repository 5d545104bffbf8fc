"""Makes one slice of a site: the answers about its records, and the pages that belong to them."""

import errno
import gc
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from generator.addresses import WITHOUT_PAGE
from generator.build import prepare
from generator.codes import Text
from generator.facts.documents import document, footing
from generator.faults import told_as_problems
from generator.frames import Frame, FrameLost, forget_frame
from generator.load import Key
from generator.memory import Memory, recall, version_of
from generator.outputs import media
from generator.outputs.html import PageMaker
from generator.part import Part, record_name
from generator.problems import Problem
from generator.records.photo import Photo
from generator.refusal import Refused
from generator.runner import frame_beside, repeat
from generator.settings import Settings, read_settings
from generator.site import Site
from generator.slices.bundle import SUFFIX, Bundle
from generator.slices.families import FAMILIES_OF_SLICES, page_name
from generator.slices.slice import ANSWERS, TOLD, digest_of_content, write_slice
from generator.versions import home_of, locked
from generator.workers import share


@dataclass(frozen=True, slots=True)
class Made:
    """A slice that is made: where it lies, how many of all records it is about, its pages, and warnings about them."""

    folder: Path
    records: int
    all_records: int
    pages: int
    warnings: list[Problem]


def build_slice(config_file: Path, part: Part, folder: Path) -> Made:
    """Make a slice below a folder, in the place of an earlier one; raises ContentError and Refused.

    The site and what is remembered of it are left alone, so slices may be made at the same time.
    """
    gc.disable()
    settings, place = read_settings(config_file), folder / part.name
    if place.exists() and not (place / TOLD).is_file():
        raise Refused(
            Text(
                f"{place} 已经有了，又不是建好的一片：换一个 --output",
                f"{place} is there and is no slice: choose another --output",
            )
        )
    with told_as_problems(settings), locked(place):
        return repeat(lambda: _make(settings, part, place))


def _make(settings: Settings, part: Part, place: Path) -> Made:
    unfinished = home_of(place) / "new"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    memory = recall(settings, unfinished)
    with frame_beside(settings) as frame:
        site = replace(prepare(settings, memory, part=part), families=FAMILIES_OF_SLICES)
        try:
            pages = _publish(site, frame(), Bundle(unfinished), part)
        except FrameLost:
            forget_frame(settings)
            raise
    _keep_answers(memory, unfinished)
    write_slice(unfinished, part, version_of(settings), _digest_of(memory))
    _put_in_place(unfinished, place)
    names = [record_name(*key) for key in _records(site)]
    return Made(place, sum(map(part.has, names)), len(names), pages, site.warnings)


def _publish(site: Site, frame: Frame, bundle: Bundle, part: Part) -> int:
    """Everything that belongs to the part; returns how many pages that are."""
    catalog = site.catalog

    def look_at(keys: Sequence[Key]) -> None:
        for key in keys:
            catalog.ask(document, *key)
            catalog.ask(footing, *key)

    sought = [key for key in _records(site) if key[0] not in WITHOUT_PAGE and part.has(record_name(*key))]
    catalog.memo.share(look_at, sought)
    addresses = [address for address, page in site.pages.items() if part.has(page_name(*page))]
    catalog.memo.share(PageMaker(site, frame, bundle).make_pages, addresses)
    photos = [id for id in catalog.ids(Photo) if part.has(record_name(Photo.kind, id))]
    pictures = groupby(media.make_of(site, photos), key=lambda output: output.of)
    share(bundle.put_all, [list(run) for _, run in pictures], least=1)
    return len(addresses)


def _records(site: Site) -> list[Key]:
    return [(kind, id) for kind, ids in site.catalog.sources.items() for id in ids]


def _keep_answers(memory: Memory, folder: Path) -> None:
    memory.save()
    memory.store.close()
    if not (folder / ANSWERS).is_file():
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(folder / ANSWERS))


def _digest_of(memory: Memory) -> str:
    """Of the records and whatever else answers look at, as far as it says the same on every machine."""
    sources = [source._replace(stamp=()) for source in memory.sources.values()]
    pictures = [(path, stamp[0]) for path, stamp in memory.pictures.items()]
    return digest_of_content([sources, sorted(pictures), memory.month, sorted(memory.updates.items())])


def _put_in_place(unfinished: Path, place: Path) -> None:
    for file in unfinished.iterdir():
        if file.name not in (ANSWERS, TOLD) and file.suffix != SUFFIX:
            file.unlink()
    old = unfinished.with_name("old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    unfinished.rename(place)
    shutil.rmtree(old, ignore_errors=True)
