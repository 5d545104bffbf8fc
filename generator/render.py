"""A page's data to its body: Jinja with autoescape; each card is rendered once a page depth."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from generator.cache import fingerprint, keep, program_version, read_kept
from generator.dates import in_chinese
from generator.markdown import to_html
from generator.numerals import count_in_chinese


class RenderError(Exception):
    """A template failed; says which and where."""


class _KeptBytecode(BytecodeCache):
    """Compiled templates, sealed and kept beside the other things that earlier builds worked out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        if content := read_kept(self._folder, self._key(bucket)):
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        keep(self._folder, self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return fingerprint(program_version(), bucket.key.encode(), bucket.checksum.encode())


class _PlainData(Environment):
    """`record.title` is looked up in the record, which is plain data, never among the methods of a dict."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if obj.__class__ is dict:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


def make_environment(folders: tuple[Path, ...], kept: Path | None, root: str) -> Environment:
    """Jinja for pages from which `root` leads up to the site's root; `card` in a template shows a card.

    Autoescape is on: the theme's own environment has none, so records never pass through it. What is the same on
    every page of a depth is global, so that imported macros are made once.
    """
    environment = _PlainData(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_KeptBytecode(kept / "templates") if kept else None,
    )
    environment.filters["markdown"] = lambda text, level=2, prefix="": Markup(to_html(text, level, prefix))
    environment.filters["numeral"] = count_in_chinese
    environment.filters["date"] = in_chinese
    environment.globals["root"] = root
    environment.globals["card"] = _card_maker(environment)
    return environment


def _card_maker(environment: Environment) -> Callable[[Mapping[str, Any]], Markup]:
    """Renders each card once."""
    cards: dict[tuple[str, str], Markup] = {}

    def card(data: Mapping[str, Any]) -> Markup:
        key = (data["kind"], data["id"])
        if key not in cards:
            cards[key] = Markup(environment.get_template(f"cards/{data['kind']}.html").render(data))
        return cards[key]

    return card


class Renderer:
    """Renders pages of one site."""

    def __init__(self, folders: tuple[Path, ...], kept: Path | None = None) -> None:
        self._at = cache(lambda root: make_environment(folders, kept, root))

    def render(self, template: str, context: Mapping[str, Any], root: str) -> str:
        """Render a template; `root` is the way from the page to the site's root."""
        try:
            return self._at(root).get_template(template).render(context)
        except Exception as error:  # whatever goes wrong inside a template is the template's fault
            raise RenderError(f"{template}: {_where(error)}{error or type(error).__name__}") from error


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
