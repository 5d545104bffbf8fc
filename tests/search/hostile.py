"""Queries that nobody means well with, as lists of UTF-16 units: a text of Python cannot hold half a character."""

from collections.abc import Iterator
from random import Random

SCRIPTS = """
<script>alert(1)</script>
<img src=x onerror=alert(1)>
"><svg onload=alert(1)>
</script><script>alert(2)</script>
<iframe src=javascript:alert(1)>
javascript:alert(1)
@@body@@
@@title@@
{{ body }}
${alert(1)}
&lt;b&gt;&#x27;
__proto__
constructor
prototype
toString
hasOwnProperty
valueOf
__defineGetter__
null
undefined
NaN
true
-1
0x7fffffff
1e309
' OR 1=1 --
"; DROP TABLE people; --
UNION SELECT * FROM users
(((((((((
[^a-z
a{1,99999}
(a+)+$
.*.*.*.*.*.*x
\\
\\u0000
%00%ff%zz
../../../etc/passwd
?q=1&q=2#x
data:text/html,<b>
A\u0301\u0301\u0301
ﷺ
İıſK
ﬁﬂ
①②③㊗️㍿
👩‍👩‍👧‍👦🏳️‍🌈
🀄吕🀄梅🀄华
𠮷野家𪚥
\u202e华梅吕\u202c
\u200b吕\u200d梅\ufeff华
\u3000\u00a0\u2028\u2029
""".strip().split("\n")
_BLOCKS = (
    (0x00, 0x1F),
    (0x20, 0x7E),
    (0x80, 0x24F),
    (0x300, 0x36F),
    (0x590, 0x6FF),
    (0x2000, 0x206F),
    (0x3000, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xD800, 0xDFFF),
    (0xE000, 0xF8FF),
    (0xFE00, 0xFFFF),
)
_REPEATED = ("吕", "a", "lvmeihua", "<b>", "吕 ", "劳模工匠", "🀄", "\\")
_PINYIN = ("lv", "lü", "lyu", "nv", "mei", "hua", "zh", "sh", "x", "q", "a", "'", "ng", "ǚ", "uang", "wei", "shan")


def units(text: str) -> list[int]:
    """The UTF-16 units of a text."""
    content = text.encode("utf-16-le", "surrogatepass")
    return [content[at] | content[at + 1] << 8 for at in range(0, len(content), 2)]


def make_queries(many: int, texts: list[str], seed: int = 5) -> Iterator[list[int]]:
    """So many: those that are known to be trouble, a few very long ones, and what the dice make of texts and noise."""
    dice = Random(seed)
    fixed = [units(text) for text in SCRIPTS]
    fixed += [
        units(text) * (10_000 // len(units(text)))
        for text in ("吕", "a", "lvmeihua", "<b>", "吕 ", "劳模工匠", "🀄", "\\")
    ]
    fixed += [[dice.randint(0, 0xFFFF) for _ in range(10_000)] for _ in range(2)]
    yield from fixed
    for _ in range(many - len(fixed)):
        yield dice.choice(_WAYS)(dice, texts)


def _noise(dice: Random, texts: list[str]) -> list[int]:
    return [dice.randint(*dice.choice(_BLOCKS)) for _ in range(dice.randint(0, 12))]


def _piece(dice: Random, texts: list[str]) -> list[int]:
    text = dice.choice(texts)
    start = dice.randrange(len(text))
    return units(text[start : start + dice.randint(1, 30)])


def _damaged(dice: Random, texts: list[str]) -> list[int]:
    """A piece with a few units changed, left out or put in."""
    found = _piece(dice, texts)
    for _ in range(dice.randint(1, 3)):
        at = dice.randint(0, len(found))
        found[at : at + dice.randint(0, 1)] = _noise(dice, texts)[:1]
    return found


def _spelled(dice: Random, texts: list[str]) -> list[int]:
    return units("".join(dice.choices(_PINYIN, k=dice.randint(1, 8))))


def _words(dice: Random, texts: list[str]) -> list[int]:
    """Several words with some sort of space between them."""
    ways = [way for way in _WAYS if way is not _words]
    found: list[int] = []
    for _ in range(dice.randint(2, 5)):
        found += dice.choice(ways)(dice, texts)[:6] + units(dice.choice(" \u3000\t\n,，"))
    return found


def _scripted(dice: Random, texts: list[str]) -> list[int]:
    return _piece(dice, texts)[:4] + units(dice.choice(SCRIPTS)) + _piece(dice, texts)[:4]


_WAYS = (_noise, _piece, _damaged, _spelled, _words, _scripted)
