"""What a server should say with every file: a strict policy, and what may be kept; for three sorts of servers."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from markupsafe import Markup

from generator.cache import fingerprint
from generator.inline_code import Allowed, allow_inline
from generator.policy import HEADERS, POLICY
from generator.render import make_environment
from generator.site import Site
from generator.write import OutputFile

_TYPES = {
    "avif": "image/avif",
    "csv": "text/csv",
    "ics": "text/calendar",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# What servers know by themselves; stores of objects say only what they are told.
_ORDINARY_TYPES = {
    "css": "text/css",
    "gif": "image/gif",
    "html": "text/html",
    "ico": "image/x-icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "map": "application/json",
    "md": "text/markdown",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "txt": "text/plain",
    "webm": "video/webm",
    "woff": "font/woff",
    "xml": "application/xml",
    "zip": "application/zip",
}
_TEXTS = (
    "text/",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "application/manifest+json",
    "image/svg+xml",
)
_FOR_EVER, _FRESH = "public, max-age=31536000, immutable", "no-cache"
# Named after their content; where such files are.
_HASHED = r"((assets|media)/([^/]*-)?[0-9a-f]{10,}|assets/search/[a-z]+[0-9]+-[0-9A-Za-z_-]{5})"
# Of these a list would change with every edit; servers that take no pattern ask for them again.
_OF_A_WALL = r"kiosk/[0-9a-z-]+/[a-z0-9-]+-[0-9a-f]{12}"
_ENDING = r"\.[0-9a-z]+$"
_KEPT = re.compile(f"(?:{_HASHED}|{_OF_A_WALL}){_ENDING}")
_FOLDER, _REDIRECTS = "deploy", "_redirects"
_AT_THE_TOP = ("_headers", _REDIRECTS)
# Cloudflare Pages takes no more; what is left out is led on by its page.
_MOST_REDIRECTS = 2_000


def is_for_ever(path: str) -> bool:
    """Whether a file of the site never changes under its address."""
    return _KEPT.fullmatch(path) is not None


def is_text(path: str) -> bool:
    """Whether a file of the site is text, which compresses well and has a charset."""
    return type_of(path).endswith("charset=utf-8")


def type_of(path: str) -> str:
    """The type that a file is served as."""
    if path.endswith("/feed.xml"):
        return "application/atom+xml; charset=utf-8"
    types = {**_ORDINARY_TYPES, **_TYPES}
    kind = types.get(PurePosixPath(path).suffix[1:].lower(), "text/plain" if path in _AT_THE_TOP else "")
    kind = kind or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind


def keeping_of(path: str) -> str:
    """How long browsers and caches may keep a file."""
    return _FOR_EVER if is_for_ever(path) else _FRESH


def make(site: Site, inline: Sequence[Allowed], paths: Sequence[str]) -> Iterator[OutputFile]:
    """Every file of `templates/deploy/`, filled in for the site's other files and what is inline in its frame."""
    templates = site.settings.templates
    environment = make_environment(templates, site.settings.cache)
    words = _words(site, [*inline, *allow_inline(_fixed_pages(templates))], paths)
    # What is in folders below is for boxes beside a screen, not for those who serve the site.
    files = (file for folder in templates for file in (folder / _FOLDER).glob("*") if file.is_file())
    for name in sorted({file.name for file in files} - ({_REDIRECTS} if not site.redirects else set())):
        content = environment.get_template(f"{_FOLDER}/{name}").render(words).encode() + b"\n"
        path = name if name in _AT_THE_TOP else f"{_FOLDER}/{name}"
        yield OutputFile(path, fingerprint(content), partial(bytes, content))


def _words(site: Site, inline: Sequence[Allowed], paths: Sequence[str]) -> dict[str, object]:
    address = urlsplit(site.settings.site_url)
    prefix = address.path or "/"
    headers = {"Content-Security-Policy": policy(inline), **HEADERS}
    return {
        "headers": [(name, Markup(value)) for name, value in headers.items()],
        "prefix": Markup(prefix),
        "host": address.hostname or "",
        "hashed": Markup(f"^{re.escape(prefix)}({_HASHED}|{_OF_A_WALL}){_ENDING}"),
        "for_ever": Markup(_FOR_EVER),
        "moved": sorted(site.redirects.items()),
        "most_moved": _MOST_REDIRECTS,
        "decoded": Markup(unquote(prefix)),
        "encoded": Markup(quote(unquote(prefix))),
        "kept": list(_kept(paths)),
        "types": [(ending, Markup(kind)) for ending, kind in _TYPES.items()],
        "typed": [(path, "application/atom+xml; charset=utf-8") for path in site.pages if path.endswith("/feed.xml")],
    }


def policy(inline: Sequence[Allowed]) -> str:
    """The Content-Security-Policy: what comes with the site, and nothing else."""
    sources = {name: [own, *(source for kind, source in inline if kind == name)] for name, own in POLICY.items()}
    return "; ".join(f"{name} {' '.join(dict.fromkeys(allowed))}" for name, allowed in sources.items())


def _kept(paths: Sequence[str]) -> Iterator[str]:
    """What never changes under its address: whole folders where that is so, else file by file, for short lists."""
    by_folder = groupby(sorted(paths, key=_folder_of), _folder_of)
    for folder, files in ((folder, list(files)) for folder, files in by_folder):
        hashed = sorted(path for path in files if re.search(f"^{_HASHED}{_ENDING}", path))
        if len(hashed) == len(files):
            yield f"{folder}/*"
        else:
            yield from hashed


def _folder_of(path: str) -> str:
    return str(PurePosixPath(path).parent)


def _fixed_pages(folders: Sequence[Path]) -> Iterator[str]:
    """Templates of pages, where what is inline in them can be known before they are filled in."""
    for folder in folders:
        for file in sorted(folder.rglob("*.html")):
            yield re.sub(r"<(script|style)\b[^<]*(?:\{\{|\{%).*?</\1>", "", file.read_text("utf-8"), flags=re.DOTALL)
