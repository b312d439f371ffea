"""Who passed the words on (`via`): cited, quoted by, according to. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.constructions.adjacent_cues import beside
from quotes.attribution.cues import read_cue
from quotes.attribution.drafts import SAME_CONTENT, Draft, nearest, word_starts
from quotes.languages.cue_words import CueWords
from quotes.model import Candidate, Phrase, Span, phrase
from quotes.text.marks import Quotation
from quotes.text.noun_phrases import in_phrase, noun_phrase
from quotes.text.patterns import WORDS
from quotes.text.spans import overlap, without
from quotes.text.token_index import Lookup, subtree

# Cues that may stand for a relay of somebody else's words, with the words themselves.
RELAY_CUES = frozenset({"according to", "report", "quote", "cite", "carry", "tell"})

RELAYING = frozenset({"according to", "reported", "reports", "quoted", "cited", "carried"})

QUOTED_AS = re.compile(r"\b(?:is|are|was|were|been)\s+(?:quoted|cited)\b")

ACCORDING = re.compile(
    r"\b(?:according to|as reported by|as quoted by|cited by|quoted by)\s+", re.IGNORECASE
)


def retold(text: str, candidates: Sequence[Candidate], words: CueWords) -> list[Span]:
    """The contents that an outlet alone is said to report: somebody's words may stand inside.

    "The Kremlin views the deal as a success, according to Reuters" is the Kremlin's view.
    """
    found = []
    for candidate in candidates:
        if text[slice(*candidate.cue)].lower() not in RELAYING:
            continue
        told = " ".join(text[a:b] for a, b in candidate.sources)
        cues = [c.cue for c in candidates]
        for content in candidate.contents:
            seen = any(overlap(content, cue) for cue in cues)
            if _reporting(text, content, cues, words) or (words.outlets.search(told) and not seen):
                found.append(content)
    return found


def _reporting(text: str, content: Span, cues: Sequence[Span], words: CueWords) -> bool:
    """Whether a content has a verb of saying that is in no cue."""
    return any(
        m.group().lower() in words.reporting
        and not any(overlap(Span(*m.span()), cue) for cue in cues)
        for m in WORDS.finditer(text, *content)
    )


def quoted_as(text: str, draft: Draft, lookup: Lookup) -> Draft:
    """Tell whose words they are from who quotes them: "he was quoted as saying by the agency"."""
    if len(draft.sources) == 1 and (found := quoted_by(text, draft.sources[0], lookup)):
        return replace(
            draft, sources=(found[0],), via=(found[1],), rules=(*draft.rules, "relay:quoted")
        )
    told = text[slice(*draft.cue)].lower()
    whose = quoted_one(draft.cue, lookup) if QUOTED_AS.search(told) else None
    if whose is None:
        return draft
    by = text[draft.cue.end : draft.cue.end + 4].strip().startswith("by") or told.endswith(" by")
    via = draft.sources if by and not any(overlap(whose, s) for s in draft.sources) else ()
    contents = without(draft.contents, [whose])
    return replace(
        draft, contents=contents, sources=(whose,), via=via, rules=(*draft.rules, "relay:quoted")
    )


def told_first(
    text: str, draft: Draft, cues: Sequence[Span], paragraph: Span,
    marks: Sequence[Sequence[Quotation]],
) -> Draft:  # fmt: skip
    """“…,” an officer said, according to the agency: the officer's words, via the agency."""
    if text[slice(*draft.cue)].lower() not in RELAY_CUES or draft.via or not draft.contents:
        return draft
    for q in marks[draft.paragraph]:
        if not overlap(Span(q.start, q.end), draft.contents[-1]) or q.level:
            continue
        near = beside(text, q, *paragraph)
        if near and any(overlap(near.cue, c) for c in cues):
            return draft
        if near and near.rule == "marks:cue-beside" and q.end <= near.cue.start < draft.cue.start:
            return replace(
                draft,
                contents=without(draft.contents, [near.cue, near.source]),
                cue=near.cue,
                sources=(near.source,),
                via=tuple(s for s in draft.sources if not overlap(s, near.source)),
                rules=(*draft.rules, "relay:cue-beside"),
            )
    return draft


