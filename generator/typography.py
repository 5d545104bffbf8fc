"""Punctuation of Chinese prose as the standard has it (GB/T 15834): half-width marks beside Han become full-width ones.

What is no prose stays: code, addresses, links' targets, numbers, times, Latin words.
"""

import re

HAN = "〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_CLOSED = "）》〉」』】”’…％%℃"
_AFTER = "，。；：！？、）》〉」』】”’"
_BEFORE = "，。；：！？、（《〈「『【“‘"
_FULL = str.maketrans(",;:!?", "，；：！？")
# Left alone wherever they stand; the last is the mark of a picture or a footnote.
_KEPT = re.compile(
    r"""
    ^(?P<fence>```|~~~)[^\n]*\n(?:.*?\n)?[ ]*(?P=fence)[^\n]*$   # a block of code
    | ^(?:[ ]{4}|\t)[^\n]*$                                      # an indented one
    | ^[ ]*\[[^\]\n]+\]:[ ][^\n]*$                               # where a link leads
    | ^[ ]*\|[^\n]*$                                             # a row of a table
    | (?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)                 # code within a line
    | \]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ ]"[^"\n]*")?\)   # the target of a link
    | <[^<>\n]+>
    | (?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,15}://[^\s，。；：！？、（）《》“”<>]+
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+
    | !\[ | \[\^[^\]\n]+\]
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_SLOT = "\ue000"

_MARK = re.compile(rf"(?<=[{HAN}{_CLOSED}])(\*{{0,3}})([,;:!?])[ ]*|(?<=\S)()([,;:!?])[ ]*(?=[{HAN}])")
_STOP = re.compile(rf"(?<=[{HAN}][{HAN}][{HAN}][{HAN}])\.(?=[”’」』）]*[ ]*$)", re.MULTILINE)
_BRACKETS = re.compile(r"([(（])((?:[^()（）\n]|（[^()（）\n]*）)*)([)）])")
_LEFT_OF_BRACKETS = re.compile(rf"[{HAN}{_CLOSED}*]")
_SPACE_INSIDE = re.compile(rf"(?<=[{_BEFORE}）])[ ]+(?=\S)|(?<=\S)[ ]+(?=[{_AFTER}（])")
_DOUBLED = re.compile(r"(?<=\S) {2,}(?=\S)")
_INDENT = re.compile(r"^\u3000+", re.MULTILINE)
_HAS_HAN = re.compile(f"[{HAN}]")


def mend_prose(text: str) -> str:
    """The text with its punctuation mended; a second time changes nothing."""
    if not _HAS_HAN.search(text):
        return text
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return _SLOT

    if _SLOT in text:
        return text
    mended = _mend(_KEPT.sub(keep, text))
    parts = iter(kept)
    return re.sub(_SLOT, lambda _: next(parts), mended)


def _mend(text: str) -> str:
    before = None
    while before != text:
        before = text
        text = _INDENT.sub("", text)
        text = _BRACKETS.sub(_widen_brackets, text)
        text = _MARK.sub(_widen_mark, text)
        text = _STOP.sub("。", text)
        text = _SPACE_INSIDE.sub("", text)
        text = _DOUBLED.sub(" ", text)
    return text


def _widen_mark(found: re.Match[str]) -> str:
    return f"{found[1] or ''}{(found[2] or found[4]).translate(_FULL)}"


def _widen_brackets(found: re.Match[str]) -> str:
    opening, inside, closing = found.groups()
    if opening + closing == "()" and not _HAS_HAN.search(inside):
        left = found.string[max(0, found.start() - 20) : found.start()].rstrip(" ")[-1:]
        if not _LEFT_OF_BRACKETS.match(left):
            return found[0]
    return f"（{inside}）"
