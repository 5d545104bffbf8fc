"""What a site may set: read from its site_config.yml, with defaults, without MkDocs."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from generator.codes import Text
from generator.problems import ContentError, Place, Problem

PLUGIN = "guangrong"
_PACKAGE = Path(__file__).parent


def _check_folder(text: str) -> str:
    """A folder below site_config.yml."""
    path = Path(text)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError("not a folder below site_config.yml")
    return text


Folder = Annotated[str, AfterValidator(_check_folder)]


class Options(BaseModel):
    """The options under `plugins: - guangrong:`; folders are relative to site_config.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    content: Folder = Field("content", description="the records' folder")
    cache: Folder = Field(".cache", description="where parsed records and page bodies are kept between builds")


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


class _ConfigLoader(yaml.CSafeLoader):
    """Reads a MkDocs file; takes `!ENV` as it does and looks past its other tags."""


def _read_variable(loader: Any, node: yaml.Node) -> Any:
    """`!ENV NAME` or `!ENV [NAME, OTHER, default]`, as MkDocs reads it."""
    names = loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else [node.value]
    found = (os.environ[name] for name in names if name in os.environ)
    return next(found, names[-1] if len(names) > 1 else None)


_ConfigLoader.add_constructor("!ENV", _read_variable)
_ConfigLoader.add_multi_constructor("!", lambda *_: None)
_ConfigLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def read_settings(config_file: Path) -> Settings:
    """Read a site's settings; raises ContentError with every problem found in them."""
    config = _read_config(config_file)
    root = config_file.resolve().parent
    settings = Settings(
        root=root,
        config_file=config_file.resolve(),
        site_name=str(config.get("site_name") or root.name),
        site_url=as_folder(config.get("site_url")),
        description=str(config.get("site_description") or ""),
        destination=root / str(config.get("site_dir") or "site"),
        options=parse_options(_plugin_options(config), config_file.name),
        config=config,
    )
    _protect_sources(settings, root / str(config.get("docs_dir") or "docs"))
    if not _has_plugin(config):
        raise ContentError([Problem("S904", Place(config_file.name))])
    return settings


def as_folder(url: object) -> str:
    """A site's URL as MkDocs takes it: the folder that addresses are below."""
    return f"{str(url).rstrip('/')}/" if url else ""


def _protect_sources(settings: Settings, prose: Path) -> None:
    """Building replaces the site's folder: it must not hold, or lie in, what people write."""
    site = settings.destination.resolve()
    sources = [path.resolve() for path in (settings.content, prose, settings.root / "templates", shipped_templates())]
    is_inside = any(site.is_relative_to(source) for source in sources)
    holds_one = any(path.is_relative_to(site) for path in (settings.config_file, *sources))
    if is_inside or holds_one:
        name = settings.destination.name
        raise ContentError([Problem("S903", Place(settings.config_file.name), {"folder": name})])


def parse_options(values: dict[str, Any], config_name: str) -> Options:
    """Validate the plugin's options; raises ContentError with a problem for each wrong one."""
    try:
        return Options.model_validate(values)
    except ValidationError as error:
        place = Place(config_name)
        raise ContentError(
            Problem("S902", place, {"name": ".".join(map(str, wrong["loc"])), "detail": _wrong_option(wrong["type"])})
            for wrong in error.errors()
        ) from None


def _wrong_option(kind: str) -> Text:
    if kind == "extra_forbidden":
        return Text("没有这个设置", "there is no such setting")
    return Text("内容不合要求", "the value does not fit")


def _read_config(config_file: Path) -> dict[str, Any]:
    try:
        config = yaml.load(config_file.read_bytes(), _ConfigLoader)
    except OSError as error:
        nowhere = Text(f"这里没有 {config_file.name}", f"there is no {config_file.name} here")
        detail = nowhere if isinstance(error, FileNotFoundError) else Text(str(error.strerror), str(error.strerror))
        raise ContentError([Problem("S901", Place(config_file.name), {"detail": detail})]) from None
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        detail = Text("写法有误，或不是 UTF-8", "it is not written as YAML in UTF-8")
        mark = getattr(error, "problem_mark", None)
        place = Place(config_file.name, mark.line + 1, mark.column + 1) if mark else Place(config_file.name)
        raise ContentError([Problem("S901", place, {"detail": detail})]) from None
    if not isinstance(config, dict):
        nothing = Text("内容不是设置", "it holds no settings")
        raise ContentError([Problem("S901", Place(config_file.name), {"detail": nothing})])
    if base := config.get("INHERIT"):
        return {**_read_config(config_file.parent / str(base)), **config}
    return config


def _plugin_options(config: dict[str, Any]) -> dict[str, Any]:
    """Our options, from a list of plugins or from a group of them: MkDocs knows both."""
    groups = (plugin for plugin in _plugins(config) if isinstance(plugin, dict))
    return next((group[PLUGIN] or {} for group in groups if PLUGIN in group), {})


def _has_plugin(config: dict[str, Any]) -> bool:
    return any(plugin == PLUGIN or (isinstance(plugin, dict) and PLUGIN in plugin) for plugin in _plugins(config))


def _plugins(config: dict[str, Any]) -> list[Any]:
    plugins = config.get("plugins") or []
    return [plugins] if isinstance(plugins, dict) else plugins if isinstance(plugins, list) else []
