"""Passive cues: whose words they are, and who was only told. Pure."""

from __future__ import annotations

from dataclasses import replace

from quotes.attribution.drafts import Draft
from quotes.attribution.passage import Passage
from quotes.attribution.steps.sources import number_of
from quotes.attribution.wording import pattern, words_in
from quotes.model import Span
from quotes.text.noun_phrases import SUBJECT, children, noun_phrase
from quotes.text.spans import without

TOLD = pattern("told")

AS = pattern("as")

# "is seen by Moscow as", "was described by her lawyer as": a passive cue and whose it is.
PASSIVE = pattern("passive")

# "Mellor accused | of lying" in a headline: without an auxiliary, but no active has such a verb bare.
BARE_PASSIVE = pattern("bare-passive")

AGENT = pattern("agent")

BEING = pattern("being-before")

# How far before the cue its auxiliary may stand, with an adverb between.
REACH = 20  # characters

# How far behind the cue the word may end that such a participle needs.
BARE_REACH = 4  # characters

BY = pattern("ends-in-by")

# "of" before what somebody is accused of.
ACCUSED_OF = pattern("accused-of")


def passives(draft: Draft, passage: Passage) -> Draft:
    """Give a passive cue its agent as source, and take the source from "it is understood that"."""
    text = passage.text
    if not passive(text, draft.cue):
        return draft
    draft = _addressed(draft, passage)
    if len(draft.sources) == 1 and text[slice(*draft.sources[0])].lower() in words_in("nobody"):
        return replace(draft, sources=(), nobodys=True, rules=draft.and_rule("passive:nobody"))
    found = None if draft.sources else _agent(draft.cue, passage)
    if not found and not draft.sources and _impersonal(draft, passage):
        return replace(draft, nobodys=True, rules=draft.and_rule("passive:nobody"))
    if found is None:
        holes = [Span(s.end, m.end()) for s in draft.sources if (m := AS.match(text, s.end))]
        return replace(draft, contents=without(draft.contents, holes))
    tail = AS.match(text, found.end)
    hole = Span(found.start, tail.end() if tail else found.end)
    contents = without(draft.contents, [hole])
    if not contents:
        return draft
    return replace(
        draft, contents=contents, sources=(found,), rules=draft.and_rule("passive:agent")
    )


def _impersonal(draft: Draft, passage: Passage) -> bool:
    """Whether a cue has a clause, and a mere "it" for its subject ("it was alleged that")."""
    sentence, cue = passage.lookup.sentence_at(draft.cue.start), number_of(draft.cue, passage)
    if sentence is None or cue is None or TOLD.search(passage.text, *draft.cue):
        return False
    subjects = children(sentence, cue, *SUBJECT, "nsubj:pass", "expl")
    mere = any(sentence.tokens[n].text.lower() in words_in("nobody") for n in subjects)
    return mere and bool(children(sentence, cue, "ccomp", "csubj"))


def accused_of(draft: Draft, passage: Passage) -> Draft:
    """Leave "of" out of what somebody is accused of in the passive ("accused by Orla | of lying")."""
    lemmas = {t.lemma.lower() for t in passage.lookup.tokens_in(draft.cue)}
    first = draft.contents[-1] if draft.contents else draft.cue
    match = ACCUSED_OF.match(passage.text, *first)
    if match is None or not lemmas & words_in("accusing") or not passive(passage.text, draft.cue):
        return draft
    return replace(draft, contents=(*draft.contents[:-1], Span(match.end(), first.end)))


def _addressed(draft: Draft, passage: Passage) -> Draft:
    """The draft without whoever was asked, told or accused: he said nothing of it."""
    if not TOLD.search(passage.text, draft.cue.start, draft.cue.end + 3):
        return draft
    after = tuple(s for s in draft.contents if s.start >= draft.cue.end)
    told = tuple(
        s for s in draft.sources if s.end <= draft.cue.start and not _by_before(passage.text, s)
    )
    contents = after or _asked_before(draft, passage)
    if contents == draft.contents and not told:
        return draft
    return replace(
        draft,
        contents=contents,
        sources=tuple(s for s in draft.sources if s not in told),
        rules=draft.and_rule("passive:addressed"),
    )


def _asked_before(draft: Draft, passage: Passage) -> tuple[Span, ...]:
    """The quotation before whoever was asked ("“Why?” he was asked by Orla."), else the contents."""
    beside = [s for s in draft.contents if 0 <= draft.cue.start - s.end <= 1]
    for q in passage.marks[draft.paragraph]:
        if any(0 <= s.start - q.end <= 2 for s in (*beside, *draft.sources)) and not q.level:
            return (Span(q.start, q.end),)
    return draft.contents


def _by_before(text: str, source: Span) -> bool:
    """Whether a source before its cue is an agent ("by the mayor he was told")."""
    return BY.search(text[: source.start].rstrip()) is not None


def _agent(cue: Span, passage: Passage) -> Span | None:
    """Whose words or thoughts a passive cue reports ("is seen by Moscow as"), None elsewhere."""
    sentence = passage.lookup.sentence_at(cue.start)
    by = BY.search(passage.text[cue.start : cue.end])
    match = AGENT.match(passage.text, cue.start + by.start() if by else cue.end)
    if sentence is None or match is None:
        return None
    return noun_phrase(passage.text, match.end(), sentence)


def passive(text: str, cue: Span) -> bool:
    """Whether the cue is a verb in the passive."""
    before = BEING.search(text, max(0, cue.start - REACH), cue.start)
    whole = PASSIVE.search(text, before.start() if before else cue.start, cue.end)
    return bool(whole or BARE_PASSIVE.search(text, cue.start, cue.end + BARE_REACH))
