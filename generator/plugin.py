"""The MkDocs plugin: hands MkDocs' events to the core and the theme's frame back."""

import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation

from generator.addresses import WITHOUT_PAGE
from generator.build import prepare, publish, try_templates
from generator.frame import Frame
from generator.outputs.assets import stylesheet_path
from generator.problems import ContentError
from generator.records import KINDS_BY_FOLDER
from generator.render import RenderError
from generator.report import count_problems, format_problems
from generator.settings import PLUGIN, Settings, as_folder, parse_options, read_settings, shipped_templates
from generator.shell import MissingSlot
from generator.site import Site

_log = get_plugin_logger(__name__)


class _AnyOptions(Config):  # type: ignore[no-untyped-call]
    """Nothing for MkDocs to validate: `settings` reads the options."""


class GuangrongPlugin(BasePlugin[_AnyOptions]):  # type: ignore[no-untyped-call]
    """Publishes the records of `content/` inside the site that MkDocs builds."""

    settings: Settings
    site: Site
    given_site: Site | None = None
    _links: list[tuple[int, Link]]

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Take the options as they are and let our own rules speak."""
        self.config = _AnyOptions(config_file_path=config_file_path)
        try:
            parse_options(options, Path(config_file_path or "mkdocs.yml").name)
        except ContentError as error:
            return [(PLUGIN, PluginError(_tell(error)))], []
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Exists so that `mkdocs serve` keeps this object between builds."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings, watch the records, and take our sections out of the navigation for a while."""
        try:
            self.settings = read_settings(Path(config.config_file_path))
        except ContentError as error:
            raise PluginError(_tell(error)) from None
        self.settings = replace(
            self.settings,
            site_name=config.site_name,
            site_url=as_folder(config.site_url),
            description=config.site_description or "",
        )
        shipped = str(shipped_templates() / "theme")
        if shipped not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, shipped)
        config.watch += [str(folder) for folder in (self.settings.content, *self.settings.templates) if folder.is_dir()]
        self._links, config.nav = _take_sections(config.nav)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Prepare the site; runs before MkDocs empties the site folder, so broken content leaves the last good one."""
        try:
            if self.given_site is None:
                self.site = prepare(self.settings)
                try_templates(self.site)
            else:
                self.site = self.given_site
        except ContentError as error:
            raise PluginError(_tell(error)) from None
        except RenderError as error:
            raise PluginError(f"T951: {error}") from None
        if self.site.warnings and not self.given_site:
            _log.warning("%s", format_problems(self.site.warnings, "text", "zh"))
        config.extra["guangrong"] = {"stylesheet": stylesheet_path(self.site)}

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Put our sections back where they were written."""
        for position, link in self._links:
            nav.items.insert(position, link)
        self._nav = nav
        return nav

    @event_priority(-100)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Keep the theme as all plugins left it."""
        self._env, self._files = env, files
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish into the site that MkDocs has just built."""
        frame = Frame(self._env, self._nav, self._files, config)
        try:
            publish(self.site, frame.shell_for, Path(config.site_dir))
        except (RenderError, MissingSlot) as error:
            raise PluginError(f"T951: {error}") from error


def _tell(error: ContentError) -> str:
    problems = list(error.problems)
    return f"\n{format_problems(problems, 'text', 'zh')}\n\n{count_problems(problems, 'zh')}"


def _take_sections(nav: Any) -> tuple[list[tuple[int, Link]], Any]:
    """Part `- 大事: events/` entries, which lead to our pages, from those that MkDocs knows."""
    ours, theirs = [], []
    addresses = {"./", *(f"{folder}/" for folder, kind in KINDS_BY_FOLDER.items() if kind.name not in WITHOUT_PAGE)}
    for position, item in enumerate(nav or ()):
        title, target = next(iter(item.items())) if isinstance(item, dict) and len(item) == 1 else (None, item)
        if title and isinstance(target, str) and target in addresses:
            ours.append((position, Link(title, target)))
        else:
            theirs.append(item)
    return ours, theirs or None


def build_in_frame(config_file: Path, site_dir: Path, site: Site) -> None:
    """Run MkDocs for a site that is prepared already; raises MkDocs' Abort when the theme or a prose page fails."""
    _log_warnings_only()
    config = load_config(str(config_file), site_dir=str(site_dir))
    plugin = config.plugins[PLUGIN]
    assert isinstance(plugin, GuangrongPlugin)
    plugin.given_site = site
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()


def serve_in_frame(config_file: Path, address: str) -> None:
    """Run MkDocs' live preview."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    serve(str(config_file), dev_addr=address)


def _log_warnings_only() -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
