"""照片: the caption first; the file may still be missing."""

from typing import ClassVar

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import Date, Line, MediaPath, Prose, ToPerson


class Photo(Record):
    """A caption, and a file in content/media/ once there is one."""

    kind: ClassVar[str] = "photo"

    caption: Line = Field(
        title="说明文字", description="照片下面的文字：谁、在哪里、做什么", examples=["职工在车间里比武"]
    )
    file: MediaPath | None = Field(
        None,
        title="文件",
        description="content/media/ 里的路径，放原图就行；还没有就不写",
        examples=["events/2018/a.jpg"],
    )
    alt: Prose | None = Field(
        None,
        title="替代文字",
        description="一句话说出画面，给看不见照片的人；写了 file 就要写",
        examples=["三名工人围着一台机床。"],
    )
    credit: Line | None = Field(
        None, title="摄影、供图", description="照原样显示，如“区总工会供图”", examples=["区总工会供图"]
    )
    date: Date | None = Field(
        None, title="拍摄日期", description="哪一天拍的，知道多少写多少", examples=["2018-06-12", "2018"]
    )
    people: tuple[ToPerson, ...] = Field((), title="照片中人", description="人物的编号；照片也会出现在他们的页上")

    @property
    def label(self) -> str:
        return self.caption
