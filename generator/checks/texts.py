"""All that is written in a record, gathered once and looked at for what may not be public and for slips of the pen."""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.checks.context import CheckContext
from generator.checks.leaks import leaks_in_record
from generator.checks.writing import check_copy
from generator.problems import Problem
from generator.records import Record
from generator.records.structure import find_texts


def check_texts(catalog: Catalog, context: CheckContext, record: Record) -> Iterator[Problem]:
    """No number and no home of a person in any field or in the file's name; copy as it is to be written."""
    texts, path = find_texts(record), catalog.path(record)
    yield from leaks_in_record(texts, path)
    yield from check_copy(catalog, record, texts, path)
