"""The HTML pages: each body in the shell of its section, or a document by itself."""

from collections.abc import Iterator
from urllib.parse import urljoin

from generator.addresses import root_from
from generator.outputs.assets import font_path
from generator.pages import Page
from generator.render import Renderer
from generator.shell import FrameFor
from generator.site import Site
from generator.write import OutputFile


def make(site: Site, renderer: Renderer, frame_for: FrameFor) -> Iterator[OutputFile]:
    """One `index.html` a page."""
    for page in site.pages:
        html = _document(site, page, renderer, frame_for)
        yield OutputFile(f"{page.address}index.html", html.encode())


def _document(site: Site, page: Page, renderer: Renderer, frame_for: FrameFor) -> str:
    if not page.is_framed:
        context = {**page.context, "font": font_path(site)}
        return renderer.render(page.template, context, root_from(page.address))
    shell = frame_for(page.section, page.address)
    return shell.fill(renderer.body_of(page), slot_values(site, page))


def slot_values(site: Site, page: Page) -> dict[str, str]:
    """What goes into the shell besides the body, still unescaped."""
    name = site.settings.site_name
    return {
        "title": page.title if page.title == name else f"{page.title} - {name}",
        "heading": page.title,
        "description": page.description,
        "canonical": urljoin(site.settings.site_url, page.address),
    }
