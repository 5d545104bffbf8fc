"""的的, 了了, a function word or a mark twice in a row: what is certain to be a slip.

Passed: 目的的, 有的的, 的的确确, 为了了解, 不甚了了, words that are doubled on purpose (一个一个, 研究研究), …… and ——.
"""

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.writing.copy import Copy
from generator.problems import Problem

_WORDS = "进行 开展 工会 职工 企业 以及 通过 他们 我们 因为 所以 如果 其中 根据 按照 关于 对于 荣获 获得"
_MARKS = "，， 、、 ；； ：： ，。 、。 。， 。、 ，、 、， ；。 ：。"
_CERTAIN = "|".join([*(word * 2 for word in _WORDS.split()), *_MARKS.split()])
# Nothing but words: this looks at a text faster than what follows.
_ANY = re.compile(f"的的|了了|。。|{_CERTAIN}")
_DOUBLED = re.compile(
    r"(?<![目有标的])的的(?![确士])|(?<![甚未终于明知难完的])了了(?![解结却然断望之此事])"
    rf"|(?<!。)。。(?!。)|{_CERTAIN}"
)
_AROUND = 4


def check(catalog: Catalog, copy: Copy) -> Iterator[Problem]:
    """The first of each field."""
    for passage in copy.passages if _ANY.search(copy.whole) else ():
        if found := _DOUBLED.search(passage.text):
            around = passage.text[max(found.start() - _AROUND, 0) : found.end() + _AROUND]
            yield copy.problem("C109", passage.field, around.strip().replace("\n", ""))
