"""What an author is told about a field, in Chinese, for hints, for messages and for comments in a starter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.authoring.values import Value
from generator.records import KINDS_BY_NAME

_FORMS = {
    "date": "写成 2018、2018-06、2018-06-12 或 2018-06-01/2018-06-15，不知道就写 unknown",
    "day": "写成 2018-06-12 这样的一天",
    "days": "写成 2018-06-12，或首尾 2018-06-12/2018-06-15",
    "hours": "写成 9:00—11:30，只知道开始就写 9:00",
    "url": "写 http:// 或 https:// 开头的网址",
    "media": "写 content/media/ 里的路径，如 events/2018/a.jpg",
    "number": "只写阿拉伯数字，单位另写",
    "truth": "是写 true，否写 false",
    "part": "换行缩进两格，写一组“字段: 内容”",
    "markdown": "冒号后面写 |，正文换行缩进两格",
}


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text that is typed as it stands is set apart."""

    left: str
    right: str

    def __call__(self, text: str) -> str:
        return f"{self.left}{text}{self.right}"


PLAIN, MARKDOWN = Style("", ""), Style("`", "`")


def how_to_write(value: Value) -> str:
    """The sentence for a value that is not in its form."""
    if value.sort == "choice":
        return f"只能写：{list_choices(value, PLAIN)}"
    if value.sort == "reference":
        kind = KINDS_BY_NAME[value.kind]
        return f"写{kind.zh}的编号：content/{kind.folder}/ 里的文件名，不含 .yml"
    if value.sort == "count":
        return f"只写阿拉伯数字{_range_of(value)}"
    if value.sort in ("line", "prose"):
        size = f"{value.longest}个字" if value.shortest == value.longest else f"最多{value.longest}个字"
        return f"写{'一行' if value.sort == 'line' else '一段'}文字，{size}"
    return _FORMS[value.sort]


def _range_of(value: Value) -> str:
    if value.most is not None:
        return f"，{value.least}到{value.most}"
    return f"，至少{value.least}" if value.least else ""


def list_choices(value: Value, style: Style) -> str:
    """The words that may be written, each with what it means."""
    return "、".join(explain_choice(choice, word, style) for choice, word in value.choices.items())


def explain_choice(choice: str, word: str, style: Style = PLAIN) -> str:
    """A word that may be written and what it means, where that is not the same."""
    return style(choice) if choice == word else f"{style(choice)} {word}"


def sentences(value: Value, style: Style) -> Iterator[str]:
    """What an author should know of a field, a sentence each: what it is, its choices, examples, default."""
    if value.description and not repeats_choices(value):
        yield value.description
    if value.sort == "markdown":
        yield how_to_write(value)
    if value.choices:
        yield f"可以写：{list_choices(value, style)}"
    if value.examples:
        yield f"例：{'、'.join(map(style, value.examples))}"
    if value.default:
        word = value.choices.get(value.default, value.default)
        yield f"不写就是 {explain_choice(value.default, word, style)}"


def repeats_choices(value: Value) -> bool:
    """Whether the description is a list of the choices, which is told anyway."""
    return bool(value.choices) and all(choice in value.description for choice in value.choices)


def missing(values: Iterable[Value]) -> str:
    """The sentence for fields that must be written and are not."""
    return f"缺少 {_name_all(values)}"


def allowed(values: Iterable[Value]) -> str:
    """The sentence for a field that does not belong where these do."""
    return f"这里没有这个字段。可以写：{_name_all(values)}"


def _name_all(values: Iterable[Value]) -> str:
    return "、".join(f"{value.name}（{value.title}）" for value in values)
