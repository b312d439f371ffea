"""Cues that state nothing: names given, words on a sign, things fetched back, offices given, topics. Pure."""

from __future__ import annotations

from dataclasses import replace

from quotes.attribution.contents import FEW_WORDS, kind_of
from quotes.attribution.cues import head_of
from quotes.attribution.drafts import Draft
from quotes.attribution.passage import Passage
from quotes.attribution.somebody import can_speak, noun_class, top_of
from quotes.attribution.steps.sources import number_of
from quotes.attribution.wording import pattern, words_in
from quotes.model import Span, Token
from quotes.text.marks import Quotation
from quotes.text.noun_phrases import FINITE, children, core_phrase
from quotes.text.patterns import WORDS
from quotes.text.spans import overlap

# A name's longer words have capitals; an article may stand before it.
SHORT = 3  # letters

KNOWN_AS = pattern("known-as")

# "pressed Orla about the accounts"
ABOUT = pattern("about-behind")

# "as chief executive", "as its new head"
OFFICE = pattern("to-office")

# What a verb of calling may have: a thing, and what this is called.
COMPLEMENTS = ("obj", "iobj", "xcomp", "ccomp", "nsubj:pass", "obl:unmarked")

# "whether", "why"
QUESTION = pattern("question-word")

# "to pay"
DEED = pattern("to-deed")

# "said goodbye", "claimed four lives"
OTHER_SENSE = pattern("deed-of-verb")

# "nothing of", "little about"
AMOUNT = pattern("amount-about")


def naming(draft: Draft, passage: Passage) -> Draft | None:
    """None for a name ("call the rock “the Old Man”") and for the few words that a sign reads."""
    quoted = [
        q for q in passage.marks[draft.paragraph]
        if not q.level and any(overlap(s, Span(q.start, q.end)) for s in draft.contents)
    ]  # fmt: skip
    head = head_of(passage.lookup.tokens_in(draft.cue))
    if not quoted or head is None:
        return draft
    lemma = head.lemma.lower()
    if KNOWN_AS.search(passage.text, *draft.cue) or lemma in words_in("only-naming"):
        return None
    if lemma in words_in("naming") and all(_is_name(q, passage.text) for q in quoted):
        return None
    top = top_of(draft.sources[0], passage.lookup) if draft.sources else None
    last = passage.text[slice(*draft.sources[0])].lower().split()[-1:] if draft.sources else []
    sign = bool({*last, top.lemma.lower() if top else ""} & words_in("inscribed"))
    return None if sign and all(_is_short(q, passage.text) for q in quoted) else draft


def calling_back(draft: Draft, passage: Passage) -> Draft | None:
    """None for what a firm or a state fetches back ("Acme recalled 900 vans"): a body remembers
    nothing, and nobody remembers an ambassador "recalled" for talks."""
    head = head_of(passage.lookup.tokens_in(draft.cue))
    if head is None or head.lemma.lower() not in words_in("calling-back"):
        return draft
    kind = kind_of(passage.text, draft.contents, passage.marks[draft.paragraph])
    top = top_of(draft.contents[0], passage.lookup) if draft.contents else None
    if kind != "indirect" or top is None or top.upos not in ("NOUN", "PROPN"):
        return draft
    sent = top.lemma.lower() in words_in("called-back")
    return None if sent or any(_is_body(s, passage) for s in draft.sources) else draft


def _is_body(source: Span, passage: Passage) -> bool:
    """Whether a source is a firm, an authority or a state."""
    sentence = passage.lookup.sentence_at(source.start)
    top = top_of(source, passage.lookup)
    if sentence is None or top is None:
        return False
    types = {e.type for e in sentence.entities if overlap(Span(e.start, e.end), source)}
    if top.upos == "PROPN":
        return "PER" not in types and bool(types & {"ORG", "LOC"})
    lemma = top.lemma.lower()
    return lemma in words_in("nobody") or noun_class(lemma) == "organization"


