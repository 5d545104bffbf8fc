"""The map: every step from records to files, named in order."""

from collections.abc import Iterator
from pathlib import Path

from generator.cache import Cache
from generator.catalog import Catalog, resolve
from generator.checks import check_catalog
from generator.checks.context import CheckContext
from generator.load import load_records
from generator.outputs import make_outputs
from generator.outputs.assets import SOURCE_FONT
from generator.outputs.fonts import font_characters
from generator.pages import Page, Plan, plan_pages
from generator.problems import ContentError, Place, Problem
from generator.render import Renderer
from generator.report import is_error, locate
from generator.settings import Settings, shipped_templates
from generator.shell import FrameFor
from generator.site import Site
from generator.write import write_files


def examine(settings: Settings) -> tuple[Catalog, list[Problem]]:
    """Load, validate, resolve and check; returns every problem, located."""
    with Cache(settings.cache, "records") as cache:
        loaded = load_records(settings.content, settings.root, cache)
    catalog, broken_links = resolve(loaded)
    characters = font_characters(shipped_templates() / SOURCE_FONT)
    context = CheckContext(settings.media, settings.templates, characters)
    problems = [*loaded.problems, *broken_links, *check_catalog(catalog, context)]
    return catalog, locate(problems, settings.root)


def prepare(settings: Settings) -> Site:
    """Know everything, or raise ContentError with every problem at once."""
    catalog, problems = examine(settings)
    if any(map(is_error, problems)):
        raise ContentError(problems)
    pages = plan_pages(Plan(catalog, settings))
    if clashes := list(find_clashes(pages, settings)):
        raise ContentError([*problems, *clashes])
    return Site(settings, catalog, pages, problems)


def find_clashes(pages: list[Page], settings: Settings) -> Iterator[Problem]:
    """Two pages on one address, prose pages included."""
    taken = dict.fromkeys(_prose_addresses(settings.content / "pages"), "content/pages")
    for page in pages:
        if page.address in taken:
            yield Problem("A404", Place(taken[page.address]), {"address": page.address or "/"})
        taken[page.address] = page.template


def _prose_addresses(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*.md")):
        way = file.relative_to(folder).with_suffix("").as_posix()
        yield "" if way == "index" else f"{way.removesuffix('/index')}/"


def publish(site: Site, frame_for: FrameFor, destination: Path) -> list[str]:
    """Render every page into its frame, make every output, write what changed; returns the paths."""
    with Cache(site.settings.cache, "bodies") as cache:
        renderer = Renderer(site.settings.templates, cache)
        return write_files(make_outputs(site, renderer, frame_for), destination)
