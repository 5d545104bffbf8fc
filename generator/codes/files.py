"""A and M: files, addresses and media."""

from generator.codes.code import Code, Text

CODES = (
    Code(
        "A401",
        Text("编号“{id}”已经有人用了", "the id “{id}” is taken"),
        Text("改一个文件名，如 {id}-2", "rename the file, e.g. {id}-2"),
        Text(
            "同一种记录里编号不能重复，不然两条记录抢一个网址。",
            "Ids are unique within a kind: two records cannot share an address.",
        ),
    ),
    Code(
        "A402",
        Text("不认识的文件夹“{folder}”", "unknown folder “{folder}”"),
        Text("{suggestion}", "{suggestion}"),
        Text("content/ 里一种记录一个文件夹。", "content/ has one folder for each kind of record."),
    ),
    Code(
        "A403",
        Text("文件名“{name}”不能作编号", "the file name “{name}” cannot be an id"),
        Text(
            "只用小写字母、数字和短横，扩展名 .yml，如 lv-meihua.yml",
            "use lower-case letters, digits and hyphens, ending in .yml, as in lv-meihua.yml",
        ),
        Text("文件名就是编号，也是网址的一部分。", "The file name is the id and part of the address."),
    ),
    Code(
        "A404",
        Text("两个页面同用网址 {address}", "two pages share the address {address}"),
        Text("给其中一个改名", "rename one of them"),
        Text("一个网址只能有一个页面。", "An address has one page."),
    ),
    Code(
        "M401",
        Text("路径“{value}”出了 content/media/", "the path “{value}” leaves content/media/"),
        Text(
            "把图片放进 content/media/，写里面的路径，如 events/2018/a.jpg",
            "put the picture into content/media/ and write its path there, as in events/2018/a.jpg",
        ),
        Text("图片只能来自 content/media/。", "Pictures come from content/media/ only."),
    ),
    Code(
        "M402",
        Text("content/media/ 里没有“{value}”", "there is no “{value}” in content/media/"),
        Text("{suggestion}", "{suggestion}"),
        Text(
            "图片还没有的时候不写 file，页面会显示说明文字。",
            "While there is no picture leave `file` out: the page shows the caption.",
        ),
    ),
    Code(
        "M403",
        Text("有图片却没有替代文字（alt）", "a picture without alternative text (alt)"),
        Text("补一行 alt: 用一句话说出画面", "add alt: one sentence that tells what is seen"),
        Text("看不见图片的人靠替代文字知道画面。", "People who cannot see the picture depend on it."),
        severity="warning",
    ),
    Code(
        "M404",
        Text("“{value}”不能当照片用：{detail}", "“{value}” cannot be used as a picture: {detail}"),
        Text("用看图软件另存为 JPEG 再放进来", "save it again as JPEG with a picture program"),
        Text(
            "网页上能用的是 JPEG、PNG、WebP、AVIF、GIF，文件要完整。",
            "JPEG, PNG, WebP, AVIF and GIF can be shown, and the file must be whole.",
        ),
    ),
    Code(
        "S901",
        Text("读不了设置文件：{detail}", "cannot read the settings: {detail}"),
        Text("用 -f 指出 site_config.yml", "name site_config.yml with -f"),
        Text("每个站点有一份 site_config.yml。", "Every site has a site_config.yml."),
    ),
    Code(
        "S902",
        Text(
            "设置 plugins → guangrong → {name} 不对：{detail}",
            "the setting plugins → guangrong → {name} is wrong: {detail}",
        ),
        Text("可用的设置见 ARCHITECTURE.md", "see ARCHITECTURE.md for the settings"),
        Text(
            "guangrong 的设置写在 site_config.yml 的 plugins 下面。",
            "The settings stand under plugins in site_config.yml.",
        ),
    ),
    Code(
        "T951",
        Text("模板出错：{detail}", "error in a template: {detail}"),
        Text("改好这个模板再建站；内容没有问题", "mend the template; the content is fine"),
        Text(
            "模板在 templates/ 里，由做网站的人维护。",
            "Templates live in templates/ and are kept by whoever builds the site.",
        ),
    ),
)
