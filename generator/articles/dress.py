"""The article's stylesheet goes into its elements: the editor keeps no other."""

from collections.abc import Iterable
from pathlib import Path

from generator.articles.limits import declarations
from generator.articles.rewriting import Attributes, Rewriter


def find_template(folders: Iterable[Path], name: str) -> str:
    """A file of the templates as it is, the site's own before the product's."""
    return next(file for folder in folders if (file := folder / name).is_file()).read_text("utf-8")


def dress(html: str, css: str) -> str:
    """Give every element the style that the stylesheet has for it, and take the classes off."""
    from css_inline import CSSInliner

    inliner = CSSInliner(load_remote_stylesheets=False)
    return _Undresser().rewrite(inliner.inline_fragment(html, css))


class _Undresser(Rewriter):
    def write_start(self, tag: str, attributes: Attributes) -> None:
        kept = ((name, _tidy(value) if name == "style" else value) for name, value in attributes if name != "class")
        super().write_start(tag, kept)


def _tidy(style: str | None) -> str:
    """Written as the editor writes it, in single quotes: double ones would be five characters each."""
    return "; ".join(f"{name}: {value}" for name, value in declarations((style or "").replace('"', "'")))
