"""The model of WeChat's editor: what it takes away, and that the self-test sees every loss."""

import pytest

from generator.articles.limits import declarations, paste
from generator.articles.losses import find_losses

OWN = "color: #221c18; font-size: 16px"

LOST = {
    "script": '<p style="color: red">一<script>alert(7)</script></p>',
    "style": "<style>p { color: red }</style><p>一</p>",
    "class": '<p class="a">一</p>',
    "id": '<p id="a">一</p>',
    "data": '<p data-a="1">一</p>',
    "handler": '<p onclick="alert(7)">一</p>',
    "position": '<p style="position: absolute">一</p>',
    "transform": '<p style="transform: rotate(3deg)">一</p>',
    "grid": '<section style="display: grid">一</section>',
    "flex": '<section style="display: flex">一</section>',
    "float": '<p style="float: left">一</p>',
    "variable": '<p style="color: var(--ink)">一</p>',
    "important": '<p style="color: red !important">一</p>',
    "background picture": '<p style="background-color: url(a.png)">一</p>',
    "background-image": '<p style="background-image: url(https://a.example/a.png)">一</p>',
    "division": '<div style="color: red">一</div>',
    "row": '<table><tbody><tr style="background-color: red"><td>一</td></tr></tbody></table>',
    "frame": '<p>一</p><iframe src="https://a.example/"></iframe>',
    "form": "<p>一</p><form><input></form>",
    "drawing": "<p>一</p><svg><animate></animate></svg>",
    "foreign link": '<p><a href="https://a.example/">一</a></p>',
    "script link": '<p><a href="javascript:alert(7)">一</a></p>',
    "foreign picture": '<p><img src="https://a.example/a.png"></p>',
    "picture in itself": '<p><img src="data:image/png;base64,AAAA"></p>',
    "local picture": '<p><img src="pictures/a.png"></p>',
    "ruby": "<p><ruby>一<rt>yī</rt></ruby></p>",
    "comment": "<p>一<!-- 二 --></p>",
}


@pytest.mark.parametrize("html", LOST.values(), ids=LOST)
def test_what_the_editor_takes_away(html: str):
    assert paste(html) != html
    if html != LOST["comment"]:
        assert find_losses(f'<section style="{OWN}">{html}</section>')


def test_what_it_keeps():
    html = (
        f'<section style="{OWN}; border-left: 3px solid #a3151f"><p style="{OWN}">一<span style="color: red">二</span>'
        f'</p><table style="width: 100%; border-collapse: collapse"><tbody><tr><td style="{OWN}" colspan="2">三</td>'
        '</tr></tbody></table><p style="color: red; font-size: 12px"><a href="https://mp.weixin.qq.com/s/a">四</a>'
        '<img src="https://mmbiz.qpic.cn/a"></p></section>'
    )
    assert paste(html) == html
    assert find_losses(html) == []


def test_the_losses_are_named():
    told = [one.zh for one in find_losses(f'<p style="{OWN}; position: fixed" id="x">一<svg>二</svg></p>')]
    assert told[:4] == ["丢了 1 处：id=x", "丢了 1 处：position: fixed", "丢了 1 处：<svg>", "丢了 1 处：二"]


def test_words_without_a_colour_of_their_own_are_a_loss():
    """The editor makes paragraphs black, and cells have the browser's size."""
    [told] = find_losses(f'<section style="{OWN}"><p>一</p></section>')
    assert told.zh == "没有自己的颜色和字号：一"
    assert find_losses(f'<section style="{OWN}"><span>一</span></section>') == []


def test_a_background_without_a_colour_is_a_loss():
    [told] = find_losses(f'<section style="background-color: #fff"><p style="{OWN}">一</p></section>')
    assert "深色模式" in told.zh


def test_declarations_with_quotes_and_signs():
    assert declarations("font-family: 'a;b', \"c:d\"; color:red;;width : 1px") == [
        ("font-family", "'a;b', \"c:d\""),
        ("color", "red"),
        ("width", "1px"),
    ]
