"""The commands of a wall: serve it on the box beside the screen, pack it for a stick, look whether it is whole."""

import click


@click.group()
def kiosk() -> None:
    """荣誉墙：在屏幕旁的小主机上运行。 The honour wall on its box."""
