"""The map: every step from records to files, named in order."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from pydantic_core import from_json

from generator.addresses import address_to
from generator.build_manifest import MANIFEST
from generator.catalog import Catalog
from generator.checks import check_record
from generator.checks.allowances import take_out_allowed
from generator.checks.context import CheckContext
from generator.checks.descriptions import MEDIA, check_media_file, media_files
from generator.checks.leaks import find_hidden_leaks
from generator.checks.prose import check_encoding, find_clashes, prose_addresses
from generator.checks.writing import fold_copy
from generator.facts import EVERY_RECORD, OF_KIND, facts_of
from generator.find import find_again, find_pictures
from generator.frames import Frame
from generator.load import Key, Loaded, Source, Unsaved, load_records
from generator.memo import key_of
from generator.memory import Memory
from generator.outputs import headers, make_outputs
from generator.outputs.build_manifest import put_build_manifest
from generator.outputs.html import PAGE, PageMaker
from generator.outputs.kiosk_manifests import manifest_paths, put_manifests
from generator.part import WHOLE, Part, record_name
from generator.problems import ContentError, Place, Problem, problem_from_data, problem_to_data
from generator.redirects import find_wrong_redirects, read_redirects
from generator.report import is_error, locate
from generator.resolve import Resolved, resolve
from generator.settings import Settings
from generator.site import Site
from generator.updates import read_updates
from generator.workers import beside, share
from generator.write import Target

_PROBLEMS = "problems"


def examine(
    settings: Settings,
    memory: Memory,
    touched: Collection[Path] = (),
    unsaved: Collection[Unsaved] = (),
    part: Part = WHOLE,
) -> tuple[Site | None, list[Problem]]:
    """Load, validate, resolve and check; returns every problem, located, and no site when one is an error.

    `touched` are the only files that changed since the memory's last build, where that is known. Of what is `unsaved`
    problems tell the field and no true line. For a part, every record is read and those of the part are checked.
    """
    loaded, resolved, problems = _know(settings, memory, touched, unsaved)
    catalog = resolved.catalog
    redirects, misread = read_redirects(settings)
    problems += [*check_encoding(settings), *misread]
    problems += [*_check(catalog, part), *_check_waiting(resolved, part), *find_hidden_leaks(catalog, loaded.sources)]
    told = take_out_allowed(locate(problems, settings.root), settings, part.is_whole and not loaded.problems)
    problems = fold_copy(locate(told, settings.root))
    redirects = _leading_on(redirects, loaded.sources, catalog)
    site = Site(settings, catalog, problems, redirects)
    if part.is_whole and not any(map(is_error, problems)):
        problems += locate(find_clashes(site.pages.keys(), settings), settings.root)
        pages = site.pages.keys() | {address for address, _ in prose_addresses(settings)} if redirects else set()
        problems += locate(find_wrong_redirects(redirects, pages, settings), settings.root)
    return None if any(map(is_error, problems)) else site, problems


def _know(
    settings: Settings, memory: Memory, touched: Collection[Path], unsaved: Collection[Unsaved]
) -> tuple[Loaded, Resolved, list[Problem]]:
    """Read the records, resolve them, and have the memory forget what is no longer so; problems are not located."""
    loaded = load_records(settings.content, settings.root, memory.sources, find_again(memory.found, touched), unsaved)
    memory.found = loaded.found
    pictures = find_pictures(settings.media)
    updates, unseen = read_updates(settings)
    resolved = resolve(loaded, pictures, settings, memory.memo, updates)
    changed = memory.learn(loaded.sources, pictures, resolved.catalog.month, updates)
    memory.memo.renew(changed, facts_of(resolved.catalog), (_PROBLEMS, PAGE))
    problems = [*loaded.problems, *resolved.problems, *unseen]
    if not (loaded.sources or loaded.problems):
        problems.append(Problem("A405", Place(settings.content.relative_to(settings.root).as_posix())))
    return loaded, resolved, problems


def prepare(settings: Settings, memory: Memory, touched: Collection[Path] = (), part: Part = WHOLE) -> Site:
    """Know everything, or raise ContentError with every problem at once."""
    site, problems = examine(settings, memory, touched, part=part)
    if site is None:
        raise ContentError(problems)
    return site


def publish(site: Site, frame: Frame, target: Target) -> None:
    """Render and write every page that is not in place, then every other file."""
    outputs = [*frame.outputs(), *make_outputs(site, frame)]
    outputs += headers.make(site, frame.inline, [output.path for output in outputs])
    maker = PageMaker(site, frame, target)
    target.clear([*maker.paths, *(output.path for output in outputs), *manifest_paths(site), MANIFEST])
    missing = [output for output in outputs if not target.keeps(output.path, output.tag)]
    single = [output for output in missing if not output.of]
    with ExitStack() as workers:
        makers = [workers.enter_context(beside(output.make)) if output.is_slow else output.make for output in single]
        for written in site.catalog.memo.share(maker.make_pages, maker.missing()):
            target.written |= written
        for output, make in zip(single, makers, strict=True):
            target.put(output.path, output.tag, make())
    runs = [list(run) for of, run in groupby(missing, key=lambda output: output.of) if of]
    for written in share(target.put_all, runs, least=1):
        target.written |= written
    put_manifests(site, target)
    put_build_manifest(site, target)


def _leading_on(redirects: Mapping[str, str], sources: Iterable[Source], catalog: Catalog) -> dict[str, str]:
    """Old addresses without those of records that are not public today, whose own address leads nowhere, too."""
    if not redirects:
        return {}
    hidden = {address_to(one.kind, one.id) for one in sources if one.id not in catalog.sources[one.kind]}
    return {old: new for old, new in redirects.items() if new not in hidden}


def _check(catalog: Catalog, part: Part) -> Iterator[Problem]:
    """What the rules say of every record and media file, and each record's facts, worked out where unknown."""
    known = catalog.memo.texts(_PROBLEMS)
    context = CheckContext(catalog.settings)
    there = [(kind, id) for kind, ids in (*catalog.sources.items(), (MEDIA, media_files(catalog))) for id in ids]
    unknown = [key for key in there if key_of(*key) not in known and part.has(record_name(*key))]

    def look_at(keys: Sequence[Key]) -> None:
        for kind, id in keys:
            catalog.memo.ask(key_of(_PROBLEMS, kind, id), partial(_problems_of, catalog, context, kind, id))
            for fact in () if kind == MEDIA else OF_KIND.get(kind, EVERY_RECORD):
                catalog.ask(fact, kind, id)

    catalog.memo.share(look_at, unknown)
    found = [from_json(text) for text in known.values() if text != "[]"]
    found += [catalog.memo.ask(key_of(_PROBLEMS, kind, id), list) for kind, id in unknown]
    for problems in found:
        yield from map(problem_from_data, problems)


def _check_waiting(resolved: Resolved, part: Part) -> Iterator[Problem]:
    """What the rules say of records that are not public yet: on their day nobody may be there to mend them."""
    if not resolved.later:
        return
    context = CheckContext(resolved.later.settings)
    for kind, ids in resolved.later.sources.items():
        for id in ids:
            if id not in resolved.catalog.sources[kind] and part.has(record_name(kind, id)):
                yield from check_record(resolved.later, context, resolved.later.get(kind, id))


def _problems_of(catalog: Catalog, context: CheckContext, kind: str, id: str) -> list[dict[str, Any]]:
    is_media = kind == MEDIA
    found = check_media_file(catalog, id) if is_media else check_record(catalog, context, catalog.get(kind, id))
    return [problem_to_data(problem) for problem in locate(found, catalog.settings.root)]
