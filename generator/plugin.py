"""The MkDocs plugin: MkDocs builds the frame into a folder of its own, and the core makes the site around it."""

import logging
import os
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation

from generator.addresses import HELP, SEARCH, WITHOUT_PAGE
from generator.build import prepare, publish
from generator.bundles import lone_styles, script_names, script_path, stylesheet_path
from generator.coat import coat_path
from generator.faults import told_as_problems
from generator.frame import Theme, read_coat, without_styles
from generator.frames import Frame, keep_frame, make_frame, needed_shells
from generator.memory import Memory, recall
from generator.options import parse_options
from generator.pages.help import TITLE as HELP_TITLE
from generator.problems import ContentError
from generator.records import KINDS_BY_FOLDER
from generator.render import RenderError
from generator.report import count_problems, format_problems, is_awaiting
from generator.settings import PLUGIN, Settings, as_folder, read_settings, shipped_templates
from generator.site import Site
from generator.versions import locked, next_version

_log = get_plugin_logger(__name__)


class _AnyOptions(Config):  # type: ignore[no-untyped-call]
    """Nothing for MkDocs to validate: `settings` reads the options."""


class GuangrongPlugin(BasePlugin[_AnyOptions]):  # type: ignore[no-untyped-call]
    """Publishes the records of `content/` inside the site that MkDocs builds."""

    settings: Settings
    # Whether MkDocs is run for its frame only, and the frame that came of it.
    is_for_frame: bool = False
    frame: Frame
    _coat: str
    _command: str = "build"
    _links: list[tuple[int, Link]]
    _site: Site
    _memory: Memory

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Take the options as they are and let our own rules speak."""
        self.config = _AnyOptions(config_file_path=config_file_path)
        self._open = ExitStack()
        try:
            parse_options(options, Path(config_file_path or "mkdocs.yml").name)
        except ContentError as error:
            return [(PLUGIN, PluginError(_tell(error)))], []
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Exists so that `mkdocs serve` keeps this object between builds."""
        self._command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings, watch the records, and take our sections out of the navigation for a while."""
        try:
            self.settings = read_settings(Path(config.config_file_path))
        except ContentError as error:
            raise PluginError(_tell(error)) from None
        site = Path(config.site_dir)
        self.settings = replace(
            self.settings,
            site_name=config.site_name,
            site_url=as_folder(config.site_url),
            description=config.site_description or "",
            destination=site / "site" if self._command == "serve" else site,
        )
        shipped = str(shipped_templates() / "theme")
        if shipped not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, shipped)
        config.watch += [str(folder) for folder in (self.settings.content, *self.settings.templates) if folder.is_dir()]
        self._links, config.nav = _take_sections(config.nav)
        self._coat = read_coat(config.theme.dirs)
        config.extra["guangrong"] = _words_for_templates(self.settings, self._coat)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Prepare the site; have MkDocs write beside the site that is served, which broken content leaves as it is."""
        if not self.is_for_frame:
            try:
                self._prepare()
            except ContentError as error:
                self._open.close()
                raise PluginError(_tell(error)) from None
        config.site_dir = self._open.enter_context(tempfile.TemporaryDirectory(prefix="guangrong-"))

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

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Take the frame that MkDocs has just made, and publish the site in it."""
        theme = Theme(self._env, self._nav, self._files, config, self._coat)
        with self._open:
            try:
                with told_as_problems(self.settings):
                    self.frame = make_frame(theme.shells(needed_shells()), theme.written_files())
                    if not self.is_for_frame:
                        self._publish()
            except ContentError as error:
                raise PluginError(_tell(error)) from error
        config.site_dir = str(self.settings.destination)

    def on_page_content(self, html: str, **_: Any) -> str:
        """Say by classes how the columns of a table are aligned: a strict policy lets no style in a page."""
        return without_styles(html)

    def on_build_error(self, *, error: Exception) -> None:
        """Let go of the lock and of MkDocs' own folder."""
        self._open.close()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Serve the link that leads to the version built last."""
        server.root = str(self.settings.destination)
        return server

    def _prepare(self) -> None:
        self._open.enter_context(told_as_problems(self.settings))
        self._open.enter_context(locked(self.settings.destination))
        self._memory = recall(self.settings)
        self._site = prepare(self.settings, self._memory)
        for awaits, level in ((True, logging.INFO), (False, logging.WARNING)):
            if told := [problem for problem in self._site.warnings if is_awaiting(problem) == awaits]:
                _log.log(level, "%s", format_problems(told, "text", "zh"))

    def _publish(self) -> None:
        with next_version(self.settings.destination) as target:
            publish(self._site, self.frame, target)
        self._memory.save()


def _words_for_templates(settings: Settings, coat: str) -> dict[str, Any]:
    """What templates of the theme find in `config.extra.guangrong`."""
    return {
        "coat": coat_path(coat) if coat else None,
        "stylesheet": stylesheet_path(settings),
        "scripts": {name: script_path(settings, name) for name in script_names(settings)},
        "styles": lone_styles(settings),
        "search": SEARCH,
        "help": {"href": HELP, "title": HELP_TITLE} if settings.options.help else None,
        "grey": " ".join(days.span for days in settings.options.grey),
    }


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


def make_frame_with_mkdocs(settings: Settings) -> Frame:
    """Run MkDocs for its frame only, and keep that.

    Raises RenderError when a template of the theme fails, and MkDocs' Abort for whatever else it tells.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    config = load_config(str(settings.config_file), site_dir=str(settings.destination))
    plugin = config.plugins[PLUGIN]
    assert isinstance(plugin, GuangrongPlugin)
    plugin.is_for_frame = True
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except jinja2.TemplateError as error:
        name, line = getattr(error, "name", None) or "theme", getattr(error, "lineno", None) or "?"
        raise RenderError(f"{name}:{line}: {error.message}") from error
    config.plugins.on_shutdown()
    keep_frame(settings, plugin.frame)
    return plugin.frame