def acting(draft: Draft, passage: Passage) -> Draft:
    """Let what is done and not said be of mode `other`: offices given ("named Orla as its chairwoman"),
    what is called into being or off ("called a meeting", "called the strike off"), and other senses
    ("said goodbye", "claimed four lives")."""
    head = head_of(passage.lookup.tokens_in(draft.cue))
    marks = passage.marks[draft.paragraph]
    if (
        head is None
        or not draft.contents
        or kind_of(passage.text, draft.contents, marks) != "indirect"
    ):
        return draft
    lemma, content = head.lemma.lower(), draft.contents[-1]
    clause = any(t.xpos in FINITE for t in passage.lookup.tokens_in(content))
    office = OFFICE.search(passage.text, head.end, content.end)
    given = office and not clause and lemma in words_in("appointing")
    called = lemma in words_in("calling") and _is_called(draft, passage)
    other = not clause and OTHER_SENSE.match(passage.text, head.start)
    if not (given or called or other):
        return draft
    return replace(draft, candidate=replace(draft.candidate, mode="other"))


def _is_called(draft: Draft, passage: Passage) -> bool:
    """Whether a verb of calling has an object and nothing that this is called, or a particle."""
    sentence, cue = passage.lookup.sentence_at(draft.cue.start), number_of(draft.cue, passage)
    if sentence is None or cue is None or sentence.tokens[cue].upos != "VERB":
        return False
    tokens, inside = sentence.tokens, passage.lookup.tokens_in(draft.contents[-1])
    particles = [tokens[n] for n in children(sentence, cue, "compound:prt")]
    own = {t.text.lower() for t in (*particles, *passage.lookup.tokens_in(draft.cue))}
    if own & words_in("calling-particle"):
        return True
    objects = children(sentence, cue, *COMPLEMENTS)
    if [tokens[n].deprel for n in objects] != ["obj"] or not inside:
        return False
    # The parser takes "the plan reckless" for one noun.
    joined = children(sentence, objects[0], "compound") and inside[0].text.lower() in words_in(
        "definite"
    )
    nouns = all(t.upos in ("NOUN", "PROPN") for t in (tokens[objects[0]], inside[-1]))
    here = any(overlap(core_phrase(sentence, *objects), s) for s in draft.contents)
    return nouns and here and not joined


def touching(draft: Draft, passage: Passage) -> Draft:
    """Let what names a thing and tells nothing of it be of mode `other`: what is explained or commented
    on ("explained his reasoning"), a picture that is posted, a step of one's own that is announced
    ("announced her candidacy"), somebody who is backed or charged, what is agreed to be done."""
    head = head_of(passage.lookup.tokens_in(draft.cue))
    marks = passage.marks[draft.paragraph]
    if (
        head is None
        or len(draft.contents) != 1
        or kind_of(passage.text, draft.contents, marks) != "indirect"
    ):
        return draft
    lemma, content = head.lemma.lower(), draft.contents[0]
    bargain = lemma in words_in("bargaining") and DEED.match(passage.text, *content)
    at_somebody = lemma in words_in("siding") and _is_somebody(draft, passage)
    if not (bargain or at_somebody or _is_touched(lemma, draft, passage)):
        return draft
    return replace(draft, candidate=replace(draft.candidate, mode="other"))


def _is_touched(lemma: str, draft: Draft, passage: Passage) -> bool:
    """Whether a content is but the thing that its cue is done with: a picture, a step, a topic."""
    content, lookup = draft.contents[0], passage.lookup
    top = top_of(content, lookup)
    if top is None or not _is_thing(content, passage):
        return False
    told = {top.lemma.lower()}
    around = {t.lemma.lower() for t in lookup.tokens_in(draft.cue)}
    shows = {t.lemma.lower() for s in draft.sources if (t := top_of(s, lookup))}
    return bool(
        (lemma in words_in("touching") and _is_mere(content, top, passage))
        or (lemma in words_in("posting") and (told | around) & words_in("picture"))
        or (lemma in words_in("showing") and shows & words_in("picture"))
        or (lemma in words_in("announcing") and told & words_in("own-step"))
        or (lemma in words_in("writing") and told & words_in("written"))
    )


