"""When a record is public makes sense, and so does who signed it; what a release asks for besides."""

from collections.abc import Iterator
from itertools import pairwise
from typing import get_args

from pydantic_core import to_json

from generator.cache import fingerprint
from generator.catalog import Catalog
from generator.checks.context import CheckContext
from generator.codes import Text
from generator.options import ReviewRule
from generator.problems import Problem
from generator.records import KINDS_BY_NAME, Record
from generator.records.base import Role

ROLES: tuple[Role, ...] = get_args(Role)
_MARK = 8
# What may change without another look: the signatures themselves, and what only editors read.
_NOT_SIGNED = frozenset(("review", "doubts", "draft", "id"))


def check_times(catalog: Catalog, context: CheckContext, record: Record) -> Iterator[Problem]:
    """A record is not over before it begins."""
    if record.publish_on and record.expires_on and record.expires_on < record.publish_on:
        yield catalog.problem("V101", record, ("expires_on",), first=record.publish_on)


def check_steps(catalog: Catalog, context: CheckContext, record: Record) -> Iterator[Problem]:
    """Signatures stand in the order of the steps, none before the one that it follows."""
    for index, (before, after) in enumerate(pairwise(record.review), 1):
        if ROLES.index(after.role) <= ROLES.index(before.role):
            yield catalog.problem("V102", record, ("review", index, "role"), role=after.role, before=before.role)
        elif after.date < before.date:
            yield catalog.problem("V103", record, ("review", index, "date"), role=after.role, date=before.date)


def find_unsigned(catalog: Catalog, rule: ReviewRule) -> Iterator[Problem]:
    """What keeps records from being released: steps that are missing, done by one person, or older than the text."""
    for kind, ids in catalog.sources.items():
        if not rule.kinds or kind in rule.kinds:
            for id in ids:
                yield from _check_signatures(catalog, catalog.get(kind, id), rule)


def _check_signatures(catalog: Catalog, record: Record, rule: ReviewRule) -> Iterator[Problem]:
    signed = {one.role: one for one in record.review}
    name = f"{KINDS_BY_NAME[record.kind].folder}/{record.id}"
    if missing := [role for role in rule.steps if role not in signed]:
        told = {"missing": Text("、".join(missing), ", ".join(missing)), "first": missing[0], "which": name}
        yield catalog.missing("V201", record, ("review",), **told)
    for index, one in enumerate(record.review):
        if one.mark and one.mark != mark_of(record):
            yield catalog.problem("V202", record, ("review", index, "mark"), role=one.role, which=name)
    first, last = signed.get("初审"), signed.get("终审")
    if first and last and first.name == last.name:
        yield catalog.problem("V203", record, ("review", record.review.index(last), "name"), name=last.name)


def mark_of(record: Record) -> str:
    """What a signature is bound to: a short digest of all that it answers for."""
    values = record.model_dump(mode="json", exclude_defaults=True, exclude=set(_NOT_SIGNED))
    return fingerprint(to_json(values))[:_MARK]
