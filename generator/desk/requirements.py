"""What a machine without anything has to install to build a site as it is built here."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator.codes import Text
from generator.refusal import Refused

_PROGRAM = "guangrong"
_LOCK = "guangrong-requirements.txt"
_HEAD = "# 建站要装的东西，由 guangrong workflow 写成，和写的那台电脑上装的一样。升级以后删掉它，再运行一次。\n"
_SOURCE = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Installation:
    """Shell lines that install the program from the site's folder; the file they read, from the repository's top.

    `text` is what that file is to hold; None where it belongs to the program.
    """

    lines: tuple[str, ...]
    lock: str
    text: str | None


def plan_installation(top: Path, folder: str, program: str) -> Installation:
    """How a workflow installs what runs here; `program` is what pip is to take it from, if told. Raises Refused."""
    pip = "python -m pip install --disable-pip-version-check"
    if not program and _SOURCE.is_relative_to(top) and (_SOURCE / "requirements.lock").is_file():
        source = _SOURCE.relative_to(top).as_posix()
        way = "/".join([*(".." for _ in PurePosixPath(folder).parts), *PurePosixPath(source).parts]) or "."
        both = (f"{pip} --require-hashes -r {way}/requirements.lock", f"{pip} --no-deps --no-build-isolation {way}")
        return Installation(both, (PurePosixPath(source) / "requirements.lock").as_posix(), None)
    lock, lines = (PurePosixPath(folder) / _LOCK).as_posix(), (f"{pip} -r {_LOCK}",)
    if not program and (top / lock).is_file():
        return Installation(lines, lock, None)
    wanted = [program or _requirement(distribution(_PROGRAM)), *sorted(_pins())]
    return Installation(lines, lock, _HEAD + "".join(f"{one}\n" for one in wanted))


def _requirement(installed: Distribution) -> str:
    """Where pip took the program from, exactly; raises Refused where that is on this machine only."""
    origin = json.loads(installed.read_text("direct_url.json") or "{}")
    if version_control := origin.get("vcs_info"):
        return f"{_PROGRAM} @ {version_control['vcs']}+{origin['url']}@{version_control['commit_id']}"
    if not origin:
        return f"{_PROGRAM}=={installed.version}"
    raise Refused(
        Text(
            "别的机器上从哪里装光荣，这里看不出来；加上 --program，写 pip 认得的，如 git+https://主机/guangrong@提交号",
            "where other machines get this program cannot be told: add --program with what pip takes, as in "
            "git+https://host/guangrong@commit",
        )
    )


def _pins() -> Iterator[str]:
    """The version of every library that the program needs, as installed here."""
    waiting, seen = [_PROGRAM], {_PROGRAM}
    while waiting:
        try:
            installed = distribution(waiting.pop())
        except PackageNotFoundError:
            continue
        name = canonicalize_name(installed.name)
        if name != _PROGRAM:
            yield f"{name}=={installed.version}"
        needed = {canonicalize_name(one.name) for one in map(Requirement, installed.requires or ()) if _is_needed(one)}
        waiting += needed - seen
        seen |= needed


def _is_needed(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})
