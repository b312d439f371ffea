"""Clauses of a verb, adjective or noun of saying or thinking -> content, cue and source, by the parse. Pure.

"The founder has long maintained that ...", "the minister's claim that ...", "felt the vote was lost":
where the parse finds cue, clause and subject (or owner), there is little doubt, whatever the network saw.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.clause_sources import OWNER, clause_source, giver_of
from quotes.attribution.cues import head_of
from quotes.attribution.drafts import alike
from quotes.attribution.passage import Passage
from quotes.attribution.places import listed_form
from quotes.attribution.somebody import names_somebody
from quotes.attribution.wording import words_in
from quotes.languages.cue_words import CueWords
from quotes.languages.tables import word_list
from quotes.model import Quote, Sentence, Span, Token
from quotes.rules import rule
from quotes.text.noun_phrases import FINITE, children, without_end_marks
from quotes.text.spans import overlap
from quotes.text.token_index import subtree

# What no verb or noun has for its clause.
ASIDE = ("advcl", "conj")

MIN_WORDS = 3

RULE = "parse:that-clause"


def that_clauses(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes with the clauses that nobody quoted says: new ones, or further evidence."""
    made = list(found)
    for reading in readings(passage):
        if any(q.start < reading.cue.start < q.end for inside in passage.marks for q in inside):
            continue  # somebody quoted says it
        if quote := built_by_rule(reading, RULE, passage):
            made = _with_clause(made, quote, passage)
    return made


def readings(passage: Passage) -> Iterator[Reading]:
    """The attributions in text order."""
    for sentence in passage.lookup.sentences_in(Span(0, len(passage.text))):
        if sentence.parsed:
            for clause, token in enumerate(sentence.tokens):
                behind = 0 <= token.head < clause and not token.deprel.startswith(ASIDE)
                if behind and (reading := _read(passage, sentence, clause)):
                    yield reading


def _with_clause(found: list[Quote], clause: Quote, passage: Passage) -> list[Quote]:
    """The quotes with a clause that no other touches, or as further evidence for the same one."""
    # "She is expected | to announce that …": what she announces is the content, not that she will.
    found = [q for q in found if not any(_foretells(q, c) for c in clause.cue_spans)]
    near = [
        n for n, q in enumerate(found) if any(overlap(a, b) for a in q.spans for b in clause.spans)
    ]
    if not near:
        return [*found, clause]
    made = list(found)
    if _is_noun(clause, passage) and all(_holds(made[number], clause) for number in near):
        return [*made, clause]  # "took issue with | Orla's claim that …"
    for number in near:
        quote = made[number]
        same = quote.cue and clause.cue and overlap(quote.cue.spans[0], clause.cue.spans[0])
        if same and alike(passage.text, quote, clause) and (names_one(quote) or names_one(clause)):
            made[number] = replace(
                quote,
                source=quote.source
                if names_one(quote) and not quote.guessed_source
                else clause.source,
                evidence=(*quote.evidence, rule(RULE)),
            )
    return made


def _is_noun(clause: Quote, passage: Passage) -> bool:
    """Whether the cue of a clause is a noun ("claim"), not a verb ("claim that")."""
    head = head_of(passage.lookup.tokens_in(clause.cue_spans[0]))
    return head is not None and head.upos == "NOUN"


def _holds(quote: Quote, clause: Quote) -> bool:
    """Whether a noun and its clause are part of what a quote tells ("denied | Orla's claim that …")."""
    parts = (*clause.cue_spans, *clause.spans)
    return all(any(s.start <= p.start and p.end <= s.end for s in quote.spans) for p in parts)


def names_one(quote: Quote) -> bool:
    """Whether a quote has a source that is somebody, not the "it" of "it is said"."""
    return quote.source is not None and quote.source.text.lower() not in words_in("nobody")


def _foretells(quote: Quote, cue: Span) -> bool:
    """Whether a quote says of somebody what they are expected to do, and holds the cue of that."""
    told = set(quote.cue.text.lower().split()) if quote.cue else set()
    return bool(told & words_in("foretelling")) and any(overlap(cue, span) for span in quote.spans)


def _read(passage: Passage, sentence: Sentence, clause: int) -> Reading | None:
    """The reading of the clause with this head; None where it is nobody's words."""
    tokens, text = sentence.tokens, passage.text
    that = _that(sentence, clause)
    cue = _cue(sentence, clause, that, passage.words)
    if cue is None or not _speaks(tokens[cue], passage.words):
        return None
    first = cue if that is None else max(cue, that)
    inside = without_end_marks(sentence, [n for n in subtree(sentence, clause) if n > first])
    source = clause_source(sentence, cue)
    if source is None or len(inside) < MIN_WORDS or not _can(sentence, cue, source, passage):
        return None
    content = Span(tokens[inside[0]].start, tokens[inside[-1]].end)
    span = Span(tokens[_verb_start(sentence, cue)].start, tokens[cue].end)
    if overlap(span, source) or overlap(content, source) or "\n" in text[slice(*content)]:
        return None
    return Reading((content,), span, source)


