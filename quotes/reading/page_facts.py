"""A page's tree -> what it says of its article: title, date and address. Pure.

Only what a page says is taken: no year of a copyright line, of its prose or of an embedded post.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from quotes.languages.tables import table
from quotes.languages.wording import Wording
from quotes.reading.moments import moment
from quotes.reading.plain import date_in, date_line

WORDING = Wording("furniture", {})

ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|Posting|Page)$")

URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:/|-|$)")

ISO_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})")

# What parts the title of a page from the name of its site.
PARTED = re.compile(r"\s+[|·•»–—-]\s+|\s*\|\s*")

SITE_WORDS = 4  # a site's name has no more

LONG_PARAGRAPH = 12  # words; a shorter one before the article's may be its byline


def page_title(tree: Any) -> str | None:
    """The article's title, without the site's name."""
    objects = list(json_objects(tree))
    metas = metas_of(tree)
    sites = {
        _plain(site)
        for site in (*(metas.get(name, "") for name in names_of("site")), *_publishers(objects))
        if site
    }
    headings = [words for h in tree.iter("h1") if (words := _words(h))]
    in_head = next((_words(t) for t in tree.iter("title") if _words(t)), "")
    found = next((str(o["headline"]) for o in objects if isinstance(o.get("headline"), str)), "")
    candidates = [found, *(metas.get(name, "") for name in names_of("title"))]
    if len(headings) == 1:
        candidates.append(headings[0])
    for candidate in (*candidates, in_head, *headings):
        if title := without_site(" ".join(candidate.split()), sites, headings):
            return title
    return None


def without_site(title: str, sites: set[str], headings: list[str]) -> str:
    """A title without the site's name before or behind it."""
    if title in headings:
        return title
    parts = list(PARTED.finditer(title))
    for heading in headings:
        rest = title[len(heading) :]
        if len(heading.split()) > 1 and title.startswith(heading) and PARTED.match(rest):
            return heading
    if not parts:
        return title if _plain(title) not in sites else ""
    last, first = parts[-1], parts[0]
    behind, before = title[last.end() :], title[: first.start()]
    size = len(behind.split())
    short = size <= min(SITE_WORDS, len(title[: last.start()].split()))
    named = _plain(behind) in sites or (
        "|" in last.group() and short and _plain(before) not in sites
    )
    if named:
        return without_site(title[: last.start()].strip(), sites, headings)
    return title[first.end() :].strip() if _plain(before) in sites else title


def page_date(tree: Any, address: str | None) -> str | None:
    """The day on which the page says that it was published, as ISO; None where it does not say."""
    for one in json_objects(tree):
        if found := _day(one.get("datePublished")):
            return found
    metas = metas_of(tree)
    for name in names_of("date"):
        if found := _day(metas.get(name)):
            return found
    if found := _date_shown(tree):
        return found
    match = URL_DATE.search(address or "")
    return date_in("{}-{:0>2}-{:0>2}".format(*match.groups())) if match else None


def page_moment(tree: Any, published: str | None) -> str | None:
    """The moment of that day at which the page says that it was published, where it names a zone."""
    metas = metas_of(tree)
    given = [one.get("datePublished") for one in json_objects(tree)]
    given += [metas.get(name) for name in names_of("date")]
    given += [node.get("datetime") for node in tree.iter("time")]
    found = (moment(each) for each in given if isinstance(each, str) and _day(each) == published)
    return next(filter(None, found), None)


def page_language(tree: Any) -> str | None:
    """What the page says its language is, as it writes it."""
    given = (one.get("inLanguage") for one in json_objects(tree))
    metas = metas_of(tree)
    named = (tree.get("lang"), *given, *(metas.get(name) for name in names_of("language")))
    return next((each for each in named if isinstance(each, str) and each.strip()), None)


def page_address(tree: Any) -> str | None:
    """The address that the page gives for itself."""
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower() and link.get("href"):
            return str(link.get("href")).strip()
    metas = metas_of(tree)
    return next((metas[name] for name in names_of("address") if name in metas), None)


def _date_shown(tree: Any) -> str | None:
    """The date that a reader sees before the article's first paragraph, or where a class names it."""
    seen_title = False
    long = False
    for node in tree.iter():
        if not isinstance(node.tag, str) or node.tag in (
            "script",
            "style",
            "title",
            "head",
            "meta",
        ):
            continue
        if node.tag == "h1":
            seen_title = True
        if node.tag == "p" and len(_words(node).split()) >= LONG_PARAGRAPH:
            long = True
        named = WORDING.pattern("page-date").search(_names(node)) is not None
        if node.tag == "time" and (named or node.get("pubdate") is not None or not long):
            if found := _day(node.get("datetime")) or date_line(_words(node)):
                return found
        elif (named or (seen_title and not long)) and (found := date_line(_words(node))):
            return found
    return None


@cache
def names_of(fact: str) -> tuple[str, ...]:
    """The names under which meta elements give a fact, the surest first."""
    return tuple(row["name"] for row in table("furniture/meta_names.tsv") if row["fact"] == fact)


def _names(node: Any) -> str:
    return " ".join(node.get(key) or "" for key in ("class", "id", "itemprop"))


def _words(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _plain(name: str) -> str:
    """A site's name as it is compared: without case, marks and a leading "The"."""
    return re.sub(r"\W+", "", re.sub(r"(?i)\Athe\s+", "", name.strip())).casefold()


def _day(written: object) -> str | None:
    if not isinstance(written, str):
        return None
    match = ISO_DAY.match(written)
    return date_in(match[1]) if match else date_in(written)


def metas_of(tree: Any) -> dict[str, str]:
    """What the meta elements say, the first of each name."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            found.setdefault(name.lower(), meta.get("content"))
    return found


def json_objects(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles of JSON-LD on the page, without those within them."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        graph = value.get("@graph", value) if isinstance(value, dict) else value
        for one in graph if isinstance(graph, list) else [graph]:
            kinds = one.get("@type") if isinstance(one, dict) else None
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(n, str) and ARTICLE_TYPE.search(n) for n in names):
                yield one


def _publishers(objects: list[dict[str, Any]]) -> list[str]:
    publishers = (one.get("publisher") for one in objects)
    return [str(p["name"]) for p in publishers if isinstance(p, dict) and p.get("name")]
