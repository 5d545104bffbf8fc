"""What a built site must not do to a reader: run a script, leave the site by a trick, tell what is not its own."""

import json
import re
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from case import SECRET
from PIL import Image

MARK = "alert(7)"
SUM = "{{ 1234567*7 }}", "8641969"
_ACTIVE = {"iframe", "object", "embed", "applet", "base", "form", "meta-refresh"}
# They lead nowhere without a script.
_OUR_FORMS = {"gr-find", "gr-search__form"}
_ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "poster", "data", "srcset"}
_SCHEME = re.compile(r"(javascript|vbscript|data):(?!,$)", re.IGNORECASE)
# The few bytes of colour that stand in for a picture while it loads.
_STAND_IN = re.compile(r"data:image/webp;base64,[A-Za-z0-9+/]+=*")
# The one document that a wall's screen shows.
_STAGE = re.compile(r"(\.\./)+kiosk/[a-z0-9-]+/stage-[0-9a-f]{12}\.html")
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")


class _Page(HTMLParser):
    """Everything in a document that acts."""

    def __init__(self) -> None:
        super().__init__()
        self.harm: list[str] = []
        self._within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within = tag if tag in ("script", "style") else ""
        named = {name: value or "" for name, value in attrs}
        if named.get("type") == "application/ld+json":  # data for machines, which no browser runs
            self._within = ""
        is_stage = tag == "iframe" and _STAGE.fullmatch(named.get("src", ""))
        is_ours = is_stage or (tag == "form" and named.get("class") in _OUR_FORMS and "action" not in named)
        if (tag in _ACTIVE and not is_ours) or (tag == "meta" and "http-equiv" in named):
            self.harm.append(f"<{tag}>")
        for name, value in named.items():
            plain = re.sub(r"[\x00-\x20]", "", value)
            is_stand_in = (tag, name) == ("img", "src") and _STAND_IN.fullmatch(value)
            if name.startswith("on") or (name in _ADDRESSES and _SCHEME.match(plain) and not is_stand_in):
                self.harm.append(f"<{tag} {name}={value[:40]!r}>")
            if name == "style" and MARK in value:
                self.harm.append(f"<{tag} style>")

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within and MARK in data:
            self.harm.append(f"<{self._within}>")


def harm_of_html(html: str) -> list[str]:
    parser = _Page()
    parser.feed(html)
    parser.close()
    return parser.harm


def _harm_of_xml(text: str) -> list[str]:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return ["a document type"]
    found = []
    for element in ElementTree.fromstring(text).iter():
        if element.tag.rpartition("}")[2] == "script":
            found.append("<script>")
        found += harm_of_html(element.text or "") if "html" in element.get("type", "") else []
    return found


def _harm_of_calendar(text: str) -> list[str]:
    """Every line is a property or goes on with one; a text must not begin a line of its own."""
    lines = text.replace("\r\n ", "").split("\r\n")
    odd = [line for line in lines if line and not re.match(r"[A-Z-]+[;:]", line)]
    return [f"line {odd[0][:40]!r}"] if odd else []


def _harm_of_picture(content: bytes) -> list[str]:
    picture = Image.open(BytesIO(content))
    told = {"exif", "xmp", "icc_profile", "comment", "photoshop"} & picture.info.keys()
    return [f"{name} in the picture" for name in sorted(told)] + ["Exif"] * bool(dict(picture.getexif()))


def _harm_of_workbook(content: bytes) -> list[str]:
    """Every sheet is looked at as the text that it is."""
    with ZipFile(BytesIO(content)) as packed:
        sheets = [packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml")]
    return ["a formula"] * any("<f>" in sheet for sheet in sheets) + harm_of_text("".join(map(unescape, sheets)))


def _harm_of_wall(script: str) -> list[str]:
    """Its pieces of HTML are put into a page that leads nowhere."""
    values = json.loads(f"[{script.partition('(')[2].rpartition(')')[0]}]")
    pieces = [piece for value in values if isinstance(value, list) for piece in value]
    return [harm for piece in pieces for harm in [*harm_of_html(piece), *["a link"] * ("<a " in piece)]]


def harm_of_file(path: str, content: bytes) -> list[str]:
    """What one written file would do."""
    if path.lower().endswith(_PICTURES):
        return _harm_of_picture(content)
    if path.endswith(".woff2"):
        return []
    if path.endswith(".xlsx"):
        return _harm_of_workbook(content)
    text = content.decode()
    harm = harm_of_html(text) if path.endswith(".html") else []
    harm += _harm_of_wall(text) if re.match(r"kiosk/.*\.js$", path) else []
    harm += _harm_of_xml(text) if path.endswith((".xml", ".atom", ".rss")) else []
    harm += _harm_of_calendar(text) if path.endswith(".ics") else []
    words = json.dumps(json.loads(text), ensure_ascii=False) if path.endswith(".json") else unescape(text)
    if path.endswith(".svg"):
        harm.append("a drawing")
    return harm + harm_of_text(words)


def harm_of_text(words: str) -> list[str]:
    """What nobody may ever read."""
    harm = [f"U+{ord(found[0]):04X}"] if (found := _UNSEEN.search(words)) else []
    harm += ["a secret"] if SECRET in words else []
    harm += ["an expression was worked out"] if SUM[1] in words else []
    return harm


def harm_of_site(folder: Path) -> list[str]:
    """What any file of a built site would do, each with the file's path."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    paths = {file: file.relative_to(folder).as_posix() for file in files}
    return [f"{path}: {harm}" for file, path in paths.items() for harm in harm_of_file(path, file.read_bytes())]
