"""A made-up site of any size for search: a cast that queries know, and records that the dice write one by one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from tests.search import cast
from tests.search.prose import DEEDS, NEWS, SUMMARIES, TITLES, name_somebody, paragraphs, pick, tell

SEED = 2018
LONG = 420
_PROJECT = Path(__file__).parents[2]
_SOURCE = "source:\n  - title: 编的\n"
# Without pictures for links that are passed on: search has none.
_CONFIG = f"""site_name: 试验
site_description: 找得到的人和事
docs_dir: content/pages
theme:
  name: material
  language: zh-Hans
  font: false
  custom_dir: {_PROJECT / "templates/theme"}
plugins:
  - guangrong:
      share_cards: false
"""
_ABOUT = "# 关于本站\n\n这里的人和事都是编的。\n\n## 怎样检索\n\n输入姓名、拼音或几个词都可以，词与词之间留一个空格。\n"
_WITHHELD = "consent: withheld\ndeeds: 宓无痕在隐山观测站守了二十年，记下一万页云图。\n"


def write(root: Path, records: int, seed: int = SEED) -> None:
    """Write settings and about so many records below `root`; a record is forgotten once it is written."""
    folders: set[Path] = set()
    for path, text in make(records, seed):
        file = root / path
        if file.parent not in folders:
            file.parent.mkdir(parents=True, exist_ok=True)
            folders.add(file.parent)
        file.write_text(text, "utf-8")


def make(records: int, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """Every file's path and text: the same ones for the same seed, and those of a smaller site among them."""
    yield "site_config.yml", _CONFIG
    yield "content/pages/about.md", _ABOUT
    for path, text in (*_cast(), *_random(records, seed)):
        yield f"content/{path}.yml", text + _SOURCE


def _cast() -> Iterator[tuple[str, str]]:
    for id, title, level, precedence, aliases in _rows(cast.AWARDS):
        told = f"title: {title}\nlevel: {level}\nprecedence: {precedence}\n"
        yield f"awards/{id}", told + _list("aliases", aliases)
    for id, name, type, aliases in _rows(cast.UNITS):
        yield f"units/{id}", f"name: {name}\ntype: {type}\n" + _list("aliases", aliases)
    for row in _rows(cast.PEOPLE):
        yield _person_of_cast(*row)
    yield from ((f"events/{id}", text.strip("\n") + "\n") for id, text in cast.EVENTS.items())
    yield from ((path, text.strip("\n") + "\n") for path, text in cast.OTHERS.items())
    title, lines = "第二届“临江工匠”", "".join(map(_recipient, cast.ROLL_2))
    head = "awards: [linjiang-gongjiang]\nedition: 第二届\nyear: 2018\ndate: 2018-04-28\n"
    yield "rolls/linjiang-gongjiang-2", f"title: {title}\n{head}recipients:\n{lines}"
    yield "rolls/mofan-1990", _long_roll()


def _long_roll() -> str:
    dice = Random("the long roll")
    others = dict.fromkeys(f"{_name(dice)}|{_unit_name(dice)}" for _ in range(LONG))
    dice.shuffle(lines := [*cast.ROLL_LONG, *others])
    head = "title: 1990年江州市劳动模范\nawards: [jiangzhou-laomo]\nyear: 1990\norder: surname-stroke\n"
    return f"{head}recipients:\n{''.join(map(_recipient, lines))}"


def _person_of_cast(id: str, name: str, unit: str, honour: str, summary: str) -> tuple[str, str]:
    award, year = honour.split()
    told = f"name: {name}\nsummary: {summary}\nhonours:\n  - award: {award}\n    year: {year}\n"
    return f"people/{id}", told + (f"unit: {unit}\n" if unit else "") + (_WITHHELD if id == "mi-wuhen" else "")


