"""The path of every page's URL: short, ASCII, and relative from one page to another."""

from generator.records import KINDS_BY_NAME, Record

WITHOUT_PAGE = frozenset(("photo", "kiosk"))


def address_of(record: Record) -> str | None:
    """A record's address below the site's root (`people/lv-meihua/`); None if its kind has no pages."""
    if record.kind in WITHOUT_PAGE:
        return None
    return f"{KINDS_BY_NAME[record.kind].folder}/{record.id}/"


def kiosk_address(id: str) -> str:
    """A kiosk's address."""
    return f"kiosk/{id}/"


def root_from(address: str) -> str:
    """The way from a page up to the site's root, as the start of a relative link: `../../`, or `./` at the top."""
    return "../" * address.count("/") or "./"
