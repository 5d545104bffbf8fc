"""What a line that is no row of a list says: an order, a total, a count, a number before it, a title."""

import re
import unicodedata
from dataclasses import dataclass

_CHINESE = "一二三四五六七八九十百"
_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
# How headings are numbered, from the outside in.
_NUMBERS = (
    re.compile(rf"(?:第[{_CHINESE}]+(?:部分|类|章|项)[、：:\s]*|[{_CHINESE}]{{1,3}}[、.．]\s*)"),
    re.compile(rf"[（(][{_CHINESE}]{{1,3}}[）)]、?\s*"),
    re.compile(r"[0-9]{1,4}(?:[、．]|\.(?![0-9]))\s*"),
    re.compile(r"[（(][0-9]{1,4}[）)]、?\s*"),
)
_COUNT = re.compile(
    r"[（(\[【]?\s*(?:共|共计|计|合计|总计)?\s*([0-9]{1,5}|[〇零两一二三四五六七八九十百]{1,5})\s*(?:名|人|个|家|位|件|项|户)(?:单位|集体|个人|班组)?\s*[）)\]】]?\s*[：:。]?$"
)
_WHOLE_COUNT = re.compile(r"(?:共|共计|合计|总计|总共)[^0-9]{0,6}([0-9]{1,5})\s*(?:名|人|个|家|位|户)?.{0,6}")
_TOTAL = re.compile(r"(?:合计|总计|小计|共计|总数|总人数|累计)(?:[：:（(0-9共].*)?")
_YEAR = re.compile(r"(?<![0-9])((?:18|19|20|21)[0-9]{2})(?![0-9])")
_CHINESE_YEAR = re.compile(r"([一二][〇零○一二三四五六七八九]{3})年")
_EDITION = re.compile(rf"第[{_CHINESE}0-9]{{1,4}}[届批次期]|首[届批]")
_TITLE = re.compile(r".*(?:名单|名册|一览表|汇总表|花名册|光荣榜|决定|通报|公示|公告|通知|表)(?:[（(].*[）)])?")
_GREETING = re.compile(r"(?:各|全)[^。]{1,60}[：:]")
_ATTACHMENT = re.compile(r"附(?:件|表|录)?\s*[0-9一二三四五六七八九十]{0,2}\s*[：:]?")
_FOOTNOTE = re.compile(
    r"(?:注|附注|备注|说明|填表人?|制表人?|审核人?|经办人|联系人|(?:咨询|监督|举报|联系|受理)?电话|填报(?:单位|人|日期|时间)"
    r"|日期|公示(?:时间|期|期限)|(?:推荐|申报|填报)?单位(?=[（(]盖?公?章)|地址|邮箱|传真)[：:（(].*"
)
_DOCUMENT = re.compile(r"[\u4e00-\u9fff]{2,15}[〔\[【（(［](?:19|20)[0-9]{2}[〕\]】）)］]第?[0-9]{1,5}号")
_ATTACHED = re.compile(r"附件\s*[0-9一二三四五六七八九十]{0,2}\s*[：:]\s*(?=\S)")
_DAY = re.compile(
    r"(?:18|19|20|21|二)[0-9〇零○一二三四五六七八九]{2,3}年[0-9一二三四五六七八九十]{1,2}月(?:[0-9一二三四五六七八九十]{1,3}日)?"
)
_ORDERS = (
    (re.compile(r"姓氏.{0,2}(?:笔画|笔划)"), "surname-stroke"),
    (re.compile(r"(?:姓名|名字).{0,2}(?:笔画|笔划)"), "fullname-stroke"),
    (re.compile(r"(?:笔画|笔划)"), "surname-stroke"),
    (re.compile(r"拼音"), "pinyin"),
    (re.compile(r"(?:按|以)(?:名次|得票|成绩|排名)"), "rank"),
    (re.compile(r"(?:排名|排序)不分先后|不分先后"), "document"),
)
_LAST_BRACKETS = re.compile(r"[（(]([^（）()]*)[）)]\s*$")
_LONGEST_ORDER_LINE = 40
_LEVELS = {
    "national": ("全国", "国家级", "国家", "全国级"),
    "province": ("省级", "省部级", "自治区级", "直辖市级", "省"),
    "city": ("市级", "地市级", "市"),
    "district": ("区级", "县级", "区县级", "县区级", "区", "县", "县市级"),
    "enterprise": ("企业级", "公司级", "集团级", "厂级"),
}
_BY_WORD = {word: level for level, words in _LEVELS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Heading:
    """A line's words without the number before and the count behind; its depth among numbered lines, 0 for none."""

    words: str
    depth: int = 0
    count: int | None = None
    has_colon: bool = False


def parse_heading(text: str) -> Heading:
    """Take a line apart as a heading."""
    rest, depth = strip_number(re.sub(r"^附[：:]\s*", "", text))
    found = _COUNT.search(rest)
    count = read_number(found[1]) if found else None
    words = rest[: found.start()] if found else rest
    return Heading(words.strip().rstrip("：:").strip(), depth, count, rest.endswith(("：", ":")))


def strip_number(text: str) -> tuple[str, int]:
    """The text without a number before it, and how deep such numbers stand: 一、 1, （一） 2, 1. 3, （1） 4."""
    for depth, number in enumerate(_NUMBERS, 1):
        if found := number.match(text):
            return text[found.end() :].strip(), depth
    return text.strip(), 0


def read_number(text: str) -> int | None:
    """A number in digits or Chinese numerals below a thousand."""
    if text.isdecimal():
        return int(text)
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.get(character, 0)
    return total + digit or None


def find_order(text: str) -> str | None:
    """The order that a line such as （以姓氏笔画为序） tells."""
    if len(text) > _LONGEST_ORDER_LINE:
        return None
    plain = "".join(text.split())
    return next((order for sign, order in _ORDERS if sign.search(plain)), None)


def split_order(text: str) -> tuple[str, str | None]:
    """A line without the order in its last brackets: 工匠（3名，排名不分先后）; the order alone is no such line."""
    found = _LAST_BRACKETS.search(text)
    if not (found and found.start() and (order := find_order(found[1]))):
        return text, None
    kept = "，".join(piece for piece in re.split("[，,；;]", found[1]) if not find_order(piece))
    return text[: found.start()] + (f"（{kept}）" if kept else ""), order


def find_total(text: str) -> tuple[bool, int | None]:
    """Whether a line or cell is a total, and the number it tells."""
    plain = unicodedata.normalize("NFKC", "".join(text.split()))
    if _TOTAL.fullmatch(plain) or (len(plain) < 20 and _WHOLE_COUNT.fullmatch(plain)):
        numbers = re.findall(r"[0-9]{1,5}", plain)
        return True, int(numbers[0]) if len(numbers) == 1 else None
    return False, None


def find_year(text: str) -> int | None:
    """The first year that a title names."""
    plain = unicodedata.normalize("NFKC", text)
    if found := _YEAR.search(plain):
        return int(found[1])
    chinese = _CHINESE_YEAR.search(plain)
    return int("".join(str(_DIGITS.get(digit, 0)) for digit in chinese[1])) if chinese else None


def find_edition(text: str) -> str | None:
    """第二届, 首批 and the like."""
    found = _EDITION.search(text)
    return found[0] if found else None


def level_of(text: str) -> str | None:
    """The level that words name: 市级 and nothing else."""
    return _BY_WORD.get("".join(text.split()))


def is_title(text: str) -> bool:
    """Whether a line reads like the title of a list."""
    return len(text) <= 120 and "。" not in text and _TITLE.fullmatch("".join(text.split())) is not None


def is_greeting(text: str) -> bool:
    """各区总工会： begins a letter, not a group."""
    return _GREETING.fullmatch(text) is not None


def is_attachment(text: str) -> bool:
    """附件1 above a list."""
    return _ATTACHMENT.fullmatch("".join(text.split())) is not None


def find_document(text: str) -> str | None:
    """The number of a document that a line is: 海工发〔2018〕5号."""
    plain = "".join(text.split())
    return plain if _DOCUMENT.fullmatch(plain) else None


def without_attachment(text: str) -> str | None:
    """The title behind 附件1：; None where there is no such mark."""
    found = _ATTACHED.match(text)
    return text[found.end() :] if found else None


def is_footnote(text: str) -> bool:
    """注：, 联系电话： and a day by itself stand below lists."""
    plain = "".join(text.split())
    return _FOOTNOTE.fullmatch(plain) is not None or is_day(text)


def is_day(text: str) -> bool:
    """Whether a line is a day and nothing else, as below a signature."""
    return _DAY.fullmatch("".join(text.split())) is not None


def is_prose(text: str) -> bool:
    """Whether a line is a sentence."""
    return "。" in text or len(text) > 300


def close_up(text: str) -> str:
    """A title without the spaces that stretch it: 光　荣　榜."""
    return re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", " ".join(text.split()))
