"""Coverage-guided fuzzing: `python -m tests.fuzz reader|markdown SECONDS [libFuzzer's options]`, with atheris.

What is worth keeping for the next run goes into .cache/fuzz/, also the input that fails; that one belongs into
cases/, under a name that tells what it is, where the ordinary tests run it.
"""

import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import atheris
import yaml

with atheris.instrument_imports(include=["generator", "tests.fuzz.invariants"]):
    from generator.records import KINDS_BY_FOLDER
    from tests.fuzz import invariants

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CHECKS = {"reader": invariants.check_reader, "markdown": invariants.check_markdown}
LIMITS = ("-timeout=20", "-rss_limit_mb=2000", "-max_len=3000", f"-dict={HERE / 'words.dict'}")


def make_sights() -> list[Callable[[], None]]:
    """Functions that only count as seen: libyaml, pydantic and comrak are no Python, what comes out of them is."""
    sights = []
    for number in range(4096):
        scope: dict[str, Any] = {}
        exec(f"def sight_{number}(): return None", scope)
        sights.append(atheris.instrument_func(scope[f"sight_{number}"]))
    return sights


def seeds_of_reader() -> Iterator[bytes]:
    """The real content, and every mistake that the tests know."""
    for file in (ROOT / "content").rglob("*.yml"):
        yield kind_byte(file.relative_to(ROOT / "content").parts[0]) + file.read_bytes()
    for case in (HERE.parent / "problems").glob("*.yml"):
        for path, told in yaml.safe_load(case.read_text("utf-8")).get("files", {}).items():
            if isinstance(told, str) and path.endswith(".yml"):
                yield kind_byte(path.split("/")[1]) + told.encode()


def kind_byte(folder: str) -> bytes:
    """A first byte that chooses a kind, and from 130 on also tries the texts as names."""
    return bytes([130 + list(KINDS_BY_FOLDER).index(folder) if folder in KINDS_BY_FOLDER else 0])


def seeds_of_markdown() -> Iterator[bytes]:
    """The real prose, and what the project says about itself."""
    for file in (*(ROOT / "content").rglob("*.md"), *ROOT.glob("*.md")):
        yield b"\x01" + file.read_bytes()
    for file in (ROOT / "content").rglob("*.yml"):
        for text in texts_in(yaml.safe_load(file.read_text("utf-8"))):
            yield b"\x09" + text.encode()


def texts_in(values: Any) -> Iterator[str]:
    """Every text of several lines in a record."""
    if isinstance(values, dict | list):
        for value in values.values() if isinstance(values, dict) else values:
            yield from texts_in(value)
    elif isinstance(values, str) and "\n" in values:
        yield values


def main() -> None:
    target, seconds, *options = sys.argv[1:]
    kept = ROOT / ".cache" / "fuzz" / target
    kept.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(sorted({"reader": seeds_of_reader, "markdown": seeds_of_markdown}[target]())):
        (kept / f"seed-{number:04}").write_bytes(seed)
    sights = make_sights()

    def notice(what: str) -> None:
        sights[zlib.crc32(what.encode()) % len(sights)]()

    def check_one(data: bytes) -> None:
        CHECKS[target](data, notice)

    folders = (str(kept), str(HERE / "cases" / target))
    limits = (*LIMITS, f"-max_total_time={seconds}", f"-artifact_prefix={kept.parent}/{target}-failed-")
    atheris.Setup([sys.argv[0], *folders, *limits, *options], check_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
