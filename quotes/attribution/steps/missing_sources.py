"""A source for verbs of saying that the network left without one. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.constructions.adjacent_cues import beside
from quotes.attribution.drafts import Draft
from quotes.attribution.passage import Passage
from quotes.attribution.steps.passives import passive
from quotes.attribution.wording import pattern, words_in
from quotes.languages.tables import word_list
from quotes.model import Span
from quotes.text.noun_phrases import SUBJECT, children, core_phrase, noun_phrase
from quotes.text.spans import overlap, without

BEFORE_PARTICIPLE = pattern("before-participle")


def with_likely_source(draft: Draft, passage: Passage) -> Draft:
    """Give an active verb of saying its likeliest source where the network left it without one."""
    likely = draft.candidate.likely_source
    if draft.nobodys:
        return draft
    lacks = not draft.sources or _prepositional(draft, passage)
    opening = _opening(draft, passage) if lacks or _is_before(draft, passage) else None
    if opening or not lacks:
        return opening or draft
    draft = replace(draft, sources=())
    told = passage.text[slice(*draft.cue)].lower().split()
    turned = _inverted(draft, told, passage) if likely is None else draft
    if turned.sources or (turned := _near(draft, passage) or draft).sources or likely is None:
        return turned
    if shared := _shared(draft, passage):
        return shared
    active = told[0] not in words_in("asked") and not passive(passage.text, draft.cue)
    if not active or not passage.words.reporting & set(told):
        return draft
    contents = without(draft.contents, [likely])
    if not contents or overlap(likely, draft.cue):
        return draft
    return replace(
        draft,
        contents=contents,
        sources=(likely,),
        guessed_source=True,
        rules=draft.and_rule("model:likely-source"),
    )


def _prepositional(draft: Draft, passage: Passage) -> bool:
    """Whether the sources are but the word before a participle ("Before | insisting that it was dry")."""
    words = {passage.text[slice(*s)].strip().lower() for s in draft.sources}
    return words <= words_in("before-participle")


def _is_before(draft: Draft, passage: Passage) -> bool:
    """Whether the sources stand in a sentence before the cue's."""
    sentence = passage.lookup.sentence_at(draft.cue.start)
    return sentence is not None and all(s.end <= sentence.start for s in draft.sources)


def _opening(draft: Draft, passage: Passage) -> Draft | None:
    """The draft of a participle that opens its sentence ("Insisting that it was dry, Ada Orla left", "Before
    insisting that …" or "Having insisted that …"), with the subject of the verb that it hangs on."""
    sentence = passage.lookup.sentence_at(draft.cue.start)
    if sentence is None or not sentence.parsed:
        return None
    tokens = sentence.tokens
    number = next((n for n, t in enumerate(tokens) if t.start == draft.cue.start), None)
    before = passage.text[sentence.start : draft.cue.start].strip().lower()
    form = "VBN" if before.endswith("having") else "VBG"
    if number is None or tokens[number].xpos != form or tokens[number].deprel != "advcl":
        return None
    found = [n for n in children(sentence, tokens[number].head, *SUBJECT) if n > number]
    if (before and before not in words_in("before-participle")) or not found:
        return None
    source = core_phrase(sentence, *found)
    contents = without(draft.contents, [source])
    if not contents or any(s.start > source.start for s in contents):
        return None
    rules = draft.and_rule("parse:shared-subject")
    return replace(draft, contents=contents, sources=(source,), rules=rules)


def _shared(draft: Draft, passage: Passage) -> Draft | None:
    """The draft of a participle of saying ("after claiming to have been hurt") with the subject of its
    sentence, where the network finds it the likeliest, too."""
    text, likely, cue = passage.text, draft.candidate.likely_source, draft.cue
    tokens = passage.lookup.tokens_in(cue)
    saying = passage.words.reporting & {f"{t.lemma.lower()}s" for t in tokens}
    sentence = passage.lookup.sentence_at(cue.start)
    if sentence is None or not likely or not saying or overlap(likely, cue):
        return None
    before = BEFORE_PARTICIPLE.search(text, sentence.start, cue.start)
    participle = len(tokens) == 1 and tokens[0].text.lower().endswith("ing")
    subject = any(
        t.deprel.startswith("nsubj") and likely.start <= t.start < likely.end
        for t in sentence.tokens
    )
    contents = without(draft.contents, [likely])
    if not (before and participle and subject and contents and likely.end <= cue.start):
        return None
    rules = draft.and_rule("parse:shared-subject")
    return replace(draft, contents=contents, sources=(likely,), rules=rules)


def _near(draft: Draft, passage: Passage) -> Draft | None:
    """The draft of a quotation with cue and source as they stand beside it, where its cue is a part of
    that cue (“put” of "put in little Abe")."""
    text, paragraph = passage.text, passage.paragraphs[draft.paragraph]
    for q in passage.marks[draft.paragraph]:
        whole = Span(q.start, q.end)
        if q.level or not any(overlap(whole, s) for s in draft.contents):
            continue
        near = beside(text, q, *paragraph)
        if near and not near.signed and overlap(near.cue, draft.cue):
            contents = without(draft.contents, [near.cue, near.source])
            return replace(
                draft, cue=near.cue, contents=contents, sources=(near.source,),
                rules=(*draft.rules, near.rule),
            ) if contents else None  # fmt: skip
    return None


def _inverted(draft: Draft, told: Sequence[str], passage: Passage) -> Draft:
    """Give "“…,” added another" its subject: the noun phrase that stands behind the verb."""
    text, cue = passage.text, draft.cue
    sentence = passage.lookup.sentence_at(cue.start)
    saying = len(told) == 1 and told[0] in passage.words.reporting
    if sentence is None or not saying or not draft.contents:
        return draft
    quoted = re.search(r"[,?!][”\"’']\s*$", text[max(0, cue.start - 4) : cue.start])
    found = noun_phrase(text, cue.end + 1, sentence) if quoted else None
    if found is None or text[slice(*found)].lower() in word_list("names/dates.txt"):
        return draft
    return replace(draft, sources=(found,), rules=draft.and_rule("parse:inverted-subject"))
