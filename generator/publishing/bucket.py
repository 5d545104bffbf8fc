"""A bucket, asked through the S3 interface as OSS, COS and MinIO speak it, and what its refusals mean."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from generator.codes import Text
from generator.outputs.headers import keeping_of, type_of
from generator.publish_options import StoreTarget
from generator.refusal import Refused

if TYPE_CHECKING:
    from obstore.store import S3Store

# Hosts of stores that want the bucket's name before their own; of others most are one machine with a port.
_WITH_BUCKET_IN_HOST = (
    ".aliyuncs.com",
    ".myqcloud.com",
    ".amazonaws.com",
    ".myhuaweicloud.com",
    ".volces.com",
    ".bcebos.com",
)
_REGION = re.compile(r"(?:^|\.)(?:s3\.)?(?:oss|cos|obs|s3)[.-]([a-z]{2}-[a-z0-9-]+?)(?:-internal)?\.")
_TRIES, _PATIENCE = 6, timedelta(seconds=90)
_SPEAKS_OF = (
    (
        r"invalid path",
        "桶里有名字写坏的东西，列不出来：移走它，或者用 prefix 把网站放进一个文件夹",
        "something in the bucket has a name that cannot be listed: move it away, or give the site a `prefix`",
    ),
    (r"NoSuchBucket", "没有叫“{bucket}”的桶", "there is no bucket “{bucket}”"),
    (r"InvalidAccessKeyId", "没有这个密钥：核对环境变量 {key}", "there is no such key: check the variable {key}"),
    (
        r"SignatureDoesNotMatch",
        "密钥不对：核对环境变量 {secret} 和 region",
        "the key is wrong: check the variable {secret}, and `region`",
    ),
    (
        r"RequestTimeTooSkewed",
        "这台电脑的钟不准，对好时间再发布",
        "this machine's clock is wrong: set it, then publish",
    ),
    (
        r"SecondLevelDomainForbidden|PathStyleDomainForbidden",
        "这家要把桶名写在主机名里：写上 style: host",
        "this store wants the bucket in the host's name: write `style: host`",
    ),
    (
        r"PermanentRedirect|configured region|AuthorizationHeaderMalformed|IllegalLocationConstraint",
        "endpoint 或 region 不是这个桶的",
        "endpoint or region are not those of this bucket",
    ),
    (r"AccessDenied|403 Forbidden", "密钥没有这个桶的读写权限", "the key may not read and write this bucket"),
    (
        r"SlowDown|503 Service|50[0-9] ",
        "服务器忙不过来，过一会儿再发布，已经发送的不用重来",
        "the server is too busy: publish again later, what was sent stays",
    ),
    (r"HTTP error|error sending request|Connect|dns|timed out", "连不上 {host}", "{host} cannot be reached"),
)


@dataclass(frozen=True, slots=True)
class Stored:
    """What a list says of an object; the moment by the server's clock."""

    etag: str
    size: int
    moment: datetime


