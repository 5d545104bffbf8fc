"""The known word that was probably meant, and the question that offers it."""

from collections.abc import Iterable
from difflib import get_close_matches

from generator.codes import Text


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known word most like this one; None where none is as like as asked (0 to 1)."""
    return next(iter(get_close_matches(word, list(known), 1, likeness)), None)


def offer(word: str) -> Text:
    """Ask whether a word was meant."""
    return Text(f"是不是 {word}？", f"did you mean {word}?")