def _that(sentence: Sentence, clause: int) -> int | None:
    """The "that" which opens a clause; the parse may take it for the clause's object."""
    marks = children(sentence, clause, "mark", "obj")
    opening = [n for n in marks if sentence.tokens[n].text.lower() in words_in("conjunction")]
    return opening[0] if opening and opening[0] < clause else None


def _cue(sentence: Sentence, clause: int, that: int | None, words: CueWords) -> int | None:
    """What a clause hangs on: a verb or adjective before its object clause, a noun before "that"; the parse
    may hang it on the verb above "a warning from Orla that", or on whoever was told."""
    tokens, above = sentence.tokens, sentence.tokens[clause].head
    if that is None:
        return above if _is_plain(sentence, clause) else None
    if above > that:
        return None
    # "tell the inquiry that the well was dry"
    told = tokens[above].deprel in ("obj", "iobj") and tokens[tokens[above].head]
    if told and told.lemma.lower() in words.addressee and not _noun_cue(tokens[above]):
        return tokens[above].head
    # "a warning from Orla that the well was dry"
    noun = tokens[above].head if tokens[above].deprel == "nmod" else -1
    given = noun >= 0 and _noun_cue(tokens[noun]) and bool(giver_of(sentence, noun))
    owned = _noun_cue(tokens[above]) and bool(children(sentence, above, OWNER))
    if (tokens[that].deprel == "obj" and not owned) or (given and not _noun_cue(tokens[above])):
        return noun if given else None
    before = [n for n in range(above + 1, that) if tokens[n].head == above and _noun_cue(tokens[n])]
    return next((n for n in before if giver_of(sentence, n)), above)


def _is_plain(sentence: Sentence, clause: int) -> bool:
    """Whether a clause without "that" is the object of the verb before it ("felt it was late")."""
    tokens, verb = sentence.tokens, sentence.tokens[clause].head
    finite = tokens[clause].xpos in FINITE or any(
        t.head == clause and t.deprel in ("aux", "aux:pass", "cop") for t in tokens
    )
    object_clause = tokens[clause].deprel == "ccomp" and tokens[verb].upos == "VERB"
    start = next(n for n in subtree(sentence, clause) if n > verb)
    first, between = tokens[start], tokens[verb + 1 : start + 1]
    # A question ("told us where it was") is the network's to read.
    asked = first.xpos in ("WRB", "WP", "WDT", "WP$") or children(sentence, clause, "mark")
    opened = asked or first.upos == "ADP" or any(t.upos == "PUNCT" for t in between)
    # A verb has one object clause: "claims that it was hit | could not be verified".
    opened = opened or any(n < clause for n in children(sentence, verb, "ccomp"))
    return object_clause and finite and not opened and tokens[clause].xpos != "VBG"


def _speaks(token: Token, words: CueWords) -> bool:
    """Whether a word is one of saying or thinking."""
    if token.upos == "NOUN":
        return _noun_cue(token)
    return token.upos in ("VERB", "ADJ") and listed_form(token.text, words, token.lemma)


def _noun_cue(token: Token) -> bool:
    lemma = token.lemma.lower()
    return token.upos == "NOUN" and lemma in word_list("cues/nouns.txt")


def _can(sentence: Sentence, cue: int, source: Span, passage: Passage) -> bool:
    """Whether the source is no dummy ("it"), nor the writer or the reader; what thinks must be somebody."""
    words = passage.text[slice(*source)].lower()
    if (
        words in words_in("addresses")
        or words in words_in("nobody")
        or words in words_in("pointing")
    ):
        return False
    token = sentence.tokens[cue]
    if token.upos == "NOUN" or token.text.lower() in passage.words.reporting:
        return True
    return words in words_in("thinking-pronoun") or names_somebody(source, passage.lookup)


def _verb_start(sentence: Sentence, cue: int) -> int:
    """The first word of the cue: its auxiliaries belong to it ("has long maintained")."""
    first = cue
    while (
        first > 0
        and sentence.tokens[first - 1].head == cue
        and sentence.tokens[first - 1].deprel in ("aux", "advmod")
    ):
        first -= 1
    return first
