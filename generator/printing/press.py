"""The typesetter (Typst), shut into a folder: it reads our faces, the templates and what is told, and nothing else.

What it warns of is an error here: a face that is not there, a layout that does not settle.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from generator.codes.code import Text
from generator.printing.faces import write_faces
from generator.printing.layouts import FOLDER, SUFFIX, Layout
from generator.printing.photographs import FOLDER as PHOTOGRAPHS
from generator.refusal import Refused
from generator.settings import Settings

if TYPE_CHECKING:
    from typst import Compiler

# PDF/A for archives: all faces inside, colours defined, nothing that needs another file.
STANDARD: Literal["a-2b"] = "a-2b"
_TEMPLATES = (SUFFIX, ".svg", ".png", ".jpg")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_PACKAGE = ('"@', "'@")
# A template may not fetch anything: whatever asks is sent where nobody listens.
_PROXIES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy")
_NOWHERE = "http://127.0.0.1:9"


class Form(NamedTuple):
    """The form of file, for pictures how many dots an inch, and the moment that is written into a file."""

    ending: str
    dots: float
    moment: int


def prepare_folder(settings: Settings, folder: Path) -> Path:
    """Put faces and templates into a folder; returns what is the whole world to the typesetter."""
    root = folder / "root"
    for one in (root, root / FOLDER, folder / "faces"):
        one.mkdir()
    write_faces(folder / "faces", settings.cache)
    for templates in reversed(settings.templates):  # the site's own come last, over the product's
        _copy_templates(templates / FOLDER, root / FOLDER)
    return root


def typeset(
    root: Path, layout: Layout, told: Mapping[str, Any], form: Form
) -> tuple[list[bytes], list[dict[str, Any]]]:
    """The file, or each page's where they are pictures; and where photos were placed. Raises Refused."""
    from typst import TypstError

    (root / "told.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    with _offline():
        try:
            compiler = _compiler(root, layout)
            made = _compile(compiler, root, layout, form)
            has_photographs = (root / PHOTOGRAPHS).is_dir()
            placed = json.loads(compiler.query("<photograph>", field="value")) if has_photographs else []
        except TypstError as error:
            raise _refused(root, layout, error.message, error.diagnostic) from None
    _require_single(layout, len(told["records"]), made)
    return made, placed


def _compiler(root: Path, layout: Layout) -> "Compiler":
    from typst import Compiler, Fonts

    faces = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(root.parent / "faces")])
    template, none = root / FOLDER / f"{layout.name}{SUFFIX}", str(root.parent / "packages")
    return Compiler(str(template), root=str(root), font_paths=faces, package_path=none, package_cache_path=none)


def _compile(compiler: "Compiler", root: Path, layout: Layout, form: Form) -> list[bytes]:
    if form.ending == "png":
        made, warnings = compiler.compile_with_warnings(format="png", ppi=form.dots, timestamp=form.moment)
    else:
        made, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=[STANDARD], timestamp=form.moment)
    for warning in warnings:
        raise _refused(root, layout, warning.message, warning.diagnostic)
    assert made is not None
    return made if isinstance(made, list) else [made]


def _require_single(layout: Layout, records: int, made: list[bytes]) -> None:
    """A poster of two pages is one whose words ran over its edge: raises Refused."""
    pages = len(made) if len(made) > 1 else max(1, len(_PAGE.findall(made[0])))
    if layout.is_single and pages != records:
        raise Refused(
            Text(
                f"版式 {layout.name} 一条记录是一页，{records}条记录却排成了{pages}页：有东西排不下，流到了下一页",
                f"in the layout {layout.name} a record is one page, {records} came out on {pages}: something ran over",
            ),
            Text(
                f"看 templates/{FOLDER}/{layout.name}{SUFFIX}：字小一些、少一些；本来就要几页的，另起一个名字",
                f"see {FOLDER}/{layout.name}{SUFFIX}: set it smaller, or name it otherwise if it is meant so",
            ),
        )


def _refused(root: Path, layout: Layout, message: str, diagnostic: str) -> Refused:
    """Told as what it is: a mistake in a template, with its line."""
    place = diagnostic.partition("┌─ ")[2].partition("\n")[0].rpartition(f"{root.name}/")[2]
    place = place or f"{FOLDER}/{layout.name}{SUFFIX}"
    return Refused(
        Text(f"版式 {layout.name} 排不出来：{message}", f"the layout {layout.name} fails: {message}"),
        Text(f"看 templates/{place}", f"see templates/{place}"),
    )


def _copy_templates(folder: Path, target: Path) -> None:
    """The files for print as they are read: a link that leads elsewhere is none of them."""
    real = folder.resolve()
    for file in sorted(folder.glob("*.*")):
        if file.suffix in _TEMPLATES and file.is_file() and file.resolve().is_relative_to(real):
            content = file.read_bytes()
            if file.suffix == SUFFIX:
                _require_no_packages(file.name, content.decode("utf-8", "replace"))
            (target / file.name).write_bytes(content)


def _require_no_packages(name: str, text: str) -> None:
    if any(sign in text for sign in _PACKAGE):
        raise Refused(
            Text(
                f"版式 {name} 要用网上的 Typst 包，这里不联网：把要用的代码写进 templates/{FOLDER}/",
                f"the layout {name} asks for a package from the network: put its code into templates/{FOLDER}/",
            )
        )


@contextmanager
def _offline() -> Iterator[None]:
    before = {name: os.environ.get(name) for name in _PROXIES}
    os.environ.update(dict.fromkeys(_PROXIES, _NOWHERE))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
