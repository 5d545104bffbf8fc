"""The stylesheet and the font: named after their content, so that browsers may keep them for ever."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from generator.cache import fingerprint, keep_bytes
from generator.outputs.fonts import subset_font
from generator.render import Renderer
from generator.settings import shipped_templates
from generator.shell import FrameFor
from generator.site import Site
from generator.write import OutputFile

SOURCE_FONT = "assets/fonts/NotoSerifSC-Bold.woff2"
STYLES = ("tokens", "base", "frame", "pages", "lists", "exhibitions")
_ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ·—…“”‘’（），。、；：？！《》〈〉〇「」％　"


def make(site: Site, renderer: Renderer, frame_for: FrameFor) -> Iterator[OutputFile]:
    """The stylesheet and the font it names."""
    font_path, style = stylesheet(site)
    yield OutputFile(stylesheet_path(site), style.encode())
    yield OutputFile(font_path, _font(site))


def stylesheet_path(site: Site) -> str:
    """Where the site's stylesheet will be, below the site's root."""
    return f"assets/{fingerprint(stylesheet(site)[1].encode())[:12]}.css"


@lru_cache(maxsize=1)
def stylesheet(site: Site) -> tuple[str, str]:
    """The font's path below the site's root, and the whole stylesheet, which names it."""
    name = f"serif-{fingerprint(display_text(site).encode())[:12]}.woff2"
    parts = [_find(site, f"assets/css/{part}.css").read_text("utf-8") for part in STYLES]
    return f"assets/{name}", "".join(parts).replace("serif.woff2", name)


@lru_cache(maxsize=1)
def display_text(site: Site) -> str:
    """Every character that may be set in the display face, once, in order.

    That face is for titles, names, numbers and the templates' own headings; prose is set in the reader's own sans.
    """
    templates = [file for folder in site.settings.templates for file in folder.rglob("*.html")]
    texts = [_ALWAYS, site.settings.site_name, *(file.read_text("utf-8") for file in templates)]
    for page in site.pages:
        texts += _short_texts(page.context)
    return "".join(sorted(set("".join(texts)) - set("\n\r\t")))


def _short_texts(value: object) -> Iterator[str]:
    """Texts that may be titles, names, numbers or a line set large; bodies are longer or carry several lines."""
    if isinstance(value, str):
        if len(value) <= 60 and "\n" not in value:
            yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _short_texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _short_texts(item)


def _font(site: Site) -> bytes:
    """The subset for this site, from the cache folder when the same characters were cut before."""
    text = display_text(site)
    source = shipped_templates() / SOURCE_FONT
    key = fingerprint(source.read_bytes(), text.encode())
    return keep_bytes(site.settings.cache / "fonts", key, lambda: subset_font(source, text))


def _find(site: Site, name: str) -> Path:
    """A template file, the site's own before the product's."""
    return next(path for folder in site.settings.templates if (path := folder / name).is_file())
