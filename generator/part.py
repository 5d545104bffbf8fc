"""Which part of a site is made here: all of it, or one of several that are about as large as each other."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One of so many parts; which one something belongs to depends on nothing but its name."""

    number: int = 1
    of: int = 1

    @property
    def is_whole(self) -> bool:
        return self.of == 1

    @property
    def name(self) -> str:
        """As a folder may be called."""
        return f"{self.number}-of-{self.of}"

    def has(self, name: str) -> bool:
        """Whether what is called so belongs to this part."""
        if self.is_whole:
            return True
        digest = hashlib.blake2b(name.encode("utf-8", "surrogateescape"), digest_size=8).digest()
        return int.from_bytes(digest) % self.of == self.number - 1


WHOLE = Part()


def record_name(kind: str, id: str) -> str:
    """What a record is called here; whatever is made of it alone is called the same."""
    return f"{kind}/{id}"
