"""Commendation lists as offices write them, to rolls and back: files to rows, rows to entries, entries to a roll."""
