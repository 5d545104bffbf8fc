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
        "A406",
        Text("这里的“{what}”会在读者的浏览器里运行", "“{what}” would run in readers' browsers"),
        Text("删掉它；要给人看代码，就放在一对 ` 里", "delete it; to show code, put it between back-ticks"),
        Text(
            "页面里不放脚本：谁能改一页，就能借它动整个网站。",
            "Pages hold no scripts: with one, whoever may edit a page could change the whole site.",
        ),
    ),
    Code(
        "A407",
        Text("照片里写着拍摄地点", "the photo tells where it was taken"),
        Text(
            "放进 content/media/，写一条照片记录，建站时会清掉；或者用看图软件去掉位置信息",
            "put it into content/media/ with a photo record: building clears it; or remove the place with a picture program",
        ),
        Text(
            "pages/ 里的图片照原样公开，照片里的经纬度谁都能读。",
            "Pictures in pages/ are published as they are, with the place where they were taken.",
        ),
    ),
    Code(
        "A408",
        Text(
            "有 {count} 个没有关上的 [ 或 <，这一页要排很久", "{count} unclosed [ or <: this page would take very long"
        ),
        Text("关上它们，或者在前面加 \\", "close them, or put \\ before each"),
        Text(
            "MkDocs 要给每一个找结尾，多了会把建站拖住。",
            "MkDocs looks for the end of each; many of them hold a build up.",
        ),
    ),
    Code(
        "A409",
        Text("页头里的 {name} 用不了", "{name} in the page's head does not work"),
        Text("删掉这一行", "delete the line"),
        Text(
            "两行 --- 之间是页头；template 和 icon 要是主题里有的，hide 要是列表。",
            "The head stands between two lines of ---; template and icon name something of the theme, hide is a list.",
        ),
    ),
    Code(
        "A410",
        Text("还有 {more} 个文件名不能作编号，没有列出", "{more} more file names cannot be ids and are not listed"),
        Text("把不是记录的文件移出这里", "move what is no record out of here"),
        Text(
            "成百上千个文件名都不对，多半是放错了文件夹。",
            "Hundreds of wrong names mostly mean that something else was put here.",
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
        "M405",
        Text("“{value}”在 Windows 上存不了", "Windows cannot keep a file called “{value}”"),
        Text("改名，只用字母、数字和短横", "rename it: letters, digits and hyphens"),
        Text(
            "同事的电脑多半是 Windows，取不到这样的文件，整个网站就都取不下来。",
            "Most colleagues use Windows, which could not check the site out.",
        ),
    ),
    Code(
        "M406",
        Text("“{value}”和“{other}”只差大小写或写法", "“{value}” and “{other}” differ in case or form only"),
        Text("给其中一个改名", "rename one of them"),
        Text(
            "在 Windows 和 Mac 上这是同一个文件，一张会盖掉另一张。",
            "They are one file on Windows and on a Mac: one replaces the other.",
        ),
    ),
    Code(
        "A411",
        Text("“{address}”不是网址", "“{address}” is no address"),
        Text("写本站里面的路径，如 people/lv-meihua/", "write the path within this site, as in people/lv-meihua/"),
        Text(
            "redirects.yml 一行一条，“旧网址: 新网址”，都从网站的根算起，以 / 结尾。",
            "Each line of redirects.yml is `old: new`, both below the site's root and with / at the end.",
        ),
    ),
    Code(
        "A412",
        Text("旧网址“{address}”现在又有了一页", "the old address “{address}” is a page again"),
        Text("删掉这一行", "delete the line"),
        Text("一个网址不能既是一页，又通到别的页。", "An address cannot be a page and lead to another."),
    ),
    Code(
        "A413",
        Text("旧网址通到的“{address}”不是本站的一页", "an old address leads to “{address}”, which is no page here"),
        Text("{suggestion}", "{suggestion}"),
        Text("旧网址要通到现在有的一页。", "An old address leads to a page that exists."),
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
        Text(
            "可以写：content、cache、share_cards、help、updated、review、grey、allow_leaks、publish",
            "one of: content, cache, share_cards, help, updated, review, grey, allow_leaks, publish",
        ),
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
        "S906",
        Text("设置 {name} 不对：{detail}", "the setting {name} is wrong: {detail}"),
        Text("改好 site_config.yml 的这一行", "mend this line of site_config.yml"),
        Text(
            "网站的名称、网址和文件夹都写在 site_config.yml 里，各占一行。",
            "The site's name, address and folders stand in site_config.yml, a line each.",
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
