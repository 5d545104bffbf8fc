"""The browser on the wall: which program, with which flags, in a profile that never asks anything."""

import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from generator.kiosk import disk

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable")
_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG in Linux' headers
_LIBRARY = ctypes.CDLL(None) if sys.platform == "linux" else None
_CACHE = 64_000_000  # bytes; the wall's files come from this machine and are small
FLAGS = (
    # Nothing that asks, tells or offers something.
    # The language of the pages: in another one Chromium offers over the wall to translate it.
    "--lang=zh-CN",
    "--no-first-run",
    "--no-default-browser-check",
    "--noerrdialogs",
    "--disable-infobars",
    "--hide-crash-restore-bubble",
    "--deny-permission-prompts",
    "--disable-notifications",
    "--disable-search-engine-choice-screen",
    "--disable-features=Translate,TranslateUI,MediaRouter,GlobalMediaControls,OptimizationHints,InfiniteSessionRestore",
    # No key ring to unlock, nothing from elsewhere, no update that nobody installs, no core files that fill the disk.
    "--password-store=basic",
    "--disable-sync",
    "--disable-extensions",
    "--disable-default-apps",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-breakpad",
    "--disable-domain-reliability",
    "--check-for-update-interval=31536000",
    "--simulate-outdated-no-au=Tue, 31 Dec 2099 23:59:59 GMT",
    # No gesture that leads away or makes anything larger; touch also where the driver does not announce it.
    "--overscroll-history-navigation=0",
    "--disable-pinch",
    "--touch-events=enabled",
    # A window is dark before the first page is; pages choose their colours themselves. (--default-background-color
    # works in headless browsers only.)
    "--force-dark-mode",
    "--mute-audio",
    "--autoplay-policy=no-user-gesture-required",
    f"--disk-cache-size={_CACHE}",
    # The one document is always in front: nothing may slow its clocks when a compositor thinks that it is hidden.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
)


def find_browser() -> str | None:
    """The path of a browser that is installed."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def command_of(
    program: str, address: str, profile: Path, extra: Sequence[str], is_window: bool, environment: Mapping[str, str]
) -> list[str]:
    """The command line that shows an address over the whole screen, or in a window."""
    flags = [f"--user-data-dir={profile}", *FLAGS]
    # Chromium 156 breaks down under Wayland where --kiosk and --app come together.
    shown = ["--window-size=540,960", f"--app={address}"] if is_window else ["--kiosk", address]
    if environment.get("WAYLAND_DISPLAY"):
        flags.append("--ozone-platform=wayland")
    # The last one of a name counts.
    return [program, *flags, *extra, *shown]


def start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a browser as the head of its own group, so that it ends with all its processes; raises OSError."""
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        # Its many warnings would fill the journal.
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_end_with_us if sys.platform == "linux" else None,
    )


def _end_with_us() -> None:
    """Whoever kills us kills the browser: a second one must not find it in its profile."""
    assert _LIBRARY
    _LIBRARY.prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)


def end(browser: subprocess.Popen[bytes], patience: float = 5.0) -> None:
    """End a browser and everything that it started: politely, then not."""
    for number, seconds in ((signal.SIGTERM, patience), (signal.SIGKILL, 5.0)):
        if browser.poll() is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(browser.pid, number)
            with suppress(subprocess.TimeoutExpired):
                browser.wait(seconds)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(browser.pid, signal.SIGKILL)


def repair(profile: Path) -> None:
    """Have a browser that was killed start as if it had been closed: no question, no old lock, no broken settings."""
    profile.mkdir(parents=True, exist_ok=True)
    for name in ("SingletonLock", "SingletonCookie", "SingletonSocket"):
        disk.discard(profile / name)
    preferences = profile / "Default" / "Preferences"
    try:
        told = json.loads(preferences.read_bytes())
        told["profile"] = {**told.get("profile", {}), "exit_type": "Normal", "exited_cleanly": True}
    except FileNotFoundError:
        return
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        disk.discard(preferences)
        return
    disk.replace_quietly(preferences, json.dumps(told, ensure_ascii=False).encode())