def cited_as_saying(text: str, drafts: list[Draft]) -> list[Draft]:
    """ "The agency cited the minister as saying": the minister's words, via the agency."""
    made = list(drafts)
    for saying in drafts:
        if not text[slice(*saying.cue)].lower().startswith("as saying"):
            continue
        for citing in drafts:
            near = citing.contents and 0 <= saying.cue.start - citing.contents[-1].end <= 2
            if near and citing.sources == saying.sources and citing in made:
                made.remove(citing)
                made[made.index(saying)] = replace(
                    saying,
                    sources=citing.contents[-1:],
                    via=citing.sources,
                    rules=(*saying.rules, "relay:cited"),
                )
    return made


def without_twins(text: str, drafts: list[Draft], lookup: Lookup, words: CueWords) -> list[Draft]:
    """Of two attributions of one content, the outer one ("according to TASS") is the relay."""
    kept: list[Draft] = []
    for draft in sorted(
        drafts, key=lambda d: -d.candidate.cue_probability * d.candidate.role_probability
    ):
        twin = next((n for n, d in enumerate(kept) if _same(text, d, draft)), None)
        if twin is None:
            kept.append(draft)
            continue
        first, second = kept[twin], draft
        if _relays(text, first, lookup, words) and not _relays(text, second, lookup, words):
            first, second = second, first
        if _relays(text, second, lookup, words) and second.sources:
            via = nearest(second.sources, second.cue)
            kept[twin] = replace(first, via=via, rules=(*first.rules, "relay:second-cue"))
    return sorted(kept, key=lambda d: d.cue)


def _same(text: str, a: Draft, b: Draft) -> bool:
    """Whether two drafts have the same content, or one's content is the other whole attribution."""
    if a.paragraph != b.paragraph:
        return False
    first, second = word_starts(text, a.contents), word_starts(text, b.contents)
    if not first or not second:
        return False
    return len(first & second) / len(first | second) >= SAME_CONTENT


def _relays(text: str, draft: Draft, lookup: Lookup, words: CueWords) -> bool:
    return read_cue(text, draft.cue, lookup, words)[0].lemma in RELAY_CUES


def relay(text: str, cue: Span, taken: Sequence[Span], lookup: Lookup) -> Phrase | None:
    """Whoever follows "according to" in the cue's sentence, where that is no cue of its own.

    `taken` are the spans of contents, cues and sources; a relay inside one of them is none.
    """
    sentence = lookup.sentence_at(cue.start)
    if sentence is None:
        return None
    for match in ACCORDING.finditer(text, cue.end, sentence.end):
        found = noun_phrase(text, match.end(), sentence)
        if found and not any(overlap(found, t) for t in taken):
            return phrase(text, (found,))
    return None


def quoted_by(text: str, source: Span, lookup: Lookup) -> tuple[Span, Span] | None:
    """Source and relay of "the minister, quoted by the agency," where one span holds both."""
    sentence = lookup.sentence_at(source.start)
    match = re.search(
        r",\s+(?:as\s+)?(?:quoted|cited|reported) by\s+", text[source.start : source.end]
    )
    if match is None or sentence is None:
        return None
    found = noun_phrase(text, source.start + match.end(), sentence)
    return (Span(source.start, source.start + match.start()), found) if found else None


def quoted_one(cue: Span, lookup: Lookup) -> Span | None:
    """Who is quoted by "was quoted as saying", from the parse."""
    sentence = lookup.sentence_at(cue.start)
    if sentence is None or not sentence.parsed:
        return None
    inside = {i for i, t in enumerate(sentence.tokens) if overlap(cue, Span(t.start, t.end))}
    for i, token in enumerate(sentence.tokens):
        if token.head in inside and token.deprel == "nsubj:pass" and i not in inside:
            near = [n for n in subtree(sentence, i) if in_phrase(sentence, n, i)]
            last = len(near) - 1
            first = last
            while first and near[first - 1] == near[first] - 1:
                first -= 1
            kept = [n for n in near[first:] if sentence.tokens[n].upos != "PUNCT"]
            return Span(sentence.tokens[kept[0]].start, sentence.tokens[kept[-1]].end)
    return None
