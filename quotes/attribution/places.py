"""Where a text has the words of a construction: the places whose sentences need a full parse. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from quotes.attribution.wording import pattern, words_in
from quotes.languages.cue_words import CueWords
from quotes.languages.tables import word_list
from quotes.model import Candidate, Span
from quotes.text.patterns import WORDS

ACCORDING = pattern("according-to")

THAT = pattern("that")

STANCE = pattern("stance")

WHAT_CALLED = pattern("what-called")

OTHERS = (
    pattern("denied"), pattern("described"), pattern("told-passive"), pattern("claimed-passive"),
    pattern("bare-said"), pattern("accused-by"), pattern("list-opening"), pattern("quoted-as-saying"),
    STANCE, WHAT_CALLED,
)  # fmt: skip


def according_places(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The "according to" of each paragraph, with the white space behind it."""
    return [Span(*m.span()) for p in paragraphs for m in ACCORDING.finditer(text, *p)]


def that_places(text: str, paragraphs: Sequence[Span], words: CueWords) -> list[Span]:
    """The last word of saying or thinking before each "that" in its sentence."""
    places = []
    for paragraph in paragraphs:
        for match in THAT.finditer(text, *paragraph):
            listed = (
                Span(*word.span())
                for word in reversed(list(WORDS.finditer(text, *match.span("before"))))
                if listed_form(word.group(), words)
            )
            places += [place for place in (next(listed, None),) if place]
    return places


def listed_form(word: str, words: CueWords, lemma: str = "") -> bool:
    """Whether a word is a form of a verb or noun of saying or thinking; without its lemma, by its ending."""
    form, lemma = word.lower(), lemma.lower()
    if form in words.reporting or form in words_in("thinking-form"):
        return True
    known = {lemma} if lemma else lemmas(form)
    return bool(known & (words.attitude | words.denial | word_list("cues/nouns.txt"))) and not (
        known & words_in("seeming")
    )


@cache
def lemmas(form: str) -> frozenset[str]:
    """The form and what it may be a form of ("fears" of "fear")."""
    cut = {form.removesuffix(end) for end in ("s", "es", "d", "ed")}
    return frozenset({form, *cut, form.removesuffix("ied") + "y"})


def other_places(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The verbs of denial with a bare object, the passives that a quotation or agent follows, and those
    of telling."""
    return [
        Span(*match.span("cue"))
        for paragraph in paragraphs
        for found in OTHERS
        for match in found.finditer(text, *paragraph)
    ]


def candidate_places(candidates: Sequence[Candidate]) -> list[Span]:
    """The cues and sources that the network found."""
    return sorted({span for c in candidates for span in (c.cue, *c.sources)})
