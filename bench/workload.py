"""What is published, as plain data: seeded people, events and awards, made up, the same for every publisher."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

SEED = 2018
FIRST_YEAR, LAST_YEAR = 1990, 2025
LEVELS = {"national": "全国", "province": "省级", "city": "市级", "district": "区级", "enterprise": "企业级"}
TRADES = ("钳工", "焊工", "车工", "电工", "绣娘", "船工", "教师", "护士")
SOURCE = "基准数据"

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏"
_GIVEN = "明华强军平丽静敏勇杰娟涛艳超秀英霞文玉海春梅建国庆东晓林志红德福兰芳伟刚洪波立新"
_WORDS = "他带着班组反复试验把工序一道道拆开又合上夜里守在机器旁记下每一次读数后来这个办法在全厂推开徒弟们都学会了"
_NATIVES = ("江苏海陵", "江苏泰兴", "江苏兴化", "浙江宁波", "湖南湘潭", "山东青岛")
_POSTS = ("班组长", "车间主任", "技术员", "高级技师")


@dataclass(frozen=True, slots=True)
class Award:
    """An honour and how it ranks among those of its level."""

    id: str
    title: str
    level: str
    precedence: int


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with 300–600 characters of Markdown, three honours (award, year) and three acquaintances."""

    id: str
    name: str
    sex: str
    born: int
    native: str
    trade: str
    post: str
    summary: str
    honours: tuple[tuple[str, int], ...]
    related: tuple[str, ...]
    deeds: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day, with up to four people."""

    id: str
    title: str
    date: str
    summary: str
    people: tuple[str, ...]
    body: str


def make_awards() -> list[Award]:
    """Two awards a level."""
    pairs = [(level, precedence) for level in LEVELS for precedence in (1, 2)]
    return [
        Award(f"award-{number}", f"{LEVELS[level]}第{precedence}等荣誉", level, precedence)
        for number, (level, precedence) in enumerate(pairs)
    ]


def make_people(total: int, seed: int = SEED) -> Iterator[Person]:
    """So many people, one after another: none is kept."""
    return (_person(number, total, seed) for number in range(total))


def make_events(people: int, seed: int = SEED) -> Iterator[Event]:
    """A fifth as many events as people."""
    return (_event(number, people, seed) for number in range(people // 5))


def _person(number: int, total: int, seed: int) -> Person:
    dice = random.Random(f"{seed} person {number}")
    awards = sorted(dice.sample(range(2 * len(LEVELS)), k=3))
    return Person(
        id=f"p-{number}",
        name=dice.choice(_SURNAMES) + "".join(dice.choices(_GIVEN, k=dice.choice((1, 2, 2)))),
        sex=dice.choice("男女"),
        born=dice.randint(1930, 1995),
        native=dice.choice(_NATIVES),
        trade=dice.choice(TRADES),
        post=dice.choice(_POSTS),
        summary=_sentence(dice, 24),
        honours=tuple((f"award-{award}", dice.randint(FIRST_YEAR, LAST_YEAR)) for award in awards),
        related=_some(dice, 3, number, total),
        deeds=_prose(dice, dice.randint(300, 600)),
    )


def _event(number: int, people: int, seed: int) -> Event:
    dice = random.Random(f"{seed} event {number}")
    year = dice.randint(FIRST_YEAR, LAST_YEAR)
    return Event(
        id=f"e-{number}",
        title=f"第{number}件事",
        date=f"{year}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
        summary=_sentence(dice, 24),
        people=_some(dice, dice.randint(1, 4), -1, people),
        body=_prose(dice, dice.randint(300, 600)),
    )


def _some(dice: random.Random, many: int, but: int, total: int) -> tuple[str, ...]:
    chosen = dict.fromkeys(dice.randrange(total) for _ in range(many))
    return tuple(f"p-{number}" for number in chosen if number != but)


def _sentence(dice: random.Random, length: int) -> str:
    return "".join(dice.choices(_WORDS, k=length - 1)) + "。"


def _prose(dice: random.Random, length: int) -> str:
    """Markdown of this length: paragraphs that begin in bold, and a list in their midst."""
    lines = [_sentence(dice, 60) for _ in range(length // 60)]
    paragraphs = [f"**{line[:6]}**{line[6:]}" for line in lines]
    points = "\n".join(f"- {_sentence(dice, max(2, length % 60 // 3))}" for _ in range(3))
    return "\n\n".join([*paragraphs[:2], points, *paragraphs[2:]]) + "\n"
