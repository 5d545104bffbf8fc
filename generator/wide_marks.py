"""Full-width marks typed where YAML knows the plain ones only, so that the text would be read as something else."""

import re

from generator.codes import Text

_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
# What a text begins with that `find_wide_mark` may find something in.
WIDE_BEGINNINGS = frozenset("\u00a0\u202f\u205f\u3000“＂＇｜＞") | frozenset(map(chr, range(0x2000, 0x200B)))
_START = re.compile(f"([{_SPACES}])|([＃－–—])(?= )")
_ENTRY = re.compile(f"[{_SPACES}]+- ")
# Closed by a plain quote, or by one that no Chinese text uses: meant for YAML, while “…” may be the author's own.
_QUOTED = re.compile('“.*["＂]|[＂＇].*["\'＂＇]', re.DOTALL)
_SPACE = Text("空格", "space"), Text("半角空格", "plain spaces")
_PLAIN = {"＃": "# ", "－": "- ", "–": "- ", "—": "- ", "｜": "|", "＞": ">"}

Wide = tuple[Text, Text]


def find_wide_start(text: str) -> Wide | None:
    """What a line or a field's name wrongly begins with, and what was meant."""
    found = _START.match(text)
    if found is None:
        return None
    return _SPACE if found[1] else _wide(found[2])


def find_wide_mark(text: str, has_lines: bool) -> Wide | None:
    """The mark that an unquoted text was meant to be quoted, listed or set in lines by, and the right one."""
    if text[:1] in ("｜", "＞") and has_lines:
        return _wide(text[0])
    if _ENTRY.match(text):
        return _SPACE
    if _QUOTED.fullmatch(text):
        return Text(f"引号 {text[0]}", f"quote {text[0]}"), Text('英文引号 "，两头一样', 'plain quotes " at both ends')
    return None


def _wide(mark: str) -> Wide:
    plain = _PLAIN[mark]
    return Text(f"“{mark}”", mark), Text(f"“{plain}”", f"`{plain}`")
