"""R, N, H, E, X: rules over names and over more than one record."""

from generator.codes.code import Code, Text

CODES = (
    Code(
        "R301",
        Text("没有叫“{id}”的{kind}", "there is no {kind} called “{id}”"),
        Text("{suggestion}", "{suggestion}"),
        Text(
            "引用别的记录时写它的编号，也就是文件名（不含 .yml）。",
            "A reference is the other record's id: its file name without .yml.",
        ),
    ),
    Code(
        "R302",
        Text("这里引用了自己", "this refers to itself"),
        Text("删掉这一行", "delete the line"),
        Text("上级单位、相关人物不能是自己。", "A parent or a related person is somebody else."),
    ),
    Code(
        "R303",
        Text("“{id}”今天还不公开，这里先不显示", "“{id}” is not public today and is not shown here"),
        Text(
            "不用改；要现在就显示，去掉它的 draft 或改 publish_on、expires_on",
            "leave it; to show it now, mend its draft, publish_on or expires_on",
        ),
        Text(
            "草稿、没到公开日期和过了下线日期的记录，别的页上也不出现。",
            "Drafts and records outside of their days appear on no other page.",
        ),
        severity="warning",
        awaits=True,
    ),
    Code(
        "N501",
        Text(
            "笔画表里没有“{character}”（{point}），排不了序",
            "no stroke data for “{character}” ({point}): it cannot be sorted",
        ),
        Text(
            "核对这个字有没有打错；确是姓名用字就请管理员补进笔画表",
            "check the character; if it is right, ask for it to be added to the stroke data",
        ),
        Text("笔画序要知道每个字的笔顺。", "Stroke order needs every character's strokes."),
    ),
    Code(
        "N502",
        Text(
            "字库里没有“{character}”（{point}），会显示成方框",
            "the font lacks “{character}” ({point}): it would show as a box",
        ),
        Text(
            "核对这个字有没有打错；确是姓名用字就请管理员换字库",
            "check the character; if it is right, ask for a font that has it",
        ),
        Text("网站和荣誉墙自带字库，缺字就会显示成方框。", "The site and the wall bring their own font."),
    ),
    Code(
        "N503",
        Text("这里有看不见的字符 {point}", "an invisible character {point}"),
        Text("删掉它，重新输入这几个字", "delete it and type the word again"),
        Text("零宽字符、方向控制符会让同名的人搜不到。", "Zero-width and direction marks hide a name from search."),
    ),
    Code(
        "N504",
        Text("读音“{value}”和姓名“{name}”对不上", "the reading “{value}” does not fit the name “{name}”"),
        Text("一个字一个音节，如 Shàn Xìnghuā", "one syllable a character, as in Shàn Xìnghuā"),
        Text("读音写带声调的拼音，字数要和姓名一样。", "Write tone-marked pinyin, one syllable for each character."),
    ),
    Code(
        "N505",
        Text("姓名里有“{mark}”", "“{mark}” within a name"),
        Text(
            "一个姓名只写一个人，不加空格和说明，如 {plain}；性别、民族、单位另有字段",
            "one person a name, without spaces or remarks, as in {plain}; sex, ethnicity and unit have fields of their own",
        ),
        Text(
            "两字姓名中间的空格由程序加；名单上几个人要分开写。",
            "The program pads two-character names; several people are several entries.",
        ),
    ),
    Code(
        "N506",
        Text("“{character}”（{point}）只是样子像那个字", "“{character}” ({point}) only looks like the right character"),
        Text("{suggestion}", "{suggestion}"),
        Text(
            "从 PDF 复制来的部首、别国字母样子一样，却是另一个字，排序、注音、搜索都会错。",
            "Radicals copied from PDF files and letters of other alphabets are other characters: sorting, reading and search fail.",
        ),
    ),
    Code(
        "H601",
        Text(
            "荣誉“{award}”和光荣榜说法不一：这里 {here}，榜上 {there}",
            "the honour “{award}” contradicts the roll: {here} here, {there} there",
        ),
        Text(
            "核对来源，改掉错的一处；说的不是同一次就写明 edition",
            "check the sources and mend the wrong one; if it is another conferment, give its edition",
        ),
        Text(
            "同一项荣誉在人物和光荣榜里写了两遍，年份却不同。", "The same honour is told twice, with different years."
        ),
    ),
    Code(
        "H602",
        Text("“{name}”在同一榜上出现两次", "“{name}” stands twice on this roll"),
        Text(
            "删掉重复的一行；同名不同人就写明各自的单位", "delete one; if they are two people, write the unit of each"
        ),
        Text("同一个人在一榜上同一奖项只列一次。", "A roll lists a recipient once for each award."),
    ),
    Code(
        "H603",
        Text("名单上的“{name}”和人物 {id} 同名，没有关联", "“{name}” has the name of person {id} but is not linked"),
        Text(
            "是同一人就改成 person: {id}；不是就不用管",
            "if it is the same person write person: {id}; otherwise leave it",
        ),
        Text("关联以后，人物页上才会出现这项荣誉。", "Once linked, the honour appears on the person's page."),
        severity="warning",
    ),
    Code(
        "H604",
        Text(
            "名单有 {listed} 个{result}，已知数目却写 {told}",
            "the list has {listed} ({result}) but the known count says {told}",
        ),
        Text("核对来源，改掉错的一处", "check the source and mend the wrong one"),
        Text("名单的人数不能多过已知的数目。", "A list cannot be longer than the count that is known."),
    ),
    Code(
        "H605",
        Text("年份 {year} 和日期 {date} 对不上", "the year {year} is not that of the date {date}"),
        Text("留下对的一个，year 可以不写", "keep the right one; year may be left out"),
        Text("写了日期就有年份，两处不能矛盾。", "A date has a year; the two cannot differ."),
    ),
    Code(
        "H606",
        Text("这个榜没有奖项“{award}”", "this roll does not confer “{award}”"),
        Text("在 awards 里加上它，或者改成 awards 里的一个", "add it to awards, or name one of those"),
        Text("名单里写的奖项要先列在榜的 awards 里。", "A recipient's award is one of the roll's awards."),
    ),
    Code(
        "H607",
        Text("一榜多奖，没写得的是哪一个", "several awards on the roll, and not said which"),
        Text("补上 award: 奖项的编号", "add award: and its id"),
        Text(
            "榜上列了几个奖项时，每个人都要写明得的是哪一个。",
            "Where a roll confers several awards each recipient says which.",
        ),
    ),
    Code(
        "E701",
        Text("{year} 年度第 {rank} 件大事已经是“{other}”", "rank {rank} of {year} is taken by “{other}”"),
        Text("改一个次序", "choose another rank"),
        Text("年度大事的次序不能重复。", "Ranks within a yearly digest are unique."),
    ),
    Code(
        "E702",
        Text("状态是 caption-only，却有正文", "the status is caption-only, yet there is a body"),
        Text("有正文就删掉 status 这一行", "with a body, delete the status line"),
        Text("caption-only 说的是只有标题、正文缺失。", "caption-only means that the title is all there is."),
    ),
    Code(
        "E703",
        Text("没有正文也没有摘要", "neither a body nor a summary"),
        Text(
            "补上正文；来源只有标题就写 status: caption-only",
            "add a body; if the source has only a title write status: caption-only",
        ),
        Text("正文缺失要明说，不能让人以为没写完。", "A missing body is told, not left to be guessed."),
    ),
    Code(
        "X801",
        Text("没有叫“{layout}”的版式", "there is no layout called “{layout}”"),
        Text("{suggestion}", "{suggestion}"),
        Text("版式就是模板文件的名字。", "A layout is the name of a template file."),
    ),
    Code(
        "X802",
        Text("这块展板是空的", "this panel is empty"),
        Text("写上 title、text，或者放进记录", "give it a title, a text, or records"),
        Text("展板至少要有一样内容。", "A panel holds at least one thing."),
    ),
    Code(
        "X803",
        Text("荣誉墙上一个人也没有", "there is nobody on the wall"),
        Text("写上 people、rolls 或 awards", "write people, rolls or awards"),
        Text("荣誉墙要知道展示哪些人。", "A wall has to know whom to show."),
    ),
    Code(
        "X804",
        Text("荣誉墙“{wall}”的字库里没有“{mark}”（{point}）", "the font of the wall “{wall}” lacks “{mark}” ({point})"),
        Text("换一个写法，或者删掉这个符号", "write it in another way, or delete the sign"),
        Text(
            "墙只能靠自己带的字库：屏幕上别的字体有没有，谁也不知道；缺一个字，观众看到的就是方框。",
            "A wall relies on its own font: nobody knows which others a screen has, and a missing one is an empty box.",
        ),
    ),
    Code(
        "X805",
        Text("荣誉墙上没有展板", "there are no panels on the wall"),
        Text("写上 exhibition，或者换一个版式", "write exhibition, or choose another layout"),
        Text("版式 exhibition 一幅一幅放一个展览的展板。", "The layout exhibition shows the panels of an exhibition."),
    ),
)
