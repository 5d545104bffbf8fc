"""Targets in the settings: what they may say, and that no secret stands there."""

import pytest
from small_sites import Union

from generator.options import parse_options
from generator.problems import ContentError

GOOD = (
    "x: {to: dir, folder: ../www, keep: 3, compress: [br, gz, zst]}",
    "服务器: {to: rsync, address: 'web@example.org:/var/www/海陵'}",
    "x: {to: rsync, address: 'rsync://web@[::1]:8873/site/a', port: 22, password_env: PASS}",
    "x: {to: s3, bucket: union-site, endpoint: 'https://s3.oss-cn-hangzhou.aliyuncs.com', prefix: /a/b/, style: host}",
    "x: {to: gh-pages}",
    "x: {to: gh-pages, remote: 'git@example.org:union/site.git', branch: pages, history: false, cname: true}",
)
QUOTE = "'"
SECRET = "密码、密钥不写在文件里"
WRONG = (
    ("x: {to: ftp}", "to 写 dir、rsync、s3、gh-pages 之一"),
    ("x: {folder: www}", "to 写 dir"),
    ("x: 5", "写成 {名字"),
    ("x: {to: dir}", "publish.x.folder 不对：没有写"),
    ("x: {to: dir, folder: 5}", "应当是一个文件夹"),
    ("x: {to: dir, folder: ~/www}", "应当是一个文件夹"),
    ("x: {to: dir, folder: www, keep: 0}", "写1—100"),
    ("x: {to: dir, folder: www, compress: [zip]}", "写成 [br, gz, zst]"),
    ("x: {to: dir, folder: www, colour: red}", "没有这个设置"),
    ("x: {to: rsync, address: '-e sh:/x'}", "写成 用户@主机"),
    ("x: {to: rsync, address: 'a b:/x'}", "写成 用户@主机"),
    ("x: {to: rsync, address: 'host:/x;rm'}", "写成 用户@主机"),
    ("x: {to: rsync, address: 'host:/../x'}", "写成 用户@主机"),
    ("x: {to: rsync, address: 'host::module'}", "写成 用户@主机"),
    ("x: {to: rsync, address: /srv/www}", "写成 用户@主机"),
    ("x: {to: rsync, address: 'rsync://web:geheim@host/x'}", SECRET),
    ("x: {to: s3, bucket: '../x'}", "桶名是3—63个"),
    ("x: {to: s3, bucket: abc, endpoint: 'ftp://x'}", "写成 https://主机"),
    ("x: {to: s3, bucket: abc, endpoint: 'https://key:geheim@x'}", SECRET),
    ("x: {to: s3, bucket: abc, secret_access_key: geheim}", SECRET),
    ("x: {to: s3, bucket: abc, access_key_id: geheim}", SECRET),
    ("x: {to: s3, bucket: abc, prefix: 'a/../b'}", "内容不合要求"),
    ("x: {to: s3, bucket: abc, key_id_env: 'A B'}", "内容不合要求"),
    ("x: {to: gh-pages, remote: '--upload-pack=x'}", "写远程仓库的名字或地址"),
    ("x: {to: gh-pages, remote: 'ext::sh -c x'}", "写远程仓库的名字或地址"),
    ("x: {to: gh-pages, remote: 'https://geheim@github.com/a/b'}", SECRET),
    ("x: {to: gh-pages, branch: '../x'}", "内容不合要求"),
    ("'a b': {to: gh-pages}", "名字用字母、数字、汉字和 -"),
    ("'-x': {to: gh-pages}", "名字用字母、数字、汉字和 -"),
)


@pytest.mark.parametrize("line", GOOD)
def test_a_target_is_read(union: Union, line: str):
    union.targets(line)
    assert "S902" not in union.publish("nobody").output


@pytest.mark.parametrize(("line", "told"), WRONG)
def test_a_wrong_one_is_told_at_its_place(union: Union, line: str, told: str):
    union.targets(line)
    result = union.publish()
    assert result.exit_code == 1
    assert "error S902" in result.output
    assert told in result.output
    assert "geheim" not in result.output
    assert f"site_config.yml:{5 if line[0] == QUOTE else 6}:1" in result.output  # a name in quotes is not found


def test_targets_are_no_list():
    with pytest.raises(ContentError):
        parse_options({"publish": ["x"]}, "site_config.yml")


def test_what_is_remembered_does_not_depend_on_targets():
    one = parse_options({"publish": {"x": {"to": "gh-pages"}}}, "site_config.yml")
    assert repr(one) == repr(parse_options({}, "site_config.yml"))
