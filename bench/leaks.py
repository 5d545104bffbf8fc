"""`python -m bench.leaks`: made-up copy with leaks and with what only looks like one; what is found, how fast."""

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.leaks import find_leaks, find_lists, find_named
from generator.leaks.identity import check_digit

SEED = 2018
_WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
_HAN = str.maketrans("0123456789", "〇一二三四五六七八九")
_WORDS = "区总工会组织职工走进车间学习劳模精神的一天里师傅带着徒弟反复试验把工序一道道拆开又合上"
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰萍红梅学金有和会文志建国海波宁"
_GROUPS = (
    "高校毕业生",
    "江苏籍农民工",
    "安全员",
    "常住人口",
    "万名职工",
    "康复人员",
    "石化工人",
    "方案制定者",
    "金融从业者",
    "高职学生",
)
_PLACES = ("110101", "310115", "320602", "321202", "440106", "510104", "650102")


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence of made-up copy, and the sort of what leaks in it; none where it only looks like one."""

    words: str
    sort: str


def make_texts(many: int, seed: int = SEED) -> Iterator[Text]:
    """So many sentences: of each sort of leak and of what is none about as many."""
    dice = random.Random(seed)
    sorts = [*((sort, make) for sort, makes in _LEAKS.items() for make in makes), *(("", make) for make in _HARMLESS)]
    for number in range(many):
        sort, make = sorts[number % len(sorts)]
        yield Text(f"{_some(dice)}，{make(dice)}，{_some(dice)}。", sort)


@dataclass(frozen=True, slots=True)
class Score:
    """How many of a sort there were, were found, and were said to be there."""

    there: int
    right: int
    told: int

    @property
    def recall(self) -> float:
        """What part of those that were there was found."""
        return self.right / self.there if self.there else 1.0

    @property
    def precision(self) -> float:
        """What part of those that were told was there."""
        return self.right / self.told if self.told else 1.0


def measure(texts: list[Text]) -> dict[str, Score]:
    """How well each sort is found."""
    there, right, told = Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        finders = (find_leaks, find_named, find_lists)
        found = {leak.sort for find in finders for leak in find(text.words)}
        there[text.sort] += 1
        told.update(found)
        right[text.sort] += text.sort in found
    return {sort: Score(there[sort], right[sort], told[sort]) for sort in _LEAKS}


def main() -> None:
    """Print precision and recall of each sort, and the time."""
    parser = argparse.ArgumentParser(prog="python -m bench.leaks", description=__doc__)
    parser.add_argument("--texts", type=int, default=100_000, help="sentences (default: 100000)")
    options = parser.parse_args()
    texts = list(make_texts(options.texts))
    print(f"{len(texts):,} sentences, {sum(not text.sort for text in texts):,} without a leak")
    print("| sort | there | precision | recall |\n|---|---|---|---|")
    for sort, score in measure(texts).items():
        print(f"| {sort} | {score.there:,} | {score.precision:.2%} | {score.recall:.2%} |")
    plain = "\n".join(_some(random.Random(number)) + "。" for number in range(20_000))
    for name, text in (("these sentences", "\n".join(text.words for text in texts)), ("copy without digits", plain)):
        began = time.process_time()
        find_leaks(text)
        print(f"{name}: {(time.process_time() - began) * 1e9 / len(text.encode()):.0f} ms per MB")


def _some(dice: random.Random) -> str:
    return "".join(dice.choices(_WORDS, k=dice.randint(8, 30)))


def _digits(dice: random.Random, many: int) -> str:
    return "".join(dice.choices("0123456789", k=many))


def _day(dice: random.Random) -> str:
    return f"{dice.randint(1, 12):02}{dice.randint(1, 28):02}"


def _identity(dice: random.Random) -> str:
    first = f"{dice.choice(_PLACES)}{dice.randint(1930, 2005)}{_day(dice)}{_digits(dice, 3)}"
    return first + check_digit(first)


def _disguised(dice: random.Random) -> str:
    number = _identity(dice)
    gap = dice.choice((" ", "-", ".", "　", "**"))
    parted = gap.join((number[:6], number[6:14], number[14:]))
    return dice.choice((number.translate(_WIDE), number.translate(_HAN), parted, " ".join(number), number.lower()))


def _mobile(dice: random.Random) -> str:
    return f"1{dice.choice('3456789')}{_digits(dice, 9)}"


def _parted_mobile(dice: random.Random) -> str:
    number, gap = _mobile(dice), dice.choice((" ", "-", "　"))
    parted = gap.join((number[:3], number[3:7], number[7:]))
    return dice.choice((parted, f"+86 {parted}", f"+86{number}", number.translate(_WIDE), number.translate(_HAN)))


def _card(dice: random.Random) -> str:
    first = dice.choice(("622202", "621700", "622848", "623058")) + _digits(dice, 12)
    return next(number for last in "0123456789" if _luhn(number := first + last) == 0)


def _luhn(number: str) -> int:
    pairs = zip(reversed(number), (1, 2) * len(number), strict=False)
    return sum(sum(divmod(int(digit) * times, 10)) for digit, times in pairs) % 10


def _parted_card(dice: random.Random) -> str:
    number, gap = _card(dice), dice.choice((" ", "-"))
    return gap.join(number[at : at + 4] for at in range(0, len(number), 4))


def _home(dice: random.Random) -> str:
    called = dice.choice(("家住", "家庭住址：", "户籍地：", "现住", "住址："))
    house = dice.choice(("{}号楼{}单元{}室", "{}幢{}{}室", "村{}组{}{}号")).format(*dice.choices(range(1, 30), k=3))
    return f"{called}{dice.choice(('幸福新村', '光明花园', '东风镇'))}{house}"


def _name(dice: random.Random) -> str:
    return dice.choice(_SURNAMES) + "".join(dice.choices(_GIVEN, k=dice.choice((1, 2, 2, 2))))


def _names(dice: random.Random, least: int = 2) -> list[str]:
    return [_name(dice) for _ in range(dice.randint(least, 6))]


def _named_behind(dice: random.Random) -> str:
    word = dice.choice(("困难职工", "受助学生", "帮扶对象", "救助对象：", "特别困难职工名单：", "困难家庭代表"))
    return f"走访慰问{word}{dice.choice('、，').join(_names(dice))}"


def _named_before(dice: random.Random) -> str:
    names = _names(dice)
    return f"为{'、'.join(names)}{dice.choice(('等', f'等{len(names)}名', f'{len(names)}名'))}困难职工送去慰问金"


def _named_below(dice: random.Random) -> str:
    sign = dice.choice(("", "- ", "1. "))
    return "金秋助学名单：\n" + "\n".join(f"{sign}{name}" for name in _names(dice, least=3)) + "\n共计"


Make = Callable[[random.Random], str]
_LEAKS: dict[str, tuple[Make, ...]] = {
    "identity": (lambda dice: f"身份证{_identity(dice)}", _disguised),
    "old-identity": (lambda dice: f"旧证{dice.choice(_PLACES)}{dice.randint(30, 80)}{_day(dice)}{_digits(dice, 3)}",),
    "mobile": (lambda dice: f"电话{_mobile(dice)}", _parted_mobile),
    "card": (lambda dice: f"卡号{_card(dice)}", _parted_card),
    "home": (_home,),
    "names": (_named_behind, _named_before, _named_below),
}
_HARMLESS: tuple[Make, ...] = (
    lambda dice: f"海工发〔{dice.randint(2000, 2026)}〕{dice.randint(1, 300)}号",
    lambda dice: f"{dice.randint(1950, 2026)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02} 13:05:22",
    lambda dice: f"总额{_mobile(dice)}元",
    lambda dice: f"热线12351、400-{_digits(dice, 3)}-{_digits(dice, 4)}、0523-86{_digits(dice, 6)}",
    lambda dice: f"ISBN 978-7-{_digits(dice, 4)}-{_digits(dice, 4)}-{_digits(dice, 1)}",
    lambda dice: f"统一社会信用代码9132120{_digits(dice, 10)}X",
    lambda dice: f"代码813212{_digits(dice, 2)}MC{_digits(dice, 8)}",
    lambda dice: f"订单号{_digits(dice, dice.randint(10, 30))}",
    lambda dice: _digits(dice, dice.randint(20, 32)),
    lambda dice: "、".join(str(year) for year in range(1950, 2020, 10)),
    lambda dice: " ".join(str(dice.randint(1950, 2026)) for _ in range(5)),
    lambda dice: f"东经119.{_digits(dice, 9)}，北纬32.{_digits(dice, 9)}",
    lambda dice: f"mmexport15{_digits(dice, 11)}.jpg",
    lambda dice: f"138****{_digits(dice, 4)}，尾号{_digits(dice, 4)}",
    lambda dice: f"http://example.org/art/2018/{_digits(dice, 16)}.html",
    lambda dice: f"{dice.choice(_PLACES)}{dice.randint(2100, 9999)}{_digits(dice, 8)}",
    lambda dice: f"地址：幸福路{dice.randint(1, 99)}号{dice.randint(1, 9)}楼",
    lambda dice: "家住老旧小区的困难职工",
    lambda dice: f"走访慰问困难职工{dice.randint(2, 300)}户，发放慰问金{dice.randint(1, 99)}万元",
    lambda dice: f"{_name(dice)}、{_name(dice)}走访慰问困难职工、农民工和劳模",
    lambda dice: f"帮扶对象包括{dice.choice(('困难职工、农民工子女', '困难劳模、患病职工', '单亲家庭、失业人员'))}",
    lambda dice: f"困难职工家庭的孩子，{_name(dice)}、{_name(dice)}和{_name(dice)}上台领奖",
    lambda dice: f"帮扶对象包括{'、'.join(dice.sample(_GROUPS, k=3))}等困难职工",
    lambda dice: "大病救助流程：\n本人申请\n单位盖章\n工会审核\n公示发放\n",
)


if __name__ == "__main__":
    main()
