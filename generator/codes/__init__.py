"""Every code a problem can have, with its words in both languages. Codes are never reused."""

from generator.codes import content, fields, files, people, yaml
from generator.codes.code import Code, Text

__all__ = ["CODES", "Code", "Text"]

CODES = {code.code: code for code in (*yaml.CODES, *fields.CODES, *files.CODES, *content.CODES, *people.CODES)}
