"""The stylesheet and the font: named after their content, so that browsers may keep them for ever."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from generator.cache import fingerprint, keep_bytes, program_version
from generator.outputs.fonts import subset_font
from generator.render import Renderer
from generator.settings import shipped_templates
from generator.shell import FrameFor
from generator.site import Site
from generator.write import OutputFile

SOURCE_FONT = "assets/fonts/NotoSerifSC-Bold.woff2"
STYLES = ("tokens", "base", "frame", "pages", "lists", "exhibitions")
_DISPLAYED = {
    *("title", "heading", "name", "subtitle", "motto", "value", "unit", "date", "days", "numeral", "year"),
    *("honour", "seal", "ruby", "reading"),
}
_ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ·—…“”‘’（），。、；：？！《》〈〉〇「」％　"


def make(site: Site, renderer: Renderer, frame_for: FrameFor) -> Iterator[OutputFile]:
    """The stylesheet and the font it names."""
    yield OutputFile(stylesheet_path(site), stylesheet(site).encode())
    yield OutputFile(font_path(site), _font(site))


def stylesheet_path(site: Site) -> str:
    """Where the site's stylesheet will be, below the site's root."""
    return f"assets/{fingerprint(stylesheet(site).encode())[:12]}.css"


def font_path(site: Site) -> str:
    """Where the site's font will be, below the site's root."""
    return f"assets/serif-{fingerprint(display_text(site).encode())[:12]}.woff2"


@lru_cache(maxsize=1)
def stylesheet(site: Site) -> str:
    """The whole stylesheet, which names the font."""
    parts = [_find(site, f"assets/css/{part}.css").read_text("utf-8") for part in STYLES]
    return "".join(parts).replace("serif.woff2", Path(font_path(site)).name)


@lru_cache(maxsize=1)
def display_text(site: Site) -> str:
    """Every character that may be set in the display face, once, in order.

    That face is for titles, names, numbers and the templates' own headings; prose is set in the reader's own sans.
    """
    templates = [file for folder in site.settings.templates for file in folder.rglob("*.html")]
    texts = [_ALWAYS, site.settings.site_name, *(file.read_text("utf-8") for file in templates)]
    seen: set[int] = set()
    for page in site.pages:
        texts += _displayed(page.context, "", seen)
    return "".join(sorted(set("".join(texts)) - set("\n\r\t")))


def _displayed(value: object, name: str, seen: set[int]) -> Iterator[str]:
    """Texts of a context that are set in the display face: by the name they bear, and the headings of prose.

    A card stands on many pages; `seen` holds the groups that were looked through before.
    """
    if isinstance(value, str) and name in _DISPLAYED:
        yield value
    elif isinstance(value, str):
        yield from (line for line in value.splitlines() if line.startswith("#"))
    elif isinstance(value, int) and name in _DISPLAYED:
        yield str(value)
    elif isinstance(value, dict) and id(value) not in seen:
        seen.add(id(value))
        for key, item in value.items():
            yield from _displayed(item, key, seen)
    elif isinstance(value, list):
        for item in value:
            yield from _displayed(item, name, seen)


def _font(site: Site) -> bytes:
    """The subset for this site, from the cache folder when the same characters were cut before."""
    text = display_text(site)
    source = shipped_templates() / SOURCE_FONT
    key = fingerprint(program_version(), source.read_bytes(), text.encode())
    return keep_bytes(site.settings.cache / "fonts", key, lambda: subset_font(source, text))


def _find(site: Site, name: str) -> Path:
    """A template file, the site's own before the product's."""
    return next(path for folder in site.settings.templates if (path := folder / name).is_file())
