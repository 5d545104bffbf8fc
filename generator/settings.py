"""What a site may set: read from its site_config.yml, with defaults, without MkDocs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.characters import find_unfit
from generator.codes import Text
from generator.options import Options, parse_options
from generator.problems import ContentError, Place, Problem
from generator.settings_file import read_bytes, read_config

PLUGIN = "guangrong"
_PACKAGE = Path(__file__).parent
_TEXTS = ("site_name", "site_url", "site_description", "site_dir", "docs_dir")
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Settings:
    """One site's settings; `root` is the folder of site_config.yml and all problems name paths below it."""

    root: Path
    config_file: Path
    site_name: str
    site_url: str
    description: str
    destination: Path
    options: Options
    config: Mapping[str, Any]
    prose: Path
    theme: Path | None = None

    @property
    def open_folders(self) -> list[Path]:
        """Folders of the site that MkDocs and Jinja read or copy by themselves."""
        folders = (self.content / "pages", self.prose, self.root / "templates", self.theme)
        return list(dict.fromkeys(folder for folder in folders if folder and folder.is_relative_to(self.root)))

    @property
    def content(self) -> Path:
        return self.root / self.options.content

    @property
    def media(self) -> Path:
        return self.content / "media"

    @property
    def cache(self) -> Path:
        return self.root / self.options.cache

    @property
    def templates(self) -> tuple[Path, ...]:
        """Where templates are looked for: the site's own folder first, then the product's."""
        own = self.root / "templates"
        shipped = shipped_templates()
        return (own, shipped) if own.is_dir() and own != shipped else (shipped,)


def shipped_templates() -> Path:
    """The product's templates: beside the package in a checkout, inside it once installed."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates"


def read_settings(config_file: Path) -> Settings:
    """Read a site's settings; raises ContentError with every problem found in them."""
    config = read_config(config_file)
    try:
        return _make_settings(config, config_file)
    except ContentError as error:
        raise ContentError(place_setting(problem, config_file) for problem in error.problems) from None


def _make_settings(config: dict[str, Any], config_file: Path) -> Settings:
    words = {name: _text_of(config, name, config_file.name) for name in _TEXTS}
    root = config_file.resolve().parent
    custom = config["theme"].get("custom_dir") if isinstance(config.get("theme"), dict) else None
    settings = Settings(
        root=root,
        config_file=config_file.resolve(),
        site_name=words["site_name"] or root.name,
        site_url=as_folder(words["site_url"]),
        description=words["site_description"],
        destination=root / (words["site_dir"] or "site"),
        options=parse_options(_plugin_options(config), config_file.name),
        config=config,
        prose=root / (words["docs_dir"] or "docs"),
        theme=root / custom if isinstance(custom, str) else None,
    )
    _protect_sources(settings)
    if not _has_plugin(config):
        raise ContentError([Problem("S904", Place(config_file.name))])
    return settings


def _text_of(config: dict[str, Any], name: str, config_name: str) -> str:
    """A setting that is a text; a list may repeat itself by aliases and be endless once it is written out."""
    value = config.get(name)
    text = str(value) if isinstance(value, str | int | float) and value else ""
    if (value and not text) or len(text) > _LONGEST or find_unfit(text):
        detail = Text("应当是一行文字", "it should be a line of text")
    elif name == "site_url" and not _is_address(text):
        detail = Text("应当是 http:// 或 https:// 地址", "it should be an http:// or https:// address")
    else:
        return text
    raise ContentError([Problem("S906", Place(config_name), {"name": name, "detail": detail})])


def _is_address(text: str) -> bool:
    try:
        return not text or urlsplit(text).scheme in ("http", "https")
    except ValueError:
        return False


def place_setting(problem: Problem, config_file: Path) -> Problem:
    """Point at the line of the setting that a problem names; at the first where it is not written."""
    name = {"S903": "site_dir", "S904": "plugins"}.get(problem.code) or str(problem.values["name"])
    lines = read_bytes(config_file).split(b"\n")
    # The innermost name that has a line of its own: a group may be written on one.
    keys = (re.compile(rb"[\s-]*" + re.escape(part.encode()) + rb"\s*:") for part in reversed(name.split(".")))
    found = (number for key in keys for number, typed in enumerate(lines, 1) if key.match(typed))
    return replace(problem, place=Place(config_file.name, next(found, 1), 1))


def as_folder(url: object) -> str:
    """A site's URL as MkDocs takes it: the folder that addresses are below."""
    return f"{str(url).rstrip('/')}/" if url else ""


def _protect_sources(settings: Settings) -> None:
    """Building replaces the site's folder: it must not hold, or lie in, what people write."""
    site = settings.destination.resolve()
    folders = (settings.content, settings.prose, settings.root / "templates", shipped_templates())
    sources = [path.resolve() for path in folders]
    is_inside = any(site.is_relative_to(source) for source in sources)
    holds_one = any(path.is_relative_to(site) for path in (settings.config_file, *sources))
    if is_inside or holds_one:
        name = settings.destination.name
        raise ContentError([Problem("S903", Place(settings.config_file.name), {"folder": name})])


def _plugin_options(config: dict[str, Any]) -> dict[str, Any]:
    """Our options, from a list of plugins or from a group of them: MkDocs knows both."""
    groups = (plugin for plugin in _plugins(config) if isinstance(plugin, dict))
    return next((group[PLUGIN] or {} for group in groups if PLUGIN in group), {})


def _has_plugin(config: dict[str, Any]) -> bool:
    return any(plugin == PLUGIN or (isinstance(plugin, dict) and PLUGIN in plugin) for plugin in _plugins(config))


def _plugins(config: dict[str, Any]) -> list[Any]:
    plugins = config.get("plugins") or []
    return [plugins] if isinstance(plugins, dict) else plugins if isinstance(plugins, list) else []
