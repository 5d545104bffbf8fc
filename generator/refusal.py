"""Why something that was asked for is not done: told to whoever asked, and nothing has changed."""

from generator.codes.code import Text

NO_ACTION = Text("", "")


class Refused(Exception):
    """What was asked for cannot be done; words for the editor, and what to do where that takes a line of its own."""

    def __init__(self, words: Text, action: Text = NO_ACTION) -> None:
        self.words, self.action = words, action
        super().__init__(words.en)
