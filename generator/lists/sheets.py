"""A list as rows of text, whatever file it came from; every row and cell knows how to be found again."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.codes import Text
from generator.names import EMOJI, UNSEEN
from generator.refusal import Refused

# A roll of so many lines with units and posts still fits into a record's file.
MOST_ROWS = 10_000
_MOST_COLUMNS = 200
_HIDDEN = re.compile(
    f"(?<![{EMOJI}])[{UNSEEN}]|[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table or one paragraph.

    `above` holds, by column, what a merged cell says that began in a row above; the cell itself is empty here.
    """

    where: Text
    cells: tuple[str, ...]
    above: Mapping[int, str] = field(default_factory=dict)
    is_paragraph: bool = False

    @property
    def filled(self) -> list[int]:
        """The columns in which something stands."""
        return [column for column, cell in enumerate(self.cells) if cell]

    def cell(self, column: int | None) -> str:
        """What stands in a column; nothing where there is none."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    def at(self, column: int | None) -> Text:
        """The place of a cell."""
        if column is None or self.is_paragraph:
            return self.where
        letters = name_column(column)
        return Text(f"{self.where.zh}{letters}列", f"{self.where.en}, column {letters}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet, a table or a text; one that `continues` stands under the headings before it."""

    name: str
    rows: list[Row] = field(default_factory=list)
    continues: bool = False
    is_hidden: bool = False


def name_column(column: int) -> str:
    """A, B, … Z, AA as spreadsheets count."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def clean(text: str) -> str:
    """A cell's text without what nobody sees, its lines parted by \\n, trimmed."""
    plain = _HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\xa0", " "))
    return plain.strip()


def make_row(where: Text, cells: Iterable[str], above: Mapping[int, str] | None = None) -> Row:
    """A table's row from its raw cells."""
    texts = [clean(cell) for cell in cells][:_MOST_COLUMNS]
    return Row(where, tuple(texts), above or {})


def row_place(sheet: str, number: int) -> Text:
    """The place of a row, counted from 1."""
    return Text(f"{sheet}第{number}行", f"{sheet} row {number}")


def refuse_length(count: int) -> Refused:
    """Say that a list is too long for one roll."""
    return Refused(
        Text(f"这份名单有{count}行，一榜最多读{MOST_ROWS}行", f"the list has {count} rows; one roll takes {MOST_ROWS}"),
        Text("按奖项或单位分成几个文件，分别导入", "part it into several files by award or unit and import each"),
    )
