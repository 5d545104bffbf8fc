"""The engines, one module each, in the order of the table's columns."""
