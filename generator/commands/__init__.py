"""What people type: one command a file, each listed in `__main__`; what it needs is loaded when it runs."""
