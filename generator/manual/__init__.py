"""The editors' manual as plain data: tasks, kinds with examples, fields, codes, commands; one source for all of it."""
