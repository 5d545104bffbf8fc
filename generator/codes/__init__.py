"""Every code a problem can have, with its words in both languages. Codes are never reused."""

from generator.codes import content, fields, files, git, leaks, links, people, review, services, writing, yaml
from generator.codes.code import Code, Text

__all__ = ["CODES", "Code", "Text"]

_ALL = (
    yaml.CODES,
    fields.CODES,
    files.CODES,
    git.CODES,
    content.CODES,
    people.CODES,
    services.CODES,
    review.CODES,
    leaks.CODES,
    links.CODES,
    writing.CODES,
)
CODES = {code.code: code for codes in _ALL for code in codes}
