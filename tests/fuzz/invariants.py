"""What must hold for every text an editor could save: one function for the reader, one for Markdown.

Both take bytes, so that a fuzzer and the kept cases run the same; the first byte chooses, the rest is the text.
"""

import json
import re
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from html import unescape
from pathlib import Path
from typing import Any

import nh3
from pydantic import ValidationError

from generator.annotations import annotate
from generator.codes import CODES
from generator.dates import in_chinese
from generator.load import explain_encoding
from generator.markdown import to_html
from generator.names import (
    ORDERS,
    initials,
    invisible_characters,
    missing_strokes,
    pad,
    pinyin,
    slug,
    sort_key,
    surname_readings,
    syllables,
    text_slug,
    unpad,
)
from generator.problems import Place, Problem
from generator.records import KINDS, Kind
from generator.records.structure import find_references
from generator.report import format_problems, hint_of, locate, message_of
from generator.wording import explain_errors
from generator.yaml_source import Reading, read_yaml

FORMS = ("text", "json", "github", "gitlab")
LANGUAGES = ("zh", "en")
BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>')
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
ADDRESS = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*)?")
LONGEST_NAME = 60
VOID = {"br", "hr"}
# What may stand on a page, told again here: a longer list in the program must be meant.
ALLOWED: dict[str, set[str]] = {
    **{tag: {"id"} for tag in ("h1", "h2", "h3", "h4", "h5", "h6", "li")},
    **{tag: {"align"} for tag in ("th", "td")},
    **{tag: {"class"} for tag in ("sup", "section")},
    **{tag: set() for tag in ("p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "ul")},
    **{tag: set() for tag in ("table", "thead", "tbody", "tr")},
    "ol": {"start"},
    "a": {"href", "title", "id", "class", "aria-label", "rel"},
}
REL = "noopener nofollow"
SCHEMES = {"http", "https", "mailto", "tel"}
# A text this long, made of one that repeats, shows what costs more than it is long.
LONG = 30_000
# Problems without a line are located by reading the file again; in memory where there is such a place.
_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
_SCRATCH = tempfile.TemporaryDirectory(prefix="guangrong-reader-", dir=_MEMORY)

Notice = Callable[[str], None]


def ignore(_: str) -> None:
    """Takes notice of nothing."""


def check_reader(data: bytes, notice: Notice = ignore) -> None:
    """Read, validate and report a record; `notice` hears of what happens, for a fuzzer that looks for news."""
    kind, content = KINDS[(data[0] if data else 0) % len(KINDS)], data[1:]
    path = f"content/{kind.folder}/a.yml"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        check_problems([explain_encoding(error, path)], content, content.decode("utf-8", "replace"), path)
        return
    reading = read_yaml(text, path)
    check_marks(reading, read_yaml(text, path, with_marks=True), text, path)
    problems = reading.problems
    if not problems:
        check_values(reading.values, notice)
        if data[0] > 127:
            check_names(reading.values)
        problems = validate(kind, reading.values, path)
    list(find_references(kind.model, reading.values))
    for problem in problems:
        notice(f"{problem.code} {problem.values.get('detail')} {len(problem.field)} {problem.spot}")
    if problems:
        check_problems(problems, content, text, path)


def validate(kind: Kind, values: dict[str, Any], path: str) -> list[Problem]:
    try:
        record = kind.model.model_validate({**values, "id": "a"})
    except ValidationError as error:
        return list(explain_errors(error, kind.model, path))
    assert isinstance(record.label, str)
    assert all(isinstance(id, str) for _, _, id in find_references(kind.model, record))
    return []


def check_marks(plain: Reading, marked: Reading, text: str, path: str) -> None:
    assert plain.values == marked.values
    assert plain.problems == marked.problems
    assert not plain.keys and not plain.marks
    if any(problem.code != "Y104" for problem in plain.problems):
        assert plain.values == {}
        return
    lines = [*BREAK.split(text), ""]  # a key at the very end has its empty value behind the end
    for mark in (*marked.keys.values(), *marked.marks.values()):
        check_place(Place(path, *mark), lines)
    if not plain.problems:
        assert set(marked.marks) == set(ways(plain.values))


def ways(values: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every value in a tree."""
    steps = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    for step, value in steps:
        yield (*way, step)
        yield from ways(value, (*way, step))


def check_values(values: Any, notice: Notice, depth: int = 0) -> None:
    if depth == 0:
        assert json.loads(json.dumps(values, ensure_ascii=False)) == values
        json.dumps(values, ensure_ascii=False).encode()
    notice(f"{type(values).__name__} {depth}")
    if type(values) is dict:
        assert all(type(key) is str for key in values)
        for value in values.values():
            check_values(value, notice, depth + 1)
    elif type(values) is list:
        for value in values:
            check_values(value, notice, depth + 1)
    else:
        assert values is None or type(values) is str


def check_names(values: Any) -> None:
    """Whatever stands in a record could stand in its name, its reading or its date."""
    texts = [text for text in leaves(values) if text and len(text) <= LONGEST_NAME]
    for text, reading in zip(texts, [*texts[1:], "lv3 mei2 hua2"], strict=False):
        assert ADDRESS.fullmatch(slug(text)) and ADDRESS.fullmatch(text_slug(text))
        assert unpad(pad(text)) == unpad(text)
        assert len(initials(text)) <= 4 * len(text)
        assert [sort_key(text, order) for order in ORDERS] == [sort_key(pad(text), order) for order in ORDERS]
        assert all(text[index] == found for index, found in invisible_characters(text))
        surname_readings(text), missing_strokes(text), pinyin(text)
        with suppress(ValueError):
            assert len(syllables(text, reading)) <= len(text)
        with suppress(ValueError):
            assert in_chinese(text)


def leaves(values: Any) -> Iterator[str]:
    """Every text in a tree."""
    for value in values.values() if isinstance(values, dict) else values:
        if isinstance(value, dict | list):
            yield from leaves(value)
        elif value is not None:
            yield value


def check_problems(problems: list[Problem], content: bytes, text: str, path: str) -> None:
    lines = BREAK.split(text)
    root = write_record(content, path)
    located = locate(problems, root)
    assert 1 <= len(located) <= len(problems)
    for problem in located:
        assert problem.code in CODES
        assert problem.place.line, problem
        for place in (problem.place, *problem.also):
            check_place(place, lines)
        for language in LANGUAGES:
            check_words(message_of(problem, language), hint_of(problem, language))
    for form in FORMS:
        for language in LANGUAGES:
            is_for_forge = form in ("github", "gitlab")
            said = annotate(located, form, language, "") if is_for_forge else format_problems(located, form, language)
            assert said.encode()
            if form in ("json", "gitlab"):
                assert len(json.loads(said)) == len(located)
            elif form == "text":
                lines_told = [2 + bool(problem.field) + len(problem.also) for problem in located]
                assert len(said.splitlines()) == sum(lines_told), "a line that content brought"
                assert max(map(len, said.splitlines())) < 1_000, "a line that nobody reads"
            elif form == "github":
                assert len(said.split("\n")) == len(located)


def check_words(message: str, hint: str) -> None:
    assert message and hint
    assert len(message) + len(hint) < 3_000, "a report nobody reads"


def check_place(place: Place, lines: list[str]) -> None:
    assert 1 <= place.line <= len(lines), place
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1, place


def write_record(content: bytes, path: str) -> Path:
    """Put a record where it says that it is; returns the root folder."""
    file = Path(_SCRATCH.name) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return Path(_SCRATCH.name)


def check_markdown(data: bytes, notice: Notice = ignore) -> None:
    """Render a text; everything on the page must be on the list of what is allowed, whole and told apart."""
    choice, text = (data[0] if data else 0), data[1:].decode("utf-8", "replace")
    level, prefix = 1 + choice % 6, "p-" if choice & 8 else ""
    html = to_html(text, level, prefix)
    assert html == to_html(text, level, prefix)
    check_html(html, prefix, notice)
    if "footnote" in html:
        assert words_of(html) == words_of(to_html(text, level, "other-"))
    attributes = {tag: names - {"rel"} for tag, names in ALLOWED.items()}
    cleaned = nh3.clean(html, tags=set(ALLOWED), attributes=attributes, url_schemes=SCHEMES, link_rel=REL)
    assert cleaned == html
    if zlib.crc32(data) % 32 == 0 and len(text) > 1:
        check_cost(text)


def check_html(html: str, prefix: str, notice: Notice = ignore) -> None:
    """Allowed tags and attributes only, every element closed in its place, safe addresses, ids told apart."""
    open_tags: list[str] = [""]
    ids: Counter[str] = Counter()
    at = 0
    while (at := html.find("<", at)) >= 0:
        tag = TAG.match(html, at)
        assert tag, html[at : at + 80]
        at = tag.end()
        closing, name, attributes = tag.groups()
        assert name in ALLOWED, name
        notice(f"{open_tags[-1]} {closing}{name} {min(len(open_tags), 8)}")
        if closing:
            assert open_tags.pop() == name and not attributes, html[:at][-80:]
        elif name not in VOID:
            open_tags.append(name)
        check_attributes(name, dict(ATTRIBUTE.findall(attributes)), ids, notice)
    assert open_tags == [""], open_tags
    assert all(count == 1 for count in ids.values()), ids.most_common(1)
    assert all(prefix in id for id in ids)


def check_attributes(tag: str, attributes: dict[str, str], ids: Counter[str], notice: Notice) -> None:
    assert set(attributes) <= ALLOWED[tag], (tag, attributes)
    assert tag != "a" or "href" not in attributes or attributes["rel"] == REL
    notice(f"{tag} {sorted(attributes)}")
    if id := attributes.get("id"):
        ids[id] += 1
        assert not re.search(r"[\s<>]", unescape(id)), id
    if scheme := SCHEME.match(unescape(attributes.get("href", ""))):
        assert scheme[1].lower() in SCHEMES, attributes


def words_of(html: str) -> str:
    """What a reader sees."""
    return unescape(TAG.sub("", html))


def check_cost(text: str) -> None:
    """A text repeated to a quarter of a length and to that length costs about four times, not sixteen."""
    short, long = (text * (length // len(text) + 1) for length in (LONG // 4, LONG))
    if cost(long, 1) < 0.1:
        return
    before, after = cost(short, 3), cost(long, 3)
    assert after < 0.1 or after < 9 * before, f"{before:.3f} s, four times as long {after:.3f} s"
    assert after < 2, f"{after:.1f} s for {len(long)} characters"


def cost(text: str, tries: int) -> float:
    def once() -> float:
        started = time.thread_time()
        to_html(text)
        return time.thread_time() - started

    return min(once() for _ in range(tries))
