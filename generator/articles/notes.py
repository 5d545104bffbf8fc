"""The addresses of an article: the platform lets no link lead away, so each is told by a number and in a list."""

from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered address, with the words that led to it."""

    number: int
    name: str
    url: str


@dataclass(slots=True)
class Notes:
    """Addresses in the order in which they are first met; those below the site need its own address, `base`."""

    base: str
    found: dict[str, Note] = field(default_factory=dict)
    # Words that led to a page of the site, whose address is not known.
    lost: list[str] = field(default_factory=list)

    def add(self, name: str, href: str) -> int | None:
        """The number of an address; None for one that is no page, cannot be told, or stands in the words themselves."""
        try:
            scheme = urlsplit(href).scheme
            url = href if scheme else urljoin(self.base, href)
        except ValueError:
            return None
        if scheme in ("mailto", "tel") or url == name:
            return None
        if not url.startswith(("http://", "https://")):
            self.lost.append(name)
            return None
        note = self.found.setdefault(url, Note(len(self.found) + 1, " ".join(name.split()) or url, url))
        return note.number
