"""Records that are to leave the house: found as editors call them, and only those that everybody may see."""

from collections.abc import Sequence

from generator.codes.code import Text
from generator.desk.lookup import find_record, sound_record
from generator.find import find_files
from generator.load import Key
from generator.problems import Problem
from generator.publication import is_out, times_of
from generator.records import Record
from generator.records.person import Person
from generator.refusal import Refused
from generator.settings import Settings
from generator.today import today


def find_public(settings: Settings, names: Sequence[str]) -> list[Key]:
    """Kind and id of each record that is meant; raises Refused for what is not there, broken, or not public."""
    problems: list[Problem] = []
    files = list(find_files(settings.content, settings.root, problems))
    found = []
    for name in names:
        file = find_record(files, name)
        record = sound_record(file)[1]
        if why := _why_hidden(record):
            raise Refused(
                Text(
                    f"{file.path} 不公开，不能印：{why.zh}",
                    f"{file.path} is not public, so it is not printed: {why.en}",
                )
            )
        found.append((file.kind.name, file.id))
    return found


def _why_hidden(record: Record) -> Text | None:
    """Why a record is not public today; None for one that is."""
    if isinstance(record, Person) and record.consent == "withheld":
        if record.removal:
            return Text(f"{record.removal.date} 已撤下", f"it was taken out on {record.removal.date}")
        return Text("本人不愿公开", "the person withholds consent")
    times = times_of(record)
    if not is_out(times, today().isoformat()):
        return None
    draft, first, last = times
    if draft:
        return Text("还是草稿（draft: true）", "it is a draft")
    if today().isoformat() < first:
        return Text(f"{first} 才公开", f"it is public from {first} on")
    return Text(f"公开到 {last} 为止", f"it was public until {last}")
