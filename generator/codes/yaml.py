"""Y: the file cannot be read as fields and values."""

from generator.codes.code import Code, Text

CODES = (
    Code(
        "Y101",
        Text("这里读不下去：{detail}", "cannot read on from here: {detail}"),
        Text("{remedy}", "{remedy}"),
        Text(
            "文件里有一处不合 YAML 写法。每个字段写成“名称: 内容”，下一层缩进两格，含有特殊符号的文字用引号括起来。",
            "Something is not written as YAML. Write each field as `name: text`, indent the next level by two spaces, quote special text.",
        ),
    ),
    Code(
        "Y102",
        Text("字段名后面用了全角冒号“：”", "a full-width colon “：” follows the field's name"),
        Text("改成半角冒号加一个空格，如 {name}: …", "write a plain colon and a space, as in {name}: …"),
        Text(
            "字段名和内容之间只认半角冒号加空格。", "Only a plain colon and a space part a field's name from its text."
        ),
    ),
    Code(
        "Y103",
        Text("缩进用了制表符（Tab）", "a tab is used to indent"),
        Text("改用空格，每层两格", "use spaces, two a level"),
        Text("YAML 不许用制表符缩进。", "YAML does not allow tabs for indentation."),
    ),
    Code(
        "Y104",
        Text("字段“{name}”写了两次", "the field “{name}” is written twice"),
        Text("留下一个，删掉另一个", "keep one and delete the other"),
        Text(
            "同一层里每个字段只能写一次，不然不知道该信哪一个。",
            "A field may be written once in its group: otherwise nobody knows which one counts.",
        ),
    ),
    Code(
        "Y105",
        Text("这里用了 {what}，本站的文件不支持", "{what} is not supported in these files"),
        Text(
            "直接写出内容；文字以 & * ! 开头时用引号括起来", "write the content out; quote text that begins with & * !"
        ),
        Text(
            "锚点（&）、引用（*）、标签（!）和合并（<<）会让文件难读，也会被用来拖垮程序，一律不用。",
            "Anchors (&), aliases (*), tags (!) and merge keys (<<) make files hard to read and can be abused.",
        ),
    ),
    Code(
        "Y106",
        Text("一个文件里有两份内容（中间有 ---）", "two documents in one file (parted by ---)"),
        Text("一条记录一个文件，拆成两个文件", "one record a file: make two files"),
        Text("每个文件只放一条记录。", "Each file holds one record."),
    ),
    Code(
        "Y107",
        Text("文件不是 UTF-8 编码", "the file is not UTF-8 text"),
        Text("在编辑器里“另存为”，编码选 UTF-8", "save it again with the encoding UTF-8"),
        Text("记事本等程序可能存成 GBK 或 UTF-16，请存成 UTF-8。", "Some programs save GBK or UTF-16; save as UTF-8."),
    ),
    Code(
        "Y108",
        Text("文件是空的", "the file is empty"),
        Text("写上字段，或者删掉这个文件", "write its fields, or delete the file"),
        Text("内容文件夹里的每个 .yml 都应当是一条记录。", "Every .yml in the content folder is a record."),
    ),
    Code(
        "Y109",
        Text("这里应当是“字段: 内容”，却是{found}", "fields are expected here, as `name: text`, not {found}"),
        Text("每行写一个“字段: 内容”", "write one `name: text` a line"),
        Text(
            "一条记录由字段组成，不能只是一段文字或一个列表。",
            "A record is made of fields, not of one text or one list.",
        ),
    ),
    Code(
        "Y110",
        Text("文件太大（{size}），最大 1 MB", "the file is too large ({size}); 1 MB at most"),
        Text("图片放进 content/media/，长文拆成几条", "put pictures into content/media/, split long texts"),
        Text("一条记录只是文字，不会超过 1 MB。", "A record is text and never needs more than 1 MB."),
    ),
    Code(
        "Y111",
        Text("层次太深（超过 {limit} 层）", "nested too deeply (more than {limit} levels)"),
        Text("检查缩进，记录最多只有四五层", "check the indentation: records need four or five levels at most"),
        Text("嵌套这么深多半是缩进错了。", "Such nesting is nearly always a slip of the indentation."),
    ),
    Code(
        "Y112",
        Text("含有看不见的控制字符 {character}", "an invisible control character {character}"),
        Text("删掉它，重新输入这一行", "delete it and type the line again"),
        Text("控制字符多半是从别的程序里粘贴带来的。", "Control characters usually come along with pasted text."),
    ),
    Code(
        "Y113",
        Text("文件读不了：{detail}", "the file cannot be read: {detail}"),
        Text("检查文件是否还在、是不是普通文件、有没有权限", "check that it is there, an ordinary file, and readable"),
        Text(
            "只读普通文件；记录文件不能是链接、管道或文件夹。",
            "Only ordinary files are read: no links, pipes or folders.",
        ),
    ),
    Code(
        "Y114",
        Text("字段名“{name}”的冒号后面少一个空格", "a space is missing after the colon of “{name}”"),
        Text("写成 {name}: …", "write {name}: …"),
        Text(
            "半角冒号后面要空一格，不然整行会被当成一段文字。", "Without a space after the colon the line is one text."
        ),
    ),
    Code(
        "Y115",
        Text("“{lost}”会被当作注释丢掉", "“{lost}” would be lost as a comment"),
        Text(
            "整句用英文双引号括起来；真是注释就在 # 后面空一格",
            "put the text into double quotes; for a comment, put a space after #",
        ),
        Text(
            "空格加 # 以后的字都是注释，不会发布。", "Whatever follows a space and # is a comment and is not published."
        ),
    ),
    Code(
        "Y116",
        Text("文件里的内容太多（超过 {limit} 项）", "the file holds too much (more than {limit} values)"),
        Text("拆成几个文件，一条记录一个", "make several files, one record each"),
        Text(
            "一条记录就是一个人、一件事、一张榜，不会有这么多项。",
            "A record is one person, one event or one roll and never holds that much.",
        ),
    ),
    Code(
        "Y117",
        Text("这里用了全角的{found}，只认半角的", "a full-width {found} stands here, where only the plain one counts"),
        Text("改成{meant}", "write {meant}"),
        Text(
            "缩进的空格、列表的“- ”、注释的“# ”、引号和“|”都要在英文输入法下输入。",
            "Type the spaces of an indentation, `- `, `# `, quotes and `|` with an English keyboard.",
        ),
    ),
    Code(
        "Y118",
        Text("{point} 是某个字库自造的字，别处显示不出来", "{point} belongs to one font only and shows nowhere else"),
        Text("{suggestion}", "{suggestion}"),
        Text(
            "旧字库把生僻字放在专用区里，换一台电脑就看不见；请用统一编码的字。",
            "Old fonts kept rare characters in the private area: use the character that Unicode has.",
        ),
    ),
    Code(
        "Y119",
        Text("一个字上叠了 {limit} 个以上的附加符号", "more than {limit} marks are stacked on one letter"),
        Text("删掉它，重新输入这几个字", "delete it and type the word again"),
        Text(
            "没有哪种文字这样写；叠起来的符号会盖住页面，也会拖垮程序。",
            "No language is written so; such a stack covers the page and slows programs down.",
        ),
    ),
    Code(
        "Y120",
        Text("这个文件排不了版，没有改动", "this file cannot be put into form and was left as it is"),
        Text(
            "注释放在一行的末尾，或者单独一行，再试一次",
            "put comments at the end of a line or on one of their own, and try again",
        ),
        Text(
            "fmt 只动版面，不动内容。保证不了内容和注释一字不差时，它宁可不动。",
            "`fmt` changes the form and never the content; where it cannot promise that, it leaves the file.",
        ),
    ),
    Code(
        "Y121",
        Text("这个文件刚才被别处改过，没有动它", "this file was changed elsewhere just now and was left as it is"),
        Text("保存好别处的改动，再运行一次", "save what was changed elsewhere, and run it again"),
        Text(
            "读和写之间有人存了盘。覆盖上去会丢掉那次改动。",
            "Somebody saved it between reading and writing; writing over it would lose that.",
        ),
    ),
    Code(
        "Y122",
        Text("正文里的空行会丢，几段会连成一段", "the empty line is lost and the paragraphs become one"),
        Text(
            "冒号后面加一个 |，正文另起一行、缩进两格",
            "write a | behind the colon, and the text below it, two spaces to the right",
        ),
        Text(
            "不写 | 的文字，YAML 把换行当成空格、空行当成换行，段落分不出来。",
            "Without a | YAML takes line ends for spaces and empty lines for line ends: no paragraph is left.",
        ),
    ),
)
