"""What every record has: an id, sources, doubts, when it is public, who signed it, and corrections told in public."""

from typing import ClassVar, Literal

from pydantic import Field

from generator.records.fields import Date, Day, Line, Part, Prose, Remark, Truth, Url

# The steps of the sign-off, in their order.
Role = Literal["供稿", "初审", "终审"]


class Source(Part):
    """Where a fact was published; without a live address it is named, not linked."""

    title: Line = Field(title="标题", description="文章、文件或页面的标题", examples=["工会年报"])
    publisher: Line | None = Field(None, title="发布者", description="报刊、网站或单位", examples=["某某日报"])
    date: Date | None = Field(
        None, title="日期", description="发布日期，如 2018-06-13", examples=["2018-06-13", "2018"]
    )
    url: Url | None = Field(
        None, title="网址", description="仍能打开的 http(s) 地址；没有就不写", examples=["https://example.org/a.html"]
    )
    note: Remark | None = Field(None, title="说明", description="给编辑看，不公开", examples=["日期只能定到年"])


class Notice(Part):
    """更正 or 撤销, told in public instead of a silent change."""

    date: Date = Field(title="日期", description="哪一天更正或撤销的，如 2018-06-13", examples=["2018-06-13"])
    type: Literal["更正", "撤销"] = Field(title="类型", description="写错了是更正，不算数了是撤销")
    text: Prose = Field(
        title="说明", description="会公开：原来写的是什么，现在是什么，为什么", examples=["姓名原写“丁仪”，应为“丁一”"]
    )


class Sign(Part):
    """One step of the sign-off; for editors only."""

    role: Role = Field(title="哪一步", description="先供稿，再初审，最后终审")
    name: Line = Field(title="姓名", description="经手人", examples=["丁一"])
    date: Day = Field(title="日期", description="签的那一天", examples=["2026-11-30"])
    mark: Line | None = Field(
        None, title="核对码", description="guangrong sign 写的；签过再改就对不上", examples=["1a2b3c4d"]
    )


class Record(Part):
    """One YAML file; its id is the file name."""

    kind: ClassVar[str]

    id: Line = Field(title="编号", description="就是文件名（不含 .yml），一般不写", examples=["ding-yi"])
    source: tuple[Source, ...] = Field(title="出处", description="每条事实的来源，至少一条", min_length=1)
    doubts: tuple[Remark, ...] = Field(
        (), title="存疑", description="给编辑看的疑点，不公开", examples=["性别只见代词，不作依据"]
    )
    notices: tuple[Notice, ...] = Field((), title="更正与撤销", description="公开后改了事实才写，写在本页和更正页上")
    draft: Truth = Field(False, title="草稿", description="写 true 就不公开")
    publish_on: Day | None = Field(
        None, title="公开日期", description="从这一天（北京时间）起公开", examples=["2026-12-01"]
    )
    expires_on: Day | None = Field(None, title="下线日期", description="公开到这一天为止", examples=["2026-12-31"])
    review: tuple[Sign, ...] = Field((), title="审核", description="供稿、初审、终审，按先后写；不公开")

    @property
    def label(self) -> str:
        """The words that stand for this record in a link."""
        raise NotImplementedError
