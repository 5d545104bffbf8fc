"""What libyaml stumbled over, in the words of an editor, and at the line that has to be mended."""

import re
from dataclasses import dataclass

import yaml

from generator.codes import Text
from generator.problems import Place, Problem
from generator.wide_marks import find_wide_start

_GLUED = re.compile(r"[ ]*(?:- )?([A-Za-z_]+)(?:([：﹕꞉∶])|:(?=[^\s/:]))")
_FIELD = re.compile(r"[ ]*(?:- )?[A-Za-z_]+:[ ]+(.?)")
_GLUED_DASH = re.compile(r" *-([A-Za-z_]+):")
_TAB = re.compile(r"[ ]*(?:-[ ]*)?\t")
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_QUOTE = Text("整句用英文单引号括起来", "put the whole text into single quotes")
_LOOK = Text("检查这一行和上一行的冒号、引号和缩进", "check colons, quotes and indentation here and above")
_ASTRAY = (
    Text("这一行没有对齐", "this line is not aligned"),
    Text("和上一个字段对齐；新的一项以“- ”开头", "align it with the field above; `- ` begins a new entry"),
)
_BEHIND_BAR = Text("“|”下面的文字没有缩进", "the text below | is not indented")

# A sign in libyaml's words, what it means, what to do.
_KNOWN = (
    (
        "unexpected end of stream",
        Text("引号没有关上", "a quote is left open"),
        Text("补上后引号；开头用英文引号，结尾也要用英文引号", "close the quote, with the same mark that opens it"),
    ),
    (
        "could not find expected ':'",
        Text("字段名后面少了冒号和空格", "a colon and a space are missing after a field"),
        Text("写成“字段: 内容”；接着上一行的文字要缩进", "write `name: text`; indent what continues the line above"),
    ),
    ("cannot start any token", Text("文字以特殊符号开头", "the text begins with a special mark"), _QUOTE),
    ("alphabetic or numeric", Text("文字以 * 或 & 开头", "the text begins with * or &"), _QUOTE),
    ("expected whitespace or line break", Text("文字以 ! 开头", "the text begins with !"), _QUOTE),
    ("expected node content", Text("文字以 , 等符号开头", "the text begins with a mark such as a comma"), _QUOTE),
    ("mapping keys are not allowed", Text("文字以 ? 开头", "the text begins with ?"), _QUOTE),
    (
        "expected comment or line break",
        Text("“|”或“>”后面还有文字", "text follows | or >"),
        Text("文字另起一行，缩进两格；文字以它开头就加引号", "start a new, indented line, or quote the text"),
    ),
    (
        "did not find expected '-'",
        Text("列表没有对齐", "the list is not aligned"),
        Text("每个“- ”上下对齐", "put every `- ` right below the other"),
    ),
    (
        "block sequence entries",
        Text("列表不能接在这里", "a list cannot begin here"),
        Text("换行再写“- ”", "start a new line with `- `"),
    ),
    ("escape character", Text("双引号里有反斜杠", "a backslash inside double quotes"), _QUOTE),
    (
        "did not find expected ',' or",
        Text("括号没有关上，或少了逗号", "a bracket left open, or a comma missing"),
        Text("补上括号；文字以 [ 或 { 开头就加引号", "close it; quote a text that begins with [ or {"),
    ),
    (
        "did not find expected key",
        Text("缩进不齐", "uneven indentation"),
        Text("和同一层的字段对齐", "align it with the fields of its level"),
    ),
)


@dataclass(frozen=True, slots=True)
class _Stumble:
    """Where libyaml stopped (or began what it could not end), and the line as typed."""

    said: str
    line: int
    column: int
    typed: str


def explain_error(error: yaml.YAMLError, text: str, path: str) -> Problem:
    """The problem behind one of libyaml's errors."""
    stumble = _find_stumble(error, text)
    if "end of stream" not in stumble.said and (
        glued := find_glued_colon(text, path, stumble.line, _indent(stumble.typed))
    ):
        return glued
    if wide := find_wide_start(stumble.typed.lstrip(" ")):
        return Problem("Y117", Place(path, stumble.line, stumble.column), {"found": wide[0], "meant": wide[1]})
    if tab := _TAB.match(stumble.typed):
        return Problem("Y103", Place(path, stumble.line, tab.end()))
    if dash := _find_glued_dash(text, path, stumble.line):
        return dash
    detail, remedy = _words(stumble, text)
    values = {"detail": detail, "remedy": remedy}
    return Problem("Y101", Place(path, stumble.line, stumble.column), values, excerpt=stumble.typed.strip()[:80])


