"""Material's page around ours: renders one page for each section and depth, and cuts it into a shell."""

from importlib.metadata import version
from typing import Any

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from generator.shell import Shell, cut_shell, sentinel


class Frame:
    """The theme as MkDocs set it up for this build; shells are made when first asked for."""

    def __init__(self, env: jinja2.Environment, nav: Navigation, files: Files, config: MkDocsConfig) -> None:
        self._env, self._nav, self._files, self._config = env, nav, files, config
        self._shells: dict[tuple[str, int], Shell] = {}

    def shell_for(self, section: str, address: str) -> Shell:
        """The shell for pages of a section that lie as deep as this address."""
        key = (section, address.count("/"))
        if key not in self._shells:
            self._shells[key] = self._make_shell(*key)
        return self._shells[key]

    def _make_shell(self, section: str, depth: int) -> Shell:
        page = self._sample_page(depth)
        link = next((item for item in self._nav.items if isinstance(item, Link) and is_section(item, section)), None)
        if link:
            link.active = True
        try:
            context: Any = get_context(self._nav, self._files, self._config, page)
            html = self._env.get_template("main.html").render(context)
        finally:
            if link:
                link.active = False
        return cut_shell(html, f"mkdocs-material {version('mkdocs-material')}")

    def _sample_page(self, depth: int) -> Page:
        """A page that MkDocs never writes, with a sentinel in place of everything that varies."""
        file = File.generated(self._config, "/".join(["x"] * depth + ["index.md"]), content="")
        page = Page(sentinel("heading"), file, self._config)
        page.meta = {
            "framed": True,
            "window_title": sentinel("title"),
            "description": sentinel("description"),
            "hide": ["navigation", "toc"],
        }
        page.content = sentinel("body")
        page.toc = TableOfContents([])
        page.canonical_url = sentinel("canonical") if self._config.site_url else None
        return page


def is_section(link: Link, section: str) -> bool:
    """Whether a link of the navigation leads to a section's index."""
    return link.url == (f"{section}/" if section else "./")
