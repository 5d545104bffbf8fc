"""The self-test of an article: pasted into a model of the editor, what is left is compared with what was meant."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from generator.articles.limits import declarations, paste
from generator.articles.rewriting import VOID, Attributes, Rewriter
from generator.codes import Text

_MOST_TOLD = 8
_SHOWN = 30
_INLINE = frozenset(("span", "strong", "em", "b", "i", "u", "a", "br"))
# What every text says for itself: the editor sets paragraphs and cells anew.
_OWN = ("color", "font-size")


class Reading(Rewriter):
    """A document as a list: tags with their attributes and styles, and the words between them.

    `bare` are words without a style of their own, `unsure` tags with a background and no colour.
    """

    def __init__(self) -> None:
        super().__init__()
        self.read: list[tuple[str, ...]] = []
        self.bare: list[str] = []
        self.unsure: list[str] = []
        self._open: list[tuple[str, frozenset[str]]] = []

    def write_start(self, tag: str, attributes: Attributes) -> None:
        styles: list[tuple[str, str]] = []
        others: list[str] = []
        for name, value in attributes:
            if name == "style":
                styles = declarations(value or "")
            else:
                others.append(f"{name}={value}")
        said = frozenset(name for name, _ in styles)
        self.read.append((f"<{tag}>", *sorted(others), *(f"{name}: {value}" for name, value in styles)))
        if "background-color" in said and "color" not in said:
            self.unsure.append(tag)
        if tag not in VOID:
            self._open.append((tag, said))

    def write_end(self, tag: str) -> None:
        self.read.append((f"</{tag}>",))
        if self._open and tag not in VOID:
            self._open.pop()

    def write_text(self, text: str) -> None:
        if text.strip(" \n\t"):
            if self.read and self.read[-1][0] == "":
                text = self.read.pop()[1] + text
            self.read.append(("", text))
            if not self._is_dressed():
                self.bare.append(text)

    def _is_dressed(self) -> bool:
        """Whether words say their colour and size in their block or nearer."""
        said: set[str] = set()
        for tag, styles in reversed(self._open):
            said |= styles
            if tag not in _INLINE:
                break
        return said.issuperset(_OWN)


def read_html(html: str) -> Reading:
    """A piece of HTML as a list of what it holds."""
    reading = Reading()
    reading.rewrite(html)
    return reading


def find_losses(html: str) -> list[Text]:
    """What an article would lose in the editor, as far as it fits into a message; nothing where all stays."""
    meant, left = read_html(html), read_html(paste(html))
    return [*_compare(meant.read, left.read), *_find_bare(meant)][:_MOST_TOLD]


def _compare(meant: Sequence[tuple[str, ...]], left: Sequence[tuple[str, ...]]) -> Iterator[Text]:
    if meant == left:
        return
    lost = Counter(part for one in meant for part in one) - Counter(part for one in left for part in one)
    for part, count in lost.items():
        if part and not part.startswith("</"):
            yield Text(f"丢了 {count} 处：{part[:_SHOWN]}", f"lost {count} times: {part[:_SHOWN]}")
    if not lost:
        first = next((one for one, other in zip_longest(meant, left) if one != other), None) or ("",)
        yield Text(f"变了样：{first[-1][:_SHOWN]}", f"changed: {first[-1][:_SHOWN]}")


def _find_bare(meant: Reading) -> Iterator[Text]:
    for words in meant.bare:
        shown = words.strip()[:_SHOWN]
        yield Text(f"没有自己的颜色和字号：{shown}", f"without a colour and size of its own: {shown}")
    for tag in meant.unsure:
        yield Text(
            f"<{tag}> 有底色却没有字色，深色模式下看不清",
            f"<{tag}> has a background and no colour",
        )


def count_styles(html: str) -> int:
    """How many declarations an article's styles hold."""
    return sum(": " in part for one in read_html(html).read if one[0] for part in one[1:])
