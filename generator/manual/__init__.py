"""The editors' manual as plain data: tasks, kinds with their examples, fields, codes and commands; one source for all of it."""
