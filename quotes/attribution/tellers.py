"""A quotation behind a sentence that names and characterises its speaker -> that speaker. Pure.

“Prince criticised the plan. “People have waited enough.”” is Prince's, and so is what follows "She
shook her head." or "The deal angered Prince."; by a mere event ("The gates opened.") nobody speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.attribution.broken_quotations import sentences_between
from quotes.attribution.contents import sentence_like
from quotes.attribution.passage import Passage
from quotes.attribution.somebody import can_speak
from quotes.attribution.wording import words_in
from quotes.languages.tables import word_list
from quotes.model import Candidate, Sentence, Span, Token
from quotes.rules import rule
from quotes.text.marks import Quotation
from quotes.text.noun_phrases import SUBJECT, children, named_phrase
from quotes.text.spans import overlap

# The sentence before a quotation has ended, or announces it.
ENDED = re.compile(r"[.!?…:][)\]]?\s*\Z")

PASSIVE = "nsubj:pass"

# What may stand between a verb and another whose subject is the same: "stood up and nodded", "began
# to laugh".
SHARED = ("conj", "xcomp")

# How many quotations before one are looked at; more than that are never nested in each other.
NEAREST = 20


@dataclass(frozen=True, slots=True)
class Teller:
    """Who says a quotation, and which rule tells so. `name` says that it is no mere pronoun."""

    source: Span
    rule: str
    name: bool


def teller(q: Quotation, number: int, passage: Passage) -> Teller | None:
    """Who the sentence directly before a quotation says is speaking; None where it does not say so.

    `number` is that of the quotation's paragraph. Where it opens the paragraph, the sentence
    is the last of the paragraph before.
    """
    before = _before(q, number, passage)
    sentence = _sentence(before, passage)
    if before is None or sentence is None:
        return None
    announced = passage.text[before.end - 1] == ":"
    for verb in _predicates(sentence):
        if found := _by(verb, sentence, passage) or (announced and _announced(verb, sentence)):
            # A pronoun reaches no further than its line.
            if not found.name and "\n" in passage.text[before.end : q.start]:
                return None
            return None if found.name and speaks_of(q, found.source, passage) else found
    return None


def sentence_before(q: Quotation, number: int, passage: Passage) -> Sentence | None:
    """The narrator's parsed sentence directly before a quotation of a paragraph."""
    return _sentence(_before(q, number, passage), passage)


def beat_behind(q: Quotation, number: int, passage: Passage) -> Teller | None:
    """Whoever acts in the sentence behind a quotation that opens its paragraph ("“It took my house.” Ada
    Orla points at the river."), where that one is named and does what people do while speaking."""
    behind = _behind_opening(q, number, passage)
    sentence = passage.lookup.sentence_at(behind.start) if behind else None
    if sentence is None or not sentence.parsed or sentence.start < q.end:
        return None
    root = next((n for n, t in enumerate(sentence.tokens) if t.head < 0), None)
    if root is None or not _forms(sentence.tokens[root]) & word_list("cues/beats.txt"):
        return None
    for subject in children(sentence, root, *SUBJECT):
        named = sentence.tokens[subject].upos == "PROPN" and _alone(sentence, subject)
        found = _first(sentence, [subject], "marks:beat") if named else None
        if found and found.source.start == sentence.start:
            return None if speaks_of(q, found.source, passage) else found
    return None


def _behind_opening(q: Quotation, number: int, passage: Passage) -> Span | None:
    """The first word of the narrator's behind a quotation that is a sentence and opens its paragraph."""
    start, end = passage.paragraphs[number]
    stopped = q.closed and passage.text[q.inner_end - 1] in ".?!…"
    if not stopped or q.level or passage.text[start : q.start].strip():
        return None
    rest = passage.text[q.end : end]
    first = q.end + len(rest) - len(rest.lstrip())
    return Span(first, first + 1) if first < end else None


def speaks_of(q: Quotation, source: Span, passage: Passage) -> bool:
    """Whether a quotation has the last word of a source, so that it is about whoever that is."""
    last = passage.text[slice(*source)].split()[-1]
    inner = passage.text[q.inner_start : q.inner_end]
    return re.search(rf"\b{re.escape(last)}\b", inner) is not None


