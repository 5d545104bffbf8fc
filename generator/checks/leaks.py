"""Nothing private of a person is written anywhere: in a record, in the name of a file, in a picture's description."""

from collections.abc import Iterator, Sequence

from generator.catalog import Catalog
from generator.checks.context import CheckContext
from generator.codes import Text
from generator.facts.people import person_named
from generator.leaks import Leak, find_leaks, find_lists, find_named, find_possible
from generator.load import Source
from generator.problems import FieldPath, Place, Problem
from generator.records.event import Event
from generator.records.service import Service
from generator.records.structure import find_texts
from generator.yaml_errors import mark_at

_CODES = {
    "identity": "L101",
    "old-identity": "L102",
    "mobile": "L103",
    "card": "L105",
    "home": "L106",
    "names": "L107",
}
_WHAT = {
    "identity": Text("身份证号", "an identity number"),
    "old-identity": Text("旧身份证号", "an old identity number"),
    "mobile": Text("手机号", "a mobile phone number"),
    "card": Text("银行卡号", "the number of a bank card"),
    "home": Text("家庭住址", "where somebody lives"),
}
_HERE = Text("", "")
_IN_THE_NAME = Text("文件名里的", "in the file's name ")
# Where a place tells the public how to reach it.
_PUBLIC_PHONE = ("phone",)


def check_beneficiaries(catalog: Catalog, context: CheckContext, told: Service | Event) -> Iterator[Problem]:
    """Those who were helped are not named; a single name is one where there is such a person."""
    for field, text in find_texts(told):
        for leak in (*find_named(text), *find_lists(text)):
            yield _tell(leak, catalog.path(told), field)
        for leak, name in find_possible(text):
            if name.isalpha() and catalog.ask(person_named, name):
                yield _tell(leak, catalog.path(told), field)


def find_hidden_leaks(catalog: Catalog, sources: list[Source]) -> Iterator[Problem]:
    """The same of records that the site does not show: their files are in the repository like others."""
    for source in sources:
        if source.id not in catalog.sources[source.kind]:
            yield from leaks_in_record(find_texts(catalog.record_of(source)), source.path)


def leaks_in_record(texts: Sequence[tuple[FieldPath, str]], path: str) -> Iterator[Problem]:
    """Leaks in any of a record's texts and in the name of its file."""
    # Most records hold nothing that could be one, and are looked at once.
    if find_leaks("\n".join((path, *(text for _, text in texts)))):
        for field, text in texts:
            is_public = field == _PUBLIC_PHONE
            for leak in find_leaks(text) if field != ("id",) else ():
                yield _tell(leak, path, field, "L104" if is_public and leak.sort == "mobile" else "")
        yield from leaks_in_name(path)


def leaks_in_page(text: str, path: str) -> Iterator[Problem]:
    """Leaks in a page of prose."""
    for leak in find_leaks(text):
        place = Place(path, *mark_at(text, leak.start))
        yield Problem(_CODES[leak.sort], place, {"where": _HERE, "shown": leak.shown})


def leaks_in_name(path: str) -> Iterator[Problem]:
    """Leaks in the name of a file or of its folder."""
    for leak in find_leaks(path):
        yield Problem(_CODES[leak.sort], Place(path, 1, 1), {"where": _IN_THE_NAME, "shown": leak.shown})


def leaks_in_description(words: str, path: str) -> Iterator[Problem]:
    """Leaks in what a picture says of itself."""
    for leak in find_leaks(words):
        yield Problem("L108", Place(path, 1, 1), {"what": _WHAT[leak.sort], "shown": leak.shown})


def _tell(leak: Leak, path: str, field: FieldPath, code: str = "") -> Problem:
    """A problem that nowhere repeats what leaked: neither in its words nor in the line that was typed."""
    values = {"where": _HERE, "shown": leak.shown}
    return Problem(code or _CODES[leak.sort], Place(path), values, field, excerpt=leak.shown)
