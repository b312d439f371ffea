"""Names as keys: how a name is compared, and the slug that stands for it in addresses. Pure."""

from __future__ import annotations

import hashlib
import re

from quotes.text.letters import with_plain_letters, without_accents

# Longer slugs are cut: they stand in addresses, and the name itself is stored whole.
MAX_SLUG = 60

HOST = re.compile(r"https?://(?:[^/?#@\s]*@)?([^/?#@:\s]+)", re.IGNORECASE)


def norm(name: str) -> str:
    """A name for comparison, as rows keep it: no case, accents, punctuation or double spaces."""
    return " ".join(re.findall(r"\w+", without_accents(name.casefold())))


def typed(name: str) -> str:
    """A name as the index of names has it: as `norm`, with letters such as "ł" as a reader without them
    types them."""
    return with_plain_letters(norm(name))


def slugify(name: str) -> str:
    """A short address for a name; names without letters or digits get a hash of the name."""
    slug = norm(name).replace(" ", "-").replace("_", "-")[:MAX_SLUG].strip("-")
    return slug or digest(name)[:12]


def outlet_of(address: str | None) -> str | None:
    """Who publishes at an address of the web: its host without "www."; None for any other address."""
    found = HOST.match(address or "")
    return found[1].lower().removeprefix("www.") if found else None


def is_general(name: str) -> bool:
    """Whether a name has only small letters ("officials", "a report"), so that it names nobody."""
    return name == name.lower() and name != name.upper()


def digest(*parts: str) -> str:
    """A stable key of some texts: 24 hexadecimal digits."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]
