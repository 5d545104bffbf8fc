"""A site with an address, and the faces that another test has unpacked already."""

import shutil

import pytest
from pressroom import FACES, WITH_ADDRESS
from workspace import Workspace


@pytest.fixture
def site(workspace: Workspace) -> Workspace:
    workspace.file("site_config.yml", WITH_ADDRESS)
    if FACES.is_dir():
        shutil.copytree(FACES, workspace.root / ".cache/faces")
    workspace.award("laomo", "柳河市劳动模范")
    workspace.record(
        "people/ding-yi",
        """
        name: 丁一
        unit_name: 柳河焊接厂
        summary: 在一线焊了三十年的工人。
        deeds: |
          第一段事迹。他带出**二十名**徒弟。

          第二段事迹。
        motto: 一件一件做好
        honours:
          - award: laomo
            year: 2016
        """,
    )
    return workspace


@pytest.fixture
def exhibition(site: Workspace) -> Workspace:
    """People whose order by strokes is not that of the panels."""
    for id, name in (("wan-er", "万二"), ("ding-san", "丁三"), ("cai-si", "蔡四")):
        site.person(id, name, "summary: 一句话。\ndeeds: 做了一件事。\n")
    site.record(
        "exhibitions/zhan",
        """
        title: 劳动者的年代
        summary: 前言的一句话。
        panels:
          - title: 第一块
            text: 展板的文字。
            people: [cai-si, ding-yi]
          - title: 第二块
            people: [wan-er, ding-san]
        """,
    )
    return site
