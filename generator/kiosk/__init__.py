"""The box beside the screen: which version of a wall it shows, where it gets one, and how it serves it.

Needs the standard library only, so that a box with a bare Python starts it at once.
"""
