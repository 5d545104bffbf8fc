"""Names as official lists print them: padding and the note in brackets."""

from generator.names.parts import has_interpunct, is_han, strip_separators

PADDING = "\u3000"
SEX_NOTES = {"女": "女", "female": "女", "f": "女"}
NOT_PRINTED = {"汉", "汉族"}


def pad(name: str) -> str:
    """Put one ideographic space into a name of two Chinese characters: 何　强."""
    text = unpad(name)
    return f"{text[0]}{PADDING}{text[1]}" if len(text) == 2 and all(map(is_han, text)) else text


def unpad(name: str) -> str:
    """Take padding out of a Chinese name: 丁　一 becomes 丁一; other names are only trimmed."""
    text = strip_separators(name)
    is_chinese = not has_interpunct(name) and all(map(is_han, text))
    return text if is_chinese else name.strip()


def note(sex: str | None, ethnicity: str | None) -> str:
    """Return （女，回族）, （女）, （回族） or nothing; men and Han are not noted."""
    marks = [SEX_NOTES.get((sex or "").lower(), ""), "" if ethnicity in NOT_PRINTED else ethnicity or ""]
    printed = "，".join(filter(None, marks))
    return f"（{printed}）" if printed else ""
