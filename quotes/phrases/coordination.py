"""A source -> the spans of those who speak in it: "X and Y", "Sens. X (D-Ohio) and Y (R-Utah)". Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from quotes.languages.gazetteer import Gazetteer
from quotes.model import Span
from quotes.names.head_nouns import head_noun
from quotes.names.person_names import fold, words_of
from quotes.phrases.named_text import NamedText, core_length
from quotes.phrases.patterns import EDGE, pattern, pronouns, words_in

# A list of names opens with one, after so many characters of titles at most.
LEAD = 12

# Between the items of a list.
COMMA = ", "

LIST_COMMA = re.compile(r",\s+")

# Kinds of nouns whose plural speaks without a determiner.
SPEAKING_KINDS = ("role", "epithet", "relative", "spokesperson", "group", "organization")


def conjuncts(text: NamedText, span: Span) -> list[Span]:
    """The parts of a trimmed source, each to be read by itself; the span alone where it is one."""
    return _apposed_pair(text, span) or _listed_people(text, span) or _joined(text, span)


def plural_conjuncts(text: NamedText, span: Span, gazetteer: Gazetteer) -> list[Span]:
    """The parts of "farmers, traders and port officials", bare plurals; else the span alone."""
    words = text.words(span)
    match = pattern("and").search(words)
    if match is None:
        return [span]
    if match.start() > core_length(LIST_COMMA.sub("  ", words[: match.start()])):
        return _of_place_and_others(text, span, match, gazetteer)
    items, start = [], span.start
    for comma in (*LIST_COMMA.finditer(words, 0, match.start()), match):
        items.append(Span(start, span.start + comma.start()))
        start = span.start + comma.end()
    last = Span(start, span.end)
    plural = [_is_plural(text, item, gazetteer) for item in items]
    named = [_is_named(text, item) for item in items]
    ends = _is_plural(text, last, gazetteer) or (all(named) and _is_unlisted_plural(text, last))
    joined = ends and all(a or b for a, b in zip(plural, named, strict=True))
    shared = any(named) and _has_noun_in_front(text, last, gazetteer)
    return [*items, last] if joined and not shared else [span]


def _of_place_and_others(
    text: NamedText, span: Span, match: re.Match[str], gazetteer: Gazetteer
) -> list[Span]:
    """The parts of "the embassy in Vess and press bodies": "in" has a single place behind it."""
    first = Span(span.start, span.start + match.start())
    last = Span(span.start + match.end(), span.end)
    placed = text.name_at_end(first)
    whole = placed is not None and placed.kind == "place" and _has_determiner(text, first)
    return [first, last] if whole and _is_plural(text, last, gazetteer) else [span]


def _is_unlisted_plural(text: NamedText, span: Span) -> bool:
    """Whether a phrase in small letters ends like a plural: "independent monitors"."""
    words = text.words(span)
    plural = pattern("plural-ending").search(words) is not None
    return plural and words.islower() and text.words(text.core(span)) == words


def _is_plural(text: NamedText, span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a span is a plural of whoever can speak, with nothing behind it and nobody's."""
    words = text.words(span)
    core = text.words(text.core(span))
    head = head_noun([fold(w) for w in words_of(words)][-2:], gazetteer)
    noun = gazetteer.noun(head) if head else None
    whole = core == words and fold(words).endswith(head)
    several = noun is not None and (noun[1] or head in words_in("always-plural"))
    return bool(
        noun and several and noun[0].kind in SPEAKING_KINDS and whole
        and not pattern("possessor").match(words)
    )  # fmt: skip


def _has_noun_in_front(text: NamedText, span: Span, gazetteer: Gazetteer) -> bool:
    """Whether the noun of "Sile and government officials" may be both items'."""
    first, *more = words_of(text.words(span))
    noun = gazetteer.noun(first)
    body = noun is not None and noun[0].kind == "organization"
    return bool(more) and (body or first[:1].isupper())


