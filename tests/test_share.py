"""Passing a page on: its address as a QR code, and the button that goes with it."""

import time

import pytest
from workspace import Workspace

from generator.qr import qr_svg


def test_a_code_is_made_in_a_moment():
    began = time.perf_counter()
    for number in range(20):
        qr_svg(f"https://www.gonghui.example.cn/people/somebody-{number}/", "码")
    # About a millisecond each; without a fixed mask it would be four.
    assert (time.perf_counter() - began) / 20 < 0.02


def test_the_words_of_a_code_are_text_and_too_long_an_address_has_none():
    assert "<title>&lt;b&gt;</title>" in qr_svg("x", "<b>")
    assert qr_svg("x" * 3000, "码") == ""


def test_a_site_without_an_address_has_no_code_but_a_button(workspace: Workspace):
    workspace.person("a")
    body = workspace.build().page("people/a/").body
    assert "<svg" not in body
    assert "扫码" not in body
    assert "分享本页" in body


@pytest.mark.parametrize("kind", ["units", "awards", "places"])
def test_other_records_are_passed_on_the_same_way(workspace: Workspace, kind: str):
    workspace.config.write_text(f"{workspace.config.read_text('utf-8')}site_url: https://a.cn/\n", "utf-8")
    words = {"units": "name: 厂\ntype: company", "awards": "title: 奖\nlevel: city", "places": "name: 家\ntype: home"}
    workspace.record(f"{kind}/x", words[kind])
    body = workspace.build().page(f"{kind}/x/").body
    assert f'data-share="https://a.cn/{kind}/x/"' in body
    assert body.count("<svg") == 1
