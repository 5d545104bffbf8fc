"""A step of the sign-off is written into a record, bound to what the record says now."""

from pathlib import Path

from generator.changes import Change, make_changes
from generator.checks.review import ROLES, mark_of
from generator.desk.lookup import find_record, sound_record
from generator.find import find_files
from generator.record_form import write_tree
from generator.records.base import Role
from generator.settings import Settings
from generator.yaml_writer import parse


def sign_record(settings: Settings, asked: str, role: Role, name: str, day: str) -> str:
    """Sign a step, in the place of an earlier signature of the same step; returns the record's path.

    Steps that come after it are taken out: they were about what stood there before. Raises Refused.
    """
    found = find_record(list(find_files(settings.content, settings.root, [])), asked)
    seen, record = sound_record(found)
    tree = parse(seen.decode("utf-8-sig"))
    kept = [one for one in tree.get("review") or [] if ROLES.index(one["role"]) < ROLES.index(role)]
    tree["review"] = [*kept, {"role": role, "name": name, "date": day, "mark": mark_of(record)}]
    make_changes([Change(Path(found.file), seen, write_tree(tree))])
    return found.path
