"""Runs one family of cases, each in a process of its own, and prints what became of each as a line of JSON.

A fork of a warm process costs milliseconds; its time and its memory are those of the case alone.
"""

import gc
import json
import os
import resource
import select
import signal
import subprocess
import sys
import tempfile
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

from case import Case, case, write_site
from harm import harm_of_site
from once import work_out_once
from workspace import build_plain, cut_no_font

from generator.annotations import annotate
from generator.build import examine
from generator.memory import recall
from generator.outputs import assets
from generator.problems import ContentError, Problem
from generator.report import count_problems, format_problems, is_error
from generator.settings import read_settings

HUNG_AFTER = 20
NOBODY = 65534


def examine_site(root: Path) -> list[Problem]:
    """What `guangrong check` does, in every form and language."""
    try:
        settings = read_settings(root / "site_config.yml")
        problems = examine(settings, recall(settings))[1]
    except ContentError as error:
        problems = list(error.problems)
    said = [format_problems(problems, form, lang) for form, lang in (("text", "zh"), ("json", "en"))]
    said += [annotate(problems, forge, "zh", "") for forge in ("github", "gitlab")]
    "\n".join([*said, count_problems(problems, "zh")]).encode()
    return problems


def build_site(root: Path) -> dict[str, Any]:
    started = cpu_seconds()
    build_plain(root / "site_config.yml", root / "site")
    page = root / "site/people/a/index.html"
    shown = page.read_text("utf-8") if page.exists() else ""
    return {"build_seconds": cpu_seconds() - started, "harm": harm_of_site(root / "site"), "page": shown}


def cpu_seconds() -> float:
    """What this process and its workers have worked, whatever else the machine does."""
    return sum(os.times()[:4])


def peak() -> float:
    """The most memory this process or one of its workers has held, in megabytes."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def try_case(one: Case, root: Path) -> dict[str, Any]:
    """Examine a site and, where it is accepted, build it."""
    if one.as_user and os.getuid() == 0:
        os.setuid(NOBODY)
    before, started = peak(), cpu_seconds()
    try:
        errors = list(filter(is_error, examine_site(root)))
        told: dict[str, Any] = {"seconds": cpu_seconds() - started}
        told["errors"] = [(error.code, str(error.place)) for error in errors[:1000]]
        return told | ({} if errors else build_site(root)) | {"megabytes": peak() - before}
    except BaseException:
        return {"traceback": traceback.format_exc()[-2000:]}


def run_apart(one: Case) -> dict[str, Any]:
    """Try a case in a fork; one that does not answer is ended."""
    folder = Path(tempfile.mkdtemp(prefix="hostile-"))
    folder.chmod(0o777)
    root = folder / "site"
    root.mkdir(mode=0o777)
    write_site(one, root)
    answers, answer = os.pipe()
    child = os.fork()
    if child == 0:
        with os.fdopen(answer, "w") as opened:
            opened.write(json.dumps(try_case(one, root)))
        os._exit(0)
    os.close(answer)
    told = read_answer(answers, child)
    subprocess.run(["rm", "-rf", folder], check=False)
    return told


def read_answer(answers: int, child: int) -> dict[str, Any]:
    said = b""
    with os.fdopen(answers, "rb", buffering=0) as opened:
        while select.select([opened], [], [], HUNG_AFTER)[0]:
            if not (more := opened.read(1 << 16)):
                break
            said += more
        else:
            os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    return json.loads(said) if said and status == 0 else {"traceback": f"no answer, ended with {status}"}


def warm_up() -> None:
    """Load everything that a first run loads, and keep what does not depend on the site."""
    assets.subset_font = cut_no_font
    work_out_once()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        from cases_text import everything

        write_site(case("warm", everything("word", "王一")), root)
        assert not list(filter(is_error, examine_site(root)))
        build_site(root)
    gc.freeze()  # what forks share is not looked through for garbage in each of them


def main(family: str) -> None:
    wanted = set(json.load(sys.stdin))
    warm_up()
    for one in (one for one in import_module(family).CASES if one.name in wanted):
        print(json.dumps({"name": one.name, **run_apart(one)}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
