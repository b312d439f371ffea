"""The end of a headline that may name who says the rest of it. Pure.

"... – harbour chief", "...: ministry", "... - paper.": whether somebody speaks there is told by the noun, by
the verb of the rest, and by what the article has below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.attribution.passage import Passage
from quotes.attribution.somebody import noun_class
from quotes.attribution.wording import pattern, words_in
from quotes.model import Span, Token

SOURCE = pattern("headline-source")

# Without spaces around the dash, which joins other words, too.
JOINED = pattern("headline-joined")

# What says something: a noun for one of these.
SPEAKING = ("role", "organization", "group", "document")

# No mere people or papers: they stand at the end of a line for who speaks, by their office.
OFFICES = ("organization", "document")

# The verb behind a speaker's name, where the article gives it again.
SAYING = pattern("behind-name-cue")

NO_SOURCE = ("VERB", "AUX", "SCONJ", "PRON", "DET", "CCONJ")


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a line that may name who says the rest; `agency` where it is an agency's headline,
    `joined` where a hyphen may as well make one word of it."""

    line: Span
    content: Span
    cue: Span
    source: Span
    agency: bool
    joined: bool


def ending_of(text: str, line: Span, *, first: bool) -> Ending | None:
    """The end of a line that may name who says the rest; a stop behind it and a hyphen are read in
    the first line alone."""
    match = SOURCE.search(text, *line)
    joined = JOINED.search(text, *line) if first and match is None else None
    match = match or joined
    if match is None or (match["stop"] and not first):
        return None
    content, source = Span(line.start, match.start()), Span(*match.span("source"))
    return Ending(
        line, content, Span(*match.span("cue")), source, match["stop"] == ".", joined is not None
    )


def speaks(ending: Ending, passage: Passage, quoted: bool) -> bool:
    """Whether the last words of a line are somebody who speaks."""
    tokens = passage.lookup.tokens_in(ending.source)
    words = passage.text[slice(*ending.source)].split()
    last = words[-1]
    several = len(words) > 1 and any(w.islower() for w in words)  # "ex-president Orla"
    if ending.joined and (several or _is_one_word(ending, passage.text)):
        return False
    if len(words) > 1 and tokens and _is_clause(tokens):
        return False
    states = quoted or _states(ending.content, passage)
    kind = kind_of(_head(tokens) or last)
    if last.islower() or (kind and passage.text[slice(*ending.line)].isupper()):
        if ending.joined:
            return kind in OFFICES and states
        return kind in SPEAKING and (states or ending.agency or kind in OFFICES)
    if ending.agency and not ending.joined:
        known = kind in SPEAKING or _is_letters(last, ending, passage)
        if known and (states or _describes(ending.content, passage)):
            return True
    return (states or ending.agency) and _is_said_below(last, ending, passage.text)


def _is_clause(tokens: Sequence[Token]) -> bool:
    return tokens[0].upos == "ADP" or any(t.upos in NO_SOURCE for t in tokens)


def _head(tokens: Sequence[Token]) -> str | None:
    """The noun that something with a preposition describes: "head of police"."""
    place = next((n for n, t in enumerate(tokens) if t.upos == "ADP"), 0)
    return tokens[place - 1].text if place else None


def kind_of(word: str) -> str | None:
    """What a noun at the end of a headline stands for."""
    lower = word.lower()
    if lower in words_in("headline-source"):
        return "group"
    return noun_class(lower) or noun_class(lower.removesuffix("s"))


def _states(content: Span, passage: Passage) -> bool:
    """Whether words have a verb; what a tagger makes of a line in capitals tells nothing."""
    verbs = any(t.upos in ("VERB", "AUX") for t in passage.lookup.tokens_in(content))
    return verbs or passage.text[slice(*content)].isupper()


def _describes(content: Span, passage: Passage) -> bool:
    """Whether an adjective stands behind its noun: "Harbour dues fair"."""
    tags = ["", *(t.upos for t in passage.lookup.tokens_in(content)), ""]
    return any(
        before in ("NOUN", "PROPN") and tag == "ADJ" and behind not in ("ADJ", "NOUN", "PROPN")
        for before, tag, behind in zip(tags, tags[1:], tags[2:], strict=False)
    )


def _is_letters(last: str, ending: Ending, passage: Passage) -> bool:
    """Whether capitals stand for a body: those of a line without any others."""
    return last.isupper() and len(last) > 1 and not passage.text[slice(*ending.content)].isupper()


def _is_one_word(ending: Ending, text: str) -> bool:
    """Whether a hyphen joins the parts of a word that the article has, too."""
    first = text[slice(*ending.content)].rsplit(maxsplit=1)[-1]
    word = first + text[ending.cue.start : ending.source.end]
    return word.lower() in text[ending.line.end :].lower()


def _is_said_below(name: str, ending: Ending, text: str) -> bool:
    """Whether the article gives a name as that of a speaker."""
    flags = re.IGNORECASE if name.isupper() and text[slice(*ending.content)].isupper() else 0
    names = re.compile(rf"\b{re.escape(name)}", flags).finditer(text, ending.line.end)
    return any(SAYING.match(text, found.end()) for found in names)
