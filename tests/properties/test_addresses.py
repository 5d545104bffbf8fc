"""Addresses lead back to the root, belong to one record each and are safe names of files."""

from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote, urljoin, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import address_of, kiosk_address, root_from
from generator.records import KINDS
from generator.records.fields import ID_PATTERN

IDS = st.lists(st.text("az019", min_size=1, max_size=4), min_size=1, max_size=4).map("-".join)
RECORDS = st.builds(lambda kind, id: kind.model.model_construct(id=id), st.sampled_from(KINDS), IDS)
ROOT = "https://example.org/below/"


@given(RECORDS)
def test_every_page_finds_its_way_back(record):
    for address in (address_of(record) or "", kiosk_address(record.id), ""):
        assert urljoin(ROOT + address, root_from(address)) == ROOT
        assert urljoin(ROOT + address, root_from(address) + "assets/a.css") == ROOT + "assets/a.css"


@given(st.lists(RECORDS, max_size=8, unique_by=lambda record: (record.kind, record.id)))
def test_no_two_records_share_an_address(records):
    addresses = [address for record in records if (address := address_of(record))]
    assert len(addresses) == len(set(addresses))


@given(IDS)
def test_an_id_is_a_safe_name(id: str):
    assert ID_PATTERN.fullmatch(id)
    assert quote(id) == id
    assert urlsplit(f"{id}/").path == f"{id}/"
    assert id == id.casefold()
    for name in (PurePosixPath(id), PureWindowsPath(id)):
        assert name.parts == (id,)
        assert name.suffix == ""


@given(st.text(max_size=10))
def test_nothing_else_is_an_id(text: str):
    is_id = ID_PATTERN.fullmatch(text) is not None
    assert is_id == (
        text != "" and set(text) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") and "" not in text.split("-")
    )
