"""Records that are to leave the house: found as editors call them, and only those that everybody may see."""

from collections.abc import Sequence
from datetime import date

from generator.codes.code import Text
from generator.desk.lookup import find_record, sound_record
from generator.find import find_files
from generator.load import Key
from generator.problems import Problem
from generator.records import Record
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
        if why := why_hidden(record, today()):
            raise Refused(Text(f"{file.path} {why.zh}，不能印", f"{file.path} cannot be printed: {why.en}"))
        found.append((file.kind.name, file.id))
    return found


def why_hidden(record: Record, day: date) -> Text | None:
    """Why a record is not public on a day; None for one that is, as far as itself tells."""
    if getattr(record, "removal", None):
        return Text("已经撤下", "it was taken out")
    if getattr(record, "consent", "") == "withheld":
        return Text("本人不公开（consent: withheld）", "the person does not want to be shown (consent: withheld)")
    if record.draft:
        return Text("还是草稿（draft: true）", "it is a draft (draft: true)")
    if record.publish_on and day.isoformat() < record.publish_on:
        return Text(f"{record.publish_on} 才公开（publish_on）", f"it is public from {record.publish_on} on")
    if record.expires_on and day.isoformat() > record.expires_on:
        return Text(f"{record.expires_on} 已经下线（expires_on）", f"it was public until {record.expires_on}")
    return None
