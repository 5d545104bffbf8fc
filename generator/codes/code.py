"""A code: its severity, the sentence an editor reads, what to do, and the page `explain` prints."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Language = Literal["zh", "en"]

# Longer than any list of fields or choices that a hint gives.
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Chinese and in English, with {names} to fill in."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        return self.en if language == "en" else self.zh

    def fill(self, values: Mapping[str, Any], language: Language) -> str:
        """Put the values in; a value that is itself a Text speaks the same language, and a long one is cut."""
        words = {key: value.in_(language) if isinstance(value, Text) else value for key, value in values.items()}
        return self.in_(language).format_map({key: _shorten(value) for key, value in words.items()})


def _shorten(value: Any) -> Any:
    """A text as it can be printed: names of files may hold bytes that no encoding knows."""
    return value[:_LONGEST].encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Code:
    """The fixed meaning of one code.

    One that `awaits` something which nobody here can bring about is told like others, and stops no strict build.
    """

    code: str
    message: Text
    hint: Text
    why: Text
    severity: Literal["error", "warning"] = "error"
    awaits: bool = False
