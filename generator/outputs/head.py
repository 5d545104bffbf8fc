"""What a page says of itself to machines, in its head."""

import json

from generator.pages import Page
from generator.site import Site


def head_of(site: Site, address: str, page: Page) -> str:
    """HTML for the head of a page."""
    if page.data is None:
        return ""
    # No text can end the script: every < is written as its number.
    text = json.dumps({"@context": "https://schema.org", **page.data}, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>\n'
