"""Where somebody lives, down to house or room; an office's address, which nobody introduces so, is none."""

import re
from collections.abc import Iterator

from generator.leaks.leak import Leak

_CALLED = (
    r"(?:(?:家庭|现|常住|通讯|居住|户籍)(?:住址|地址)|住址|户籍(?:所在)?地|户口(?:所在地|地址)|现居住?(?:地址?|于|在)?"
    r"|居住(?:地|于|在)|家住|现住(?:址|地|在|于)?|暂住(?:地|在)?|住在|家在)"
)
_COUNT = r"[0-9０-９A-Za-z一二三四五六七八九十百〇零\-－]{1,6}"
_HOUSE = rf"{_COUNT}\s*(?:号楼|幢|栋|单元|室|号|组|户)"
# Nothing but words: this looks at a text faster than what follows.
_FIRST = re.compile("住址|地址|户籍|户口|居住|家住|现住|暂住|住在|家在|现居")
_TOLD = re.compile(
    rf"(?P<called>{_CALLED})[：:是为在于\s]{{0,3}}[^。；;，,的！!？?\n]{{2,40}}?{_HOUSE}(?:[^，。；;\s]{{0,12}}(?:室|号|户))?"
)
_LABELLED = re.compile(
    rf"(?P<called>{_CALLED})\s*[：:]\s*[^。；;，,！!？?\n]{{2,30}}?(?:小区|花园|新村|家园|公寓|苑|村)(?![委民级镇])"
)
# Where many stay, and what else is counted in such words.
_PUBLIC = re.compile(r"宾馆|酒店|招待所|医院|病房|疗养院|宿舍楼建|第[^，。]{0,6}组|[0-9]号(?:召|线|文|令)")


def find_homes(text: str) -> Iterator[Leak]:
    """Every home in a text."""
    if not _FIRST.search(text):
        return
    last = 0
    for found in sorted([*_TOLD.finditer(text), *_LABELLED.finditer(text)], key=lambda one: (one.start(), -one.end())):
        if found.start() >= last and not _PUBLIC.search(found[0]):
            last = found.end()
            yield Leak("home", found.start(), found.end(), f"{found['called']}…**{found[0][-1]}")
