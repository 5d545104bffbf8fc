"""The scale table: its rows hold what was measured, and what two workers make of slices is the whole site."""

import os
import sys

import pytest

from bench import scale
from bench.measure import Contents, Run
from bench.scale import Split, Whole, show_split, show_wholes


def test_a_row_a_size():
    wholes = [Whole(20_000, Run(10, 30, 500), Contents(21_000, 50_000, 200_000_000))]
    assert list(show_wholes(wholes))[2] == (
        "| 20,000 | 10.0 | 30.0 | 5.0 | 15.0 | 500 | 25.0 | 21,000 | 50,000 | 200 |"
    )


def test_the_longer_slice_and_the_merge_count():
    split = Split(1000, Run(30, 30, 90), (Run(10, 9, 50), Run(12, 8, 50)), Run(3, 6, 70))
    *_, last = show_split(split)
    assert last.endswith("| 2.00 × | 2.00 × | |")


def test_one_command_prints_both_tables(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: object
):
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        pytest.skip("two cores of Linux")
    monkeypatch.setattr("sys.argv", ["scale", "--sizes", "60", "--split", "30", "--folder", str(tmp_path)])
    scale.main()
    told = capsys.readouterr().out
    assert "| 60 |" in told
    assert "| 30 records |" in told
    rows = [line.split(" | ") for line in told.splitlines() if line.startswith("| slice ")]
    assert [row[0] for row in rows] == [f"| slice {number} of 2, one core, at the same time" for number in (1, 2)]
    assert all(float(cell) > 0 for row in rows for cell in row[1:3])


def test_too_few_records(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr("sys.argv", ["scale", "--sizes", "3"])
    with pytest.raises(SystemExit):
        scale.main()
    assert "at least 30 records" in capsys.readouterr().err