def _sentence(before: Span | None, passage: Passage) -> Sentence | None:
    """The parsed sentence that ends with the narrator's words before a quotation."""
    sentence = passage.lookup.sentence_at(before.end - 1) if before else None
    if before is None or sentence is None or not sentence.parsed or sentence.start < before.start:
        return None
    return sentence


def teller_places(candidates: Sequence[Candidate], passage: Passage) -> Iterator[Span]:
    """The sentences to parse: those before quotations that are in no candidate, or in that of a cue
    in an earlier sentence."""
    for number, marks in enumerate(passage.marks):
        for q in marks:
            whole = Span(q.start, q.end)
            near = [c for c in candidates if any(overlap(whole, span) for span in c.contents)]
            # A cue from which another sentence parts the quotation need not be its own.
            taken = any(not sentences_between(passage.text, c.cue.end, q.start) for c in near)
            before = None if taken else _before(q, number, passage)
            if before and not q.level and sentence_like(passage.text, q):
                yield Span(before.end - 1, before.end)
            behind = None if near else _behind_opening(q, number, passage)
            if behind:
                yield behind


def _before(q: Quotation, number: int, passage: Passage) -> Span | None:
    """The narrator's words up to a quotation, where they end with a sentence."""
    paragraph = passage.paragraphs[number]
    floor = _behind(passage.marks[number], q, paragraph.start)
    if number and floor == paragraph.start and not passage.text[floor : q.start].strip():
        paragraph = passage.paragraphs[number - 1]
        floor = max((m.end for m in passage.marks[number - 1]), default=paragraph.start)
        words = passage.text[floor : paragraph.end]
    else:
        words = passage.text[floor : q.start]
    kept = words.rstrip()
    start = floor + len(words) - len(words.lstrip(" \n.,;"))
    return Span(start, floor + len(kept)) if ENDED.search(kept) else None


def _behind(marks: Sequence[Quotation], q: Quotation, start: int) -> int:
    """Where the last quotation before `q` ends, or `start`; marks are in the order of their starts."""
    floor, at = start, bisect_left(marks, q.start, key=lambda m: m.start)
    for mark in reversed(marks[max(0, at - NEAREST) : at]):
        if mark.end <= q.start:
            floor = max(floor, mark.end)
            if not mark.level:
                break
    return floor


def _predicates(sentence: Sentence) -> Iterator[int]:
    """The verbs of the main clause, the last first; those joined to it with their own subject end it."""
    root = next((n for n, t in enumerate(sentence.tokens) if t.head < 0), None)
    if root is None:
        return
    found, grew = [root], True
    while grew:
        more = [
            n for n, t in enumerate(sentence.tokens)
            if n not in found and t.head in found and t.deprel in SHARED
            and t.upos in ("VERB", "ADJ", "NOUN")
        ]  # fmt: skip
        found, grew = [*found, *more], bool(more)
    if any(children(sentence, n, *SUBJECT, PASSIVE) for n in found[1:]):
        return  # "Orla nodded and Bo left": one of two
    yield from sorted(found, reverse=True)


def _by(verb: int, sentence: Sentence, passage: Passage) -> Teller | None:
    """Who speaks after a sentence with this verb."""
    token = sentence.tokens[verb]
    lemma, forms = token.lemma.lower(), _forms(token)
    root = next(n for n, t in enumerate(sentence.tokens) if t.head < 0)
    for subject in children(sentence, root, *SUBJECT):
        if sentence.tokens[subject].lemma.lower() in word_list("cues/verdicts.txt"):
            # "Orla's answer was short."
            owners = children(sentence, subject, "nmod:poss")
            return _first(sentence, owners, "marks:told-before", bodies=True)
        if lemma in word_list("cues/questions.txt"):
            return _first(sentence, children(sentence, verb, "obj", "iobj"), "marks:told-before")
        if forms & word_list("cues/moving.txt"):
            return _first(sentence, children(sentence, verb, "obj"), "marks:told-before")
        if _negated(sentence, verb) and lemma not in words_in("told-by-denial"):
            return None
        if _characterises(sentence.tokens[verb], passage):
            return _first(sentence, [subject], "marks:told-before", bodies=True)
        if forms & word_list("cues/beats.txt") and _alone(sentence, subject):
            return _first(sentence, [subject], "marks:beat")
    for subject in children(sentence, root, PASSIVE):
        if lemma in word_list("cues/questions.txt"):
            return _first(sentence, [subject], "marks:told-before")
        if forms & word_list("cues/moving.txt"):
            return _first(sentence, [subject], "marks:told-before")
        if token.text.lower() in word_list("cues/moods.txt"):
            # "Orla was unmoved." is no passive, whatever the parse takes it for.
            return _first(sentence, [subject], "marks:told-before", bodies=True)
        if _characterises(sentence.tokens[verb], passage):
            agents = [
                n for n in children(sentence, verb, "obl:agent", "obl") if _has_by(sentence, n)
            ]
            return _first(sentence, agents, "marks:told-before", bodies=True)
    return None


