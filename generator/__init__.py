"""Guangrong: YAML records of events and honours in, a static Chinese-first site out."""

__version__ = "0.1.0"
