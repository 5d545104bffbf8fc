"""Builds a site whole, in slices and merged, in the plain frame; each in a folder of its own."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from workspace import read_files

from generator.part import Part
from generator.runner import build_site
from generator.slices.making import Made, build_slice
from generator.slices.merging import Merged, merge_slices

CONFIG = "site_config.yml"


def copy_of(root: Path, name: str) -> Path:
    """The records, settings and templates of a site in a folder beside it, without anything that builds left."""
    other = root.with_name(f"{root.name} {name}")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("site", ".site", ".cache", "slices"))
    return other


def build_whole(root: Path) -> dict[str, bytes]:
    """Every file of a site that is built in one."""
    build_site(root / CONFIG)
    return read_files(root / "site")


def make_slice(root: Path, number: int, of: int, folder: Path | None = None) -> Made:
    """One slice, put where it is told, or beside the settings."""
    return build_slice(root / CONFIG, Part(number, of), folder or root / "slices")


def make_slices(root: Path, numbers: Iterable[int], of: int) -> Path:
    """The folder in which these slices are."""
    for number in numbers:
        make_slice(root, number, of)
    return root / "slices"


def merge(root: Path, *folders: Path, may_make_missing: bool = False) -> tuple[dict[str, bytes], Merged]:
    """Every file of the merged site, and what became of it."""
    merged = merge_slices(root / CONFIG, folders, may_make_missing)
    return read_files(root / "site"), merged
