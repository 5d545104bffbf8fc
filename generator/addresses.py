"""The path of every page's URL: short, ASCII, and relative from one page to another."""

from generator.records import KINDS_BY_NAME, Record

WITHOUT_PAGE = frozenset(("photo", "kiosk", "calendar"))
# Where the header's and the lost page's search lead, with the words sought as `?q=`.
SEARCH = "search/"
# Who made what the site is made of.
LICENCES = "licences/"
# Where the editors' manual begins, on a site that has it.
HELP = "help/"


def address_of(record: Record) -> str | None:
    """A record's address below the site's root (`people/lv-meihua/`); None if its kind has no pages."""
    return address_to(record.kind, record.id)


def address_to(kind: str, id: str) -> str | None:
    """The address of the record of a kind with this id; None if the kind has no pages."""
    return None if kind in WITHOUT_PAGE else f"{KINDS_BY_NAME[kind].folder}/{id}/"


def kiosk_address(id: str) -> str:
    """A kiosk's address."""
    return f"kiosk/{id}/"


def root_from(address: str) -> str:
    """The way from a page up to the site's root, as the start of a relative link: `../../`, or `./` at the top."""
    return "../" * address.count("/") or "./"


def file_at(address: str) -> str:
    """The file that a web server sends for an address."""
    return f"{address}index.html" if address.endswith("/") or not address else address