class Bucket:
    """The site's folder in a bucket; raises Refused."""

    def __init__(self, target: StoreTarget, patience: timedelta = _PATIENCE) -> None:
        self._target = target
        self._host, self._store = _endpoint(target), _open(target, patience)

    @property
    def address(self) -> str:
        """Where it is, for people."""
        return f"{self._target.bucket}/{self._target.prefix}".rstrip("/")

    def put(self, path: str, content: bytes) -> str:
        """Write an object whole, as our servers would serve it; returns its ETag."""
        import obstore

        attributes = {"Content-Type": type_of(path), "Cache-Control": keeping_of(path)}
        with self._told():
            result = obstore.put(self._store, path, content, attributes=attributes, use_multipart=False)
        return (result["e_tag"] or "").strip('"')

    def get(self, path: str) -> bytes | None:
        """An object's bytes; None where there is none."""
        import obstore

        with self._told():
            try:
                return bytes(obstore.get(self._store, path).bytes())
            except FileNotFoundError as error:
                if "NoSuchBucket" in str(error):
                    raise
                return None

    def etag_of(self, path: str) -> str:
        """What the store calls the bytes of an object; nothing where there is none."""
        import obstore

        with self._told():
            try:
                return (obstore.head(self._store, path)["e_tag"] or "").strip('"')
            except FileNotFoundError:
                return ""

    def list(self) -> dict[str, Stored]:
        """Every object of the site's folder."""
        import obstore

        found: dict[str, Stored] = {}
        with self._told():
            for page in obstore.list(self._store, chunk_size=1000):
                for one in page:
                    found[one["path"]] = Stored((one["e_tag"] or "").strip('"'), one["size"], one["last_modified"])
        return found

    def delete(self, path: str) -> None:
        """Remove an object, if it is there."""
        import obstore

        with self._told():
            obstore.delete(self._store, path)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except Refused:
            raise
        except Exception as error:  # what the library raises has no class of its own above it
            said = str(error).partition("\n\nDebug source")[0]
            names = {
                "bucket": self._target.bucket,
                "host": urlsplit(self._host).netloc or "S3",
                "key": self._target.key_id_env,
                "secret": self._target.secret_env,
            }
            for pattern, zh, en in _SPEAKS_OF:
                if re.search(pattern, said):
                    raise Refused(Text(zh.format(**names), en.format(**names)), _said(said)) from None
            raise Refused(Text("存储服务不收", "the store refuses"), _said(said)) from None


def _said(said: str) -> Text:
    found = re.search(r"<Message>([^<]*)</Message>", said)
    if "invalid path" in said:
        found = re.search(r'"([^"]*)"', said)
    shown = " ".join((found[1] if found else said.partition(" - ")[2] or said).split())[:200]
    return Text(f"服务器说：{shown}", f"the server says: {shown}")


def _endpoint(target: StoreTarget) -> str:
    """The server's address, with the bucket in its name where it wants that."""
    parts = urlsplit(target.endpoint)
    if not target.endpoint or _style(target) != "host" or (parts.hostname or "").startswith(f"{target.bucket}."):
        return target.endpoint
    return f"{parts.scheme}://{target.bucket}.{parts.netloc}"


def _style(target: StoreTarget) -> str:
    is_known = (urlsplit(target.endpoint).hostname or "").endswith(_WITH_BUCKET_IN_HOST)
    return target.style or ("host" if is_known or not target.endpoint else "path")


def _open(target: StoreTarget, patience: timedelta) -> "S3Store":
    from obstore.store import S3Store

    config = _keys(target)
    if target.endpoint:
        config["endpoint"] = _endpoint(target)
    found = _REGION.search(urlsplit(target.endpoint).netloc)
    backoff = {"init_backoff": min(timedelta(milliseconds=200), patience / 50), "max_backoff": patience / 6, "base": 2}
    retries: Any = {"max_retries": _TRIES, "retry_timeout": patience, "backoff": backoff}
    client: Any = {"allow_http": target.endpoint.startswith("http:"), "timeout": "120s", "connect_timeout": "15s"}
    return S3Store(
        target.bucket,
        prefix=target.prefix or None,
        retry_config=retries,
        client_options=client,
        region=target.region or (found[1] if found else "us-east-1"),
        virtual_hosted_style_request=_style(target) != "path",
        # OSS, COS and OBS take a list of what to delete only with a Content-MD5, which new programs no longer send.
        disable_bulk_delete=True,
        **config,
    )


def _keys(target: StoreTarget) -> dict[str, Any]:
    """The keys, which stand in the environment and nowhere else."""
    names = {
        "access_key_id": target.key_id_env,
        "secret_access_key": target.secret_env,
        "session_token": target.token_env,
    }
    keys = {key: os.environ[name] for key, name in names.items() if os.environ.get(name)}
    if not {"access_key_id", "secret_access_key"} <= keys.keys():
        variables = (target.key_id_env, target.secret_env)
        raise Refused(
            Text(f"没有密钥：要设环境变量 {'、'.join(variables)}", f"there is no key: set {' and '.join(variables)}"),
            Text("在终端里 export，或放进流水线的秘密变量", "export them, or keep them among the forge's secrets"),
        )
    return keys
