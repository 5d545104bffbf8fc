"""Folders that are locked, vanish in the middle of a build, or hold what no build has put there."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from faults import build_both, cold, plain, remove, warm
from small_site import Outcome, SmallSite
from soak import some_of
from test_damaged_cache import flip
from trial import Tally, Trial, slips_of

# Root may write everywhere; without these rights it is a user like others.
_WITHOUT_RIGHTS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner")
AS_A_USER = _WITHOUT_RIGHTS if os.geteuid() == 0 else ()


def spare_of(site: SmallSite) -> Path | None:
    """The version that is not served."""
    versions = site.root / ".site"
    folders = [folder for folder in versions.iterdir() if folder.is_dir()] if versions.is_dir() else []
    return next((folder for folder in folders if folder.resolve() != site.site.resolve()), None)


LOCKED: dict[str, Callable[[SmallSite], Path | None]] = {
    "the project": lambda site: site.root,
    "the cache": lambda site: site.root / ".cache",
    "the site": lambda site: site.site.resolve(),
    "the versions": lambda site: site.root / ".site",
    "the spare version": spare_of,
    "a folder of the spare version": lambda site: (spare := spare_of(site)) and spare / "people",
}


@pytest.mark.parametrize("start", [warm, pytest.param(cold, marks=pytest.mark.soak), plain])
@pytest.mark.parametrize("locked", LOCKED)
def test_a_locked_folder(trial: Trial, tally: Tally, locked: str, start: Callable[[SmallSite], None]):
    build_both(trial.site)
    start(trial.site)
    folder = LOCKED[locked](trial.site)
    if not folder or not folder.is_dir():
        pytest.skip("no such folder at this start")

    def meet(site: SmallSite) -> Outcome:
        folder.chmod(0o555)
        try:
            return site.start(prefix=AS_A_USER).wait()
        finally:
            folder.chmod(0o755)

    trial.run("locked folders", f"{locked} is locked", meet)
    tally.settle()


@pytest.mark.parametrize("name", [".cache", "content"])
def test_a_source_or_a_cache_vanishes(trial: Trial, tally: Tally, seconds: float, points: int, name: str):
    """It is away from some moment on and back after the build; the site stays whole."""
    random = Random(name)

    def meet(site: SmallSite) -> Outcome:
        build = site.start()
        time.sleep(random.uniform(0, seconds))
        away = site.root.parent / "away"
        (site.root / name).rename(away)
        outcome = build.wait()
        shutil.rmtree(site.root / name, ignore_errors=True)
        away.rename(site.root / name)
        return outcome

    for _ in range(max(2, points // 100)):
        trial.run("vanishing folders", f"{name} vanishes", meet)
    tally.settle()


@pytest.mark.parametrize("name", [".site", "site"])
@pytest.mark.parametrize("is_moved", [True, False])
def test_the_site_itself_vanishes(trial: Trial, tally: Tally, seconds: float, points: int, name: str, is_moved: bool):
    """Whoever removes it is not served, but what is there afterwards is whole, and the next build makes all."""
    random, site = Random(name), trial.site
    for number in range(max(2, points // 100)):
        version = 1 - number % 2
        site.write(version)
        build = site.start()
        time.sleep(random.uniform(0, seconds))
        take_away(site.root / name, site.root.parent / "away" if is_moved else None)
        outcome = build.wait()
        tally.faults["vanishing folders"] += 1
        tally.slips += [f"{name} vanished: {slip}" for slip in slips_of(outcome)]
        if site.site.exists() and site.served() is None and (is_moved or outcome.code == 0):
            tally.lost.append(f"{name} vanished: the site is {site.describe()}")
        trial.mend(f"{name} vanished", version)
    tally.settle()


def take_away(path: Path, away: Path | None) -> None:
    """Move something away in one step, or remove it bit by bit."""
    if not away:
        remove(path)
    elif path.is_symlink() or path.exists():
        remove(away)
        path.rename(away)


def change_spare(change: Callable[[Path], object]) -> Callable[[SmallSite], None]:
    def damage(site: SmallSite) -> None:
        if spare := spare_of(site):
            change(spare)

    return damage


def change_live(change: Callable[[Path], object]) -> Callable[[SmallSite], None]:
    return lambda site: change(site.site.resolve()) and None


def change_manifests(change: Callable[[bytes], bytes]) -> Callable[[SmallSite], None]:
    def damage(site: SmallSite) -> None:
        for manifest in (site.root / ".site").glob("*.json"):
            manifest.write_bytes(change(manifest.read_bytes()))

    return damage


def cut_a_page(version: Path) -> None:
    page = version / "people/p10/index.html"
    page.write_bytes(page.read_bytes()[:100])


def zero_a_page(version: Path) -> None:
    """As long as it was: what a power failure leaves of a file that was not on the disk yet."""
    page = version / "people/p11/index.html"
    page.write_bytes(bytes(page.stat().st_size))


DAMAGES: dict[str, Callable[[SmallSite], None]] = {
    "a page of the spare version is cut": change_spare(cut_a_page),
    "a page of the spare version is zeros": change_spare(zero_a_page),
    "a folder of the spare version is gone": change_spare(lambda spare: shutil.rmtree(spare / "people/p12")),
    "a folder where the spare version has a page": change_spare(lambda spare: (spare / "only.html").mkdir()),
    "the spare version is gone": change_spare(shutil.rmtree),
    "a page of the served version is cut": change_live(cut_a_page),
    "a page of the served version is zeros": change_live(zero_a_page),
    "a folder of the served version is gone": change_live(lambda live: shutil.rmtree(live / "people/p12")),
    "manifests flipped": change_manifests(flip),
    "manifests cut short": change_manifests(lambda text: text[: len(text) // 2]),
    "manifests empty": change_manifests(lambda text: b""),
    "manifests foreign": change_manifests(lambda text: b'{"a": [1, null, {}]}'),
    "manifests of another kind": change_manifests(lambda text: b"[1, 2]"),
}


@pytest.mark.parametrize("damage", some_of(DAMAGES))
def test_a_damaged_version(trial: Trial, tally: Tally, damage: str):
    """Whatever happened to a version or to what is known of it, no later build serves it."""
    builds = iter(range(3))

    def meet(site: SmallSite) -> Outcome:
        if next(builds) == 0:
            DAMAGES[damage](site)
        return site.build()

    build_both(trial.site)
    for _ in range(3):
        trial.run("damaged versions", damage, meet)
    tally.settle()


@pytest.mark.parametrize("what", ["a dangling link", "an empty folder", "no versions"])
def test_an_odd_thing_where_the_site_is(trial: Trial, tally: Tally, what: str):
    site = trial.site
    site.write(1)
    if what == "no versions":
        shutil.rmtree(site.root / ".site", ignore_errors=True)
    else:
        remove(site.site)
        site.site.mkdir() if what == "an empty folder" else site.site.symlink_to(".site/gone")
    tally.faults["damaged versions"] += 1
    trial.mend(what, 1)
    tally.settle()
