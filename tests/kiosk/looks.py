"""What tests look at on a wall, as one script."""

from pathlib import Path

LOOKS = (Path(__file__).parent / "looks.js").read_text("utf-8")
