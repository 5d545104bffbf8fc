"""Which records the public may see, and what looks different to it since an earlier build."""

from collections.abc import Collection

from generator.load import Source
from generator.memo import key_of


def find_out(sources: Collection[Source]) -> set[str]:
    """Drafts and whatever is not public today; kind and id parted by a tab."""
    return {f"{source.kind}\t{source.id}" for source in sources if source.is_out}


def find_private(sources: Collection[Source]) -> set[str]:
    """People who withhold their consent, and every photo that shows one of them; kind and id parted by a tab."""
    people = {f"{source.kind}\t{source.id}" for source in sources if source.withheld}
    if not people:
        return people
    named = {there for source in sources if source.withheld for there in source.references}
    portraits = {there for there in named if there.startswith("photo\t")}
    photos = (source for source in sources if source.kind == "photo")
    shown = {f"photo\t{photo.id}" for photo in photos if people.intersection(photo.references)}
    return people | portraits | shown


def changed_inputs(before: Collection[Source], now: Collection[Source]) -> set[str]:
    """The keys of everything in a catalogue that looks different from what it was when `before` was loaded."""
    then, here = _visible(before), _visible(now)
    keys: set[str] = set()
    for key in {*then, *here}:
        old, new = then.get(key), here.get(key)
        if old is new or (old and new and (old.digest, old.path) == (new.digest, new.path)):
            continue
        keys.add(key_of("record", key))
        is_moved = not (old and new and old.path == new.path)
        if is_moved:
            keys.add(key_of("ids", key.partition("\t")[0]))
        named_then, named_here = (set(one.references) if one else set() for one in (old, new))
        keys |= {key_of("links", there) for there in (named_then | named_here if is_moved else named_then ^ named_here)}
    names_then, names_here = ({one.withheld for one in sources} for sources in (before, now))
    return keys if names_then == names_here else {*keys, "withheld"}


def _visible(sources: Collection[Source]) -> dict[str, Source]:
    """The sources of records that may be shown, by kind and id parted by a tab."""
    hidden = find_private(sources) | find_out(sources)
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(f"{source.kind}\t{source.id}", source)
    return {key: source for key, source in found.items() if key not in hidden} if hidden else found
