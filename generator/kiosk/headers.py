"""What the box says with every file: the site's policy, and what may be kept."""

from generator import policy

POLICY_TEXT = "; ".join(f"{name} {value}" for name, value in policy.POLICY.items())
# A box is for one screen alone.
HEADERS = {
    **policy.HEADERS,
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FOR_EVER, NEVER = "public, max-age=31536000, immutable", "no-store"
_TYPES = {
    "avif": "image/avif",
    "css": "text/css; charset=utf-8",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "webp": "image/webp",
    "woff2": "font/woff2",
}


def type_of(path: str) -> str:
    """What a file is, by its ending."""
    return _TYPES.get(path.rpartition(".")[2], "application/octet-stream")
