"""`guangrong verify DIR`: a copy is compared file by file with what the build wrote."""

import gzip
import json
import os
import shutil
from pathlib import Path

import brotli
import pytest
import zstandard
from copies import PAGES, manifest_of, verify, write_site
from workspace import CONFIG


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A project whose site was built."""
    (tmp_path / "site_config.yml").write_text(CONFIG, "utf-8")
    write_site(tmp_path / ".site/a", PAGES)
    (tmp_path / "site").symlink_to(".site/a")
    return tmp_path / "site_config.yml"


@pytest.fixture
def copy(config: Path) -> Path:
    return Path(shutil.copytree(config.parent / "site", config.parent / "copy"))


def test_a_faithful_copy(config: Path, copy: Path):
    code, told = verify(copy, "-f", config)
    assert code == 0
    assert told == "对照：本机建的站（guangrong 0.1.0，提交 0123456789ab）\n8 个文件相同\n"
    for place in ("site", ".site/a"):
        assert verify(config.parent / place, "-f", config)[0] == 0


def test_missing_changed_and_extra_files(config: Path, copy: Path):
    (copy / "404.html").unlink()
    (copy / "index.html").write_bytes(b"<h1>HOME</h1>")
    (copy / "assets/x.css").write_bytes(b"")
    (copy / "people/c").mkdir()
    (copy / "people/c/index.html").write_bytes(b"new")
    code, told = verify(copy, "-f", config)
    assert code == 1
    assert told.splitlines()[1:] == [
        "  缺少 404.html",
        "  不同 assets/x.css（应有 1500 字节，实有 0 字节）",
        "  不同 index.html（大小一样，内容不同）",
        "  多出 people/c/index.html",
        "5 个文件相同，缺少 1 个，不同 2 个，多出 1 个",
    ]


def test_json_and_english(config: Path, copy: Path):
    (copy / "404.html").unlink()
    code, told = verify(copy, "-f", config, "--format", "json", "--lang", "en")
    answer = json.loads(told)
    assert (code, answer["is_same"], answer["same"], answer["against"]) == (1, False, 7, "here")
    assert answer["differences"] == [{"path": "404.html", "state": "missing", "detail": ""}]
    assert "1 missing" in verify(copy, "-f", config, "--lang", "en")[1]


def test_packed_files_beside_are_unpacked(config: Path, copy: Path):
    css = PAGES["assets/x.css"]
    (copy / "assets/x.css.gz").write_bytes(gzip.compress(css[:700]) + gzip.compress(css[700:]))
    (copy / "assets/x.css.br").write_bytes(brotli.compress(css))
    (copy / "assets/x.css.zst").write_bytes(zstandard.compress(css))
    code, told = verify(copy, "-f", config)
    assert (code, told.splitlines()[-1]) == (0, "8 个文件相同，压缩好的 3 个也对")
    (copy / "assets/x.css.gz").write_bytes(gzip.compress(css)[:-9])
    (copy / "assets/x.css.br").write_bytes(brotli.compress(b"old"))
    (copy / "index.html.zst").write_bytes(zstandard.compress(b"\0" * 2_000_000))
    (copy / "lone.css.gz").write_bytes(b"")
    told = verify(copy, "-f", config)[1]
    assert "不同 assets/x.css.gz（传输压缩的内容解不开）" in told
    assert "不同 assets/x.css.br（解开以后和 assets/x.css 不同）" in told
    assert "不同 index.html.zst（解开以后和 index.html 不同）" in told
    assert "多出 lone.css.gz" in told


def test_files_of_the_build_before(config: Path, copy: Path):
    """An upload that stopped half-way."""
    before = {**PAGES, "index.html": b"<h1>before</h1>"}
    write_site(config.parent / ".site/b", before, commit="f" * 40)
    (copy / "index.html").write_bytes(before["index.html"])
    code, told = verify(copy, "-f", config)
    assert code == 1
    assert "新旧混在一起：1 个文件是别次建的。" in told
    assert "是别次建的 index.html（和本机上一次建的站里的一样）" in told


def test_a_whole_copy_of_another_build(config: Path, copy: Path):
    write_site(copy, {**PAGES, "index.html": b"other"}, commit="f" * 40, is_changed=True)
    code, told = verify(copy, "-f", config)
    assert code == 1
    assert "对照：那里自己的清单（guangrong 0.1.0，提交 ffffffffffff，另有没提交的改动）" in told
    assert "那里不是本机建的这一版（本机：guangrong 0.1.0，提交 0123456789ab）" in told
    assert told.endswith("8 个文件相同\n")
    (copy / "index.html").write_bytes(PAGES["index.html"])
    assert "是别次建的 index.html（和本机建的站里的一样）" in verify(copy, "-f", config)[1]


def test_the_same_files_of_another_commit_are_the_same_site(config: Path, copy: Path):
    (copy / "build-manifest.json").write_bytes(manifest_of(PAGES, commit=None, is_changed=None))
    assert verify(copy, "-f", config)[0] == 0


def test_without_a_site_here(copy: Path, tmp_path: Path):
    nowhere = tmp_path / "no/site_config.yml"
    code, told = verify(copy, "-f", nowhere)
    assert code == 0
    assert "对照：那里自己的清单" in told
    assert "查不出连清单一起换掉" in told
    (copy / "build-manifest.json").unlink()
    code, told = verify(copy, "-f", nowhere)
    assert (code, told.splitlines()[0]) == (2, "那里没有 build-manifest.json，这里也没有建好的站，没有东西可以对照")


def test_a_list_that_was_kept(copy: Path, tmp_path: Path):
    kept = tmp_path / "kept.json"
    kept.write_bytes(manifest_of({**PAGES, "index.html": b"signed"}, commit=None))
    code, told = verify(copy, "--manifest", kept, "-f", tmp_path / "none.yml")
    assert code == 1
    assert "对照：给的清单（guangrong 0.1.0，提交号不详）" in told
    assert "是别次建的 index.html（和那里的清单里的一样）" in told
    kept.write_bytes((copy / "build-manifest.json").read_bytes())
    assert verify(copy, "--manifest", kept, "-f", tmp_path / "none.yml")[0] == 0
    assert verify(copy, "--manifest", tmp_path / "lost.json")[0] == 2


def test_the_list_was_lost_on_the_way(config: Path, copy: Path):
    (copy / "build-manifest.json").unlink()
    code, told = verify(copy, "-f", config)
    assert code == 1
    assert "那里没有 build-manifest.json" in told


def test_links_and_locked_files(config: Path, copy: Path, tmp_path: Path):
    (tmp_path / "secret").write_bytes(PAGES["index.html"])
    (copy / "index.html").unlink()
    (copy / "index.html").symlink_to(tmp_path / "secret")
    shutil.rmtree(copy / "people/a")
    (copy / "people/a").symlink_to(tmp_path)
    os.mkfifo(copy / "pipe")
    told = verify(copy, "-f", config)[1]
    assert "不同 index.html（不是普通文件）" in told
    assert "缺少 people/a/index.html" in told
    assert "多出 pipe" in told
    assert "多出 people/a\n" in told


def test_a_sample(config: Path, copy: Path):
    code, told = verify(copy, "-f", config, "--sample", 3)
    assert (code, told.splitlines()[-1]) == (0, "3 个文件相同，没有看 5 个")
    (copy / "index.html").write_bytes(b"")
    (copy / "more").write_bytes(b"")
    code, told = verify(copy, "-f", config, "--sample", 3)
    assert code == 1
    assert "多出" not in told


def test_names_are_shown_harmlessly(config: Path, copy: Path):
    (copy / "a\x1b[31mred\u202e").write_bytes(b"")
    (copy / "build-manifest.json").write_bytes(manifest_of({"index.html": b""}, program="\x1b[2J"))
    told = verify(copy, "-f", config)[1]
    assert "build-manifest.json" not in told
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_what_is_no_site(tmp_path: Path):
    assert verify(tmp_path / "nothing") == (2, f"{tmp_path}/nothing 不是文件夹，也不是 https:// 网址\n")


GOOD = manifest_of(PAGES)
HOSTILE = {
    "cut": GOOD[:-9],
    "empty": b"",
    "a list": b"[]",
    "deep": b'{"files":' + b"[" * 100_000,
    "no text": b"\xff\xfe{}",
    "a constant": b'{"format": NaN}',
    "another format": manifest_of(PAGES, format=2),
    "a short commit": manifest_of(PAGES, commit="abc"),
    "is_changed in words": manifest_of(PAGES, is_changed="no"),
    "no files": manifest_of({}),
    "files as a list": manifest_of(PAGES, files=["index.html"]),
    "upwards": manifest_of({"../etc/passwd": b""}),
    "upwards within": manifest_of({"a/../../b": b""}),
    "absolute": manifest_of({"/etc/passwd": b""}),
    "a drive": manifest_of({"C:/x": b""}),
    "another system's": manifest_of({"a\\b": b""}),
    "no name": manifest_of({"": b""}),
    "a folder": manifest_of({"a/": b""}),
    "itself": manifest_of({"build-manifest.json": b""}),
    "a long path": manifest_of({"a" * 2_000: b""}),
    "control characters": manifest_of({"a\nb": b""}),
    "half a character": manifest_of({"a": b""}).replace(b'"a"', b'"\\ud800"'),
    "a digest in capitals": GOOD.replace(b'"sha256": "', b'"sha256": "A'),
    "a negative size": GOOD.replace(b'"size": ', b'"size": -'),
    "a size that is true": manifest_of(PAGES, files={"a": {"sha256": "0" * 64, "size": True}}),
    "a digest alone": manifest_of(PAGES, files={"a": "0" * 64}),
    "twice the same": GOOD.replace(b'"404.html"', b'"index.html"'),
    "a million": b'{"files":{' + b'"a":{"sha256":1},' * 1_000_000 + b"}}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_lists_are_refused_in_words(name: str, tmp_path: Path):
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy/index.html").write_bytes(b"")
    (tmp_path / "list.json").write_bytes(HOSTILE[name])
    code, told = verify(tmp_path / "copy", "--manifest", tmp_path / "list.json", "-f", tmp_path / "none.yml")
    assert code == 2
    assert told.startswith("build-manifest.json 用不了：")
    assert len(told) < 200
    (tmp_path / "copy/build-manifest.json").write_bytes(HOSTILE[name])
    code, told = verify(tmp_path / "copy", "-f", tmp_path / "none.yml")
    assert (code, told[:4]) == (2, "那里的 ")
