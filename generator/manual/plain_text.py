"""The tables of fields and codes as Markdown, for docs/records.zh-CN.md: read in the repository, without a site."""

from collections.abc import Iterable, Iterator

from generator.authoring.words import MARKDOWN, explain_choice
from generator.manual.fields import Row, Table, common_tables, own_tables
from generator.manual.remedies import LETTERS, remedies
from generator.records import KINDS

_HEAD = """# 记录里可以写什么

每种记录一个文件夹，一条记录一个文件，文件名就是编号。带 * 的必须写，其余知道才写。
网站的 `help/` 里是同样的表，还有每种记录的例子和每个代码的改法（`site_config.yml` 里写 `help: true`）。
"""
_CODES = """
## 检查报告里的代码

`guangrong explain 代码` 说得更细。

| 代码 | 说的是 |
|---|---|
"""


def describe_records() -> str:
    """The whole text."""
    parts = [_HEAD, _section("每种记录都能写的", common_tables())]
    parts += [_section(f"{kind.zh} `content/{kind.folder}/`", own_tables(kind)) for kind in KINDS]
    codes = (one for letter in LETTERS for one in remedies(letter))
    rows = (f"| {one.code.code} | {one.code.why.zh} |\n" for one in codes)
    return "".join(parts) + _CODES + "".join(rows)


def _section(title: str, tables: Iterable[Table]) -> str:
    return f"\n## {title}\n" + "".join(_table(table) for table in tables)


def _table(table: Table) -> str:
    heading = f"\n### {table.title} `{table.way}`\n" if table.way else ""
    one_of = f"\n{'、'.join(f'`{name}`' for name in table.one_of)} 里写一个。\n" if table.one_of else ""
    rows = "".join(
        f"| `{row.name}`{' *' * row.is_required} | {row.title} | {'；'.join(_told(row))} |\n" for row in table.rows
    )
    return f"{heading}{one_of}\n| 字段 | 意思 | 怎么写 |\n|---|---|---|\n{rows}"


def _told(row: Row) -> Iterator[str]:
    if row.told:
        yield row.told
    yield from row.form
    if row.choices:
        yield "、".join(explain_choice(choice, word, MARKDOWN) for choice, word in row.choices)
    if row.examples:
        yield f"例：{'、'.join(map(MARKDOWN, row.examples))}"
    if row.default:
        yield f"不写就是 {row.default}"
