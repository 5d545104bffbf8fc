"""The stylesheet, the scripts and the font: named after their content, so that browsers may keep them for ever."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.bundles import (
    HELP,
    find_asset,
    lone_styles,
    script,
    script_names,
    script_path,
    style,
    stylesheet,
    stylesheet_path,
)
from generator.cache import fingerprint, keep_bytes, program_version
from generator.facts.letters import all_letters
from generator.fonts import SOURCE_FONT, source_version, subset_font
from generator.numerals import count_in_chinese
from generator.pages.help import manual_headings
from generator.pages.lists import LISTINGS
from generator.records import KINDS
from generator.records.choices import ALL_WORDS
from generator.site import Site
from generator.write import OutputFile

_FONT_FACE = "css/fonts.css"
_LARGEST_COUNT = 100
_ALWAYS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ·—…“”‘’（），。、；：？！《》〈〉〇「」％　年月日份不详画其他获评提名逝世生已故"
)


def make(site: Site) -> Iterator[OutputFile]:
    """The stylesheet, the scripts, the font, and the small stylesheet that names the font."""
    whole = stylesheet(site.settings).encode()
    yield OutputFile(stylesheet_path(site.settings), fingerprint(whole), lambda: whole)
    for name, path in lone_styles(site.settings).items():
        lone = style(site.settings, name)
        yield OutputFile(path, fingerprint(lone), partial(bytes, lone))
    for name in script_names(site.settings):
        content = script(site.settings, name)
        yield OutputFile(script_path(site.settings, name), fingerprint(content), partial(bytes, content))
    text = display_text(site)
    name = font_path(text)
    face = find_asset(site.settings, _FONT_FACE).read_text("utf-8").replace("serif.woff2", Path(name).name).encode()
    yield OutputFile("assets/fonts.css", fingerprint(face), lambda: face)
    yield OutputFile(
        name, fingerprint(program_version(), name.encode()), partial(cut_font, site.settings.cache, text), is_slow=True
    )


def font_path(text: str) -> str:
    """Where the font with these characters will be, below the site's root."""
    return f"assets/serif-{fingerprint(text.encode(), source_version().encode())[:12]}.woff2"


def display_text(site: Site) -> str:
    """Every character that may be set in the display face, once, in order.

    That face is for titles, names, numbers and the templates' own headings; prose is set in the reader's own sans.
    """
    has_help = site.settings.options.help
    templates = [file for folder in site.settings.templates for file in _templates_in(folder, has_help)]
    counts = map(count_in_chinese, range(1, _LARGEST_COUNT))
    texts = [
        _ALWAYS,
        site.settings.site_name,
        *counts,
        *ALL_WORDS,
        *(one.title for one in LISTINGS),
        *(file.read_text("utf-8") for file in templates),
    ]
    texts += manual_headings() if has_help else ()
    texts += [site.catalog.ask(all_letters, kind.name) for kind in KINDS]
    return "".join(sorted(set("".join(texts)) - set("\n\r\t")))


def _templates_in(folder: Path, has_help: bool) -> Iterator[Path]:
    """Templates whose words may be shown."""
    return (file for file in folder.rglob("*.html") if has_help or not file.is_relative_to(folder / HELP))


def cut_font(cache: Path, text: str) -> bytes:
    """The display face with these characters, from the cache folder when the same characters were cut before."""
    key = fingerprint(program_version(), source_version().encode(), text.encode())
    return keep_bytes(cache / "fonts", key, lambda: subset_font(SOURCE_FONT, text))
