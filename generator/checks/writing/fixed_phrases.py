"""The table of fixed phrases: a pattern with no alternatives outside of brackets, how it is written, who says so.

Only what is wrong wherever it stands: a pattern that could be a piece of something right does not belong here.
"""

_MARKS = "GB/T 15834—2011《标点符号用法》4.13.3.5"
_MEDAL = "全国总工会的正式名称"
_WORDS = "《现代汉语词典》"
_HUNDRED = "《咬文嚼字》出版物中最常见的100个别字"
_DOT = "[·•・‧．.]"

PHRASES: tuple[tuple[str, str, str], ...] = (
    (f"五{_DOT}一", "五一", _MARKS),
    (f"五{_DOT}四(?=运动|青年|精神|奖章|表彰|”)", "五四", _MARKS),
    (f"三{_DOT}八(?=节|妇女|红旗|国际|”)", "三八", _MARKS),
    (f"七{_DOT}一(?=前|讲话|表彰|勋章|”)", "七一", _MARKS),
    (f"八{_DOT}一(?=建军|起义|前|”)", "八一", _MARKS),
    (f"九{_DOT}一八", "九一八", _MARKS),
    ("一二九(?=运动)", "一二·九", _MARKS),
    ('"五一"(?=劳动奖|巾帼)', "五一", _MEDAL),
    ("五一劳动奖[张漳障]", "五一劳动奖章", _MEDAL),
    ("五一劳动奖壮", "五一劳动奖状", _MEDAL),
    ("工人先[峰烽]号", "工人先锋号", _MEDAL),
    ("五一巾[帽国]标兵岗", "五一巾帼标兵岗", _MEDAL),
    ("劳动[摸膜]范", "劳动模范", _WORDS),
    ("总公会(?!堂)", "总工会", _MEDAL),
    ("职工[知之]佳", "职工之家", _MEDAL),
    ("职工知家", "职工之家", _MEDAL),
    ("会员评佳", "会员评家", _MEDAL),
    ("(?<!报名)(?<!申报)(?<!时间)截止(?=目前|今年|去年|[0-9]{4}年[^，。；]{0,12}[，已共])", "截至", _WORDS),
    ("做为(?=一[名个位种]|劳模|工会)", "作为", _WORDS),
    ("坐谈会", "座谈会", _WORDS),
    ("再接再励", "再接再厉", _HUNDRED),
    ("一如继往", "一如既往", _HUNDRED),
    ("鼎立相助", "鼎力相助", _HUNDRED),
    ("迫不急待", "迫不及待", _HUNDRED),
    ("走头无路", "走投无路", _HUNDRED),
    ("谈笑风声", "谈笑风生", _HUNDRED),
    ("一愁莫展", "一筹莫展", _HUNDRED),
    ("一诺千斤", "一诺千金", _HUNDRED),
    ("穿流不息", "川流不息", _HUNDRED),
    ("默守成规", "墨守成规", _HUNDRED),
    ("出奇不意", "出其不意", _HUNDRED),
    ("食不裹腹", "食不果腹", _HUNDRED),
    ("声名雀起", "声名鹊起", _HUNDRED),
    ("金榜提名", "金榜题名", _HUNDRED),
    ("人情事故", "人情世故", _HUNDRED),
    ("言简意骇", "言简意赅", _HUNDRED),
    ("旁证博引", "旁征博引", _HUNDRED),
    ("不径而走", "不胫而走", _HUNDRED),
    ("沤心沥血", "呕心沥血", _HUNDRED),
    ("烩炙人口", "脍炙人口", _HUNDRED),
    ("美仑美奂", "美轮美奂", _HUNDRED),
    ("气慨", "气概", _HUNDRED),
    ("幅射", "辐射", _HUNDRED),
    ("松驰", "松弛", _HUNDRED),
    ("震憾", "震撼", _HUNDRED),
    ("渡假村", "度假村", _HUNDRED),
    ("寒喧", "寒暄", _HUNDRED),
    ("水笼头", "水龙头", _HUNDRED),
    ("入场卷", "入场券", _HUNDRED),
    ("编篡", "编纂", _HUNDRED),
    ("追朔", "追溯", _HUNDRED),
    ("修茸", "修葺", _HUNDRED),
)
