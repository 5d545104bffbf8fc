"""名单: each roll's names as a table to take away, for Excel (roll.xlsx) and for everything else (roll.csv)."""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.facts.lines import Line, lines_of, listed
from generator.pages.page import Data, data_family
from generator.records.award import Award
from generator.records.choices import LEVELS
from generator.records.roll import Roll

_COLUMNS = (
    "序号", "姓名或名称", "类别", "性别", "民族", "奖项", "级别", "届次", "年份", "结果", "获评时单位", "获评时职务",
    "是否已撤销", "说明",
)  # fmt: skip


def plan(catalog: Catalog, key: str) -> Data:
    """The table of a roll: a row for each recipient who may be shown, in the roll's own order, names unpadded."""
    roll = catalog.get("roll", key)
    assert isinstance(roll, Roll)
    rows = [(number, *_row(catalog, roll, line)) for number, line in enumerate(lines_of(catalog, roll), 1)]
    return {"title": roll.title, "columns": _COLUMNS, "rows": rows}


def _row(catalog: Catalog, roll: Roll, line: Line) -> Iterator[str | int | None]:
    award = catalog.find(Award, line.award)
    yield from (line.name, "单位" if line.is_unit else "个人", line.sex, line.ethnicity)
    yield from (award.title, LEVELS[award.level]) if award else (None, None)
    yield from (roll.edition, roll.known_year, line.result, line.unit_then, line.post_then)
    yield from ("已撤销" if line.withdrawn else None, line.note)


def _keys(catalog: Catalog) -> Iterator[str]:
    return (id for id in catalog.ids(Roll) if catalog.ask(listed, id))


CSV = data_family("roll-csv", "csv", _keys, plan, lambda id: f"rolls/{id}/roll.csv")
XLSX = data_family("roll-xlsx", "xlsx", _keys, plan, lambda id: f"rolls/{id}/roll.xlsx")
