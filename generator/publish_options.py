"""Where a site is published to: the named targets under `publish:` in the settings, without any secret."""

import re
from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from generator.characters import find_unfit
from generator.codes import Text

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Encoding = Literal["br", "gz", "zst"]

_SECRET = re.compile(r"secret|passw|token|access_?key|key_?id|credential|^key$|密码|密钥", re.IGNORECASE)
_HOST = r"(?:[\w.-]+@)?(?:[0-9A-Za-z][\w.-]*|\[[0-9A-Fa-f:]+\])"
_WAY = r"[\w./~+,@%=-]+"
_RSYNC = re.compile(rf"rsync://{_HOST}(?::\d{{1,5}})?/{_WAY}|{_HOST}:{_WAY}")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_BRANCH = re.compile(r"[0-9A-Za-z][\w.-]*(?:/[0-9A-Za-z][\w.-]*)*")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TARGET_NAME = re.compile(r"[^\W_][\w-]{0,39}")
_TAGS = ("dir", "rsync", "s3", "gh-pages")


class _SecretWritten(ValueError):
    """A password stands in the settings."""


def _check_folder(text: str) -> str:
    if not text or find_unfit(text) or "\n" in text or text.startswith("~"):
        raise ValueError("not a folder")
    return text


def _check_rsync(text: str) -> str:
    if re.match(r"rsync://[^/@]*:[^/@]*@", text):
        raise _SecretWritten("a password")
    if not _RSYNC.fullmatch(text) or ".." in text.split("/") or "::" in text.partition("/")[0].partition("]")[2]:
        raise ValueError("not an address for rsync")
    if re.match(rf"{_HOST}::", text):
        raise ValueError("not an address for rsync")
    return text.rstrip("/")


def _check_endpoint(text: str) -> str:
    if not text:
        return text
    parts = urlsplit(text)
    if parts.username or parts.password:
        raise _SecretWritten("a password")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/") or find_unfit(text):
        raise ValueError("not the address of a server")
    return text.rstrip("/")


def _check_prefix(text: str) -> str:
    way = text.strip("/")
    if find_unfit(way) or "\n" in way or "\\" in way or any(part in ("", ".", "..") for part in way.split("/") if way):
        raise ValueError("not a folder in a bucket")
    return way


def _check_remote(text: str) -> str:
    if re.match(r"\w+://[^/@]*:[^/@]*@", text) or re.match(r"https?://[^/@]+@", text):
        raise _SecretWritten("a password")
    if not text or text.startswith("-") or "::" in text or find_unfit(text) or re.search(r"\s", text):
        raise ValueError("not a remote")
    return text


def _matching(pattern: re.Pattern[str]) -> AfterValidator:
    def check(text: str) -> str:
        if not pattern.fullmatch(text) or ".." in text:
            raise ValueError("not of this form")
        return text

    return AfterValidator(check)


Variable = Annotated[str, _matching(_VARIABLE)]


