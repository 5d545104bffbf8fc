"""What editors have done to many records at once: put into form, renamed, taken out, looked for."""
