"""A page's tree -> who published and who wrote its article, as JSON-LD or meta elements say. Pure."""

from __future__ import annotations

import re
from typing import Any

from quotes.reading.page_facts import json_objects, metas_of, names_of
from quotes.reading.plain import is_url
from quotes.text.characters import cleaned

# Longer names are none, but something else put in their place.
NAME_LENGTH = 200  # characters

# The handle of an account ("@paper") or an address is nobody's name.
NO_NAME = re.compile(r"[@/\\<>{}]")


def page_outlet(tree: Any) -> str | None:
    """Who published it: the publisher in JSON-LD, else the name of the site."""
    for one in json_objects(tree):
        if found := _names(one.get("publisher")):
            return found[0]
    metas = metas_of(tree)
    return next((n for key in names_of("site") if (n := _name(metas.get(key)))), None)


def page_byline(tree: Any) -> str | None:
    """Who wrote it, the names parted by semicolons: the authors in JSON-LD, else in meta elements."""
    for one in json_objects(tree):
        if found := _names(one.get("author")):
            return "; ".join(found)
    metas = metas_of(tree)
    return next((n for key in names_of("author") if (n := _name(metas.get(key)))), None)


def _names(value: object) -> list[str]:
    """The names in a value of JSON-LD: a text, an object with a name, or a list of either."""
    given = value if isinstance(value, list) else [value]
    names = (_name(one.get("name") if isinstance(one, dict) else one) for one in given)
    return list(dict.fromkeys(name for name in names if name))


def _name(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str) or is_url(value.strip()):
        return None
    name = " ".join(cleaned(value).split())
    return name if name and len(name) <= NAME_LENGTH and not NO_NAME.search(name) else None