class _Target(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Versioned(_Target):
    """A folder with versions side by side."""

    keep: int = Field(5, ge=1, le=100, description="how many versions stay")
    compress: tuple[Encoding, ...] = Field((), description="compressed forms that are put beside each text file")


class FolderTarget(_Versioned):
    """A folder of this machine, with versions and a link."""

    to: Literal["dir"]
    folder: Annotated[str, AfterValidator(_check_folder)] = Field(description="the folder of the versions")


class RsyncTarget(_Versioned):
    """A folder of another machine, over ssh or an rsync daemon, with versions and a link."""

    to: Literal["rsync"]
    address: Annotated[str, AfterValidator(_check_rsync)] = Field(
        description="user@host:/folder, or rsync://host/module"
    )
    port: int | None = Field(None, ge=1, le=65535, description="the port of ssh")
    password_env: Variable = Field("RSYNC_PASSWORD", description="the variable with a daemon's password")


class StoreTarget(_Target):
    """A bucket that speaks the S3 interface: OSS, COS, MinIO …"""

    to: Literal["s3"]
    bucket: Annotated[str, _matching(_BUCKET)] = Field(description="the bucket")
    endpoint: Annotated[str, AfterValidator(_check_endpoint)] = Field("", description="the server's address")
    region: str = Field("", max_length=60, pattern=r"^[a-z0-9-]*$", description="the region")
    prefix: Annotated[str, AfterValidator(_check_prefix)] = Field("", description="the site's folder in the bucket")
    style: Literal["host", "path", "domain"] | None = Field(
        None, description="where the bucket is named: in the host, in the path, or by a domain of its own"
    )
    key_id_env: Variable = Field("AWS_ACCESS_KEY_ID", description="the variable with the key's name")
    secret_env: Variable = Field("AWS_SECRET_ACCESS_KEY", description="the variable with the key's secret")
    token_env: Variable = Field("AWS_SESSION_TOKEN", description="the variable with a passing key's token")


class BranchTarget(_Target):
    """A branch of a git repository, which a forge serves."""

    to: Literal["gh-pages"]
    remote: Annotated[str, AfterValidator(_check_remote)] = Field("origin", description="the remote, or its address")
    branch: Annotated[str, _matching(_BRANCH)] = Field("gh-pages", description="the branch")
    history: bool = Field(True, description="whether earlier versions stay in the branch")
    cname: bool = Field(False, description="whether a file CNAME names the site's own domain")


Target = Annotated[FolderTarget | RsyncTarget | StoreTarget | BranchTarget, Field(discriminator="to")]
TargetName = Annotated[str, _matching(_TARGET_NAME)]


def name_of(way: tuple[int | str, ...]) -> str:
    """A setting's name as it is written: the sort of a target is no part of it."""
    is_sorted = len(way) > 2 and way[0] == "publish" and way[2] in _TAGS
    return ".".join(str(part) for part in ((*way[:2], *way[3:]) if is_sorted else way) if part != "[key]")


def wrong_target(wrong: "ErrorDetails") -> Text:
    """What is wrong with a setting below `publish:`."""
    way, sort = wrong["loc"], wrong["type"]
    cause = wrong.get("ctx", {}).get("error")
    if isinstance(cause, _SecretWritten) or (sort == "extra_forbidden" and _SECRET.search(str(way[-1]))):
        return Text(
            "密码、密钥不写在文件里：进了 git 就人人看得到；放进环境变量，如 AWS_SECRET_ACCESS_KEY",
            "secrets do not stand in a file that git shows to everybody: put them into the environment",
        )
    if sort == "extra_forbidden":
        return Text("没有这个设置", "there is no such setting")
    if sort == "missing":
        return Text("没有写", "it is missing")
    if sort.startswith("union_tag"):
        return Text("to 写 dir、rsync、s3、gh-pages 之一", "write `to:` dir, rsync, s3 or gh-pages")
    if "[key]" in way:
        return Text("名字用字母、数字、汉字和 -", "names are made of letters, digits and hyphens")
    if len(way) < 3:
        return Text("写成 {名字: {to: dir, folder: …}}", "write {name: {to: dir, folder: …}}")
    named = (_FORMS[part] for part in reversed(way) if isinstance(part, str) and part in _FORMS)
    return next(named, Text("内容不合要求", "the value does not fit"))


_FORMS = {
    "folder": Text("应当是一个文件夹", "it should be a folder"),
    "address": Text("写成 用户@主机:/文件夹，或 rsync://主机/模块", "write user@host:/folder, or rsync://host/module"),
    "endpoint": Text("写成 https://主机", "write https://host"),
    "bucket": Text("桶名是3—63个小写字母、数字、-", "a bucket's name has 3–63 small letters, digits, hyphens"),
    "style": Text("写 host、path 或 domain", "write host, path or domain"),
    "keep": Text("写1—100", "write 1 to 100"),
    "port": Text("写1—65535", "write 1 to 65535"),
    "compress": Text("写成 [br, gz, zst]", "write [br, gz, zst]"),
    "remote": Text("写远程仓库的名字或地址", "name a remote, or its address"),
}
