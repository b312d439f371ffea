"""A quotation behind a sentence about one person, whatever it tells of them -> that person. Pure.

"Ada Orla has lost a third of her trade. “I open at nine and look at the wall.”": where the sentence is
about nobody else, and the words are not about its subject, they are the subject's.
"""

from __future__ import annotations

from quotes.attribution.passage import Passage
from quotes.attribution.somebody import can_speak
from quotes.attribution.tellers import Teller, sentence_before, speaks_of
from quotes.attribution.wording import pattern, words_in
from quotes.languages.tables import word_list
from quotes.model import Quote, Sentence, Span
from quotes.rules import rule
from quotes.text.marks import Quotation
from quotes.text.noun_phrases import SUBJECT, children, core_phrase, named_phrase
from quotes.text.spans import overlap
from quotes.text.token_index import subtree

FIRST_PERSON, THIRD_PERSON = pattern("first-person"), pattern("third-person")


def onlooker(
    q: Quotation, number: int, passage: Passage, before: Quote | None = None
) -> Teller | None:
    """The one person whom the sentence before a quotation is about; None where there are several, or where
    `before`, the quote that it may go on from, stands in the same paragraph."""
    sentence = sentence_before(q, number, passage)
    if sentence is None or (before and before.end > passage.paragraphs[number].start):
        return None
    if (
        before
        and before.cue
        and any(sentence.start <= s.start < sentence.end for s in before.cue.spans)
    ):
        return None  # "“Where?” Orla asked.": the other one answers
    inner = passage.text[q.inner_start : q.inner_end]
    told_of = THIRD_PERSON.search(inner)
    if told_of and (not told_of.start() or not FIRST_PERSON.search(inner)):
        return None
    person = _only_person(sentence)
    if person is None:
        return None
    source = named_phrase(sentence, person)
    pronoun = sentence.tokens[person].upos == "PRON"
    if pronoun and "\n" in passage.text[sentence.end : q.start]:
        return None
    if speaks_of(q, source, passage):
        return None
    return Teller(source, rule("marks:only-person"), not pronoun)


def _only_person(sentence: Sentence) -> int | None:
    """The subject of a sentence, or whom it holds something for ("For Orla it is late"), where no other
    person is named."""
    tokens = sentence.tokens
    root = next((n for n, t in enumerate(tokens) if t.head < 0), None)
    if root is None or tokens[root].lemma.lower() in word_list("cues/ending.txt"):
        return None
    subjects = children(sentence, root, *SUBJECT)
    concerned = [
        n for n in children(sentence, root, "obl")
        if subjects and n < subjects[0]
        and any(tokens[c].text.lower() in words_in("concerning") for c in children(sentence, n, "case"))
    ]  # fmt: skip
    for number in (*concerned, *subjects):
        if _is_one(sentence, number) and not _others(sentence, number):
            return number
    return None


def _is_one(sentence: Sentence, number: int) -> bool:
    token = sentence.tokens[number]
    if token.upos == "PRON":
        return token.text.lower() in words_in("one-person")
    if children(sentence, number, "conj") or token.xpos in ("NNS", "NNPS"):
        return False
    inside = core_phrase(sentence, number)
    named = any(
        overlap(Span(e.start, e.end), inside) and e.type == "PER" for e in sentence.entities
    )
    definite = any(
        sentence.tokens[n].text.lower() in words_in("definite")
        for n in children(sentence, number, "det", "nmod:poss")
    )
    return named or (
        token.upos == "NOUN" and definite and can_speak(sentence, number, bodies=False)
    )


def _others(sentence: Sentence, number: int) -> bool:
    """Whether the sentence names a person besides the one."""
    own = subtree(sentence, number)
    spans = [Span(sentence.tokens[n].start, sentence.tokens[n].end) for n in own]
    people = [Span(e.start, e.end) for e in sentence.entities if e.type == "PER"]
    return any(not any(overlap(p, s) for s in spans) for p in people)
