"""`guangrong export print`: posters, boards, certificates and catalogues for a print shop, long images for phones."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.codes.code import Language, Text
from generator.commands.exporting import export_from_site
from generator.commands.shared import CONFIG, LANGUAGE, say
from generator.refusal import Refused

if TYPE_CHECKING:
    from generator.printing.exporting import Printed
    from generator.printing.layouts import Layout
    from generator.printing.ordering import Order
    from generator.site import Site

_BLEED = 3.0


class _Millimetres(click.ParamType):  # type: ignore[type-arg]  # generic in newer versions of click only
    """`3mm`, `3` or `0.3cm`."""

    name = "毫米"

    def convert(self, value: object, param: click.Parameter | None, context: click.Context | None) -> float:
        text = str(value).strip().lower()
        number, unit = (text[:-2], text[-2:]) if text[-2:] in ("mm", "cm") else (text, "mm")
        try:
            found = float(number) * (10 if unit == "cm" else 1)
        except ValueError:
            found = -1.0
        if not 0 <= found <= 50:
            self.fail(
                f"“{text}”不是 0 到 50 毫米，写成例如 3mm / not 0 to 50 mm; write for example 3mm", param, context
            )
        return found


@click.command("print")
@click.argument("layout")
@click.argument("records", nargs=-1, required=True)
@CONFIG
@LANGUAGE
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="写成哪个文件 / the file")
@click.option("--bleed", type=_Millimetres(), help="出血，如 3mm；带裁切线时不写就是 3mm / bleed")
@click.option("--crop-marks", is_flag=True, help="四角加裁切线，边上注明尺寸和四色参考值 / crop marks")
@click.option("--size", help="版式有几种纸时用哪一种，如 a3 / which of a layout's sizes")
@click.option("--format", "ending", type=click.Choice(["pdf", "png"]), help="不写时 PDF，长图是 PNG / form of file")
@click.option("--dpi", type=click.FloatRange(10, 600), help="PNG 每英寸多少点 / dots an inch of a PNG")
@click.option("--only", multiple=True, help="只印这个人的证书、这一块展板（名字或第几块），可以写几次 / only these")
def export_print(layout: str, records: tuple[str, ...], config_file: Path, lang: Language, **asked: Any) -> None:
    """把记录印成海报、展板、证书、年鉴或分享长图。 Records as posters, boards, certificates, books, long images."""
    order, output = _order(asked), asked["output"]

    def write(site: "Site") -> None:
        from generator.printing.filing import file_prints

        name, printed = _print(site, layout, records, order, output)
        for file in file_prints(site.settings, output or Path(name), printed.files):
            say(Text(f"写入 {file}", f"wrote {file}"), lang)
        for note in printed.notes:
            say(Text(f"注意：{note.zh}", f"note: {note.en}"), lang)

    export_from_site(config_file, lang, write)


def _order(asked: Mapping[str, Any]) -> "Order":
    from generator.printing.ordering import Order

    usual = _BLEED if asked["crop_marks"] else 0
    return Order(
        bleed=usual if asked["bleed"] is None else asked["bleed"],
        marks=asked["crop_marks"],
        size=asked["size"] or "",
        ending=asked["ending"] or "",
        dots=asked["dpi"] or 0,
        only=asked["only"],
    )


def _print(
    site: "Site", name: str, records: Sequence[str], order: "Order", output: Path | None
) -> "tuple[str, Printed]":
    """What is printed, and the name of its file where none was given."""
    from generator.desk.public import find_public
    from generator.printing.exporting import print_records
    from generator.printing.layouts import find_layout, read_layouts, require_fit
    from generator.printing.ordering import complete

    layouts = read_layouts(site.settings, name)
    _require_order(name, records, layouts)
    layout = find_layout(layouts, name)
    order = complete(order, layout, output)
    keys = find_public(site.settings, list(dict.fromkeys(records)))
    for kind, _ in keys:
        require_fit(layout, kind, layouts)
    return _name(layout, records, order.ending), print_records(site, layout, keys, order)


def _require_order(name: str, records: Sequence[str], layouts: "Mapping[str, Layout]") -> None:
    """Refuse what was typed in another order, or a file's name without its option, with the command that was meant."""
    from generator.printing.layouts import FORMS

    file = next((one for one in records if Path(one).suffix.lower().removeprefix(".") in FORMS), None)
    if file:
        raise Refused(
            Text(f"“{file}”是文件名，不是记录", f"“{file}” is a file's name, not a record"),
            Text(f"写成：-o {file}", f"write: -o {file}"),
        )
    if name not in layouts and (other := next((one for one in records if one in layouts), None)):
        meant = f"guangrong export print {other} {name}"
        raise Refused(
            Text("版式写在前面，记录写在后面", "the layout comes first, then the records"),
            Text(f"写成：{meant}", f"write: {meant}"),
        )


def _name(layout: "Layout", records: Sequence[str], ending: str) -> str:
    first = Path(records[0].replace("\\", "/")).stem
    return f"{layout.name}-{first}.{ending}" if len(records) == 1 else f"{layout.name}-{first}-{len(records)}.{ending}"
