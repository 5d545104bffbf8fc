"""The known word that was probably meant, and the question that offers it."""

from collections.abc import Iterable
from difflib import get_close_matches

from generator.codes import Text

# No name, id or field is longer; comparing is slow, and what is longer is like none of them.
_LONGEST = 200
_RETYPE = Text("核对原文，用输入法重新输入这个字", "compare the source and type the character again")


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known word most like this one; None where none is as like as asked (0 to 1)."""
    if len(word) > _LONGEST:
        return None
    return next(iter(get_close_matches(word, list(known), 1, likeness)), None)


def offer(word: str) -> Text:
    """Ask whether a word was meant."""
    return Text(f"是不是 {word}？", f"did you mean {word}?")


def offer_character(meant: str) -> Text:
    """Ask whether a character was meant that looks like the one typed; without one, ask to type it again."""
    point = f"U+{ord(meant[0]):04X}" if meant else ""
    return Text(f"是不是 {meant}（{point}）？", f"did you mean {meant} ({point})?") if meant else _RETYPE
