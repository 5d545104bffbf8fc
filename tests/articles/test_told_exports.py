"""The manual shows what the exports print."""

import re
from pathlib import Path

import pytest
from typed import run, run_apart

from generator.manual.tasks import read_task

_BLOCK = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("channel", ["wechat", "weibo"])
def test_what_an_export_says(channel: str, tmp_path: Path):
    root = tmp_path / "小站"
    assert run("new", "site", str(root)).exit_code == 0
    typed, printed = _BLOCK.findall(read_task(channel).text)[:2]
    told = run_apart(*typed.split()[1:], root=root)
    count = re.compile(r"(正文|短的|长的) \d+ 字")  # the site's own name is part of the text
    assert count.sub("", told.stdout) == count.sub("", printed)
