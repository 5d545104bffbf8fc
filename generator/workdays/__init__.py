"""Which days are worked in China, and on which day a session of a monthly rule really is."""

from generator.workdays.rule import Change, Rule, Session, sessions_between
from generator.workdays.table import Workdays, days_in, ends_of, shipped_table

__all__ = ["Change", "Rule", "Session", "Workdays", "days_in", "ends_of", "sessions_between", "shipped_table"]
