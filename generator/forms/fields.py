"""Which fields a form has: those that an author writes, and what it carries without showing it."""

from collections.abc import Iterator

from pydantic import BaseModel

from generator.authoring.values import Value, values_of

# Signatures and removals are written by commands, which know what else they mean.
NOT_IN_FORMS = frozenset(("review", "removal"))
# The file's state that the form was opened with, and how lists call the record.
SEEN, SHOWN = "form_seen", "form_shown"


def fields_of(model: type[BaseModel]) -> Iterator[Value]:
    """The fields of a record or a group that stand in its form."""
    return (value for value in values_of(model) if value.name not in NOT_IN_FORMS)