def _apposed_pair(text: NamedText, span: Span) -> list[Span]:
    """The names of "The new owners, Pete and Carla Nowak"."""
    words = text.words(span).rstrip(EDGE)
    comma = words.find(COMMA)
    if comma < 0 or text.person_ends(Span(span.start, span.start + comma)):
        return []
    start, end = span.start + comma + len(COMMA), span.start + len(words)
    names = [n for n in text.people_near(Span(start, end)) if n.start >= start]
    if len(names) != 2 or names[0].start != start or abs(names[1].end - end) > 1:
        return []
    joined = pattern("join").fullmatch(text.text, names[0].end, names[1].start)
    return [Span(n.start, n.end) for n in names] if joined else []


def _listed_people(text: NamedText, span: Span) -> list[Span]:
    """The names of "Sens. Ann Bell (D-Ohio), Carl Roe (R-Utah) and Eve Moss"."""
    names = text.people_near(span)
    if len(names) < 2 or names[0].start - span.start > LEAD:
        return []
    between = [
        pattern("listed").fullmatch(text.text[first.end : second.start])
        for first, second in pairwise(names)
    ]
    tagged = any(match["tag"] for match in between if match)
    if not all(between) or (len(names) == 2 and not tagged):
        return []
    return [Span(n.start, n.end) for n in names]


def _joined(text: NamedText, span: Span) -> list[Span]:
    """The conjuncts of the phrase's core, where each could be a source by itself."""
    words = text.words(span)
    match = pattern("and").search(words)
    if match is None:
        return [span]
    first = Span(span.start, span.start + match.start())
    second = Span(span.start + match.end(), span.end)
    core = core_length(words)
    joined = match["joined"] is not None
    listed = _items(text, first) if LIST_COMMA.search(text.words(first)) else []
    if match.start() > core and not (listed or joined):
        return [span]
    items = listed or [first]
    alone = all(_stands_alone(text, item) for item in (*items, second))
    lower = text.text[second.start].islower() and not _has_determiner(text, second)
    if lower and not (listed or _ends_in_name(text, first) or _are_people(text, first, second)):
        alone = False
    return [*items, second] if alone or joined else [span]


def _ends_in_name(text: NamedText, span: Span) -> bool:
    """Whether a span is a name, or "the" and the name of a body."""
    name = text.name_at_end(span)
    return name is not None and (
        text.is_name(span)
        or pattern("definite-article").fullmatch(text.text, span.start, name.start) is not None
    )


def _are_people(text: NamedText, first: Span, second: Span) -> bool:
    """Whether both end with a person's name: "lawyer Ann Bell" and "clerk Carl Roe"."""
    names = [text.name_at_end(span) for span in (first, second)]
    return all(name is not None and name.kind == "person" for name in names)


def _items(text: NamedText, span: Span) -> list[Span]:
    """The items of "A, B" where every one of them is a name; else none."""
    made, start = [], span.start
    for comma in LIST_COMMA.finditer(text.words(span)):
        made.append(Span(start, span.start + comma.start()))
        start = span.start + comma.end()
    made.append(Span(start, span.end))
    return made if all(_is_named(text, item) for item in made) else []


def _is_named(text: NamedText, span: Span) -> bool:
    """Whether a name fills the span, or what follows "the" in it."""
    article = pattern("definite-article").match(text.words(span))
    return text.is_name(span) or bool(
        article and text.is_name(Span(span.start + article.end(), span.end))
    )


def _stands_alone(text: NamedText, span: Span) -> bool:
    """A pronoun, a name or a phrase with a determiner."""
    return text.name_at_end(text.core(span)) is not None or _has_determiner(text, span)


def _has_determiner(text: NamedText, span: Span) -> bool:
    """Whether a determiner or a personal pronoun opens the span."""
    words = text.words(span).split(maxsplit=1)
    first = words[0].casefold() if words else ""
    return first in words_in("phrase-opening") or pronouns().get(first, "0") in "mfpn1"
