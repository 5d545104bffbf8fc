"""Pictures for tests: drawn, of nobody."""

from pathlib import Path

from PIL import Image, ImageDraw


def draw_scene(file: Path, number: int, size: tuple[int, int] = (1800, 1200)) -> None:
    """Hills under a sky, a little different for each number."""
    width, height = size
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(picture)
    for hill in range(5):
        top = height // 3 + hill * height // 9
        shade = (140 - 20 * hill, 40 + 9 * hill + 10 * number, 40 + 5 * hill)
        points = [(x, top + ((x * (hill + 3 + number)) % 311) // 3) for x in range(0, width + 60, 60)]
        draw.polygon([(0, height), *points, (width, height)], fill=shade)
    file.parent.mkdir(parents=True, exist_ok=True)
    picture.save(file, quality=90)
