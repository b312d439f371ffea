"""Who passed the words on (`via`) and who they were said to (`addressee`), from the parse. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.cues import head_of
from quotes.lookup import Lookup, overlap, subtree
from quotes.model import Phrase, Sentence, Span, phrase
from quotes.wordlists import CueWords

ACCORDING = re.compile(
    r"\b(?:according to|as reported by|as quoted by|cited by|quoted by)\s+", re.IGNORECASE
)
# "said to reporters", "speaking to the BBC", "in an interview with"
SPOKEN_TO = re.compile(
    r"\b(?:said|speaking|spoke|talking|wrote|writing|explained|admitted|confirmed|complained) to\s+"
    r"|\b(?:interview|conversation|call|meeting) with\s+",
    re.IGNORECASE,
)
# What ends a noun phrase where no parse says so.
PHRASE_END = re.compile(
    r"[,;:.!?“”\"()]|\s(?:that|who|which|on|in|at|after|before|during|when|as)\s"
)
# "is seen by Moscow as", "was described by her lawyer as": a passive cue and whose it is.
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ught|lt|ld|id|ood)\b"
    r"|\b(?-i:Asked|Pressed|Questioned)$",  # "Asked by the paper whether"
    re.IGNORECASE,
)
AGENT = re.compile(r"\s+(?:as\s+)?by\s+", re.IGNORECASE)
BY = re.compile(r"\s+by\Z", re.IGNORECASE)


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
            near = [n for n in subtree(sentence, i) if _nominal(sentence, n, i)]
            last = len(near) - 1
            first = last
            while first and near[first - 1] == near[first] - 1:
                first -= 1
            kept = [n for n in near[first:] if sentence.tokens[n].upos != "PUNCT"]
            return Span(sentence.tokens[kept[0]].start, sentence.tokens[kept[-1]].end)
    return None


def agent(text: str, cue: Span, lookup: Lookup) -> Span | None:
    """Whose words or thoughts a passive cue reports ("is seen by Moscow as"), None elsewhere."""
    sentence = lookup.sentence_at(cue.start)
    by = BY.search(text[cue.start : cue.end])
    match = AGENT.match(text, cue.start + by.start() if by else cue.end)
    if sentence is None or match is None or not passive(text, cue):
        return None
    return noun_phrase(text, match.end(), sentence)


def clause_end(cue: Span, lookup: Lookup) -> int | None:
    """Where the clause ends that hangs on a cue's noun, when the noun's own verb follows it."""
    sentence = lookup.sentence_at(cue.start)
    head = head_of(lookup.tokens_in(cue))
    if sentence is None or not sentence.parsed or head is None or head.upos != "NOUN":
        return None
    tokens = sentence.tokens
    noun = next((i for i, t in enumerate(tokens) if t.start == head.start), -1)
    clauses = [
        i for i, t in enumerate(tokens)
        if t.head == noun and t.deprel.startswith(("acl", "ccomp")) and t.start >= cue.end
    ]  # fmt: skip
    if not clauses or not tokens[noun].deprel.startswith("nsubj"):
        return None
    last = subtree(sentence, clauses[0])[-1]
    verb = tokens[noun].head
    return tokens[last].end if verb > last else None


def passive(text: str, cue: Span) -> bool:
    """Whether the cue is a verb in the passive."""
    return PASSIVE.search(text, cue.start, cue.end) is not None


def addressee(
    text: str, cue: Span, contents: Sequence[Span], sources: Sequence[Span],
    lookup: Lookup, words: CueWords,
) -> Phrase | None:  # fmt: skip
    """Whom the cue's verb is told to: the object of "told", or "to" and "with" after others."""
    sentence = lookup.sentence_at(cue.start)
    if sentence is None:
        return None
    span = _object(cue, sentence, lookup, words) or _spoken_to(text, cue, sentence)
    if span is None:
        return None
    for other in (*contents, *sources):
        if overlap(span, other):
            if other.start <= span.start:
                return None
            span = Span(span.start, other.start)
    while span.end > span.start and not text[span.end - 1].isalnum() and text[span.end - 1] != ".":
        span = Span(span.start, span.end - 1)
    return phrase(text, (span,)) if span.end > span.start else None


def _object(cue: Span, sentence: Sentence, lookup: Lookup, words: CueWords) -> Span | None:
    head = head_of(lookup.tokens_in(cue))
    if head is None or head.lemma.lower() not in words.addressee:
        return None
    index = next((i for i, t in enumerate(sentence.tokens) if t.start == head.start), None)
    if index is None:
        return None
    for i, token in enumerate(sentence.tokens):
        direct = token.head == index and token.deprel in ("obj", "iobj") and i > index
        if direct and token.upos in ("NOUN", "PROPN", "PRON"):
            inside = [n for n in subtree(sentence, i) if _nominal(sentence, n, i)]
            first, last = sentence.tokens[inside[0]], sentence.tokens[inside[-1]]
            if first.start >= head.end:
                return Span(first.start, last.end)
    return None


def _nominal(sentence: Sentence, number: int, top: int) -> bool:
    """Whether the token stays in the noun phrase of `top`: no clause hangs in between."""
    while number != top and number >= 0:
        if sentence.tokens[number].deprel.startswith(
            ("acl", "ccomp", "advcl", "xcomp", "parataxis")
        ):
            return False
        number = sentence.tokens[number].head
    return True


def _spoken_to(text: str, cue: Span, sentence: Sentence) -> Span | None:
    match = SPOKEN_TO.search(text, cue.start, min(sentence.end, cue.end + 80))
    return noun_phrase(text, match.end(), sentence) if match else None


def noun_phrase(text: str, start: int, sentence: Sentence) -> Span | None:
    """The noun phrase that starts at `start`, by the parse where there is one."""
    tokens = sentence.tokens
    first = next((i for i, t in enumerate(tokens) if t.start >= start), None)
    if first is None:
        return None
    if sentence.parsed:
        inside = [i for i in _phrase_tokens(sentence, first) if i >= first]
        if inside:
            return Span(tokens[first].start, tokens[inside[-1]].end)
    end = PHRASE_END.search(text, start, sentence.end)
    stop = end.start() if end else sentence.end
    return Span(start, stop) if stop > start else None


def _phrase_tokens(sentence: Sentence, first: int) -> list[int]:
    """The unbroken tokens from `first` on that belong to the highest noun starting there."""
    head = first
    while True:
        above = sentence.tokens[head].head
        if above <= head or sentence.tokens[above].upos not in ("NOUN", "PROPN"):
            break
        if sentence.tokens[head].deprel.startswith(("obl", "nsubj", "obj", "conj")):
            break
        head = above
    inside = {i for i in subtree(sentence, head) if _nominal(sentence, i, head)}
    found = []
    for i in range(first, len(sentence.tokens)):
        if i not in inside:
            break
        found.append(i)
    while len(found) > 1 and sentence.tokens[found[-1]].deprel == "punct":
        found.pop()
    return found
