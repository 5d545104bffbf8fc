"""The pictures of an article or a post: which there are, in which order, and the files that people upload.

In an article each is a line that names its file. WeChat's editor drops pictures from other addresses, and whether it
takes those that are held in the HTML itself differs by version (see limits.py): a line in words stays in any case.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.articles.limits import PICTURE_BYTES
from generator.cache import fingerprint
from generator.catalog import ContentChanged
from generator.pictures import NoPicture, develop, encode
from generator.settings import Settings

if TYPE_CHECKING:
    from PIL import Image

FOLDER = "pictures"
_PLACE = Markup('<p class="picture">【图{0}】{1}</p>\n')
_CAPTION = Markup('<p class="caption">{0}</p>\n')


@dataclass(frozen=True, slots=True)
class Picture:
    """A file to upload: its number among them, its path in the export, what it shows and how large it is."""

    number: int
    path: str
    caption: str
    alt: str
    width: int
    height: int
    content: bytes

    @property
    def size(self) -> int:
        """In kilobytes."""
        return max(1, round(len(self.content) / 1000))


class Album:
    """Pictures in the order in which they are asked for, each file once."""

    def __init__(self, settings: Settings, most: int | None = None) -> None:
        self._settings, self._most = settings, most
        self._seen: dict[str, int | None] = {}
        self.pictures: list[Picture] = []
        # Captions of photos without a file, and of those that are more than fit.
        self.missing: list[str] = []
        self.left_out: list[str] = []
        self.first: Image.Image | None = None

    def place(self, card: Mapping[str, Any]) -> Markup:
        """Where a picture belongs in an article: its number for whoever puts it there, and what stands below it."""
        is_new = card["id"] not in self._seen
        number = self.add(card)
        if number is None or not is_new:
            return Markup()
        picture = self.pictures[number - 1]
        name = picture.path.removeprefix(f"{FOLDER}/")
        credit = f"（图：{card['credit']}）" if card.get("credit") else ""
        return _PLACE.format(number, name) + _CAPTION.format(picture.caption + credit)

    def add(self, card: Mapping[str, Any]) -> int | None:
        """The number of a photo's picture; None for one without a file, or that is one too many."""
        id = str(card["id"])
        if id not in self._seen:
            self._seen[id] = self._add(id, card)
        return self._seen[id]

    def _add(self, id: str, card: Mapping[str, Any]) -> int | None:
        if not card["picture"]:
            self.missing.append(card["title"])
            return None
        content = self._read(str(card["file"]))
        digest = fingerprint(content)
        if digest in self._seen:
            return self._seen[digest]
        if self._most is not None and len(self.pictures) >= self._most:
            self.left_out.append(card["title"])
            return None
        number = len(self.pictures) + 1
        shown, ending, written = self._develop(content, str(card["file"]))
        path = f"{FOLDER}/{number:02}-{id}.{ending}"
        alt = card["alt"] or card["title"]
        self.pictures.append(Picture(number, path, card["title"], alt, shown.width, shown.height, written))
        self.first = self.first or shown
        self._seen[digest] = number
        return number

    def _read(self, file: str) -> bytes:
        try:
            return (self._settings.media / file).read_bytes()
        except OSError as error:
            raise ContentChanged(file) from error

    def _develop(self, content: bytes, file: str) -> tuple["Image.Image", str, bytes]:
        """Without what the camera noted: JPEG, or PNG where something can be seen through it."""
        try:
            shown = develop(content)
        except NoPicture as error:
            raise ContentChanged(file) from error
        if shown.mode == "RGBA":
            written = encode(shown, shown.width, "png")
            if len(written) <= PICTURE_BYTES:
                return shown, "png", written
            shown = on_paper(shown)
        return shown, "jpg", encode(shown, shown.width, "jpg")


def on_paper(picture: "Image.Image") -> "Image.Image":
    """The picture on white, as it is seen in an article."""
    from PIL import Image

    paper = Image.new("RGB", picture.size, "#ffffff")
    paper.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    return paper


def photo_cards(context: Any) -> list[Mapping[str, Any]]:
    """Every photo that a page's data hold, in their order; the portrait of a person stands before all others."""
    found: list[Mapping[str, Any]] = []
    waiting = [context]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            if value.get("kind") == "photo":
                found.append(value)
            else:
                first = [value["portrait"]] if value.get("portrait") else []
                waiting += reversed([*first, *value.values()])
        elif isinstance(value, list | tuple):
            waiting += reversed(value)
    return found


def qr_picture(url: str) -> bytes:
    """A PNG with the QR code of an address, as large as a phone shows it; nothing for one that is too long."""
    import segno

    try:
        code = segno.make(url, error="m", micro=False)
    except segno.DataOverflowError:
        return b""
    content = BytesIO()
    code.save(content, kind="png", scale=max(1, 600 // code.symbol_size()[0]), border=4)
    return content.getvalue()
