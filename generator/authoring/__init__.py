"""Help while records are written, from the models themselves: schemas for editors of YAML, starters for new records."""
