"""What an import has to say: what was taken, what is doubtful and what was left out."""

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
