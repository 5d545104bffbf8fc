"""The same content gives the same bytes: another hash seed, another folder, another order of files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from test_golden import EXAMPLE
from workspace import Workspace, build_plain, read_files

CODE = """
import sys
from pathlib import Path
from generator.outputs import assets
from workspace import build_plain, cut_no_font
assets.subset_font = cut_no_font
root = Path(sys.argv[1])
build_plain(root / "site_config.yml", root / "site")
"""


def build_elsewhere(root: Path, seed: str, zone: str) -> dict[str, bytes]:
    """Build in another process, at another hour of the day."""
    path = os.pathsep.join(str(folder) for folder in (EXAMPLE.parent, EXAMPLE.parents[1]))
    surroundings = {"PYTHONHASHSEED": seed, "PYTHONPATH": path, "TZ": zone, "LC_ALL": "C", "PATH": os.environ["PATH"]}
    surroundings["SOURCE_DATE_EPOCH"] = os.environ["SOURCE_DATE_EPOCH"]
    subprocess.run([sys.executable, "-c", CODE, str(root)], env=surroundings, check=True, capture_output=True)
    return read_files(root / "site")


def test_another_hash_seed_hour_and_folder(tmp_path: Path):
    sites = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"), ("31337", "America/Lima")):
        root = tmp_path / f"a folder 文件夹 {seed}"
        shutil.copytree(EXAMPLE, root)
        sites.append(build_elsewhere(root, seed, zone))
    assert sites[0] == sites[1] == sites[2]
    assert len(sites[0]) > 30


def test_files_made_in_another_order(workspace: Workspace):
    files = sorted(path for path in EXAMPLE.rglob("*") if path.is_file())
    sites = []
    for name, order in (("one", files), ("two", files[::-1]), ("three", files[1::2] + files[::2])):
        root = workspace.root / name
        for file in order:
            target = root / file.relative_to(EXAMPLE)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
        sites.append(build_plain(root / "site_config.yml", root / "site").files())
    assert sites[0] == sites[1] == sites[2]


def test_times_of_files_do_not_matter(workspace: Workspace):
    shutil.copytree(EXAMPLE, workspace.root, dirs_exist_ok=True)
    before = workspace.build("before").files()
    for file in workspace.root.rglob("content/**/*.*"):
        os.utime(file, (1, 1))
    assert workspace.build("after").files() == before


def test_problems_are_told_in_the_same_order(workspace: Workspace):
    for id in ("c", "a", "b"):
        workspace.record(f"people/{id}", "nmae: 王一\nsex: 不详\nrelated: [zzz, yyy]")
    assert workspace.problems() == workspace.problems()
