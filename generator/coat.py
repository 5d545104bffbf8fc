"""Material's stylesheet without the rules of parts that our frame does not have: they are more than half of it."""

import re
from collections.abc import Iterator

from generator.cache import fingerprint

# Parts of Material's page that need its script, or that our frame builds in its own way; and the colours of code.
_PARTS = (
    "annotation|author|clipboard|code|consent|content--post|dialog|draft|feedback|header|meta|nav|option|overlay"
    "|pagination|path|pin|post|profile|progress|search|select|sidebar|skip|source|status|tabs|tag|toggle|tooltip2?|top"
    "|version"
)
_ABSENT = re.compile(
    rf"\.md-(?:{_PARTS})(?![a-z])|\.(?:js|no-js|giscus|mermaid|mdx-[a-z]+|linenodiv|highlight(?:table)?)(?![\w-])"
    r"|\[data-md-(?:toggle|scrolllock|color-primary|color-accent)|\[dir=rtl\]|\.focus-visible"
)
# Icons of those parts, and colours that are set again by our own palette.
_UNUSED = re.compile(
    r"--md-(?:clipboard|consent|feedback|nav|path|pin|post|search|select|source|status|tabs?|tag|toc|tooltip|top|version"
    r"|annotation|code-hl|typeset-table-sort|typeset-kbd|typeset-mark|typeset-ins|typeset-del)[\w-]*"
)
_GROUPS = ("@media", "@supports")
_NOTE = re.compile(r"/\*.*?\*/", re.DOTALL)


def trim(css: str) -> str:
    """A stylesheet without rules that can match nothing in our frame."""
    return "".join(_kept_rules(_NOTE.sub("", css)))


def coat_path(css: str) -> str:
    """Where a trimmed stylesheet will be, below the site's root."""
    return f"assets/material-{fingerprint(css.encode())[:12]}.css"


def _kept_rules(css: str) -> Iterator[str]:
    for head, body in _rules(css):
        if body is None:
            yield head
        elif head.startswith(_GROUPS):
            if inner := "".join(_kept_rules(body)):
                yield f"{head}{{{inner}}}"
        elif selectors := [one for one in _split(head, ",") if not _ABSENT.search(one)]:
            kept = ";".join(one for one in _split(body, ";") if not _UNUSED.match(one.strip()))
            if kept:
                yield f"{','.join(selectors)}{{{kept}}}"


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Every rule's head and body; a statement without one, such as @charset, has None."""
    start, opened, depth = 0, 0, 0
    for at, sign in _signs(css, "{};"):
        if sign == "{":
            depth += 1
            opened = at if depth == 1 else opened
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : at]
                start = at + 1
        elif depth == 0:
            yield css[start : at + 1].strip(), None
            start = at + 1


def _split(text: str, separator: str) -> list[str]:
    """Cut at a sign that stands outside of quotes and brackets."""
    parts, start, depth = [], 0, 0
    for at, sign in _signs(text, f"(){separator}"):
        if sign == separator and depth == 0:
            parts.append(text[start:at])
            start = at + 1
        else:
            depth += (sign == "(") - (sign == ")")
    return [part for part in (*parts, text[start:]) if part.strip()]


def _signs(css: str, wanted: str) -> Iterator[tuple[int, str]]:
    """Where signs stand outside of quotes."""
    quote = ""
    for found in re.finditer(rf"\\.|[\"'{re.escape(wanted)}]", css, re.DOTALL):
        sign = found[0]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in wanted:
            yield found.start(), sign
