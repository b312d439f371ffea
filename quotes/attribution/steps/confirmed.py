"""A draft whose source and content the parse, too, gives to its cue -> the same, noted. Pure."""

from __future__ import annotations

from dataclasses import replace

from quotes.attribution.constructions.adjacent_cues import beside
from quotes.attribution.contents import sentence_like
from quotes.attribution.drafts import Draft
from quotes.attribution.passage import Passage
from quotes.attribution.places import listed_form
from quotes.attribution.somebody import names_somebody, noun_class
from quotes.attribution.steps.sources import number_of
from quotes.attribution.wording import pattern, words_in
from quotes.languages.tables import word_list
from quotes.model import Sentence, Span
from quotes.text.noun_phrases import SUBJECT, children
from quotes.text.spans import overlap

# "…, thinks the panel.", "…, the panel recognised."
TAGS = (pattern("inverted-tag"), pattern("trailing-tag"))

COMPLEMENT = ("obj", "ccomp", "xcomp", "obl", "advcl")

# A cue that the network doubts more than it believes needs more than its tree.
LEAST = 0.5

# A cue of which the network is sure.
SURE = 0.8

# How far before "which" the noun for the paper may stand, and how far behind it the cue.
PAPER_REACH = 60  # characters
PAPER_NEAR = 16

# As much of an act or a topic the network may hold it for ("asked for a report"); a verb for how somebody
# takes a thing ("welcomed the ruling") is neither.
MOST_OTHER = 0.7


def confirmed(draft: Draft, passage: Passage) -> Draft:
    """Note that a verb of saying has somebody, the source, for its subject and the content for its object
    or complement ("Orla accused the owner of hiding it")."""
    sentence = passage.lookup.sentence_at(draft.cue.start)
    cue = number_of(draft.cue, passage)
    if sentence is None or cue is None or not sentence.parsed or draft.guessed_source:
        return draft
    if _paper_found(draft, sentence, passage):
        return replace(draft, rules=draft.and_rule("parse:confirmed"))
    token = sentence.tokens[cue]
    said = token.text.lower() in passage.words.reporting
    judges = token.lemma.lower() in word_list("cues/characterising.txt")
    listed = said or judges
    other = draft.candidate.other > MOST_OTHER and not judges
    unsure = draft.candidate.cue_probability < LEAST or other
    tag = _inverted(draft, sentence, passage)
    listed = listed or (tag and listed_form(token.text, passage.words, token.lemma))
    if token.upos != "VERB" or not listed or unsure:
        return draft
    if tag or _agrees(draft, sentence, cue, passage):
        return replace(draft, rules=draft.and_rule("parse:confirmed"))
    return draft


def tagged(draft: Draft, passage: Passage) -> Draft:
    """Note that cue and source, as the draft has them, stand directly beside its quotation, whatever the
    network holds of them ("“It is dry,” union negotiator Ada Orla retorted.")."""
    text, paragraph = passage.text, passage.paragraphs[draft.paragraph]
    for q in passage.marks[draft.paragraph]:
        whole = Span(q.start, q.end)
        if q.level or not any(overlap(whole, s) for s in draft.contents):
            continue
        near = beside(text, q, *paragraph) if sentence_like(text, q) else None
        same = near and not near.verdict and overlap(near.cue, draft.cue)
        if near and same and any(overlap(near.source, s) for s in draft.sources):
            return replace(draft, rules=draft.and_rule("marks:tag"))
    return draft


def _paper_found(draft: Draft, sentence: Sentence, passage: Passage) -> bool:
    """Whether it is told what a paper found ("a poll of 1,500 voters found that", "a study by Acme, which
    found that"), however the parse hangs the cue."""
    text = passage.text
    pronouns = words_in("relative-pronoun") - {"who"}
    if len(draft.sources) != 1 or not draft.contents:
        return False
    source, first = draft.sources[0], draft.contents[0]
    relative = text[slice(*source)].lower() in pronouns
    start, end = (source.start - PAPER_REACH, source.start) if relative else source
    nouns = [t for t in sentence.tokens if start <= t.start < end]
    paper = any(noun_class(t.lemma.lower()) == "document" for t in nouns if t.upos == "NOUN")
    that = text[draft.cue.end : first.end].split()[:1] == ["that"]
    sure = draft.candidate.cue_probability >= SURE and draft.candidate.other <= MOST_OTHER
    near = PAPER_NEAR if relative else PAPER_REACH
    return paper and that and sure and 0 <= draft.cue.start - source.end < near


def _inverted(draft: Draft, sentence: Sentence, passage: Passage) -> bool:
    """Whether the sentence is the content, a comma, the cue and its source, either first ("Probably not,
    thinks Orla.", "It might not suit all, the panel recognised.")."""
    if len(draft.contents) != 1 or len(draft.sources) != 1:
        return False
    content, source = draft.contents[0], draft.sources[0]
    tags = (tag.match(passage.text, content.end, sentence.end) for tag in TAGS)
    same = any(
        m and (m.start("cue"), m.start("source")) == (draft.cue.start, source.start) for m in tags
    )
    before = passage.text[sentence.start : content.start].split()
    return same and not {w.lower() for w in before} - words_in("linking")


def _agrees(draft: Draft, sentence: Sentence, cue: int, passage: Passage) -> bool:
    tokens = sentence.tokens

    def touches(number: int, spans: tuple[Span, ...]) -> bool:
        return any(overlap(Span(tokens[number].start, tokens[number].end), s) for s in spans)

    subjects = [n for n in children(sentence, cue, *SUBJECT) if touches(n, draft.sources)]
    objects = [n for n in children(sentence, cue, *COMPLEMENT) if touches(n, draft.contents)]
    if not subjects or not objects:
        return False
    word = tokens[subjects[0]].text.lower()
    somebody = any(names_somebody(s, passage.lookup) for s in draft.sources)
    return word in words_in("thinking-pronoun") or somebody
