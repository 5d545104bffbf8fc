"""The Chinese words for every choice that an author may write."""

LEVELS = {"national": "全国", "province": "省级", "city": "市级", "district": "区级", "enterprise": "企业级"}

ORDERS = {
    "surname-stroke": "以姓氏笔画为序",
    "fullname-stroke": "以姓名笔画为序",
    "pinyin": "以姓名拼音为序",
    "document": "次序照来源",
    "rank": "按名次",
}

UNIT_TYPES = {
    "company": "企业",
    "collective": "先进集体",
    "team": "班组",
    "studio": "劳模创新工作室",
    "party-branch": "党支部",
    "post": "岗位",
    "school": "学校",
    "hospital": "医院",
    "body": "机关、镇街、社团",
}

PLACE_TYPES = {
    "service": "服务中心",
    "palace": "工人文化宫",
    "home": "职工之家",
    "centre": "党工活动中心",
    "nursery": "爱心母婴室",
    "station": "驿站",
    "park": "主题公园",
    "venue": "活动场所",
}

PRECISIONS = {"exact": "确数", "at-least": "余、多、以上", "about": "约"}
STATUSES = {"complete": "有正文", "caption-only": "只有标题"}
CONSENTS = {"public": "公开", "withheld": "不公开"}
SHIFTS = {"none": "不顺延", "nonworking": "遇休息日顺延", "statutory": "遇法定节假日顺延"}
STATES = {"current": "现行", "unchecked": "未核", "ended": "已停"}
STATE_HEADINGS = {"current": "现行", "unchecked": "办理前请先核实", "ended": "已停"}
QUERIES = {"event": "大事", "person": "人物", "unit": "单位", "roll": "光荣榜"}

_ALL = (LEVELS, ORDERS, UNIT_TYPES, PLACE_TYPES, PRECISIONS, STATUSES, CONSENTS, SHIFTS, STATES, QUERIES)
ALL_WORDS = tuple(word for words in (*_ALL, STATE_HEADINGS) for word in words.values())


def words_for(choices: list[str]) -> dict[str, str]:
    """The words of a set of choices; a choice that is Chinese already stands for itself."""
    table = next((words for words in _ALL if set(words) == set(choices)), {})
    return {choice: table.get(choice, choice) for choice in choices}
