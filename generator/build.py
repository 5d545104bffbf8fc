"""The map: every step from records to files, named in order."""

from pathlib import Path

from generator.addresses import root_from
from generator.cache import Cache
from generator.catalog import resolve
from generator.checks import check_catalog
from generator.checks.context import CheckContext
from generator.checks.prose import check_encoding, find_clashes
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


def examine(settings: Settings) -> tuple[Site | None, list[Problem]]:
    """Load, validate, resolve, check and plan; returns every problem, located, and no site when one is an error."""
    with Cache(settings.cache, "records") as cache:
        loaded = load_records(settings.content, settings.root, cache)
    catalog, broken_links = resolve(loaded)
    characters = font_characters(shipped_templates() / SOURCE_FONT)
    context = CheckContext(settings.media, settings.templates, characters)
    problems = [*loaded.problems, *broken_links, *check_catalog(catalog, context), *check_encoding(settings)]
    if not (loaded.entries or loaded.problems):
        problems.append(Problem("A405", Place(settings.content.relative_to(settings.root).as_posix())))
    pages: list[Page] = []
    if not any(map(is_error, problems)):
        pages = plan_pages(Plan(catalog, settings))
        problems += find_clashes({page.address for page in pages}, settings)
    problems = locate(problems, settings.root)
    return None if any(map(is_error, problems)) else Site(settings, catalog, pages, problems), problems


def prepare(settings: Settings) -> Site:
    """Know everything, or raise ContentError with every problem at once."""
    site, problems = examine(settings)
    if site is None:
        raise ContentError(problems)
    return site


def try_templates(site: Site) -> None:
    """Render one page of each template; raises RenderError before anything of the old site is touched."""
    renderer = Renderer(site.settings.templates, Cache(None, "bodies"))
    for page in {page.template: page for page in site.pages}.values():
        renderer.render(page.template, {"font": "", **page.context}, root_from(page.address))


def publish(site: Site, frame_for: FrameFor, destination: Path) -> list[str]:
    """Render every page into its frame, make every output, write what changed; returns the paths."""
    with Cache(site.settings.cache, "bodies") as cache:
        renderer = Renderer(site.settings.templates, cache)
        return write_files(make_outputs(site, renderer, frame_for), destination)
