"""Quotes -> those that are told of, each with its confidence. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quotes.attribution.confidence import UNLISTED, Calibration, known_cue
from quotes.attribution.contents import stands_alone
from quotes.attribution.passage import Passage
from quotes.attribution.places import lemmas
from quotes.attribution.wording import pattern, words_in
from quotes.languages.tables import word_list
from quotes.model import Attribution, Candidate, Mode, Quote, Span
from quotes.rules import rule
from quotes.text.patterns import WORDS
from quotes.text.spans import overlap

MIN_SPOKEN = 4  # words; fewer must stand alone

# A cue whose words the text itself says are words ("made clear that") is believed to give none from
# this probability on; of 170 such between 0.6 and 0.9 in labelled articles, half gave some, of 310
# others a fifth.
MOST_OTHER = 0.9

# A quote with a listed cue needs less where its source is but the network's likeliest: of 15 such between
# 0.4 and 0.55 in labelled articles 12 were right; and where the network has no doubt of the cue (6 of 8).
GUESSED, SAID = 0.4, 0.48

SURE_CUE, NO_ACT = 0.9, 0.2

PHRASE = pattern("phrase-of-saying")

NEAR = 12  # characters behind a cue

# What is told of unless the user asks for more: what somebody said or thought.
CLAIMS: frozenset[Mode] = frozenset(("speech", "attitude"))
ALL_MODES: frozenset[Mode] = CLAIMS | {"other"}


@dataclass(frozen=True, slots=True)
class Keeping:
    """What decides whether a quote is told of.

    `chosen` is the confidence that the user asks for. Without it the calibration's threshold
    holds, a cue that no list has needs more, and a quotation stays though nobody is surely its source.
    `modes` are those that the user wants.
    """

    calibration: Calibration
    chosen: float | None = None
    modes: frozenset[Mode] = CLAIMS

    def wanted(self, candidates: Iterable[Candidate], passage: Passage) -> list[Candidate]:
        """The candidates less those of mode `other`, or with that mode where the user asks for it.

        They go before detection, so that none of them takes a quotation from whoever said it.
        """
        judged = (
            replace(c, mode="other") if self._gives_none(c, passage) else c for c in candidates
        )
        return [c for c in judged if c.mode != "other" or "other" in self.modes]

    def believed(self, candidates: Sequence[Candidate], quotes: Iterable[Quote]) -> list[Candidate]:
        """The candidates less those whose quotation would lose its source as unsure.

        Without them a quotation is free, so that the sentence beside it may tell whose it is.
        """
        unsure = [
            q for q in map(self.calibration.rate, quotes)
            if q.kind == "direct" and q.cue and not self._sure(q)
        ]  # fmt: skip
        cues = [span for q in unsure if q.cue for span in q.cue.spans]
        return [c for c in candidates if not any(overlap(c.cue, cue) for cue in cues)]

    def kept(self, quotes: Iterable[Quote], text: str) -> list[Quote]:
        """The rated quotes that are told of, in the order given."""
        rated = (self.calibration.rate(quote) for quote in quotes)
        kept = (q if self._sure(q) else self._unattributed(q, text) for q in rated)
        wanted = [q for q in kept if q and q.mode in self.modes]
        return wanted if "other" in self.modes else [q for q in wanted if not nobodys(q)]

    def wants(self, found: Attribution) -> bool:
        """Whether a quote that has its confidence already is told of."""
        return found.quote.mode in self.modes and found.confidence >= (self.chosen or 0.0)

    def _gives_none(self, candidate: Candidate, passage: Passage) -> bool:
        """Whether a cue is believed to give neither speech nor an attitude."""
        if candidate.other < self.calibration.other or heads(candidate, passage):
            return False
        return candidate.other >= MOST_OTHER or not vouched(candidate, passage)

    def _sure(self, quote: Quote) -> bool:
        if self.chosen is not None:
            return quote.confidence >= self.chosen
        if "other" in self.modes:
            least = self.calibration.threshold_all
        else:
            unlisted = quote.cue is not None and not known_cue(quote)
            least = max(self._least(quote), UNLISTED if unlisted else 0.0)
        return not quote.attributed or quote.confidence >= least

    def _least(self, quote: Quote) -> float:
        """The confidence that a quote needs: less where but the source or the bounds are unsure."""
        usual, (cue, _) = self.calibration.threshold, quote.scores
        named = quote.source and quote.source.text.lower() not in words_in("nobody")
        if not named or not known_cue(quote):
            return usual
        if quote.guessed_source:
            return min(usual, GUESSED)
        return min(usual, SAID) if cue >= SURE_CUE and quote.other <= NO_ACT else usual

    def _unattributed(self, quote: Quote, text: str) -> Quote | None:
        """A quotation that stays though nobody is surely its source; None for other quotes."""
        if self.chosen is not None or not spoken(quote, text):
            return None
        return self.calibration.rate(unattributed(quote))


def heads(candidate: Candidate, passage: Passage) -> bool:
    """Whether the cue is the colon of a headline that opens with its source ("Orla: The wall will hold")."""
    first = passage.paragraphs[0]
    opens = any(s.start == first.start for s in candidate.sources)
    return opens and candidate.cue.end <= first.end and passage.text[slice(*candidate.cue)] == ":"


def vouched(candidate: Candidate, passage: Passage) -> bool:
    """Whether the text itself says that a cue gives words: marks, a colon, "that", or a verb for how
    somebody takes a thing ("welcomed the ruling")."""
    cue, text = candidate.cue, passage.text
    quoted = any(
        overlap(Span(q.start, q.end), content)
        for q in passage.marks[passage.place_of(cue)]
        for content in candidate.contents
    )
    colon = ":" in (text[slice(*cue)], text[cue.end : cue.end + 1])
    that = text[cue.end : cue.end + NEAR].split()[:1]
    judges = any(
        lemma in word_list("cues/characterising.txt")
        for word in WORDS.findall(text, *cue)
        for lemma in lemmas(word.lower())
    )
    listed = bool(words_in("conjunction").intersection(that))
    phrase = PHRASE.search(text, *cue) is not None
    return quoted or colon or judges or listed or phrase or _polled(candidate, text)


def _polled(candidate: Candidate, text: str) -> bool:
    """Whether it is told what a poll shows."""
    shown = any(
        lemma in words_in("poll-verb")
        for word in WORDS.findall(text, *candidate.cue)
        for lemma in lemmas(word.lower())
    )
    named = {w.lower() for s in candidate.sources for w in WORDS.findall(text, *s)}
    return shown and bool(named & words_in("poll"))


def spoken(quote: Quote, text: str) -> bool:
    """Whether a quote stands in marks and reads as something said, whoever said it."""
    first, last = quote.spans[0], quote.spans[-1]
    words = sum(len(WORDS.findall(text, *span)) for span in quote.spans)
    ended = any(c in ".?!," for c in text[last.end - 1 : last.end + 1])
    enough = words >= MIN_SPOKEN or stands_alone(text, Span(first.start - 1, last.end + 1))
    return quote.kind == "direct" and enough and text[first.start].isupper() and ended


def nobodys(quote: Quote) -> bool:
    """Whether what stands in no marks is the journalist's own thought or question ("I hope", "we asked"), or
    a request or rumour of nobody's ("was asked to leave", "speculation that")."""
    if quote.kind != "indirect" or quote.cue is None:
        return False
    if quote.source:
        return quote.source.text.lower() in words_in("addresses")
    word = quote.cue.text.lower().split()[-1]
    requested = word == "for" or (word == "asked" and quote.text.startswith("to "))
    return requested or quote.cue.lemma in word_list("cues/nouns.txt")


def unattributed(quote: Quote) -> Quote:
    """The quote without cue and source."""
    return replace(
        quote, cue=None, source=None, via=None, addressee=None, mode="speech", inherited=False,
        evidence=(rule("marks:no-source"),), scores=(0.0, 0.0), in_dialogue=False,
        guessed_source=False, other=0.0,
    )  # fmt: skip
