"""Why something was not done to records: told to whoever asked, and nothing has changed."""

from generator.codes import Text


class Refused(Exception):
    """What was asked for cannot be done; its words are for the editor."""

    def __init__(self, zh: str, en: str) -> None:
        self.words = Text(zh, en)
        super().__init__(en)
