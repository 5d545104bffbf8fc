"""Material's page around ours: renders one page for each section and depth, and cuts it into a shell."""

import re
from collections.abc import Iterable, Sequence
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

from generator.coat import coat_path, trim
from generator.frames import ShellKey
from generator.shell import Shell, cut_shell, sentinel

# MkDocs' list of addresses and its search know prose pages only, and the list tells today's date: ours stand there.
_NOT_OURS = re.compile(r"sitemap\.xml(\.gz)?|search/(search_index\.json|\w+\.js)")
_STYLESHEET = "assets/stylesheets/main.*.min.css"
_ALIGNED = re.compile(r'(<t[hd]) style="text-align: (left|center|right);"')


class Theme:
    """The theme as MkDocs set it up for this build."""

    def __init__(self, env: jinja2.Environment, nav: Navigation, files: Files, config: MkDocsConfig, coat: str) -> None:
        self._env, self._nav, self._files, self._config, self._coat = env, nav, files, config, coat

    def shells(self, needed: Iterable[ShellKey]) -> dict[ShellKey, Shell]:
        """A shell for each section and depth."""
        return {key: self._make_shell(*key) for key in sorted(needed)}

    def written_files(self) -> dict[str, bytes]:
        """What MkDocs wrote into its site folder, by path there, and the stylesheet of its theme."""
        folder = Path(self._config.site_dir)
        files = sorted(file for file in folder.rglob("*") if file.is_file())
        paths = ((file, file.relative_to(folder).as_posix()) for file in files)
        written = {
            path: file.read_bytes() for file, path in paths if not (_NOT_OURS.fullmatch(path) or self._is_stock(path))
        }
        return {**written, coat_path(self._coat): self._coat.encode()} if self._coat else written

    def _is_stock(self, path: str) -> bool:
        """Whether a file comes with the stock theme and no page of ours names it: its scripts, styles and pictures."""
        below_assets = path.startswith("assets/") and path != self._config.theme.get("favicon")
        return below_assets and any((folder / path).is_file() for folder in _stock_folders(self._config.theme.dirs))

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


def read_coat(folders: Sequence[str]) -> str:
    """The theme's stylesheet as our pages need it; nothing where the theme is not Material."""
    found = (file for folder in _stock_folders(folders) for file in folder.glob(_STYLESHEET))
    return next((trim(file.read_text("utf-8")) for file in found), "")


def without_styles(html: str) -> str:
    """What Markdown makes of a page, with a class instead of a style where a table aligns its columns."""
    return _ALIGNED.sub(r'\1 class="gr-\2"', html)


def _stock_folders(folders: Sequence[str]) -> list[Path]:
    """Where a theme's own files are, without those of a site and ours."""
    return [Path(folder) for folder in folders if (Path(folder) / "mkdocs_theme.yml").is_file()]
