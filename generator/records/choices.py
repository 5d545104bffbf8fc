"""The Chinese words for every choice that an author may write."""

LEVELS = {"national": "全国", "province": "省级", "city": "市级", "district": "区级", "enterprise": "企业级"}

ORDERS = {
    "surname-stroke": "以姓氏笔画为序",
    "fullname-stroke": "以姓名笔画为序",
    "pinyin": "以姓名拼音为序",
    "document": "按文件次序",
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

PRECISIONS = {"exact": "", "at-least": "余", "about": "约"}