def _is_mere(content: Span, top: Token, passage: Passage) -> bool:
    """Whether a content is its noun, and no clause that the noun is in ("it was a mistake")."""
    if QUESTION.match(passage.text[slice(*content)].lower()):
        return False
    inside = passage.lookup.tokens_in(content)
    before = [t for t in inside if t.start < top.start]
    clause = any(t.upos == "AUX" for t in inside)  # "the aim was to leave"
    return not clause and not any(t.xpos in FINITE or t.upos == "SCONJ" for t in before)


def saying_nothing(draft: Draft, passage: Passage) -> Draft | None:
    """None for "said nothing of its past" and "tell us little about the river", which tell no words."""
    head = head_of(passage.lookup.tokens_in(draft.cue))
    told = head is not None and head.lemma.lower() in words_in("bare-telling")
    if not told or len(draft.contents) != 1 or draft.contents[0].start < draft.cue.end:
        return draft
    if not AMOUNT.match(passage.text, *draft.contents[0]):
        return draft
    inside = passage.lookup.tokens_in(draft.contents[0])
    first = next((n for n, t in enumerate(inside) if t.xpos in FINITE or t.upos == "AUX"), None)
    # "Nothing of the sort had happened" is a statement, "little about those who left" is none.
    opened = first is not None and inside[first - 1].upos in ("PRON", "SCONJ", "ADV")
    return None if first is None or opened else draft


def topic(draft: Draft, passage: Passage) -> Draft:
    """Let what is only talked about ("to discuss the dredging", "weighed whether to dredge", "pressed Orla
    for the errors", "questioned the driver") be of mode `other`: nothing is said of it."""
    head = head_of(passage.lookup.tokens_in(draft.cue))
    marks = passage.marks[draft.paragraph]
    if head is None or kind_of(passage.text, draft.contents, marks) != "indirect":
        return draft
    lemma = head.lemma.lower()
    first = draft.contents[0] if draft.contents else draft.cue
    named = first != draft.cue and _is_thing(first, passage)
    discussed = lemma in words_in("topic") and named
    weighed = lemma in words_in("inquiring") and QUESTION.match(passage.text, *first)
    asked = lemma in words_in("questioning") and (
        (named and ABOUT.search(passage.text, *draft.cue)) or _is_somebody(draft, passage)
    )
    if not (discussed or weighed or asked):
        return draft
    return replace(draft, candidate=replace(draft.candidate, mode="other"))


def _is_thing(content: Span, passage: Passage) -> bool:
    top = top_of(content, passage.lookup)
    return top is not None and top.upos in ("NOUN", "PROPN", "PRON", "DET")


def _is_somebody(draft: Draft, passage: Passage) -> bool:
    """Whether a content behind its cue is but somebody ("a suspect on Friday")."""
    content = draft.contents[0] if len(draft.contents) == 1 else draft.cue
    sentence = passage.lookup.sentence_at(content.start)
    top = top_of(content, passage.lookup)
    if content.start < draft.cue.end or sentence is None or top is None:
        return False
    number = next((n for n, t in enumerate(sentence.tokens) if t.start == top.start), -1)
    clause = any(t.xpos in FINITE or t.upos == "AUX" for t in passage.lookup.tokens_in(content))
    return number >= 0 and not clause and can_speak(sentence, number, bodies=False)


def _is_name(q: Quotation, text: str) -> bool:
    words = WORDS.findall(text, q.inner_start, q.inner_end)
    long = [w for w in words if len(w) > SHORT]
    capitals = all(w[0].isupper() for w in long) and any(w[0].isupper() for w in words)
    return capitals and text[q.inner_end - 1] not in ".?!…"


def _is_short(q: Quotation, text: str) -> bool:
    stopped = text[q.inner_end - 1] in ".?!…"
    return len(WORDS.findall(text, q.inner_start, q.inner_end)) < FEW_WORDS and not stopped
