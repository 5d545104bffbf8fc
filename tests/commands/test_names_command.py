"""`guangrong names`: sorted, read, and the same whatever the surroundings."""

import os
import subprocess
import sys

import pytest
from typed import run
from workspace import PROJECT

NAMES = "王二\n吕梅华\n丁一\n\n"


@pytest.mark.parametrize(
    "options, printed",
    [
        ((), "王二\n吕梅华\n丁一\n"),
        (("--sort", "surname-stroke"), "丁一\n王二\n吕梅华\n"),
        (("--sort", "fullname-stroke"), "丁一\n王二\n吕梅华\n"),
        (("--sort", "pinyin"), "丁一\n吕梅华\n王二\n"),
        (("--pinyin",), "王二\tWáng Èr\n吕梅华\tLǚ Méihuá\n丁一\tDīng Yī\n"),
        (("--initials",), "王二\twe\n吕梅华\tlmh\n丁一\tdy\n"),
        (
            ("--sort", "pinyin", "--pinyin", "--initials"),
            "丁一\tDīng Yī\tdy\n吕梅华\tLǚ Méihuá\tlmh\n王二\tWáng Èr\twe\n",
        ),
    ],
)
def test_names(options: tuple[str, ...], printed: str):
    result = run("names", *options, given=NAMES)
    assert (result.exit_code, result.output) == (0, printed)


def test_names_whatever_the_surroundings():
    command = [sys.executable, "-m", "generator", "names", "--sort", "pinyin"]
    surroundings = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONPATH": str(PROJECT)}
    said = subprocess.run(command, input=NAMES.encode(), env=surroundings, capture_output=True, check=True).stdout
    assert said.decode() == "丁一\n吕梅华\n王二\n"
