"""One thing that was worked out, as it is kept: a text; a value once somebody asks for it."""

from typing import Any

from pydantic_core import from_json


class Answer:
    """One answer as text; its value is read from the text when first asked for."""

    __slots__ = ("_value", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._value: Any = self

    @property
    def value(self) -> Any:
        """What the text says."""
        if self._value is self:
            self._value = from_json(self.text)
        return self._value
