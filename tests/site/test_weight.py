"""What a first visit to a person's page costs a phone."""

import gzip
from urllib.parse import urlsplit

from visits import Visit

_SCRIPTS, _STYLES = 40_000, 32_000


def weight_of(visit: Visit, address: str, kind: str) -> int:
    """Bytes, gzipped one by one, of all files of a kind that a page asks for."""
    sizes: list[int] = []
    visit.page.on(
        "response",
        lambda got: sizes.append(len(gzip.compress(got.body(), 9))) if urlsplit(got.url).path.endswith(kind) else None,
    )
    visit.open(address)
    return sum(sizes)


def test_scripts_stay_light(phone: Visit):
    assert 0 < weight_of(phone, "people/lv-meihua/", ".js") <= _SCRIPTS


def test_styles_stay_light(phone: Visit):
    assert 0 < weight_of(phone, "people/lv-meihua/", ".css") <= _STYLES
