"""A page's data to its body: Jinja with autoescape; each card is rendered once a page depth."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from generator.cache import fingerprint, keep, program_version, read_kept
from generator.dates import in_chinese
from generator.markdown import to_html, without_links
from generator.numerals import count_in_chinese
from generator.qr import qr_svg

# Stands in links for the way to the site's root until the page is known. No text can hold it: it is refused in records.
_ROOT = "\0"
_SCRIPT_END = "</script>"


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


def make_environment(folders: tuple[Path, ...], kept: Path | None = None) -> Environment:
    """Jinja with autoescape on: the theme's own environment has none, so records never pass through it."""
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
    environment.filters["unlinked"] = lambda html: Markup(without_links(html))
    environment.filters["numeral"] = count_in_chinese
    environment.filters["date"] = in_chinese
    environment.filters["qr"] = qr_svg
    environment.globals["root"] = _ROOT
    return environment


class Renderer:
    """Renders pages of one site.

    `card` in a template shows a card, each rendered once in each look it is asked for, and `items` many of them as a
    list's items; `style` and `script` have the page load one, by its name, a script once however often it is asked for.
    """

    def __init__(
        self,
        folders: tuple[Path, ...],
        kept: Path | None = None,
        scripts: Mapping[str, str] | None = None,
        styles: Mapping[str, str] | None = None,
    ) -> None:
        self._environment = make_environment(folders, kept)
        self._environment.globals["card"] = self._card
        self._environment.globals["items"] = self._items
        self._environment.globals["script"] = partial(_script_tag, scripts or {})
        self._environment.globals["style"] = partial(_style_tag, styles or {})
        self._cards: dict[tuple[str, str, str], Markup] = {}
        self._script_starts = [f'<script defer src="{_ROOT}{path}"' for path in (scripts or {}).values()]

    def render(self, template: str, context: Mapping[str, Any], root: str) -> str:
        """Render a template; `root` is the way from the page to the site's root."""
        try:
            return self._each_script_once(self._fill(template, context)).replace(_ROOT, root)
        except Exception as error:  # whatever goes wrong inside a template is the template's fault
            raise RenderError(f"{template}: {_where(error)}{error or type(error).__name__}") from error

    def _card(self, data: Mapping[str, Any], look: str = "") -> Markup:
        key = (data["kind"], data["id"], look)
        card = self._cards.get(key)
        if card is None:
            card = self._cards[key] = Markup(self._fill(f"cards/{data['kind']}.html", {**data, "look": look}))
        return card

    def _each_script_once(self, body: str) -> str:
        """Cards ask for scripts, and a page has many cards; a script that is loaded again would run again."""
        for start in self._script_starts:
            if body.count(start) > 1:
                first, _, rest = body.partition(start)
                tag, end, rest = rest.partition(_SCRIPT_END)
                body = f"{first}{start}{tag}{end}{rest.replace(start + tag + end, '')}"
        return body

    def _items(self, cards: Iterable[Mapping[str, Any]]) -> Markup:
        """One call for a whole list: a call for each card costs more than finding it."""
        return Markup("".join([f"<li>{self._card(one)}</li>\n" for one in cards]))

    def _fill(self, name: str, data: Mapping[str, Any]) -> str:
        """As `Template.render` does, but without a copy of Jinja's chain of globals for each card."""
        template = self._environment.get_template(name)
        context = template.new_context({**self._environment.globals, **data}, shared=True)
        return "".join(template.root_render_func(context))


def _script_tag(scripts: Mapping[str, str], name: str, **words: str) -> Markup:
    """The script finds the words that it shows as `data-…` of its own tag."""
    told = Markup("").join(Markup(' data-{}="{}"').format(name, text) for name, text in words.items())
    return Markup('<script defer src="{}{}"{}>{}').format(Markup(_ROOT), scripts[name], told, Markup(_SCRIPT_END))


def _style_tag(styles: Mapping[str, str], name: str) -> Markup:
    return Markup('<link rel="stylesheet" href="{}{}">').format(Markup(_ROOT), styles[name])


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