def _announced(verb: int, sentence: Sentence) -> Teller | None:
    """Who speaks behind a colon: whose name is all that stands there ("Port captain Ada Orla: “…”"), or
    who is said to be something ("Orla was coy: “…”")."""
    root = sentence.tokens[verb]
    if root.head >= 0:
        return None
    subjects = children(sentence, verb, *SUBJECT)
    if not subjects and root.upos == "PROPN" and not children(sentence, verb, "cop"):
        alone = all(t.upos not in ("VERB", "AUX") for t in sentence.tokens)
        return _first(sentence, [verb], "marks:told-before") if alone else None
    named = [n for n in subjects if sentence.tokens[n].upos == "PROPN" and _alone(sentence, n)]
    described = root.upos == "ADJ" and children(sentence, verb, "cop")
    return _first(sentence, named, "marks:told-before") if described else None


def _forms(token: Token) -> set[str]:
    """The lemma, and what it may be where the lemmatizer did not know it ("shocked")."""
    form = token.text.lower()
    return {token.lemma.lower(), form, form.removesuffix("ed"), form.removesuffix("d")}


def _characterises(verb: Token, passage: Passage) -> bool:
    """Whether a word tells what somebody says, thinks or feels of something."""
    words, forms = passage.words, _forms(verb)
    if forms & words_in("taking-in"):
        return False  # "The panel heard three hours of evidence."
    if verb.upos != "VERB":
        return verb.lemma.lower() in word_list("cues/moods.txt")
    listed = words.attitude | words.denial | word_list("cues/characterising.txt")
    return bool(forms & listed) or verb.text.lower() in words.reporting


def _first(
    sentence: Sentence, numbers: Sequence[int], name: str, *, bodies: bool = False
) -> Teller | None:
    """The first of some nouns as who speaks, where it is somebody who can."""
    for number in numbers:
        token = sentence.tokens[number]
        pronoun = token.upos == "PRON"
        if pronoun and token.text.lower() not in words_in("speaking-pronoun"):
            return None
        if token.upos == "ADJ" and not children(sentence, number, "det"):
            return None  # "Many doubted it."
        if pronoun or can_speak(sentence, number, bodies=bodies):
            return Teller(_phrase(sentence, number), rule(name), not pronoun)
    return None


def _alone(sentence: Sentence, subject: int) -> bool:
    """Whether the subject is one person: several do not speak with one mouth."""
    token = sentence.tokens[subject]
    joined = children(sentence, subject, "conj")
    return not joined and token.xpos not in ("NNS", "NNPS") and token.text.lower() != "they"


def _negated(sentence: Sentence, verb: int) -> bool:
    return any(
        t.head == verb and t.text.lower() in word_list("cues/negation.txt") for t in sentence.tokens
    )


def _has_by(sentence: Sentence, noun: int) -> bool:
    return any(sentence.tokens[n].text.lower() == "by" for n in children(sentence, noun, "case"))


def _phrase(sentence: Sentence, head: int) -> Span:
    """The words of a noun; what the parser makes a second one in its place belongs to it."""
    token = sentence.tokens[head]
    same = SUBJECT if token.deprel in SUBJECT else (token.deprel,)
    others = (n for n in children(sentence, token.head, *same) if n != head)
    return named_phrase(sentence, head, *others)
