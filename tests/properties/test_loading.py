"""Any tree that YAML can write comes back as it was; every place lies where the text stands."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.wide_marks import find_wide_mark, find_wide_start
from generator.yaml_source import read_yaml

# What a person can type: no surrogates, no control characters but tab and line break, no marks of direction, no
# private characters, no non-characters; and no full-width marks in the place of YAML's own.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Co", "Zl", "Zp"])
    | st.sampled_from("\n\t:#-'\"|>[]{}&*!%@`"),
    max_size=10,
).filter(lambda text: find_wide_mark(text, has_lines=True) is None)
KEYS = TEXTS.filter(lambda key: key != "<<" and find_wide_start(key) is None)
TREES = st.recursive(
    TEXTS | st.none() | st.sampled_from(["no", "0123", "1e5", "2018-06-12", "null", "~", "", "a: b", "a #b", "- a"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
STYLES = st.fixed_dictionaries(
    {
        "allow_unicode": st.booleans(),
        "default_flow_style": st.sampled_from([True, False, None]),
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "width": st.sampled_from([20, 80, 10_000]),
        "indent": st.sampled_from([2, 4, 8]),
        "line_break": st.sampled_from(["\n", "\r\n", "\r"]),
        "explicit_start": st.booleans(),
    }
)


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4), STYLES)
def test_a_tree_comes_back_as_it_was(tree: dict[str, object], style: dict[str, object]):
    dumped = yaml.dump(tree, Dumper=_Dumper, sort_keys=False, **style)
    reading = read_yaml(dumped, "a.yml")
    assert reading.problems == []
    assert reading.values == tree


class _Dumper(yaml.SafeDumper):
    """Writes None as nothing else than `null`, whatever style texts have, and repeats what is the same object."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _write_none(dumper: yaml.SafeDumper, _: None) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:null", "null", style="")


_Dumper.add_representer(type(None), _write_none)

WORDS = st.text("甲乙丙abc·é😀", min_size=1, max_size=6)
ENTRIES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(WORDS, inner, min_size=1, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(WORDS, ENTRIES, min_size=1, max_size=3), st.booleans(), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_mark_points_at_what_stands_there(tree: dict[str, object], is_flow: bool, line_break: str):
    dumped = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=is_flow, line_break=line_break, width=30)
    reading = read_yaml(dumped, "a.yml", with_marks=True)
    lines = dumped.split(line_break)

    def text_at(mark: tuple[int, int]) -> str:
        return lines[mark[0] - 1][mark[1] - 1 :].lstrip("'\"")

    assert reading.values == tree
    assert set(reading.keys) <= set(reading.marks)
    for way, mark in reading.keys.items():
        assert text_at(mark).startswith(str(way[-1]))
    for way, mark in reading.marks.items():
        value = value_at(tree, way)
        if isinstance(value, str):
            assert text_at(mark).startswith(value)
        else:
            assert text_at(mark)


def value_at(tree: object, way: tuple[str | int, ...]) -> object:
    for step in way:
        tree = tree[step]  # type: ignore[index]
    return tree


@given(st.lists(WORDS, min_size=1, max_size=5), st.data())
def test_a_repeated_field_is_told_once_for_each_repetition(names: list[str], data: st.DataObject):
    text = "".join(f"{name}: {number}\n" for number, name in enumerate(names))
    found = read_yaml(text, "a.yml").problems
    assert [(one.code, one.place.line) for one in found] == [
        ("Y104", number + 1) for number, name in enumerate(names) if name in names[:number]
    ]
