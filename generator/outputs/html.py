"""The HTML pages: each body in the shell of its section, or a document by itself."""

from collections.abc import Sequence
from functools import cached_property

from generator.addresses import file_at, root_from
from generator.bundles import lone_styles, script_names, script_path
from generator.cache import fingerprint
from generator.frames import Frame
from generator.memo import key_of
from generator.outputs.assets import display_text, font_path
from generator.outputs.head import head_of
from generator.pages import Family, Page
from generator.render import Renderer
from generator.site import Site
from generator.write import Manifest, Target

PAGE = "page"


class PageMaker:
    """Makes the pages of one site for one target."""

    def __init__(self, site: Site, frame: Frame, target: Target) -> None:
        self._site, self._frame, self._target = site, frame, target
        scripts = {name: script_path(site.settings, name) for name in script_names(site.settings)}
        styles = lone_styles(site.settings)
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
            body, words = self._render(family, address, page), slot_values(self._site, address, page)
            put(text := fingerprint(body.encode(), *map(str.encode, words.values())))
        path, tag = file_at(address), self._tag(family, address, text)
        if not self._target.keeps(path, tag):
            shell = self._frame.shell_for(family.section, address) if family.is_framed else None
            self._target.put(path, tag, (shell.fill(body, words) if shell else body).encode())

    def _render(self, family: Family, address: str, page: Page) -> str:
        more = {} if family.is_framed else {"font": self._font}
        return self._renderer.render(page.template, {**page.context, **more}, root_from(address))

    def _tag(self, family: Family, address: str, text: str) -> str:
        """Tells a page from another by its words and by what stands around them."""
        around = self._frame.shell_for(family.section, address).tag if family.is_framed else self._font
        return f"{text} {around}"

    @cached_property
    def _font(self) -> str:
        return font_path(display_text(self._site))


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
