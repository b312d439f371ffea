"""Sources that hold too much, or the wrong one of two: cut to the words that name somebody. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.clause_sources import clause_source
from quotes.attribution.cues import head_of
from quotes.attribution.drafts import Draft
from quotes.attribution.passage import Passage
from quotes.attribution.somebody import names_somebody, noun_class, top_of
from quotes.attribution.wording import pattern, words_in
from quotes.languages.tables import word_list
from quotes.model import Sentence, Span, Token
from quotes.text.datelines import behind_dateline
from quotes.text.noun_phrases import SUBJECT, children, core_phrase, noun_phrase
from quotes.text.spans import overlap

# "Mr Bell. The Ofsted chief": where the source's own sentence begins.
OWN_SENTENCE = pattern("source-begins")

# A source at the end of a headline is short ("says port union chief").
MOST_WORDS = 7

# The words of a line from a place on, where no sentence ends in it.
ASKED = pattern("asked-clause")

# What opens a clause behind whoever was told.
CLAUSE = pattern("told-clause")

# The end of a time: "09:20" before "Harbour police".
CUT_TIME = pattern("cut-time")

LINE_END = re.compile(r"[^.!?“”\"]*\Z")

CHANNEL = pattern("channel")

NAMED = ("NOUN", "PROPN")

# What is done to somebody, or whose a thing is: "angered Brun", "denied police claims".
ELSEWHERE = ("obj", "iobj", "compound", "nmod:poss")

NAMING = ("NOUN", "PROPN", "PRON", "NUM")


# What Markdown sets around words in bold or italic type.
STARS = "*_ "


def trimmed_source(draft: Draft, passage: Passage) -> Draft:
    """Leave out of the source what is no part of it: the end of the sentence before, an adverb or
    auxiliary of the cue ("Brook tearfully"), a day ("Friday the mayor"), a dateline."""
    sources = tuple(_trimmed(source, draft, passage) for source in draft.sources)
    if sources == draft.sources:
        return draft
    return replace(draft, sources=sources, rules=draft.and_rule("cue:source-cut"))


def _trimmed(source: Span, draft: Draft, passage: Passage) -> Span:
    start, end = _unstarred(_whole(source, draft.cue, passage), passage.text)
    start = behind_dateline(passage.text, start, end)
    if source.end <= draft.cue.start:
        begins = list(OWN_SENTENCE.finditer(passage.text, start, end))
        start = begins[-1].end() if begins else _own_subject(Span(start, end), draft, passage)
        start = _behind_channel(Span(start, end), passage)
    tokens = passage.lookup.tokens_in(Span(start, end))
    first, last = 0, len(tokens)
    while last > 1 and _no_name(*tokens[last - 2 : last]) and tokens[last - 2].upos != "ADP":
        last -= 1
    last = _before_participle(tokens[:last])
    while first < last - 1 and _is_day(tokens[first]) and not _owns(tokens[first + 1]):
        first += 1
    if first < last - 1 and CUT_TIME.search(passage.text, source.start - 4, tokens[first].end):
        first += 1  # "09:20 | Harbour police"
    kept = tokens[first:last]
    if not any(t.upos in NAMING for t in kept) or (last == len(tokens) and not first):
        return Span(start, end)
    return Span(kept[0].start if first else start, kept[-1].end if last < len(tokens) else end)


def _whole(source: Span, cue: Span, passage: Passage) -> Span:
    """The noun phrase of which the network took the mere article ("said | a | report in the Post")."""
    tokens, sentence = passage.lookup.tokens_in(source), passage.lookup.sentence_at(source.start)
    if len(tokens) != 1 or tokens[0].xpos != "DT" or sentence is None or not sentence.parsed:
        return source
    if tokens[0].head < 0 or sentence.tokens[tokens[0].head].start <= tokens[0].start:
        return source
    whole = noun_phrase(passage.text, source.start, sentence)
    pronoun = passage.text[slice(*source)].lower() not in words_in("bare-source")
    # "some | argue" is whole, whatever the parse takes the cue for.
    return source if whole is None or (pronoun and overlap(whole, cue)) else whole


def _behind_channel(source: Span, passage: Passage) -> int:
    """Where a source begins behind those by whom its words came ("Through her lawyer, Bo Roe, | Ms Orla")."""
    sentence = passage.lookup.sentence_at(source.start)
    if sentence is None:
        return source.start
    for match in CHANNEL.finditer(passage.text, sentence.start, source.end):
        if source.start < match.end() < source.end:
            return match.end()
    return source.start


def _unstarred(source: Span, text: str) -> Span:
    """A source without the signs of Markdown around it ("**Ada Orla**")."""
    words = text[slice(*source)]
    start = source.start + len(words) - len(words.lstrip(STARS))
    return (
        Span(start, source.end - len(words) + len(words.rstrip(STARS)))
        if words.strip(STARS)
        else source
    )


def _before_participle(tokens: Sequence[Token]) -> int:
    """How many words of a source stand before what was done to the paper it names ("a poll of 900
    voters | carried out in May")."""
    nouns = (t for t in tokens if t.upos == "NOUN" and t.deprel != "compound")
    paper = next(nouns, None)
    behind = next(
        (n for n, t in enumerate(tokens) if paper and t.start > paper.end and _is_verb(t)),
        None,
    )
    if paper is None or behind is None or noun_class(paper.lemma.lower()) != "document":
        return len(tokens)
    # Whoever made it ("issued by the ministry") stays.
    made = any(t.text.lower() == "by" for t in tokens[behind:])
    return len(tokens) if made else behind


def _is_verb(token: Token) -> bool:
    """Whether it is a verb and none that begins a name ("by the Associated Press")."""
    return token.upos == "VERB" and token.text[:1].islower()


def _own_subject(source: Span, draft: Draft, passage: Passage) -> int:
    """Where the cue's own subject begins in a source that holds the end of another clause ("there are
    patents in Arland and farmers argue"); the source's start where it holds no other."""
    sentence = passage.lookup.sentence_at(draft.cue.start)
    cue = number_of(draft.cue, passage)
    if sentence is None or cue is None or not sentence.parsed:
        return source.start
    tokens = sentence.tokens
    for subject in children(sentence, cue, *SUBJECT):
        start = core_phrase(sentence, subject).start
        before = [n for n, t in enumerate(tokens) if source.start <= t.start < start]
        joined = before and tokens[before[-1]].deprel == "cc" and tokens[before[-1]].head == cue
        if source.start < start < source.end and joined:
            return start
    verb = tokens[tokens[cue].head] if tokens[cue].deprel == "conj" else None
    if children(sentence, cue, *SUBJECT) or verb is None or verb.upos not in ("VERB", "AUX"):
        return source.start
    inside = [n for n, t in enumerate(tokens) if source.start <= t.start < source.end]
    joins = [n for n in inside if tokens[n].deprel == "cc"]
    listed = passage.text[: source.start].rstrip().endswith(",")  # ", refugees and officials said"
    if joins and verb.start < tokens[joins[-1]].start and joins[-1] + 1 in inside and not listed:
        return tokens[joins[-1] + 1].start
    return source.start


def number_of(cue: Span, passage: Passage) -> int | None:
    """The number of the cue's head in its sentence."""
    sentence = passage.lookup.sentence_at(cue.start)
    head = head_of(passage.lookup.tokens_in(cue))
    if sentence is None or head is None:
        return None
    return next((n for n, t in enumerate(sentence.tokens) if t.start == head.start), None)


def _no_name(before: Token, token: Token) -> bool:
    """Whether a last word of a source belongs to the verb: adverb, auxiliary, day, comma."""
    adverb = token.upos == "ADV" and token.deprel in ("advmod", "")
    # A name is never followed by such a word, whatever the tagger takes it for ("Orla | drily").
    named = before.text[:1].isupper() and token.text not in words_in("no-adverb")
    adverb = token.text.endswith("ly") and (adverb or (named and token.text.islower()))
    return adverb or token.upos in ("AUX", "PUNCT") or _is_day(token)


def _is_day(token: Token) -> bool:
    return token.text.lower() in word_list("names/dates.txt")


def _owns(token: Token) -> bool:
    """Whether the day before this word is part of a name: "Friday’s statement", "Friday Osei"."""
    return token.text in ("'s", "’s", "'", "’") or token.upos == "PROPN"


def own_source(draft: Draft, passage: Passage) -> Draft:
    """Keep of several stretches for the source the one that is the cue's subject by the parse ("Orla
    angered Brun by accusing the port of it" is Orla's), and none in the dateline."""
    sentence = passage.lookup.sentence_at(draft.cue.start)
    cue = number_of(draft.cue, passage)
    if len(draft.sources) < 2 or sentence is None or cue is None or not sentence.parsed:
        return draft
    start = behind_dateline(passage.text, sentence.start, draft.cue.start)
    told = tuple(s for s in draft.sources if s.start >= start)
    opening = {sentence.tokens[n].text.lower() for n in children(sentence, cue, "mark")}
    shares = sentence.tokens[cue].deprel == "conj" or opening & words_in("before-participle")
    own = shares or children(sentence, cue, *SUBJECT)
    subject = clause_source(sentence, cue) if own else None
    kept = tuple(s for s in told if subject and overlap(s, subject))
    others = [top_of(s, passage.lookup) for s in told if s not in kept]
    if not kept or not all(t and t.upos in NAMED and t.deprel in ELSEWHERE for t in others):
        kept = told  # role and name side by side, or whatever tells that nobody speaks
    return replace(draft, sources=kept or draft.sources)


def outer_subject(draft: Draft, passage: Passage) -> Draft:
    """Take the subject for the source where the nearest name stands in its clause: "Moe, who took
    over from the late Ole Brun, said" is Moe's."""
    sentence = passage.lookup.sentence_at(draft.cue.start)
    if sentence is None or not sentence.parsed or not draft.sources:
        return draft
    near = draft.sources[-1]
    cue = number_of(draft.cue, passage)
    if cue is None or near.end > draft.cue.start:
        return draft
    subjects = [n for n in children(sentence, cue, *SUBJECT) if sentence.tokens[n].upos in NAMING]
    found = _outer(sentence, subjects, near, draft.cue, passage.text) if subjects else None
    if found is None:
        return draft
    return replace(draft, sources=(found,), rules=draft.and_rule("parse:outer-subject"))


def _outer(
    sentence: Sentence, subjects: Sequence[int], near: Span, cue: Span, text: str
) -> Span | None:
    """The subject without its clause, where that clause begins behind it and ends before the cue
    with `near` in it; None where `near` is the subject itself.

    Of several `subjects` (role and name side by side, or a name that closes the clause) those that
    stand together with the first are the subject.
    """
    tokens = sentence.tokens
    whole = core_phrase(sentence, *subjects)
    last = next(n for n, t in enumerate(tokens) if t.end == whole.end)
    if whole.end >= near.start or last + 2 >= len(tokens):
        return None
    opening = tokens[last + 2]
    clause = opening.text.lower() in word_list("cues/clause_openings.txt") or (
        opening.upos == "VERB" and opening.xpos in ("VBG", "VBN", "VBD")
    )
    closed = "," in text[near.end - 1 : cue.start]
    if tokens[last + 1].text != "," or not clause or not closed:
        return None
    return whole


def without_question(draft: Draft, passage: Passage) -> Draft | None:
    """Leave "Asked whether he would go," out of what the one who was asked said; None where nothing is left
    ("Asked if that was a no, he joked.")."""
    sentence = passage.lookup.sentence_at(draft.cue.start)
    first = min((s.start for s in draft.contents), default=draft.cue.start)
    start = min(sentence.start, first) if sentence else first
    asked = [
        Span(*m.span()) for m in ASKED.finditer(passage.text, start, draft.cue.start)
        if not passage.text[start : m.start()].strip()
    ]  # fmt: skip
    kept = tuple(s for s in draft.contents if not any(a.start <= s.start <= a.end for a in asked))
    if not kept or kept == draft.contents:
        return draft if kept or not draft.contents else None
    return replace(draft, contents=kept, rules=draft.and_rule("passive:addressed"))


def inverted_headline(draft: Draft, passage: Passage) -> Draft:
    """Read "Ports to close, says minister" the right way round, where it is a whole paragraph."""
    text, paragraph = passage.text, passage.paragraphs[draft.paragraph]
    match = LINE_END.match(text, draft.cue.end, paragraph.end)
    before = Span(paragraph.start, len(text[: draft.cue.start].rstrip()))
    if not match or text[before.end - 1 : before.end] not in (",", "–", "—", ":"):
        return draft
    source = Span(draft.cue.end, paragraph.end)
    words = text[slice(*source)].split()
    if not words or len(words) > MOST_WORDS or draft.cue.start <= paragraph.start:
        return draft
    if any(s.start < draft.cue.start and s.end > before.end for s in draft.sources):
        return draft
    tokens = passage.lookup.tokens_in(source)
    if any(t.upos in ("VERB", "AUX", "SCONJ") for t in tokens) or tokens[0].upos == "ADP":
        return draft
    start = (
        len(text[: source.start]) + len(text[slice(*source)]) - len(text[slice(*source)].lstrip())
    )
    made = replace(draft, contents=(before,), sources=(Span(start, source.end),))
    if made.contents == draft.contents and draft.sources:
        return draft
    return replace(made, rules=draft.and_rule("cue:headline"))


def without_addressee(draft: Draft, passage: Passage) -> Draft:
    """Leave whoever was told out of the content: "asked Mr Vance | why nobody had called"."""
    first = draft.contents[0] if draft.contents else None
    sentence = passage.lookup.sentence_at(draft.cue.start)
    head = head_of(passage.lookup.tokens_in(draft.cue))
    if first is None or sentence is None or head is None or first.start > draft.cue.end + 1:
        return draft
    if first.start < draft.cue.end or head.lemma.lower() not in passage.words.addressee:
        return draft
    whom = noun_phrase(passage.text, first.start, sentence)
    clause = whom and CLAUSE.match(passage.text, whom.end, first.end)
    if whom is None or not clause or not names_somebody(whom, passage.lookup):
        return draft
    contents = (Span(clause.end(), first.end), *draft.contents[1:])
    return replace(draft, contents=contents, rules=draft.and_rule("cue:addressee-cut"))
