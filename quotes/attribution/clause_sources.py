"""A verb, adjective or noun with a clause -> the words for whoever says or thinks it, by the parse. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribution.somebody import can_speak
from quotes.attribution.wording import words_in
from quotes.languages.tables import word_list
from quotes.model import Sentence, Span
from quotes.text.noun_phrases import SUBJECT, children, in_phrase, without_end_marks
from quotes.text.token_index import subtree

OWNER = "nmod:poss"

NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM")

ENDINGS = ("'s", "’s", "'", "’")


def clause_source(sentence: Sentence, cue: int) -> Span | None:
    """Whose clause it is: the subject of a verb or adjective, the owner of a noun ("Orla's claim"), whoever
    it comes from ("a warning from Orla"), or who utters it ("Orla gave her word")."""
    if sentence.tokens[cue].upos in ("NOUN", "PROPN"):
        giver = giver_of(sentence, cue)
        if giver:
            return _span(sentence, giver)
        owners = children(sentence, cue, OWNER)
        if owners and sentence.tokens[owners[0]].upos != "PRON":
            return _span(sentence, [n for n in subtree(sentence, owners[0]) if n < cue])
        return _utterer(sentence, cue) or (
            _span(sentence, subtree(sentence, owners[0])) if owners else _body(sentence, cue)
        )
    return _subject(sentence, cue)


def giver_of(sentence: Sentence, noun: int) -> list[int]:
    """Whoever a noun comes from ("an admission from the builder that …"): the words, or none."""
    tokens = sentence.tokens
    for n in children(sentence, noun, "nmod") if tokens[noun].upos == "NOUN" else ():
        cases = [c for c in children(sentence, n, "case") if c < n]
        word = tokens[cases[0]].text.lower() if cases else ""
        of_somebody = word in words_in("belonging") and can_speak(sentence, n, bodies=True)
        if word in words_in("giver") or of_somebody:
            inside = [w for w in subtree(sentence, n) if w > cases[0] and in_phrase(sentence, w, n)]
            return without_end_marks(sentence, inside)
    return []


def _body(sentence: Sentence, noun: int) -> Span | None:
    """The body directly before a noun that stands for its owner ("government assertions that")."""
    tokens = sentence.tokens
    for n in children(sentence, noun, "compound"):
        if n == noun - 1 and tokens[n].upos == "NOUN" and can_speak(sentence, n, bodies=True):
            return _span(sentence, [w for w in subtree(sentence, n) if w <= n])
    return None


def _utterer(sentence: Sentence, noun: int) -> Span | None:
    """The subject of a verb that but lends its voice to the noun: "made the claim that"."""
    above = sentence.tokens[noun].head
    if above < 0 or sentence.tokens[noun].deprel not in ("obj", "obl"):
        return None
    if sentence.tokens[above].lemma.lower() not in word_list("cues/voicing.txt"):
        return None
    return _subject(sentence, above)


def _subject(sentence: Sentence, cue: int) -> Span | None:
    """The subject of a verb, or of the verb that it is joined to."""
    tokens, head = sentence.tokens, cue
    wanted: tuple[str, ...] = SUBJECT
    if tokens[cue].upos not in ("VERB", "ADJ"):
        return None
    while True:
        found = children(sentence, head, *wanted)
        if found:
            inside = _behind_preposition(sentence, found[0])
            return _span(sentence, [n for n in inside if n < cue])
        token = tokens[head]
        joined = token.deprel == "conj" or (token.deprel == "xcomp" and _foretold(sentence, head))
        if not joined and not _is_participle(sentence, head):
            return None
        head = token.head
        if tokens[head].upos in ("PROPN", "PRON") and tokens[head].head < 0:
            return _mistaken(sentence, head, cue)
        if token.deprel in ("xcomp", "advcl"):
            wanted = (*SUBJECT, "nsubj:pass")


def _behind_preposition(sentence: Sentence, subject: int) -> list[int]:
    """The words of a subject; of "the wards at Mbelo General and porters" only the last, for what has a
    preposition belongs to the clause before."""
    inside = list(subtree(sentence, subject))
    joined = children(sentence, subject, "conj")
    if not joined or not any(n < subject for n in children(sentence, subject, "case")):
        return inside
    joiners = children(sentence, joined[-1], "cc")
    return [n for n in subtree(sentence, joined[-1]) if n not in joiners]


def _is_participle(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is a participle that shares the subject of the verb before it ("said, adding that"), or
    of that behind it ("Orla, despite having insisted that …, left")."""
    token = sentence.tokens[verb]
    above = sentence.tokens[token.head] if token.head >= 0 else None
    if above is None or above.upos != "VERB":
        return False
    having = any(
        sentence.tokens[n].text.lower() == "having" for n in children(sentence, verb, "aux")
    )
    before = token.head < verb and token.xpos == "VBG"
    return (before and token.deprel in ("advcl", "ccomp", "xcomp")) or (
        having and token.deprel == "advcl"
    )


def _mistaken(sentence: Sentence, root: int, cue: int) -> Span | None:
    """A name that the parse takes for the whole sentence, its verb joined to it ("Orla calmly but firmly
    insisted"): the name."""
    inside = [n for n in range(root, cue) if n in subtree(sentence, root)]
    kept = [root]
    for n in inside[1:]:
        if sentence.tokens[n].upos not in NOMINAL:
            break
        kept.append(n)
    return _span(sentence, kept)


def _foretold(sentence: Sentence, verb: int) -> bool:
    """Whether an infinitive is what somebody is expected or due to do, and no word denies it."""
    above = sentence.tokens[verb].head
    if above < 0 or sentence.tokens[above].text.lower() not in words_in("foretelling"):
        return False
    return not any(
        t.head == above and t.text.lower() in word_list("cues/negation.txt")
        for t in sentence.tokens
    )


def _span(sentence: Sentence, numbers: Sequence[int]) -> Span | None:
    """The words, without a possessive ending; None where they are not one stretch."""
    tokens = sentence.tokens
    kept = [n for n in numbers if tokens[n].text not in ENDINGS]
    if not kept or kept[-1] - kept[0] >= len(numbers) + 1:
        return None
    return Span(tokens[kept[0]].start, tokens[kept[-1]].end)
