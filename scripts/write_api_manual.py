"""Write docs/api.zh-CN.md, the manual of the public interface, from the shapes that make it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.public import SHAPES, ToldRecord
from generator.records import KINDS_BY_NAME
from generator.records.structure import part_of

TARGET = Path(__file__).parents[1] / "docs" / "api.zh-CN.md"
_HEAD = """# 公开接口和下载

站点建成时，公开的内容同时写成数据文件，放在网页旁边，谁都可以取用，不用登记，没有钥匙。
里面只有网页上公开的内容：编辑的存疑、出处的内部说明、不公开的人都不在内。

## 有什么

| 地址（从站点根算起） | 内容 |
|---|---|
| `api/v1/index.json` | 目录：有哪几种记录、各几条、从哪个文件开始、各自的 JSON Schema |
{files}| `rolls/编号/roll.csv` | 一张榜的名单；UTF-8，Excel 能直接打开 |
| `rolls/编号/roll.xlsx` | 同上，Excel 格式 |
| `events/feed.json`、`events/feed.xml` | 最新的大事：JSON Feed 1.1、Atom（站点设置了网址才有） |
| `rolls/feed.json`、`rolls/feed.xml` | 最新的光荣榜，同上 |
| `sitemap.xml`、`robots.txt` | 给搜索引擎 |
| `assets/cards/种类/编号.png` | 转发链接时的配图，1200×630（站点设置了网址才有） |

## 怎么取

每个文件里最多 50 条记录。`next` 是下一个文件的名字（在同一个文件夹里），取到 `null` 为止：

```python
import json, urllib.request

base, name = "https://站点/api/v1/", "people.json"
while name:
    told = json.load(urllib.request.urlopen(base + name))
    for person in told["items"]:
        print(person["title"], [honour["title"] for honour in person["honours"]])
    name = told["next"]
```

文件的外层都一样：`version` 版本（1），`kind` 种类，`total` 这一种共有几条，`page` 第几个文件，`pages` 共几个文件，
`next` 下一个文件，`items` 记录。

- 记录之间用编号相连：`unit`、`award`、`roll` 等写的是那种记录的 `id`。
- 日期写到知道的地步：`2018`、`2018-06`、`2018-06-12`、`2018-06-01/2018-06-15`（起止）或 `unknown`。
- 每个字段都在；不知道的是 `null`，没有的是空列表。
- `Markdown` 字段是 CommonMark，可有表格和脚注；里面的 HTML 标签只当文字。
- 照片不在接口里，请到网页上看。

## 什么会变，什么不会

`api/v1/` 里，字段不会删、不会改名、不会换类型，编号和文件的外层也不会变。会增加字段、种类和选项（如新的单位类型），
每个文件里记录的多少也可能变：请不理会不认识的字段，并照 `next` 往下取。做不到这些的改动会放到 `api/v2/`。
每种文件的 JSON Schema（2020-12）在 `api/v1/schema/`，建站时与数据由同一处写出。

名单表格的列以后只在右边增加。

## 字段
"""


def manual() -> str:
    """The whole text."""
    rows = "".join(
        f"| `api/v1/{KINDS_BY_NAME[kind].folder}.json` | {KINDS_BY_NAME[kind].zh}；"
        f"格式见 `api/v1/schema/{KINDS_BY_NAME[kind].folder}.json` |\n"
        for kind in SHAPES
    )
    common = f"### 每种记录都有\n\n{_table(ToldRecord, ())}"
    kinds = "\n".join(_describe(kind, shape) for kind, shape in SHAPES.items())
    parts = "\n".join(f"### {title}\n\n{_table(part, ())}" for part, title in _parts().items())
    return f"{_HEAD.format(files=rows)}\n{common}\n{kinds}\n## 字段里的组\n\n{parts}"


def _describe(kind: str, shape: type[ToldRecord]) -> str:
    told = KINDS_BY_NAME[kind]
    return f"### {told.zh} `{told.folder}.json`\n\n{_table(shape, ToldRecord.model_fields)}"


def _parts() -> dict[type[BaseModel], str]:
    """Groups inside records, each once, by the words of the field that holds it."""
    found: dict[type[BaseModel], str] = {}
    waiting: list[type[BaseModel]] = [ToldRecord, *SHAPES.values()]
    while waiting:
        for field in waiting.pop(0).model_fields.values():
            if (part := part_of(field)) and part not in found:
                found[part] = str(field.title)
                waiting.append(part)
    return found


def _table(shape: type[BaseModel], but: Any) -> str:
    fields = {name: field for name, field in shape.model_fields.items() if name not in but}
    rows = "".join(f"| `{name}` | {field.title} | {'；'.join(_explain(field))} |\n" for name, field in fields.items())
    return f"| 字段 | 意思 | 说明 |\n|---|---|---|\n{rows}"


def _explain(field: FieldInfo) -> Iterator[str]:
    told = str(field.annotation)
    is_list = "tuple" in told
    if part_of(field):
        yield "列表，每项一组" if is_list else "一组或 null"
    elif is_list:
        yield "列表"
    elif "int" in told or field.annotation is bool:
        yield "true 或 false" if field.annotation is bool else "整数"
    elif choices := [str(choice) for choice in get_args(field.annotation) if isinstance(choice, str)]:
        yield "、".join(f"`{choice}`" for choice in choices)
    if field.description:
        yield field.description


if __name__ == "__main__":
    TARGET.write_text(manual(), "utf-8")
