"""Material's page around ours: renders one page for each section and depth, and cuts it into a shell."""

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from generator.frames import ShellKey
from generator.shell import Shell, cut_shell, sentinel

# MkDocs' list of addresses knows prose pages only and tells today's date; ours stands in its place.
_NOT_OURS = frozenset(("sitemap.xml", "sitemap.xml.gz"))


class Theme:
    """The theme as MkDocs set it up for this build."""

    def __init__(self, env: jinja2.Environment, nav: Navigation, files: Files, config: MkDocsConfig) -> None:
        self._env, self._nav, self._files, self._config = env, nav, files, config

    def shells(self, needed: Iterable[ShellKey]) -> dict[ShellKey, Shell]:
        """A shell for each section and depth."""
        return {key: self._make_shell(*key) for key in sorted(needed)}

    def written_files(self) -> dict[str, bytes]:
        """What MkDocs wrote into its site folder, by path there."""
        folder = Path(self._config.site_dir)
        files = sorted(file for file in folder.rglob("*") if file.is_file())
        paths = ((file, file.relative_to(folder).as_posix()) for file in files)
        return {path: file.read_bytes() for file, path in paths if path not in _NOT_OURS}

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
            "head": sentinel("head"),
            "hide": ["navigation", "toc"],
        }
        page.content = sentinel("body")
        page.toc = TableOfContents([])
        page.canonical_url = sentinel("canonical") if self._config.site_url else None
        return page


def is_section(link: Link, section: str) -> bool:
    """Whether a link of the navigation leads to a section's index."""
    return link.url == (f"{section}/" if section else "./")