def _find_stumble(error: yaml.YAMLError, text: str) -> _Stumble:
    said = str(getattr(error, "problem", None) or "")
    is_begun_before = "end of stream" in said or "could not find expected ':'" in said
    where = getattr(error, "context_mark" if is_begun_before else "problem_mark", None)
    line, column = (where.line + 1, where.column + 1) if where else (1, 1)
    end = mark_at(text, len(text))
    line, column = (line, column) if line <= end[0] else end  # libyaml adds a line break behind the last line
    return _Stumble(said, line, column, _line_of(text, line))


def mark_at(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a character, in lines as libyaml breaks them."""
    breaks = [found.end() for found in _BREAK.finditer(text, 0, offset)]
    return len(breaks) + 1, offset - (breaks[-1] if breaks else 0) + 1


def offset_of(text: str, line: int, column: int) -> int:
    """The index of the character at a line and column, from 1, in lines as libyaml breaks them."""
    # Where a byte order mark begins the text, libyaml does not count it.
    start = 1 if line == 1 and text.startswith("\ufeff") else 0
    for number, found in enumerate(_BREAK.finditer(text), 2):
        if number == line:
            start = found.end()
            break
    return start + column - 1


def lines_of(text: str) -> list[str]:
    """The lines of a text, broken as libyaml breaks them."""
    return _BREAK.split(text)


def _line_of(text: str, line: int) -> str:
    """One line of a text, counted from 1; empty where there is none."""
    lines = lines_of(text)
    return lines[line - 1] if 0 < line <= len(lines) else ""


def _words(stumble: _Stumble, text: str) -> tuple[Text, Text]:
    if "mapping values are not allowed" in stumble.said:
        return _words_for_colon(stumble)
    above = _line_of(text, stumble.line - 1).rstrip()
    if "could not find expected ':'" in stumble.said and above.endswith(("|", ">")):
        return _BEHIND_BAR, Text("每行缩进两格", "indent every line")
    field = _FIELD.match(stumble.typed)
    if "did not find expected key" in stumble.said and field and field[1] in tuple("\"'[{"):
        return Text(f"文字以 {field[1]} 开头，关上以后还有别的字", f"text follows what {field[1]} opens"), _QUOTE
    if "did not find expected '-'" in stumble.said and field and not stumble.typed.lstrip().startswith("-"):
        return _ASTRAY
    known = ((detail, remedy) for sign, detail, remedy in _KNOWN if sign in stumble.said)
    return next(known, (Text("写法有误", "not written as YAML"), _LOOK))


def _words_for_colon(stumble: _Stumble) -> tuple[Text, Text]:
    """A field indented too far, or a colon and a space within a text."""
    if stumble.typed[: stumble.column - 1].strip().removeprefix("- ").isidentifier():
        detail = Text("这一行多缩进了", "this line is indented too far")
        return detail, Text("和上一个字段对齐", "align it with the field above")
    detail = Text("文字里有冒号加空格“: ”", "a colon and a space within the text")
    return detail, Text("改成全角“：”，或者整句加引号", "put the whole text into quotes")


def find_glued_colon(text: str, path: str, line: int, indent: int) -> Problem | None:
    """The first field written `name：text` (Y102) or `name:text` (Y114) at or above a line, indented as far as it.

    Lines of a text further to the right may hold such colons by right.
    """
    for number, typed in enumerate(lines_of(text)[:line], 1):
        glued = _GLUED.match(typed)
        if glued and _indent(glued[0]) == indent:
            place = Place(path, number, glued.end(1) + 1)
            return Problem("Y102" if glued[2] else "Y114", place, {"name": glued[1]})
    return None


def _find_glued_dash(text: str, path: str, line: int) -> Problem | None:
    """An entry written `-title: text`: libyaml stumbles over the line below it."""
    for number in (line, line - 1):
        typed = _line_of(text, number)
        if glued := _GLUED_DASH.match(typed):
            detail = Text("“-”后面少一个空格", "a space is missing after the dash")
            values = {"detail": detail, "remedy": Text(f"写成 - {glued[1]}: …", f"write - {glued[1]}: …")}
            return Problem("Y101", Place(path, number, glued.start(1)), values, excerpt=typed.strip()[:80])
    return None


def _indent(typed: str) -> int:
    """How far to the right a line's field stands; the mark of a list entry is no part of it."""
    return len(typed) - len(typed.lstrip().removeprefix("- ").lstrip())
