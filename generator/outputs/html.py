"""The pages: each body in the shell of its section, or a document by itself; data in the form of its family."""

from collections.abc import Callable, Sequence
from functools import partial

from pydantic_core import to_json

from generator.addresses import file_at, root_from
from generator.bundles import lone_styles, script_paths
from generator.cache import fingerprint
from generator.frames import Frame
from generator.memo import key_of
from generator.outputs.forms import FORMS
from generator.outputs.head import head_of
from generator.pages import Family, Page
from generator.pages.page import Data
from generator.render import Renderer
from generator.site import Site
from generator.write import Manifest, Target

PAGE = "page"


class PageMaker:
    """Makes the pages of one site for one target."""

    def __init__(self, site: Site, frame: Frame, target: Target) -> None:
        self._site, self._frame, self._target = site, frame, target
        scripts, styles = script_paths(site.settings), lone_styles(site.settings)
        self._renderer = Renderer(site.settings.templates, site.settings.cache, scripts, styles)

    @property
    def paths(self) -> list[str]:
        """Where the pages are written, below the site's folder."""
        return [file_at(address) for address in self._site.pages]

    def missing(self) -> list[str]:
        """Addresses of pages that are not known, or not in place as they are known."""
        known = self._site.catalog.memo.texts(PAGE)
        missing = []
        for address, (family, key) in self._site.pages.items():
            text = known.get(key_of(family.name, key))
            if text is None or not self._target.keeps(file_at(address), self._tag(family, address, text)):
                missing.append(address)
        return missing

    def make_pages(self, addresses: Sequence[str]) -> Manifest:
        """Plan these pages, render and write those that are not in place; returns what is known of their files."""
        before = set(self._target.written)
        for address in addresses:
            family, key = self._site.pages[address]
            self._make_page(address, family, key)
        return {path: one for path, one in self._target.written.items() if path not in before}

    def _make_page(self, address: str, family: Family, key: str) -> None:
        catalog = self._site.catalog
        with catalog.memo.working_out(key_of(PAGE, family.name, key)) as put:
            page = family.plan(catalog, key)
            text, make = self._write(family, address, page)
            put(text)
        path, tag = file_at(address), self._tag(family, address, text)
        if not self._target.keeps(path, tag):
            self._target.put(path, tag, make())

    def _write(self, family: Family, address: str, page: Page) -> tuple[str, Callable[[], bytes]]:
        """A digest of all that is the page's own, and what makes its file."""
        if form := FORMS.get(family.form):
            return fingerprint(to_json(page.context)), partial(form.make, self._site.settings, page.context)
        body = self._renderer.render(page.template, self._context(address, page), root_from(address))
        words = slot_values(self._site, address, page)
        shell = self._frame.shell_for(family.section, address) if family.is_framed else None
        text = fingerprint(body.encode(), *map(str.encode, words.values()))
        return text, lambda: (shell.fill(body, words) if shell else body).encode()

    def _context(self, address: str, page: Page) -> Data:
        """What the page's template is given; pages know their public address where the site knows its own."""
        base = self._site.settings.site_url
        return {**page.context, "public_url": base + address if base else ""}

    def _tag(self, family: Family, address: str, text: str) -> str:
        """Tells a page from another by its words and by what stands around them."""
        if form := FORMS.get(family.form):
            return f"{text} {form.version()}"
        around = self._frame.shell_for(family.section, address).tag if family.is_framed else ""
        return f"{text} {around}"


def slot_values(site: Site, address: str, page: Page) -> dict[str, str]:
    """What goes into the shell besides the body, still unescaped."""
    name = site.settings.site_name
    return {
        "title": page.title if page.title == name else f"{page.title} - {name}",
        "heading": page.title,
        "description": page.description,
        "canonical": site.settings.site_url + address,
        "head": head_of(site, address, page),
    }
