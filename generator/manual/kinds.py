"""What the manual tells of each kind: what it is for, where its file lies, where it is seen, one whole example."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.manual.text_files import FOLDER, read_data, read_text
from generator.records import KINDS, Kind

EXAMPLES = FOLDER / "examples"


@dataclass(frozen=True, slots=True)
class Guide:
    """`left_out` says of fields that the example does not show why it does not."""

    kind: Kind
    purpose: str
    file: str
    command: str
    seen: tuple[str, ...]
    left_out: Mapping[str, str]
    example: str
    example_path: str


def guide_of(kind: Kind) -> Guide:
    """What is told of a kind."""
    told = read_data("kinds.yml")[kind.folder]
    [file] = sorted((EXAMPLES / kind.folder).rglob("*.yml"))
    path = file.relative_to(EXAMPLES).as_posix()
    return Guide(
        kind,
        told["purpose"],
        told["file"],
        told["command"],
        tuple(told["seen"]),
        told.get("left_out", {}),
        read_text(f"examples/{path}"),
        f"content/{path}",
    )


def guides() -> list[Guide]:
    """Of every kind, in their order."""
    return [guide_of(kind) for kind in KINDS]
