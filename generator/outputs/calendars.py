"""Calendar files (.ics): each service's sessions, all of them, single ones, and events whose days are known.

A session keeps its UID, made of the service's id and the date that the rule gives, when it is moved. Nothing in a
file depends on the moment of the build but the month that sessions are listed from.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from pydantic_core import to_json

from generator.cache import fingerprint, program_version
from generator.facts.happenings import happening, happenings
from generator.facts.sessions import next_sessions, services_with_sessions
from generator.site import Site
from generator.write import OutputFile

Data = Mapping[str, Any]
Lines = list[tuple[str, str]]

_LONGEST_LINE = 75
_UID_END = "@guangrong"
# How sure a date is: worked out without holidays, with them, told by hand, withdrawn by hand.
_SEQUENCES = {"plain": 1, "shifted": 1, "moved": 2, "cancelled": 3}


def make(site: Site) -> Iterator[OutputFile]:
    """`services/ID/sessions.ics` and one for each of the nearest, `services/sessions.ics`, `events/ID/event.ics`."""
    seal = fingerprint(program_version(), site.settings.site_url.encode(), site.settings.site_name.encode())
    told = [one for id in site.catalog.ask(services_with_sessions) if (one := site.catalog.ask(next_sessions, id))]
    for one in told:
        yield _file(f"{one['href']}sessions.ics", seal, [one], partial(_series, site, [one], one["title"]))
        for session in (session for session in one["sessions"] if session["file"]):
            single = {**one, "sessions": [session]}
            yield _file(one["href"] + session["file"], seal, single, partial(_series, site, [single], one["title"]))
    if told:
        name = f"{site.settings.site_name}服务"
        yield _file("services/sessions.ics", seal, told, partial(_series, site, told, name))
    for id, digest in site.catalog.ask(happenings).items():
        yield OutputFile(f"events/{id}/event.ics", f"{digest} {seal}", partial(_event, site, id))


def _file(path: str, seal: str, told: Any, make_file: partial[bytes]) -> OutputFile:
    return OutputFile(path, fingerprint(seal.encode(), to_json(told)), make_file)


def _series(site: Site, services: Iterable[Data], name: str) -> bytes:
    month = site.catalog.month
    lines = [line for one in services for session in one["sessions"] for line in _session(site, one, session, month)]
    return _calendar(lines, name)


def _session(site: Site, service: Data, session: Data, month: date) -> Lines:
    is_guess = bool(session["guess"])
    is_unsure = is_guess or service["caution"]
    status = "CANCELLED" if session["way"] == "cancelled" else "TENTATIVE" if is_unsure else "CONFIRMED"
    return [
        ("BEGIN", "VEVENT"),
        ("UID", f"service-{service['id']}-{_plain(session['original'])}{_UID_END}"),
        ("DTSTAMP", f"{_plain(month.isoformat())}T000000Z"),
        ("LAST-MODIFIED", f"{_plain(month.isoformat())}T000000Z"),
        ("SEQUENCE", str(0 if is_guess else _SEQUENCES[session["way"]])),
        ("STATUS", status),
        *_hours(session),
        ("SUMMARY", _text(service["title"])),
        *_more(site, service["href"], service["place"] and service["place"]["title"], _words(service, session)),
        ("END", "VEVENT"),
    ]


def _words(service: Data, session: Data) -> str:
    return "\n".join(filter(None, (session["said"], session["guess"], service["caution"])))


def _hours(session: Data) -> Lines:
    """Moments in universal time, which every calendar program understands; whole days leave the day free."""
    if "T" not in session["starts"]:
        return _whole_days(session["date"], session["date"])
    end = [("DTEND", _universal(session["ends"]))] if session["has_end"] else []
    return [("DTSTART", _universal(session["starts"])), *end]


def _whole_days(first: str, last: str) -> Lines:
    # Not date arithmetic on the last day of all years, which has no next one.
    last_day = date.fromisoformat(last)
    end = last_day + timedelta(1) if last_day < date.max else last_day
    return [
        ("DTSTART;VALUE=DATE", _plain(first)),
        ("DTEND;VALUE=DATE", _plain(end.isoformat())),
        ("TRANSP", "TRANSPARENT"),
    ]


def _event(site: Site, id: str) -> bytes:
    told = site.catalog.ask(happening, "event", id)
    assert told
    lines = [
        ("BEGIN", "VEVENT"),
        ("UID", f"event-{id}{_UID_END}"),
        ("DTSTAMP", f"{_plain(told['first'])}T000000Z"),
        *_whole_days(told["first"], told["last"]),
        ("SUMMARY", _text(told["title"])),
        *_more(site, told["href"], told["place"], told["text"]),
        ("END", "VEVENT"),
    ]
    return _calendar(lines, "")


def _more(site: Site, href: str, place: str | None, words: str | None) -> Lines:
    """What is told where it is known: where, what, and the page."""
    lines = [("LOCATION", _text(place))] if place else []
    lines += [("DESCRIPTION", _text(words))] if words else []
    return lines + ([("URL", site.settings.site_url + href)] if site.settings.site_url else [])


def _calendar(lines: Lines, name: str) -> bytes:
    """A whole file."""
    named = [("X-WR-CALNAME", _text(name))] if name else []
    head = [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//Guangrong//ZH"), ("CALSCALE", "GREGORIAN")]
    whole = [*head, *named, *lines, ("END", "VCALENDAR")]
    return b"".join(_fold(f"{key}:{value}") + b"\r\n" for key, value in whole)


def _fold(line: str) -> bytes:
    """A line in pieces that every program takes, by the library where there is anything to fold."""
    from icalendar.parser import Contentline

    content = line.encode()
    fold: Any = Contentline  # it has no types
    return content if len(content) < _LONGEST_LINE else fold(line).to_ical()


def _text(words: str) -> str:
    from icalendar.prop import vText

    return vText(words).to_ical().decode()


def _universal(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _plain(day: str) -> str:
    return day.replace("-", "")
