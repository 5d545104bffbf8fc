"""What is asked of the printer: bleed, marks, size and form; what was left out is the layout's usual one."""

from dataclasses import dataclass, replace
from pathlib import Path

from generator.codes.code import Text
from generator.printing.layouts import FORMS, Layout
from generator.refusal import Refused


@dataclass(frozen=True, slots=True)
class Order:
    """Bleed in millimetres, crop marks, size and form of file, dots an inch of a picture, which parts; empty or 0 where
    nothing was said.
    """

    bleed: float = 0
    marks: bool = False
    size: str = ""
    ending: str = ""
    dots: float = 0
    only: tuple[str, ...] = ()


def complete(order: Order, layout: Layout, output: Path | None) -> Order:
    """The order with what a layout usually has; raises Refused for what it does not come in."""
    named = output.suffix.lower().removeprefix(".") if output else ""
    if output and named not in FORMS:
        raise Refused(Text(f"{output} 要以 .pdf 或 .png 结尾", f"{output} should end in .pdf or .png"))
    ending = order.ending or named or layout.forms[0]
    if named and ending != named:
        raise Refused(Text(f"--format {ending} 和文件名 {output} 不一致", f"--format {ending} does not fit {output}"))
    size = order.size.lower()
    if size and size not in layout.sizes:
        only = (
            (f"只有 {'、'.join(layout.sizes)}", f"only {', '.join(layout.sizes)}")
            if layout.sizes
            else ("只有一种尺寸", "one size only")
        )
        raise Refused(
            Text(
                f"版式 {layout.name} {only[0]}，没有 {order.size}",
                f"the layout {layout.name} has {only[1]}, no {order.size}",
            )
        )
    return replace(order, ending=_form(ending, layout), size=size, dots=order.dots or layout.dots)


def _form(ending: str, layout: Layout) -> str:
    if ending not in layout.forms:
        forms = "、".join(layout.forms)
        raise Refused(
            Text(f"版式 {layout.name} 印成 {forms}，不印成 {ending}", f"the layout {layout.name} comes as {forms}")
        )
    return ending
