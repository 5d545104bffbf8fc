"""A bucket behind a real S3 server: what is sent and how, what a cut leaves, what a visitor sees all the while."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from urllib.request import Request, urlopen

import obstore
import pytest
from front import Front
from moto.server import ThreadedMotoServer
from obstore.store import S3Store
from small_sites import Read, Union, find_lost, look_around

from generator.build_manifest import MANIFEST
from generator.outputs.headers import is_for_ever
from generator.publishing import bucket, to_store
from generator.publishing.ledger import LEDGER

Objects = dict[str, bytes]


@pytest.fixture(scope="module")
def moto() -> Iterator[tuple[str, int]]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    yield server.get_host_and_port()
    server.stop()


@pytest.fixture
def front(moto: tuple[str, int]) -> Iterator[Front]:
    front = Front(moto)
    yield front
    front.close()


@pytest.fixture
def store(
    union: Union,
    front: Front,
    moto: tuple[str, int],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> S3Store:
    """An empty bucket, which the settings name; this one is asked without the front."""
    name = tmp_path_factory.mktemp("bucket").name.replace("_", "-") + "-x"
    address = f"http://{moto[0]}:{moto[1]}"
    urlopen(Request(f"{address}/moto-api/reset", method="POST")).close()
    urlopen(Request(f"{address}/{name}", method="PUT")).close()
    union.targets(f"x: {{to: s3, bucket: {name}, endpoint: '{front.address}', prefix: hailing}}")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "geheim")
    monkeypatch.setattr(bucket, "_PATIENCE", timedelta(seconds=0.4))
    monkeypatch.setattr(bucket.Bucket.__init__, "__defaults__", (timedelta(seconds=0.4),))
    client = {"allow_http": True}
    return S3Store(
        name,
        prefix="hailing",
        endpoint=address,
        region="us-east-1",
        access_key_id="key",
        secret_access_key="geheim",
        client_options=client,  # type: ignore[arg-type]
    )


def read_through(store: S3Store) -> Read:
    def read(path: str) -> bytes | None:
        try:
            return bytes(obstore.get(store, path).bytes())
        except FileNotFoundError:
            return None

    return read


def objects(store: S3Store) -> Objects:
    """Every object but the ledger."""
    paths = [one["path"] for page in obstore.list(store) for one in page]
    return {path: bytes(obstore.get(store, path).bytes()) for path in paths if path != LEDGER}


def site_of(there: Objects) -> Objects:
    return {path: content for path, content in there.items() if path != MANIFEST}


def sent(front: Front) -> list[str]:
    """The paths that were put, in order, without the ledger."""
    puts = [path.partition("/hailing/")[2] for method, path in front.requests if method == "PUT"]
    return [path for path in puts if path != LEDGER]


def test_everything_is_there_with_type_and_keeping(union: Union, front: Front, store: S3Store):
    union.published()
    assert site_of(objects(store)) == union.builds["a"]
    style = next(path for path in union.builds["a"] if path.endswith(".css") and is_for_ever(path))
    expected = {
        "index.html": ("text/html; charset=utf-8", "no-cache"),
        "services/sessions.ics": ("text/calendar; charset=utf-8", "no-cache"),
        "events/feed.xml": ("application/atom+xml; charset=utf-8", "no-cache"),
        "media/film.mp4": ("video/mp4", "no-cache"),
        "assets/favicon.svg": ("image/svg+xml; charset=utf-8", "no-cache"),
        MANIFEST: ("application/json; charset=utf-8", "no-cache"),
        style: ("text/css; charset=utf-8", "public, max-age=31536000, immutable"),
    }
    for path, (kind, keeping) in expected.items():
        told = obstore.get(store, path).attributes
        assert (told["Content-Type"], told["Cache-Control"]) == (kind, keeping)
        assert "Content-Encoding" not in told
    # Stores that are not Amazon's know neither chunks with signatures nor sums in headers of their own.
    headers = {
        name.lower(): value for name, value in front.headers[f"/{store.config['bucket']}/hailing/index.html"].items()
    }
    assert not [name for name in headers if "checksum" in name or "if-" in name or "trailer" in name]
    assert "aws-chunked" not in str(headers)
    assert len(headers["x-amz-content-sha256"]) == 64


def test_in_which_order_it_is_sent(union: Union, front: Front, store: S3Store):
    union.published()
    front.requests.clear()
    union.build("b")
    union.published()
    paths = sent(front)
    turns = [
        0 if is_for_ever(path) else 1 if not path.endswith((".html", "search.js", ".xml", ".json")) else 2
        for path in paths
    ]
    assert turns == sorted(turns)
    pages = [path for path in paths if path.endswith(".html")]
    assert pages[0] == "people/only-b/index.html"
    assert max(paths.index(path) for path in pages) < min(
        paths.index(path) for path in ("assets/search.js", "events/feed.xml")
    )
    assert paths[-1] == MANIFEST
    methods = [method for method, _ in front.requests]
    last_put_of_the_site = max(
        number for number, (method, path) in enumerate(front.requests) if path.endswith(MANIFEST)
    )
    assert methods.index("DELETE") > last_put_of_the_site


def test_only_what_changed_is_sent(union: Union, front: Front, store: S3Store):
    union.published()
    front.requests.clear()
    assert "已经是这一版" in union.published()
    assert sent(front) == []
    union.build("b")
    union.published()
    assert "assets/favicon.svg" not in sent(front)
    assert "media/film.mp4" not in sent(front)


def test_pages_go_at_once_and_what_they_loaded_a_week_later(
    union: Union, store: S3Store, monkeypatch: pytest.MonkeyPatch
):
    union.published()
    union.build("b")
    union.published()
    there = objects(store)
    assert "people/only-a/index.html" not in there
    old = {path for path in union.builds["a"] if is_for_ever(path)}
    assert old <= there.keys()
    later = to_store._today() + timedelta(days=6)
    monkeypatch.setattr(to_store, "_today", lambda: later)
    assert "已经是这一版" in union.published()
    later += timedelta(days=2)
    assert "移除 3 个" in union.published()
    assert site_of(objects(store)) == union.builds["b"]
    assert "已经是这一版" in union.published()


def test_somebody_is_taken_out_of_everything(union: Union, store: S3Store):
    for build in "ab":
        union.build(build)
        union.published()
    union.published("--purge")
    assert site_of(objects(store)) == union.builds["b"]


def test_what_comes_back_is_not_taken_away(union: Union, store: S3Store, monkeypatch: pytest.MonkeyPatch):
    for build in "aba":
        union.build(build)
        union.published()
    later = to_store._today() + timedelta(days=30)
    monkeypatch.setattr(to_store, "_today", lambda: later)
    union.published()
    assert site_of(objects(store)) == union.builds["a"]


def test_what_others_put_there_stays(union: Union, store: S3Store):
    obstore.put(store, "reports/2025.pdf", b"mine")
    obstore.put(store, "index.html", b"an older site")
    said = union.published("--dry-run")
    assert "其中 1 个会换掉桶里别处来的同名文件，如 index.html" in said
    for build in "aba":
        union.build(build)
        union.published()
    assert objects(store)["reports/2025.pdf"] == b"mine"
    assert objects(store)["index.html"] == union.builds["a"]["index.html"]


def test_what_somebody_changed_there_is_put_right(union: Union, front: Front, store: S3Store):
    union.published()
    obstore.put(store, "people/index.html", b"by hand")
    obstore.delete(store, "assets/fonts.css")
    front.requests.clear()
    union.published()
    assert {*sent(front)} == {"people/index.html", "assets/fonts.css", MANIFEST}
    assert site_of(objects(store)) == union.builds["a"]


@pytest.mark.parametrize("ledger", [b"", b"{}", b'{"format":1,"files":{"../x":["a",1,"b"]}}', b"\xff"])
def test_a_damaged_ledger_is_not_believed(union: Union, store: S3Store, ledger: bytes):
    union.published()
    obstore.put(store, "mine.txt", b"mine")
    obstore.put(store, LEDGER, ledger)
    union.build("b")
    union.published()
    there = objects(store)
    assert {path: there[path] for path in union.builds["b"]} == union.builds["b"]
    assert there["mine.txt"] == b"mine"


@contextmanager
def visited(union: Union, store: S3Store) -> Iterator[list[str]]:
    """What a visitor complains of who walks around all the time."""
    wrong, is_over, read = list[str](), threading.Event(), read_through(store)

    def walk() -> None:
        while not is_over.is_set():
            wrong.extend([*look_around(read, union.builds), *find_lost(read)])
            time.sleep(0.005)

    visitor = threading.Thread(target=walk)
    visitor.start()
    yield wrong
    is_over.set()
    visitor.join()


@pytest.mark.parametrize("where", ["before", "after"])
@pytest.mark.parametrize("at", range(2, 52, 8))
def test_a_cut_at_any_request_breaks_no_page(union: Union, front: Front, store: S3Store, at: int, where: str):
    union.published()
    union.build("b")
    front.requests.clear()
    front.fault = lambda method, path, number: where if number >= at else None
    result = union.publish()
    read = read_through(store)
    assert look_around(read, union.builds) == []
    assert find_lost(read) == []
    if result.exit_code == 0:  # it was done by then
        assert site_of(objects(store)).items() >= union.builds["b"].items()
        return
    assert "连不上" in result.stderr
    done = {path for path in sent(front) if read(path) == union.builds["b"].get(path)}
    front.fault, front.requests = lambda method, path, number: None, []
    union.published()
    assert site_of(objects(store)).items() >= union.builds["b"].items()
    assert not {path for path in sent(front) if path != MANIFEST} & done
    assert "已经是这一版" in union.published()


def test_a_first_publish_that_is_cut_shows_nothing_broken(union: Union, front: Front, store: S3Store):
    for at in range(4, 30, 5):
        for one in [one["path"] for page in obstore.list(store) for one in page]:
            obstore.delete(store, one)
        front.requests.clear()
        front.fault = lambda method, path, number, at=at: "before" if number >= at else None  # type: ignore[misc]
        union.refused()
        read = read_through(store)
        assert read("index.html") is None or look_around(read, union.builds) == []
    front.fault = lambda method, path, number: None
    union.published()
    assert site_of(objects(store)) == union.builds["a"]


def test_another_build_after_a_cut(union: Union, front: Front, store: S3Store):
    union.builds["c"] = {**union.builds["b"], "people/p1/index.html": union.builds["b"]["people/p1/index.html"] + b"c"}
    union.published()
    union.build("b")
    front.requests.clear()
    front.fault = lambda method, path, number: "before" if number >= 14 else None
    union.refused()
    front.fault = lambda method, path, number: None
    union.build("c")
    with visited(union, store) as wrong:
        union.published()
    assert wrong == []
    assert site_of(objects(store)).items() >= union.builds["c"].items()


def test_a_visitor_walks_around_all_the_while(union: Union, front: Front, store: S3Store):
    union.published()
    with visited(union, store) as wrong:
        for build in "baba":
            union.build(build)
            union.published()
    assert wrong == []


def test_a_store_that_stumbles_is_asked_again(union: Union, front: Front, store: S3Store):
    front.fault = lambda method, path, number: (
        (503, None, "before", None, 500, None)[number % 6] if 3 < number < 40 else None
    )
    union.published()
    assert site_of(objects(store)) == union.builds["a"]


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        (403, "InvalidAccessKeyId", "没有这个密钥：核对环境变量 AWS_ACCESS_KEY_ID"),
        (403, "SignatureDoesNotMatch", "密钥不对：核对环境变量 AWS_SECRET_ACCESS_KEY"),
        (403, "AccessDenied", "密钥没有这个桶的读写权限"),
        (403, "RequestTimeTooSkewed", "这台电脑的钟不准"),
        (404, "NoSuchBucket", "没有叫“"),
        (503, "SlowDown", "服务器忙不过来"),
        (301, "PermanentRedirect", "endpoint 或 region 不是这个桶的"),
    ],
)
def test_what_a_store_refuses_is_told(union: Union, front: Front, store: S3Store, status: int, code: str, told: str):
    front.body = f"<Error><Code>{code}</Code><Message>no</Message></Error>"
    front.fault = lambda method, path, number: status
    said = union.refused()
    assert told in said
    assert "geheim" not in said


def test_an_unreachable_store_and_a_missing_key(union: Union, store: S3Store, monkeypatch: pytest.MonkeyPatch):
    union.targets("x: {to: s3, bucket: abc, endpoint: 'http://127.0.0.1:9'}")
    assert "连不上 127.0.0.1:9" in union.refused()
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    assert "没有密钥：要设环境变量 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY" in union.refused()
    union.targets("x: {to: s3, bucket: abc, endpoint: 'http://127.0.0.1:9', secret_env: OSS_SECRET}")
    assert "OSS_SECRET" in union.refused()


def test_a_name_that_cannot_be_listed_is_told(union: Union, store: S3Store):
    bucket_address = f"{store.config['endpoint']}/{store.config['bucket']}"
    urlopen(Request(f"{bucket_address}/hailing/a//b", data=b"mine", method="PUT")).close()
    said = union.refused()
    assert "桶里有名字写坏的东西" in said
    assert "a//b" in said


def test_of_two_publishers_the_first_gives_way(union: Union, front: Front, store: S3Store):
    union.published()
    union.build("b")
    begun = threading.Event()

    def somebody_else(method: str, path: str, number: int) -> None:
        if method == "PUT" and "people/only-b" in path and not begun.is_set():
            begun.set()
            ledger = bytes(obstore.get(store, LEDGER).bytes())
            obstore.put(store, LEDGER, ledger.replace(b'"run":"', b'"run":"another'))

    front.fault = somebody_else
    assert "别人开始发布了" in union.refused()
    assert look_around(read_through(store), union.builds) == []
    front.fault = lambda method, path, number: None
    union.published()
    assert site_of(objects(store)).items() >= union.builds["b"].items()


@pytest.mark.parametrize(
    ("endpoint", "style", "host", "region"),
    [
        ("https://s3.oss-cn-hangzhou.aliyuncs.com", "", "https://abc.s3.oss-cn-hangzhou.aliyuncs.com", "cn-hangzhou"),
        (
            "https://s3.oss-cn-hangzhou-internal.aliyuncs.com",
            "",
            "https://abc.s3.oss-cn-hangzhou-internal.aliyuncs.com",
            "cn-hangzhou",
        ),
        ("https://cos.ap-shanghai.myqcloud.com", "", "https://abc.cos.ap-shanghai.myqcloud.com", "ap-shanghai"),
        ("https://abc.cos.ap-shanghai.myqcloud.com", "", "https://abc.cos.ap-shanghai.myqcloud.com", "ap-shanghai"),
        ("http://127.0.0.1:9000", "", "http://127.0.0.1:9000", "us-east-1"),
        ("https://minio.union.example", ", style: host", "https://abc.minio.union.example", "us-east-1"),
        ("https://www.union.example", ", style: domain", "https://www.union.example", "us-east-1"),
    ],
)
def test_where_the_bucket_is_named(
    union: Union, monkeypatch: pytest.MonkeyPatch, endpoint: str, style: str, host: str, region: str
):
    from generator.publish_options import StoreTarget

    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "geheim")
    told = {"to": "s3", "bucket": "abc", "endpoint": endpoint}
    if style:
        told["style"] = style.rpartition(" ")[2]
    config = bucket._open(StoreTarget.model_validate(told), timedelta(seconds=1)).config
    assert config["endpoint"] == host
    assert config["region"] == region
    assert str(config["virtual_hosted_style_request"]).lower() == str(host != "http://127.0.0.1:9000").lower()
