"""The stylesheet and scripts of a site: what they hold, and addresses that change with it."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.cache import fingerprint
from generator.settings import Settings

_COMMENT = re.compile(r"//.*|/\*((?!\*/).)*\*/")
# In the order in which they are joined.
STYLES = (
    "tokens",
    "base",
    "frame",
    "pages",
    "home",
    "events",
    "people",
    "services",
    "lists",
    "photos",
    "exhibitions",
    "modes",
)


def stylesheet(settings: Settings) -> str:
    """The whole stylesheet, which does not depend on the content."""
    return "".join(find_asset(settings, f"css/{part}.css").read_text("utf-8") for part in STYLES)


def stylesheet_path(settings: Settings) -> str:
    """Where the site's stylesheet will be, below the site's root."""
    return f"assets/{fingerprint(stylesheet(settings).encode())[:12]}.css"


def lone_styles(settings: Settings) -> dict[str, str]:
    """Where stylesheets that only some pages ask for will be, by name: those that are no part of the site's."""
    names = sorted({*_names(settings, "css")} - {*STYLES, "fonts"})
    return {name: f"assets/{_flat(name)}-{_digest(find_asset(settings, f'css/{name}.css'))}.css" for name in names}


def script_names(settings: Settings) -> list[str]:
    """Every script of `templates/assets/js/`, the site's own and the product's, as `finder` or `wall/stage`."""
    return sorted(set(_names(settings, "js")))


def script_paths(settings: Settings) -> dict[str, str]:
    """Where all scripts will be, by name."""
    return {name: script_path(settings, name) for name in script_names(settings)}


def script_path(settings: Settings, name: str) -> str:
    """Where a script will be, below the site's root."""
    return f"assets/{_flat(name)}-{fingerprint(script(settings, name))[:12]}.js"


def script(settings: Settings, name: str) -> bytes:
    """A script as it is published: lines that are comments, and what lines are indented by, are left out."""
    lines = (line.strip() for line in find_asset(settings, f"js/{name}.js").read_text("utf-8").splitlines())
    return "".join(f"{line}\n" for line in lines if line and not _COMMENT.fullmatch(line)).encode()


def find_asset(settings: Settings, name: str) -> Path:
    """A file of `templates/assets/`, the site's own before the product's."""
    return next(path for folder in settings.templates if (path := folder / "assets" / name).is_file())


def _names(settings: Settings, kind: str) -> Iterator[str]:
    for folder in (templates / "assets" / kind for templates in settings.templates):
        yield from (file.relative_to(folder).with_suffix("").as_posix() for file in folder.rglob(f"*.{kind}"))


def _flat(name: str) -> str:
    return name.replace("/", "-")


def _digest(file: Path) -> str:
    return fingerprint(file.read_bytes())[:12]
