"""The preloaded library: compiled from shim.c, told what to do by the environment, asked what it did."""

import errno
import os
import shutil
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

CALLS = ("open", "write", "close", "rename", "link", "symlink", "mkdir", "fsync", "truncate", "remove")
_STATE = struct.Struct(f"<{len(CALLS) + 3}Qq512s")


@dataclass(frozen=True)
class Fault:
    """Which call meets which fate: `at` counts the chosen calls from 1; 0 only counts."""

    calls: tuple[str, ...] = CALLS
    at: int = 0
    error: int = errno.ENOSPC
    is_lasting: bool = False
    is_short: bool = False
    kills: str = ""

    def environment(self) -> dict[str, str]:
        return {
            "FAULTS_CALLS": f",{','.join(self.calls)},",
            "FAULTS_AT": str(self.at),
            "FAULTS_ERRNO": str(self.error),
            "FAULTS_LASTING": str(int(self.is_lasting)),
            "FAULTS_SHORT": str(int(self.is_short)),
            "FAULTS_KILL": self.kills,
        }


@dataclass(frozen=True)
class Clock:
    """Seconds by which the clock is wrong, and by which it is wrong after so many looks at it."""

    offset: int
    after: int = 0
    then: int = 0

    def environment(self) -> dict[str, str]:
        return {
            "FAULTS_CLOCK": str(self.offset),
            "FAULTS_CLOCK_AFTER": str(self.after),
            "FAULTS_CLOCK_THEN": str(self.then),
        }


@dataclass(frozen=True)
class Record:
    """What the library did in one build."""

    counts: dict[str, int]
    failed: int
    clock_reads: int
    what: str


class Shim:
    """The library and the one state file of the builds that it is preloaded into, one after the other."""

    def __init__(self, folder: Path) -> None:
        self.library, self._state = folder / "shim.so", folder / "state"
        source = Path(__file__).with_name("shim.c")
        command = ["gcc", "-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-o", self.library, source, "-ldl"]
        subprocess.run(command, check=True)

    def environment(self, below: Path, what: Fault | Clock) -> dict[str, str]:
        """What a build's environment needs; forgets the build before."""
        self._state.write_bytes(bytes(_STATE.size))
        settings = {"LD_PRELOAD": str(self.library), "FAULTS_STATE": str(self._state)}
        if isinstance(what, Fault):
            settings["FAULTS_BELOW"] = f"{os.path.realpath(below)}/"
        return settings | what.environment()

    def read(self) -> Record:
        *numbers, _, failed, clock_reads, _, what = _STATE.unpack(self._state.read_bytes()[: _STATE.size])
        said = what.split(b"\0")[0].decode(errors="replace")
        return Record(dict(zip(CALLS, numbers, strict=True)), failed, clock_reads, said)


def is_possible() -> bool:
    """Whether libraries can be compiled and preloaded here."""
    return sys.platform == "linux" and shutil.which("gcc") is not None
