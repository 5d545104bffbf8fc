"""Which layouts there are: the templates in `templates/print/`, each with what its first lines say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.codes.code import Text
from generator.records import KINDS_BY_NAME
from generator.refusal import Refused
from generator.settings import Settings
from generator.suggest import nearest

FOLDER = "print"
SUFFIX = ".typ"
FORMS = ("pdf", "png")
# What is told of a record only where a layout needs it: nothing is refused for what is not printed.
LONG = ("panels", "people", "entries", "index", "results", "recipients")
_SIGN = "//"
_LONGEST_HEAD = 20


@dataclass(frozen=True, slots=True)
class Layout:
    """A template: what people call it, which kinds of records it shows, the forms of file and the sizes
    that it comes in, the first of each being the usual one.

    `parts` is what a record is parted into, of which some can be asked for: recipients, panels.
    It and what else a layout `needs` of LONG is told to it. `dots` an inch are enough to see it by as a picture.
    A poster `is_single`: each record comes out on one page, or something has run over.
    """

    name: str
    title: str
    kinds: tuple[str, ...]
    forms: tuple[str, ...]
    sizes: tuple[str, ...]
    parts: str
    needs: tuple[str, ...]
    dots: float
    is_single: bool

    def fits(self, kind: str) -> bool:
        return kind in self.kinds


def read_layouts(settings: Settings, asked: str = "") -> dict[str, Layout]:
    """Every layout by its name; a site's own template comes before the product's.

    Of those that do not say what they are for only the one that is asked for raises Refused.
    """
    found: dict[str, Layout] = {}
    for folder in settings.templates:
        for file in sorted((folder / FOLDER).glob(f"*{SUFFIX}")):
            if file.is_file() and not file.name.startswith("_"):
                try:
                    layout = found[file.stem] if file.stem in found else _read_layout(file)
                except Refused:
                    if file.stem == asked:
                        raise
                    continue
                # What replaces a poster of ours is one, too.
                found[file.stem] = replace(layout, is_single=layout.is_single or _is_single(_read_head(file)))
    return found


def find_layout(layouts: Mapping[str, Layout], name: str) -> Layout:
    """The layout that is meant; raises Refused where there is none of that name."""
    if name in layouts:
        return layouts[name]
    near = nearest(name, layouts) or next((one.name for one in layouts.values() if one.title.startswith(name)), None)
    ways = "、".join(f"{one.name}（{one.title}）" for one in layouts.values())
    hint = (f"；是不是 {near}？", f"; did you mean {near}?") if near else ("", "")
    raise Refused(
        Text(f"没有叫“{name}”的版式{hint[0]}", f"there is no layout called “{name}”{hint[1]}"),
        Text(f"可用的版式：{ways}", f"layouts: {', '.join(layouts)}"),
    )


def require_fit(layout: Layout, kind: str, layouts: Mapping[str, Layout]) -> None:
    """Raises Refused for a kind that a layout has no place for, with the layouts that fit."""
    if layout.fits(kind):
        return
    there, here = KINDS_BY_NAME[kind].zh, "、".join(KINDS_BY_NAME[one].zh for one in layout.kinds)
    fitting = [one for one in layouts.values() if one.fits(kind)]
    ways = Text(
        f"{there}可以用：{'、'.join(f'{one.name}（{one.title}）' for one in fitting)}",
        f"for a {kind}: {', '.join(one.name for one in fitting)}",
    )
    none = Text(f"{there}没有可用的版式", f"no layout shows a {kind}")
    raise Refused(
        Text(
            f"版式 {layout.name} 用于{here}，不用于{there}",
            f"the layout {layout.name} is for {', '.join(layout.kinds)}, not for a {kind}",
        ),
        ways if fitting else none,
    )


def _read_layout(file: Path) -> Layout:
    said = _read_head(file)
    kinds, forms = said.get("kinds", "").split(), said.get("files", "pdf png").split()
    needs, parts = said.get("needs", "").split(), said.get("parts", "")
    unknown = [
        word
        for words, known in ((kinds, KINDS_BY_NAME), (forms, FORMS), (needs, LONG))
        for word in words
        if word not in known
    ]
    dots = said.get("dots", "100")
    if unknown or not kinds or not forms or not (dots.isdecimal() and int(dots)):
        raise _misdeclared(file, unknown)
    return Layout(
        name=file.stem,
        title=said.get("title", file.stem),
        kinds=tuple(kinds),
        forms=tuple(forms),
        sizes=tuple(said.get("sizes", "").split()),
        parts=parts,
        needs=(*needs, parts),
        dots=int(dots),
        is_single=_is_single(said),
    )


def _is_single(said: Mapping[str, str]) -> bool:
    return said.get("pages") == "one"


def _read_head(file: Path) -> dict[str, str]:
    """What the first lines say, as `// name: value`."""
    said: dict[str, str] = {}
    lines = file.read_text("utf-8", "replace").splitlines()[:_LONGEST_HEAD]
    for line in lines:
        name, colon, value = line.removeprefix(_SIGN).partition(":")
        if line.startswith(_SIGN) and colon:
            said.setdefault(name.strip(), value.strip())
    return said


def _misdeclared(file: Path, unknown: list[str]) -> Refused:
    wrong = (f"：不认识 {'、'.join(unknown)}", f": unknown {', '.join(unknown)}") if unknown else ("", "")
    return Refused(
        Text(
            f"版式 {file.name} 开头没有写清它用于什么{wrong[0]}",
            f"the first lines of the layout {file.name} do not say what it is for{wrong[1]}",
        ),
        Text(
            f"写上例如：// kinds: person event（可用的：{' '.join(KINDS_BY_NAME)}）",
            "write for example: // kinds: person event",
        ),
    )
