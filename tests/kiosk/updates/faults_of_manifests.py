"""What can be wrong with a manifest: its text, its words, its paths, the way it comes."""

import gzip
import json
from collections.abc import Callable
from functools import partial
from typing import Any

from clinic import Answer, Fault
from fake_wall import FOLDER, MANIFEST, make_version
from patient import Patient

from generator.kiosk.manifest import version_of

PORTAL = b"<!doctype html><title>Wi-Fi</title><form action='/login'>\xe8\xaf\xb7\xe7\x99\xbb\xe5\xbd\x95</form>"
DIGEST = "0" * 64
Words = dict[str, Any]


def _text(change: Callable[[bytes], bytes]) -> Fault:
    return lambda content, _: Answer(change(content))


def _words(change: Callable[[Words], object], counts_again: bool = False) -> Fault:
    """The manifest with other words; its version fits them where only something else is to be wrong."""

    def harm(content: bytes, _: bool) -> Answer:
        told = json.loads(content)
        change(told)
        if counts_again:
            told["version"] = version_of({path: (file[0], file[1]) for path, file in told["files"].items()})
        return Answer(json.dumps(told).encode())

    return harm


def _set(name: str, value: object) -> Fault:
    return _words(lambda told: told.update({name: value}))


def _lacks(name: str) -> Fault:
    return _words(lambda told: told.pop(name))


def _entry(value: object) -> Fault:
    """Something else is told of a file that is not there anyway."""
    return _words(lambda told: told["files"].update({"assets/more-1.js": value}))


def _path(path: str) -> Fault:
    """The stage lies elsewhere."""

    def change(told: Words) -> None:
        told["files"][path] = told["files"].pop(told["stage"])
        told["stage"] = path

    return _words(change, counts_again=True)


def _other_version(told: Words) -> None:
    told["version"] = told["version"][::-1]


def _without_stage(told: Words) -> None:
    del told["files"][told["stage"]]


def _with_unknown_files(content: bytes, _: bool) -> Answer:
    """A manifest of a version whose files never came."""
    return Answer(make_version(9_000).manifest)


