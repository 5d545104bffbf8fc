"""Names of people who were helped: beside the words for them, or one below another where help is told of."""

import re
from collections.abc import Iterator
from itertools import takewhile

from generator.leaks.leak import Leak
from generator.names.tables import load_surnames

_HELPED = (
    r"(?:救助对象|帮扶对象|慰问对象|受助(?:人员?|学生|学子|职工|对象|家庭)|获助(?:学生|学子|职工)|(?:特别?)?困难(?:职工|农民工|劳模|学生|家庭|党员)"
    r"|(?:大病|患病|重病)职工)"
)
_HELP = re.compile(rf"{_HELPED}|救助|慰问金|慰问名单|金秋助学|助学金|大病|帮扶|受助")
_HAN = "\u3400-\u9fff"
_HELPED_ONE = re.compile(_HELPED)
_BEHIND = re.compile(
    rf"{_HELPED}(?:名单|代表|姓名)?(?:包括|分别是|分别为|如下|有|是|为|如)?[：:\s（(]*([{_HAN}·]+(?:[、，,\s和及与]+[{_HAN}·]+)*)"
)
_AND_SO_ON = re.compile(r"等?[0-9一二三四五六七八九十两几多]*[名位户个]?$")
_PARTS = re.compile(r"[、，,\s及与]+")
_LINE = re.compile(
    rf"^[ \t]*(?:[-*+]|[0-9]+[.．、)）]|\|)?[ \t]*([{_HAN}]{{2,4}})(?=[ \t]*(?:$|[，,|（(：:\t ]))", re.MULTILINE
)
_COMMON = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢骆岳齐梅庄涂祁耿詹关费纪靳童欧甄裴祝滕翁"
)
# Words that begin like a surname, and characters that no given name has.
_WORDS = frozenset(
    re.findall(
        "..",
        "高中高校高职高级高温高龄高额方案方式方面方便方法金额金融金秋金属金牌安全安置安排安装任务任何任职康复"
        "康养常见常委常年常规常住常州关于关爱关心万元万人万名万家江苏江南江海周末周边周年马上文化文艺文体温暖"
        "温馨温州石油石化白天白血易地苏州徐州郑州贺卡贺信龙头武警武汉毛巾毛毯毛衣季度章程严重严格顾问田间田野"
        "洪水洪涝陈述陈列钱款常务路费雷锋时间成立成员成都段落施工纪律纪念祝贺童装莫过余额余名余人单位单亲单身"
        "项目向上",
    )
)
_NO_NAME = frozenset("某职户员困难救助款单位病的等于因为每各是及费")
_LEAST_LINES = 3
# So far before such a word the names of a list are looked for.
_FAR = 120


def find_named(text: str) -> Iterator[Leak]:
    """Two names or more beside a word for people who are helped."""
    for start, names in _named_around(text):
        if len(names) >= 2:
            yield Leak("names", start, start, _show(names))


def find_possible(text: str) -> Iterator[tuple[Leak, str]]:
    """What begins like one name right behind such a word, and every name that it may be."""
    for start, names in _named_around(text):
        for length in (4, 3, 2) if len(names) == 1 else ():
            yield Leak("names", start, start, _show(names)), text[start : start + length]


def find_lists(text: str) -> Iterator[Leak]:
    """Names one below another in a text that tells of help."""
    if not _HELP.search(text):
        return
    lines = [found for found in _LINE.finditer(text) if is_name(found[1])]
    if len(lines) >= _LEAST_LINES:
        shown = _show([found[1] for found in lines])
        yield Leak("names", lines[0].start(1), lines[-1].end(1), shown)


def is_name(text: str) -> bool:
    """Whether a text looks like one Chinese name."""
    return (
        2 <= len(text) <= 4
        and text[:2] not in _WORDS
        and _NO_NAME.isdisjoint(text[1:])
        and ((text[0] in _COMMON and len(text) <= 3) or (len(text) > 2 and text[:2] in load_surnames()))
    )


def _named_around(text: str) -> Iterator[tuple[int, list[str]]]:
    """Names beside each word for people who are helped, and where they begin."""
    if not _HELP.search(text):
        return
    for found in _BEHIND.finditer(text):
        yield found.start(1), _names_first(_part(found[1]))
    for found in _HELPED_ONE.finditer(text):
        listed = _AND_SO_ON.sub("", text[max(found.start() - _FAR, 0) : found.start()], count=1)
        names = _names_last(_part(re.split(r"[。；：:;！？\n]", listed)[-1]))
        if len(names) >= 2:
            yield found.start(), names


def _part(listed: str) -> list[str]:
    """The pieces of a list; 和 parts them too where there is a name on each side and none across."""
    pieces: list[str] = []
    for piece in filter(None, _PARTS.split(listed)):
        left, _, right = piece.partition("和")
        pieces += (
            [left, right] if not is_name(piece) and _ends_with_name(left) and _begins_with_name(right) else [piece]
        )
    return pieces


def _begins_with_name(text: str) -> bool:
    return any(is_name(text[:length]) for length in (3, 2))


def _ends_with_name(text: str) -> bool:
    return any(is_name(text[-length:]) for length in (3, 2))


def _names_first(pieces: list[str]) -> list[str]:
    """The names that a list begins with; words may follow the last one."""
    whole = list(takewhile(is_name, pieces))
    rest = pieces[len(whole)] if len(whole) < len(pieces) else ""
    return [*whole, *next(([rest[:length]] for length in (3, 2) if is_name(rest[:length])), [])]


def _names_last(pieces: list[str]) -> list[str]:
    """The names that a list ends with; words may stand before the first one."""
    whole = list(takewhile(is_name, reversed(pieces)))
    rest = pieces[-len(whole) - 1] if len(whole) < len(pieces) else ""
    begun = next(([rest[-length:]] for length in (3, 2) if is_name(rest[-length:])), [])
    return [*begun, *reversed(whole)]


def _show(names: list[str]) -> str:
    return "、".join(f"{name[0]}*" for name in names[:3]) + ("…" if len(names) > 3 else "")
