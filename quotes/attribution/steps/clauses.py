"""Where the clause of a content begins and ends: asides, participles, nouns with a clause. Pure."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from quotes.attribution.cues import head_of
from quotes.attribution.drafts import Draft
from quotes.attribution.passage import Passage
from quotes.attribution.wording import pattern, words_in
from quotes.languages.tables import word_list
from quotes.model import Span, Token
from quotes.text.spans import overlap
from quotes.text.token_index import Lookup, subtree

PARTICIPLE = pattern("participle")

THAT_OR_SPACE = pattern("that-or-space")

DENIED_AS, DENIED_CLAIM = pattern("denied-as"), pattern("denied-claim")

# Whom it was told to, and when, behind the cue of an aside.
ASIDE_TOLD = pattern("aside-told")

CLEFT = pattern("cleft")

MAX_ASIDE = 160  # characters before an aside


def aside(draft: Draft, passage: Passage) -> Draft:
    """Put the first half to "The glacier, Ms Orla warned, would slide": its verb alone says little."""
    text = passage.text
    citing = text[slice(*draft.cue)].lower() in words_in("citing")
    if len(draft.contents) != 1 or len(draft.sources) != 1 or citing:
        return draft
    start = min(draft.cue.start, draft.sources[0].start)
    end = max(draft.cue.end, draft.sources[0].end)
    rest = draft.contents[0]
    sentence = passage.lookup.sentence_at(draft.cue.start)
    rest = _with_relative(rest, Span(sentence.start if sentence else start, end), passage)
    between = rest.start >= end and ASIDE_TOLD.fullmatch(text, end, rest.start)
    if sentence is None or not between or text[max(0, start - 2) : start] != ", ":
        return draft
    words = passage.lookup.tokens_in(Span(max(rest.start, end), rest.end))
    words = [w for w in words if w.text != ","]
    first = Span(sentence.start, start - 2)
    before = passage.lookup.tokens_in(first)
    # "There was, Orla said, no sign of it": the verb is in the first half.
    broken = bool(before) and before[-1].upos == "AUX"
    cleft = CLEFT.match(text, sentence.start) is not None
    cleft = cleft and bool(words) and words[0].text.lower() in words_in("cleft-relative")
    if not words or first.end - first.start > MAX_ASIDE:
        return draft
    if not broken and not cleft and not _is_finite(words[0]):
        return draft
    if text[slice(*draft.sources[0])].lower() in word_list("cues/clause_openings.txt"):
        return draft  # "Orla, who denies taking it, left": a clause of its own
    return replace(draft, contents=(first, rest), rules=draft.and_rule("cue:aside"))


def relative_end(draft: Draft, passage: Passage) -> Draft:
    """End what a relative clause says before the verb of the noun it tells of: "The survey, which found
    that most walls were damp, | was paid for by the union"."""
    text = passage.text
    sentence = passage.lookup.sentence_at(draft.cue.start)
    source = draft.sources[0] if len(draft.sources) == 1 else draft.cue
    pronoun = text[slice(*source)].lower() in words_in("relative-pronoun")
    if not pronoun or len(draft.contents) != 1 or sentence is None:
        return draft
    content = draft.contents[0]
    whole = content.end >= sentence.start + len(text[sentence.start : sentence.end].rstrip(".! \n"))
    before = [t for t in sentence.tokens if t.end <= source.start]
    inside = [t for t in sentence.tokens if content.start <= t.start < content.end]
    if any(t.upos in ("AUX", "VERB") for t in before) or not whole or content.start < source.end:
        return draft
    marks = passage.marks[draft.paragraph]
    ends = [
        comma.start
        for comma, verb in pairwise(inside)
        if comma.text == ","
        and _is_finite(verb)
        and not any(q.start < comma.start < q.end for q in marks)
    ]
    if not before or before[-1].text != "," or not ends or not ends[-1] > content.start:
        return draft
    rules = draft.and_rule("cue:aside")
    return replace(draft, contents=(Span(content.start, ends[-1]),), rules=rules)


def _is_finite(token: Token) -> bool:
    """Whether a verb goes on with a clause: no participle, no infinitive."""
    return token.upos in ("AUX", "VERB") and token.xpos not in ("VBG", "VBN")


def _with_relative(rest: Span, before: Span, passage: Passage) -> Span:
    """The second half of "It was the culvert, Ms Orla said, | that burst", with the word that opens it."""
    text = passage.text
    between = text[before.end : rest.start].strip(", ")
    if CLEFT.match(text, before.start) is None or between.lower() not in words_in("cleft-relative"):
        return rest
    return Span(rest.start - len(text[before.end : rest.start].lstrip(", ")), rest.end)


def participle(draft: Draft, passage: Passage) -> Draft | None:
    """Take "saying" for the cue where "She agreed, saying that it works" was read as one content.

    None where another draft has it for its cue.
    """
    if len(draft.contents) != 1 or draft.contents[0].start < draft.cue.end:
        return draft
    content = draft.contents[0]
    match = PARTICIPLE.match(passage.text, *content)
    if match is None or match.end() >= content.end:
        return draft
    cue = Span(*match.span(1))
    if any(overlap(cue, other) for other in passage.cues):
        return None
    return replace(
        draft, cue=cue, contents=(Span(match.end(), content.end),),
        rules=draft.and_rule("cue:participle"),
    )  # fmt: skip


def denied_as(draft: Draft, passage: Passage) -> Draft:
    """Leave only what is denied of "dismissed | as untrue the claim that the horse was lame" and "denied |
    reports in Ayla that the well was dry"."""
    first = draft.contents[0] if draft.contents else draft.cue
    words = set(passage.text[slice(*draft.cue)].lower().split())
    words |= {t.lemma.lower() for t in passage.lookup.tokens_in(draft.cue)}
    if not words & passage.words.denial:
        return draft
    match = DENIED_AS.match(passage.text, *first)
    if match is None and first.start >= draft.cue.end:
        match = DENIED_CLAIM.match(passage.text, *first)
    if match is None or match.end() >= first.end:
        return draft
    contents = (Span(match.end(), first.end), *draft.contents[1:])
    return replace(draft, contents=contents, rules=draft.and_rule("parse:noun-clause"))


def nominal_clause(draft: Draft, passage: Passage) -> Draft:
    """Let the content of a noun end with its clause ("Her claim that it works has been tested")."""
    last = draft.contents[-1] if draft.contents else draft.cue
    end = _marked_end(draft, last, passage) or clause_end(draft.cue, passage.lookup)
    if end is None or not last.start < end < last.end:
        return draft
    contents = (*draft.contents[:-1], Span(last.start, end))
    return replace(draft, contents=contents, rules=draft.and_rule("parse:noun-clause"))


def _marked_end(draft: Draft, last: Span, passage: Passage) -> int | None:
    """Where the quotation ends that is the whole clause of a noun ("Her warning that “…” was …")."""
    head = head_of(passage.lookup.tokens_in(draft.cue))
    lead = THAT_OR_SPACE.match(passage.text, *last)
    if head is None or head.upos != "NOUN" or lead is None:
        return None
    marks = passage.marks[draft.paragraph]
    return next((q.end for q in marks if q.start == lead.end() and not q.level), None)


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
