"""The example site, compared file by file with expected/. `--bless` accepts a change; read its diff in the review."""

import re
import shutil
from pathlib import Path

import pytest
from workspace import Workspace, build_plain

EXAMPLE = Path(__file__).parent / "example"
EXPECTED = Path(__file__).parent / "expected"
# Named after their content, which is every template's text: they would change with each edit of a stylesheet.
_NAMED_BY_CONTENT = re.compile(rb"(assets|media)/[\w-]*[0-9a-f]{12}")
_OF_A_WALL = re.compile(r"(kiosk/[\w-]+/[\w-]+)-[0-9a-f]{12}")


def build_example(workspace: Workspace) -> dict[str, bytes]:
    shutil.copytree(EXAMPLE, workspace.root, dirs_exist_ok=True)
    files = build_plain(workspace.config, workspace.root / "site").files()
    return {
        _OF_A_WALL.sub(r"\1", path): _without_digests(content)
        for path, content in files.items()
        if not path.startswith(("assets/", "media/")) and not path.endswith((".xlsx", ".woff2", "manifest.json"))
    }


def _without_digests(content: bytes) -> bytes:
    plain = _NAMED_BY_CONTENT.sub(rb"\1/named-by-content", content)
    return re.sub(_OF_A_WALL.pattern.encode(), rb"\1", re.sub(rb"serif-[0-9a-f]{12}", b"serif", plain))


def test_the_example_site_is_as_expected(workspace: Workspace, bless: bool):
    built = build_example(workspace)
    if bless:
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for path, content in built.items():
            (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / path).write_bytes(content)
    expected = sorted(path.relative_to(EXPECTED).as_posix() for path in EXPECTED.rglob("*") if path.is_file())
    assert sorted(built) == expected
    changed = [path for path in expected if (EXPECTED / path).read_bytes() != built[path]]
    for path in changed[:1]:
        assert built[path].decode() == (EXPECTED / path).read_text("utf-8"), path
    assert changed == []


def test_the_example_has_no_problems(workspace: Workspace):
    shutil.copytree(EXAMPLE, workspace.root, dirs_exist_ok=True)
    assert workspace.problems() == "没有问题\n"


@pytest.mark.parametrize("trace", ["None", "Undefined", "{{", "{%", "无名", "wu-ming", "内部说明", "年份未见"])
def test_nothing_shows_that_should_not(workspace: Workspace, trace: str):
    assert [path for path, content in build_example(workspace).items() if trace in content.decode()] == []
