"""A page's data to its body: Jinja with autoescape, each card rendered once, bodies kept between builds."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.addresses import root_from
from generator.cache import Cache, fingerprint, program_version
from generator.dates import in_chinese
from generator.markdown import to_html
from generator.numerals import count_in_chinese
from generator.pages import Page


class RenderError(Exception):
    """A template failed; says which and where."""


def make_environment(folders: tuple[Path, ...]) -> Environment:
    """Jinja with autoescape on: the theme's own environment has none, so records never pass through it."""
    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["markdown"] = lambda text, level=2, prefix="": Markup(to_html(text, level, prefix))
    environment.filters["numeral"] = count_in_chinese
    environment.filters["date"] = in_chinese
    return environment


class Renderer:
    """Renders pages of one site."""

    def __init__(self, folders: tuple[Path, ...], cache: Cache) -> None:
        self._environment = make_environment(folders)
        self._cache = cache
        self._cards: dict[tuple[str, str, str], Markup] = {}
        self._version = fingerprint(b"bodies", program_version(), _templates_version(folders)).encode()

    def body_of(self, page: Page) -> str:
        """The page's own HTML, from the cache when its template and data are the same as before."""
        data = json.dumps(page.context, ensure_ascii=False, sort_keys=True)
        key = fingerprint(self._version, page.template.encode(), root_from(page.address).encode(), data.encode())
        body = self._cache.get(key)
        if body is None:
            body = self.render(page.template, page.context, root_from(page.address))
            self._cache.put(key, body)
        return body

    def render(self, template: str, context: Mapping[str, Any], root: str) -> str:
        """Render a template; `root` is the way from the page to the site's root."""

        def card(data: Mapping[str, Any]) -> Markup:
            return self._card(data, root)

        try:
            return self._environment.get_template(template).render(context, root=root, card=card)
        except Exception as error:  # whatever goes wrong inside a template is the template's fault
            raise RenderError(f"{template}: {_where(error)}{error or type(error).__name__}") from error

    def _card(self, data: Mapping[str, Any], root: str) -> Markup:
        key = (data["kind"], data["id"], root)
        if key not in self._cards:
            template = self._environment.get_template(f"cards/{data['kind']}.html")
            self._cards[key] = Markup(template.render(data, root=root))
        return self._cards[key]


def _where(error: Exception) -> str:
    """The template and line of an error, where Jinja's traceback tells them."""
    trace, place = error.__traceback__, ""
    while trace:
        code = trace.tb_frame.f_code
        if code.co_filename.endswith(".html"):
            place = f"{Path(code.co_filename).name}:{trace.tb_lineno}: "
        trace = trace.tb_next
    line = getattr(error, "lineno", None)
    return f"{getattr(error, 'name', '')}:{line}: " if line else place


def _templates_version(folders: tuple[Path, ...]) -> bytes:
    """A digest of every template that bodies may use."""
    files = [file for folder in folders for file in sorted(folder.rglob("*.html"))]
    return fingerprint(*(part for file in files for part in (str(file.name).encode(), file.read_bytes()))).encode()
