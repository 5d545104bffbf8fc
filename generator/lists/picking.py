"""Which sheets of a file are read: those that are named, else all that are shown and hold one roll."""

from collections.abc import Sequence

from generator.codes import Text
from generator.lists.sheets import Sheet
from generator.refusal import Refused

# An export's other sheets, and the words before a roll's id above its heading.
GUIDE, CHOICES = "说明", "选项"
ROLL = "榜的编号"


def pick_sheets(sheets: Sequence[Sheet], wanted: Sequence[str]) -> list[Sheet]:
    """The sheets to read: those named, by name or number, else all that are shown; raises Refused for unknown ones."""
    if not wanted:
        return _refuse_several([sheet for sheet in sheets if not sheet.is_hidden and sheet.name != GUIDE])
    by_name = {name: sheet for number, sheet in enumerate(sheets, 1) for name in (str(number), sheet.name)}
    names = "、".join(f"{number} {sheet.name}" for number, sheet in enumerate(sheets, 1))
    for name in wanted:
        if name not in by_name:
            what = Text(f"没有叫“{name}”的工作表", f"there is no sheet “{name}”")
            raise Refused(what, Text(f"这个文件里有：{names}", f"this file has: {names}"))
    return [sheet for sheet in sheets if any(by_name[name] is sheet for name in wanted)]


def _refuse_several(sheets: list[Sheet]) -> list[Sheet]:
    """One import makes one roll: of an export of several, one has to be picked."""
    rolls = {row.cell(1): sheet.name for sheet in sheets for row in sheet.rows[:2] if row.cell(0) == ROLL}
    if len(rolls) > 1:
        names = "、".join(rolls.values())
        what = Text(f"这个文件里有{len(rolls)}个榜：{names}", f"the file holds {len(rolls)} rolls: {names}")
        raise Refused(what, Text("用 --sheet 一次导入一个", "import one at a time with --sheet"))
    return sheets
