"""Forms in a browser: records are filled in, checked and written on this machine, without YAML."""
