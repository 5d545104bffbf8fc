"""某某公司焊工: where a unit ends and a post begins, taken apart only where that is certain."""

import re
from collections.abc import Callable

_ENDS = (
    "有限责任公司|股份有限公司|有限公司|分公司|公司|集团|工厂|厂|学校|中学|小学|大学|学院|幼儿园|医院|卫生院|管理局|局|委员会|"
    "服务中心|中心|合作社|银行|支行|分行|事务所|研究所|研究院|设计院|总工会|街道办事处|社区|派出所|供电所|支队|大队"
)
_POSTS = (
    "工|员|长|师|主任|经理|总监|书记|主席|教师|老师|教授|医生|护士|司机|干部|技师|主管|董事|厂长|校长|院长|所长|队长|班长|组长|"
    "教练|厨师|职工|助理|学者|专家|会计|代表|委员|总工|顾问|负责人|技术骨干|骨干"
)
_UNIT_AND_POST = re.compile(rf"(.*(?:{_ENDS}))[\s，,、]*(.{{0,16}}(?:{_POSTS}))")


def split_workplace(text: str, is_known: Callable[[str], bool]) -> tuple[str, str] | None:
    """Unit and post; None where it is not certain which is which."""
    plain = text.strip("，,、；; \t\u3000")
    if is_known(plain):
        return plain, ""
    for end in range(len(plain) - 1, 1, -1):
        if is_known(plain[:end]):
            return plain[:end].strip(), plain[end:].strip("，,、 \u3000")
    if found := _UNIT_AND_POST.fullmatch(plain):
        unit, post = found[1].strip(), found[2]
        return (unit, post) if not re.search(_ENDS, post) else None
    return (plain, "") if re.fullmatch(rf".*(?:{_ENDS})", plain) else None