_ANSWERS: dict[str, Fault] = {
    "empty": lambda _, __: Answer(b""),
    "a portal's page": lambda _, __: Answer(PORTAL, headers={"Content-Type": "text/html"}),
    "404": lambda _, __: Answer(PORTAL, 404),
    "403": lambda _, __: Answer(PORTAL, 403),
    "500": lambda _, __: Answer(b"", 500),
    "502": lambda _, __: Answer(PORTAL, 502),
    "503 with the right text": lambda content, _: Answer(content, 503),
    "204": lambda _, __: Answer(b"", 204),
    "206": lambda content, _: Answer(content[:50], 206, {"Content-Range": f"bytes 0-49/{len(content)}"}),
    "304": lambda _, __: Answer(b"", 304),
    "301 to a portal": lambda _, __: Answer(b"", 301, {"Location": "/portal", "Cache-Control": "no-store"}),
    "302 to another host": lambda _, __: Answer(b"", 302, {"Location": "http://127.0.0.2:9/manifest.json"}),
    "308 to itself": lambda _, __: Answer(b"", 308, {"Location": f"/{MANIFEST}", "Cache-Control": "no-store"}),
    "reset": lambda _, __: Answer(b"", is_reset=True),
    "reset half-way": lambda content, _: Answer(content, is_cut=True),
    "slow": lambda content, _: Answer(content, pause=3),
    "huge": lambda content, _: Answer(content + b" " * 8_000_000),
    "longer than told": lambda content, _: Answer(content, claimed=len(content) - 40),
    "shorter than told": lambda content, _: Answer(content, claimed=len(content) + 40),
    "gzip damaged": lambda content, _: Answer(gzip.compress(content)[:-60], headers={"Content-Encoding": "gzip"}),
    "gzip that is none": lambda content, _: Answer(content, headers={"Content-Encoding": "gzip"}),
    "gzip untold": lambda content, _: Answer(gzip.compress(content)),
}
_TEXTS: dict[str, Fault] = {
    "cut after a byte": _text(lambda content: content[:1]),
    "cut in the head": _text(lambda content: content[: len(content) // 10]),
    "cut in the middle": _text(lambda content: content[: len(content) // 2]),
    "cut near the end": _text(lambda content: content[: len(content) * 9 // 10]),
    "last brace missing": _text(lambda content: content.rstrip()[:-1]),
    "twice": _text(lambda content: content * 2),
    "only space": _text(lambda _: b" \n"),
    "null": _text(lambda _: b"null"),
    "a list": _text(lambda content: b"[" + content + b"]"),
    "a number": _text(lambda _: b"1"),
    "a text": _text(lambda _: b'"1"'),
    "zeros of a lost disk": _text(lambda content: b"\0" * len(content)),
    "no UTF-8": _text(lambda content: content.replace("光".encode(), b"\xb9\xe2")),
    "UTF-16": _text(lambda content: content.decode().encode("utf-16")),
}
_FIELDS: dict[str, Fault] = {
    "format 2": _set("format", 2),
    "format as text": _set("format", "1"),
    "format as truth": _set("format", True),
    "no format": _lacks("format"),
    "another kiosk": _set("kiosk", "hall"),
    "kiosk as list": _set("kiosk", ["wall"]),
    "no kiosk": _lacks("kiosk"),
    "title as number": _set("title", 1),
    "no title": _lacks("title"),
    "version of other files": _words(_other_version),
    "version as number": _set("version", 1),
    "version in capitals": _words(lambda told: told.update(version=told["version"].upper())),
    "no version": _lacks("version"),
    "made as text": _words(lambda told: told.update(made=str(told["made"]))),
    "made negative": _set("made", -1),
    "made a fraction": _set("made", 1.8e9 + 0.5),
    "made endless": _set("made", 1e300),
    "made null": _set("made", None),
    "made earlier": _set("made", 1_000_000_000),
    "made in 1970": _set("made", 0),
    "no stage": _lacks("stage"),
    "stage as group": _set("stage", {}),
    "stage not among the files": _words(_without_stage, counts_again=True),
    "stage named like a method": _set("stage", "toString"),
    "files as list": _words(lambda told: told.update(files=list(told["files"]))),
    "files empty": _words(lambda told: told["files"].clear(), counts_again=True),
    "files null": _set("files", None),
    "no files": _lacks("files"),
    "entry null": _entry(None),
    "entry without a size": _entry([DIGEST]),
    "entry with more": _entry([DIGEST, 1, 1]),
    "size as text": _entry([DIGEST, "1"]),
    "size negative": _entry([DIGEST, -1]),
    "size huge": _entry([DIGEST, 10**12]),
    "digest too short": _entry([DIGEST[:-1], 1]),
    "digest as number": _entry([0, 1]),
    "files that never came": _with_unknown_files,
}
_PATHS: dict[str, Fault] = {
    f"path {path}": _path(path)
    for path in (
        f"{FOLDER}/../../secret.html",
        "../outside.html",
        f"/{FOLDER}/stage.html",
        "//example.com/stage.html",
        "https://example.com/stage.html",
        "javascript:alert(1)//.html",
        "data:text/html,.html",
        f"{FOLDER}\\stage.html",
        f"{FOLDER}/./stage.html",
        f"{FOLDER}//stage.html",
        f"{FOLDER}/%2e%2e/stage.html",
        f"{FOLDER}/stage.html?x.html",
        f"{FOLDER}/sta\nge.html",
        f"{FOLDER}/舞台.html",
        "kiosk/hall/stage.html",
        f"{FOLDER}/",
        "",
    )
}


def manifest_faults() -> dict[str, Callable[[Patient], None]]:
    """By name, what makes a clinic ill."""
    faults = {**_ANSWERS, **_TEXTS, **_FIELDS, **_PATHS}
    return {f"manifest: {name}": partial(_harm, fault) for name, fault in faults.items()}


def _harm(fault: Fault, patient: Patient) -> None:
    patient.clinic.harm(MANIFEST, fault)
