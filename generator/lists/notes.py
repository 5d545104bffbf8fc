"""What an import has to say: what was taken, what is doubtful, what was left out, or why a file cannot be read."""

from dataclasses import dataclass, field

from generator.codes import Text

NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Note:
    """One thing about one place of the list, and what to do about it."""

    where: Text
    what: Text
    action: Text = NOTHING


@dataclass(slots=True)
class Findings:
    """Everything there is to tell, in the order of the list."""

    taken: list[Text] = field(default_factory=list)
    doubts: list[Note] = field(default_factory=list)
    unused: list[Note] = field(default_factory=list)


class Refused(Exception):
    """A list that cannot be used as a whole: why, and what to do."""

    def __init__(self, what: Text, action: Text) -> None:
        self.what, self.action = what, action
        super().__init__(what.en)
