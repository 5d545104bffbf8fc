"""A and M: files, addresses and media."""

from generator.codes.code import Code, Text

CODES = (
    Code(
        "A401",
        Text("两个文件同用编号“{id}”", "two files share the id “{id}”"),
        Text(
            "给新写的那个文件改名，如 {id}-2；已经发布的不要改",
            "rename the newer file, e.g. {id}-2; keep the one that is published",
        ),
        Text(
            "同一种记录里编号不能重复，不然两条记录抢一个网址。",
            "Ids are unique within a kind: two records cannot share an address.",
        ),
    ),
    Code(
        "A402",
        Text("content/ 里放不了“{folder}”", "“{folder}” does not belong into content/"),
        Text("{suggestion}", "{suggestion}"),
        Text("content/ 里一种记录一个文件夹。", "content/ has one folder for each kind of record."),
    ),
    Code(
        "A403",
        Text("文件名“{name}”不能作编号", "the file name “{name}” cannot be an id"),
        Text("{suggestion}", "{suggestion}"),
        Text("文件名就是编号，也是网址的一部分。", "The file name is the id and part of the address."),
    ),
    Code(
        "A404",
        Text("两个页面同用网址 {address}", "two pages share the address {address}"),
        Text("给其中一个改名", "rename one of them"),
        Text("一个网址只能有一个页面。", "An address has one page."),
    ),
    Code(
        "A405",
        Text("这里一条记录也没有", "there is not one record here"),
        Text(
            "核对 site_config.yml 里的 content，或者先写一条记录",
            "check `content` in site_config.yml, or write a first record",
        ),
        Text(
            "没有记录就建站，会把原来的网站换成空的。",
            "Building without records would replace the site by an empty one.",
        ),
    ),
    Code(
        "M401",
        Text("路径“{value}”出了 content/media/", "the path “{value}” leaves content/media/"),
        Text("{suggestion}", "{suggestion}"),
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
        Text(
            "先进入网站的文件夹，或者用 -f 指出 site_config.yml；文件在就检查这一行的冒号和缩进",
            "go to the site's folder, or name site_config.yml with -f; if it is there, mend this line",
        ),
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
        "S903",
        Text(
            "网站文件夹（site_dir）不能是“{folder}”：建站会清空它",
            "the site folder (site_dir) cannot be “{folder}”: building empties it",
        ),
        Text("改成 site_dir: site", "write site_dir: site"),
        Text(
            "建站时整个换掉网站文件夹，所以它不能是内容或模板所在的文件夹。",
            "Building replaces the site folder whole, so it cannot hold content or templates.",
        ),
    ),
    Code(
        "S904",
        Text("plugins 里没有 guangrong", "guangrong is not among the plugins"),
        Text(
            "在 site_config.yml 里写上 plugins: 和下一行 “  - guangrong”",
            "write plugins: and, on the next line, `  - guangrong`",
        ),
        Text(
            "记录由插件 guangrong 出版，没有它网站上就没有记录。",
            "The plugin publishes the records; without it the site has none.",
        ),
    ),
    Code(
        "S905",
        Text("网站写不下去：{detail}", "the site cannot be written: {detail}"),
        Text(
            "腾出空间或改好权限再建；正在用的网站没有动过",
            "make room or mend permissions, then build again; the site in use is as it was",
        ),
        Text(
            "新网站写在旧网站旁边，写完整了才换上去。",
            "The new site is written beside the old one, which it replaces only when it is whole.",
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
