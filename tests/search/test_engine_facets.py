"""What else may be chosen in a search, counted by the engine in a real browser."""

from seeker import Seeker
from small_index import Document


def _honours(seeker: Seeker) -> Seeker:
    return seeker.open(
        [
            Document(
                "person",
                "王一",
                "1/",
                tags=[("laomo", "national", 2015), ("gongjiang", "city", 2018)],
                units=["甲厂", "乙厂"],
            ),
            Document("person", "王二", "2/", tags=[("laomo", "city", 2018)], units=["甲厂"]),
            Document("honouree", "王三", "3/", tags=[("laomo", "city", 2018)]),
            Document("unit", "王四厂", "4/", tags=[("wuyi", "province", None)]),
            Document("page", "王五", "5/"),
        ]
    )


def test_facets(seeker: Seeker) -> None:
    found = _honours(seeker).facets("王", wantUnits=True)
    assert found["kind"] == [
        ["person", "人物", 2],
        ["honouree", "榜上有名", 1],
        ["unit", "单位", 1],
        ["page", "页面", 1],
    ]
    assert found["level"] == [["national", "全国", 1], ["province", "省", 1], ["city", "市", 3]]
    assert found["award"] == [["laomo", "劳动模范", 3], ["gongjiang", "工匠", 1], ["wuyi", "五一劳动奖章", 1]]
    assert found["year"] == [["2018", "2018年", 3], ["2015", "2015年", 1]]
    assert found["unit"] == [["甲厂", "甲厂", 2], ["乙厂", "乙厂", 1]]


def test_facets_that_are_chosen_hold_for_one_honour(seeker: Seeker) -> None:
    _honours(seeker)
    assert seeker.titles("王", award="laomo", year=2018) == ["王二", "王三"]
    assert seeker.titles("王", award="laomo", year="2015", level="national") == ["王一"]
    assert seeker.titles("王", level="national", year="2018") == []
    assert seeker.titles("王", unit="甲厂", award="gongjiang") == ["王一"]
    assert seeker.titles("王", unit="甲厂", kind="unit") == []
    found = seeker.facets("王", award="laomo", year="2018")
    assert found["award"] == [["laomo", "劳动模范", 2], ["gongjiang", "工匠", 1]]
    assert found["year"] == [["2018", "2018年", 2], ["2015", "2015年", 1]]
    assert found["kind"] == [["person", "人物", 1], ["honouree", "榜上有名", 1]]
    assert found["unit"] == []
    answer = seeker.ask("王", kind="person", award="laomo")
    assert (answer["total"], answer["kinds"]) == (2, [["person", "人物", 2], ["honouree", "榜上有名", 1]])


def test_units_are_loaded_only_if_they_are_asked_for(seeker: Seeker) -> None:
    _honours(seeker).facets("王", award="laomo")
    seeker.ask("王", year="2018")
    assert not [name for name in seeker.loaded if name.startswith("u")]
    seeker.facets("王", unit="甲厂")
    assert [name[:2] for name in seeker.loaded if name.startswith("u")] == ["ux", "u0"]