def _random(records: int, seed: int) -> Iterator[tuple[str, str]]:
    """Of ten records five are people and four are events; what is rarer takes turns at the tenth."""
    for number in range(records):
        dice = Random(f"{seed} {number}")
        turn = number % 10
        kind = "person" if turn < 5 else "event" if turn < 9 else _RARE[number // 10 % len(_RARE)]
        yield _MAKERS[kind](dice, number)


def _person(dice: Random, number: int) -> tuple[str, str]:
    name = _name(dice)
    told = f"name: {name}\nsex: {dice.choice('男女')}\nnative: {pick(dice, 'native')}\ntrade: {pick(dice, 'trade')}\n"
    unit = f"unit: {_unit_before(number)}\n" if number % 3 == 0 else f"unit_name: {_unit_name(dice)}\n"
    awards = dice.sample(_AWARDED, k=dice.choice((1, 1, 2, 3)))
    honours = "".join(f"  - award: {award}\n    year: {dice.randint(1980, 2025)}\n" for award in awards)
    deeds = _block("deeds", paragraphs(dice, DEEDS, dice.randint(1, 4)))
    return f"people/p-{number}", f"{told}{unit}summary: {tell(dice, SUMMARIES)}\nhonours:\n{honours}{deeds}"


def _event(dice: Random, number: int) -> tuple[str, str]:
    year = dice.randint(1990, 2025)
    told = f"title: {tell(dice, TITLES)}\ndate: {year}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}\n"
    units = f"units: [{_unit_before(number)}]\n" if dice.random() < 0.3 else ""
    body = _block("body", paragraphs(dice, NEWS, dice.randint(1, 4)))
    return f"events/{year}/e-{number}", f"{told}summary: {tell(dice, NEWS)}\n{units}{body}"


def _unit(dice: Random, number: int) -> tuple[str, str]:
    name = f"{pick(dice, 'city')}{pick(dice, 'city')}{pick(dice, 'trunk')}{pick(dice, 'tail')}"
    aliases = f"aliases: [{name[:2]}{name[4:6]}]\n"
    return f"units/u-{number}", f"name: {name}\ntype: company\n{aliases}summary: {tell(dice, NEWS)}\n"


def _roll(dice: Random, number: int) -> tuple[str, str]:
    """Some of those whom it names have records."""
    id, title = dice.choice(_ENROLLED)
    year = dice.randint(1980, 2025)
    known = sorted({_person_before(dice, number) for _ in range(4)})
    lines = [*known, *(f"{_name(dice)}|{_unit_name(dice)}" for _ in range(dice.randint(5, 40)))]
    told = f"title: {year}年{title}（{pick(dice, 'trunk')}系统）\nawards: [{id}]\nyear: {year}\n"
    return f"rolls/r-{number}", f"{told}recipients:\n{''.join(map(_recipient, dict.fromkeys(lines)))}"


def _service(dice: Random, number: int) -> tuple[str, str]:
    title = f"{pick(dice, 'city')}{pick(dice, 'matter')}"
    steps = f"steps: [{pick(dice, 'action')}申请, {pick(dice, 'did')}材料]\n"
    return f"services/s-{number}", f"title: {title}\nwho: {pick(dice, 'trade')}\n{steps}summary: {tell(dice, NEWS)}\n"


def _place(dice: Random, number: int) -> tuple[str, str]:
    name = f"{pick(dice, 'city')}{pick(dice, 'trunk')}职工之家"
    offers = f"offers: [{pick(dice, 'matter')}, {pick(dice, 'matter')}室]\n"
    return f"places/l-{number}", f"name: {name}\ntype: home\n{offers}summary: {tell(dice, NEWS)}\n"


def _name(dice: Random) -> str:
    """A name that nobody of the cast has: the queries for those know who comes first."""
    while (name := name_somebody(dice)) in _TAKEN:
        pass
    return name


def _unit_name(dice: Random) -> str:
    return f"{pick(dice, 'city')}{pick(dice, 'trunk')}{pick(dice, 'tail')}"


def _unit_before(number: int) -> str:
    """A unit that stands at every size that has this record."""
    return _UNITS[number % len(_UNITS)]


def _person_before(dice: Random, number: int) -> str:
    before = dice.randrange(number)
    return f"p-{before - before % 10 + before % 5}"


def _recipient(told: str) -> str:
    name, _, unit = told.partition("|")
    if "|" not in told:
        return f"  - person: {name}\n"
    return f"  - name: {name}\n" + (f"    unit_then: {unit}\n" if unit else "")


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]


def _list(field: str, words: str) -> str:
    return f"{field}: [{words.replace('、', ', ')}]\n" if words else ""


def _block(field: str, text: str) -> str:
    return f"{field}: |\n" + "".join(f"  {line}\n" if line else "\n" for line in text.splitlines())


# What rolls give is not told with people as well: the years would contradict each other.
_ON_ROLLS = ("jiangdong-laomo", "jiangzhou-laomo", "jiangzhou-jishi")
_ENROLLED = [(row[0], row[1]) for row in _rows(cast.AWARDS) if row[0] in _ON_ROLLS]
_AWARDED = [row[0] for row in _rows(cast.AWARDS) if row[0] not in _ON_ROLLS]
_UNITS = [row[0] for row in _rows(cast.UNITS)]
_TAKEN = {row[1] for row in _rows(cast.PEOPLE)} | {line.split("|")[0] for line in (*cast.ROLL_2, *cast.ROLL_LONG)}
_RARE = ("unit", "roll", "service", "place")
_MAKERS: dict[str, Callable[[Random, int], tuple[str, str]]] = {
    "person": _person,
    "event": _event,
    "unit": _unit,
    "roll": _roll,
    "service": _service,
    "place": _place,
}
