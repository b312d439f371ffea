"""Cues that hold or hide more than their own word: "wanted | to know", "when asked", "the claim, made by
Orla, that". Pure."""

from __future__ import annotations

from dataclasses import replace

from quotes.attribution.contents import kind_of
from quotes.attribution.cues import head_of
from quotes.attribution.drafts import Draft
from quotes.attribution.passage import Passage
from quotes.attribution.places import listed_form
from quotes.attribution.wording import pattern, words_in
from quotes.languages.tables import word_list
from quotes.model import Sentence, Span, Token
from quotes.text.noun_phrases import FINITE, noun_phrase
from quotes.text.spans import without

MADE_BY = pattern("made-by")

# "from the bank" behind "the warning".
GIVER = pattern("noun-giver")

KNOW = pattern("know-behind")

CLEAR = pattern("make-clear-behind")

ASKED_BEFORE = pattern("asked-before")

# The head of a sentence, or a comma: a participle there has no auxiliary.
BARE_BEFORE = pattern("bare-participle-before")

QUESTION = pattern("question-word")

THAT = pattern("that-behind")

REACH = 24  # characters before a participle of asking

WH = ("WP", "WDT", "WP$", "WRB")


def giver_behind(draft: Draft, passage: Passage) -> Draft:
    """Take whoever a noun comes from ("the warning from the bank that …") for the source where the network
    has but the article before the noun."""
    text = passage.text
    kept = tuple(s for s in draft.sources if text[slice(*s)].lower() not in words_in("bare-source"))
    head = head_of(passage.lookup.tokens_in(draft.cue))
    if head is None or head.upos != "NOUN":
        return draft
    match = None if kept else GIVER.match(text, head.end)
    if kept and kept != draft.sources:
        return replace(draft, sources=kept)
    contents = without(draft.contents, [Span(*match.span("source"))]) if match else ()
    if match is None or not contents:
        return draft
    return replace(draft, sources=(Span(*match.span("source")),), contents=contents)


def when_asked(draft: Draft, passage: Passage) -> Draft | None:
    """None for a question that is but the occasion ("hung up when asked who had signed it", "Asked whether
    he knew, the mayor said"): whoever was asked said none of it."""
    head = head_of(passage.lookup.tokens_in(draft.cue))
    if head is None or head.lemma.lower() not in words_in("asking") or head.xpos == "VBG":
        return draft
    before = passage.text[max(0, draft.cue.start - REACH) : draft.cue.start]
    bare = BARE_BEFORE.search(before) and _hangs_on_later(head, passage)
    kind = kind_of(passage.text, draft.contents, passage.marks[draft.paragraph])
    return None if (bare or ASKED_BEFORE.search(before)) and kind == "indirect" else draft


def _hangs_on_later(head: Token, passage: Passage) -> bool:
    """Whether a verb hangs on one behind it, as a participle before the main verb does."""
    sentence = passage.lookup.sentence_at(head.start)
    if sentence is None or head.head < 0:
        return False
    over = sentence.tokens[head.head]
    return over.start > head.start and over.upos == "VERB"


def wanting_to_know(draft: Draft, passage: Passage) -> Draft:
    """Leave "to know" of "wanted | to know whether it was safe" to the cue: the question is what was said.

    "Wishes | to make clear that it is safe" says that it is.
    """
    if not draft.contents:
        return draft
    if made := _making_clear(draft, passage):
        return made
    first = draft.contents[0]
    know = KNOW.match(passage.text, draft.cue.end, first.end)
    if know is None or first.start > know.end() or not QUESTION.match(passage.text, know.end()):
        return draft
    kept = Span(know.end(), first.end)
    return replace(
        draft, cue=Span(draft.cue.start, know.end() - 1), contents=(kept, *draft.contents[1:])
    )


def _making_clear(draft: Draft, passage: Passage) -> Draft | None:
    """The draft with the verb of saying for its cue that hangs on a verb of wishing."""
    tokens = passage.lookup.tokens_in(draft.cue)
    wish = next((t for t in tokens if t.lemma.lower() in words_in("wishing")), None)
    wish = wish or next((t for t in tokens if t.text.lower() == "like" and len(tokens) > 1), None)
    first = draft.contents[0]
    clear = CLEAR.match(passage.text, wish.end) if wish else None
    if clear is None or not first.start <= clear.end() < first.end:
        return None
    contents = (Span(clear.end(), first.end), *draft.contents[1:])
    return replace(draft, cue=Span(*clear.span("cue")), contents=contents)


def made_by(draft: Draft, passage: Passage) -> Draft:
    """Take whoever made it for the source of a noun: "The claim, made by the blogger Ada Orla, that"."""
    head = head_of(passage.lookup.tokens_in(draft.cue))
    match = MADE_BY.match(passage.text, draft.cue.end)
    sentence = passage.lookup.sentence_at(draft.cue.start)
    if head is None or head.upos != "NOUN" or match is None or sentence is None:
        return draft
    found = noun_phrase(passage.text, match.end(), sentence)
    if found is None:
        return draft
    end = _without_aside(passage.text, found)
    contents = without(draft.contents, [Span(match.start(), end)])
    if not contents:
        return draft
    rules = draft.and_rule("parse:noun-clause")
    return replace(draft, sources=(Span(found.start, end),), contents=contents, rules=rules)


def _without_aside(text: str, phrase: Span) -> int:
    """The end of the phrase before ", that", where the parse took the clause into it."""
    that = THAT.search(text, *phrase)
    return that.start() if that else phrase.end


def own_verb(draft: Draft, passage: Passage) -> Draft:
    """End the clause of a noun that opens its sentence before the noun's own verb, whatever the parse has
    hung where: of two finite verbs that nothing joins the second is the noun's ("Her claim that the
    mayor lied | was struck out", "Walkers who say they were shot at | have gone to court")."""
    sentence = passage.lookup.sentence_at(draft.cue.start)
    head = head_of(passage.lookup.tokens_in(draft.cue))
    noun = head is not None and (
        head.upos == "NOUN" or head.text.lower() in word_list("cues/nouns.txt")
    )
    relative = any(_is_relative(passage.text, s) for s in draft.sources)
    if sentence is None or not (noun or relative) or len(draft.contents) != 1:
        return draft
    content = draft.contents[0]
    before = [t for t in sentence.tokens if t.end <= draft.cue.start]
    opens = not any(t.xpos in FINITE or (noun and t.upos == "ADP") for t in before)
    that = opens and content.start > draft.cue.end
    that = that and (relative or _that_before(passage.text, content))
    end = _second_verb(sentence, content, passage) if that else None
    if end is None:
        return draft
    rules = draft.and_rule("parse:noun-clause")
    return replace(draft, contents=(Span(content.start, end),), rules=rules)


def _is_relative(text: str, source: Span) -> bool:
    """Whether a source is the "who" of a clause without a comma before it."""
    word = text[slice(*source)].strip().lower()
    return word in words_in("speaking-relative") and not text[: source.start].rstrip().endswith(",")


def _that_before(text: str, content: Span) -> bool:
    """Whether a content begins with or behind "that"."""
    words = text[slice(*content)].lower().split()[:1]
    return words == ["that"] or text[: content.start].rstrip().lower().endswith(" that")


def _second_verb(sentence: Sentence, content: Span, passage: Passage) -> int | None:
    """Where the second finite verb of a clause begins, if nothing opens another clause before it."""
    seen: Token | None = None
    last = content.start
    inside = [t for t in sentence.tokens if content.start <= t.start < content.end]
    for number, token in enumerate(inside):
        if any(q.start <= token.start < q.end for q in passage.marks[passage.place_of(content)]):
            continue
        if number and (token.upos in ("SCONJ", "CCONJ", "PUNCT") or token.xpos in WH):
            return None
        # "had been moved | came an hour later": the tagger takes the noun's verb for a second participle.
        doubled = number and token.xpos == "VBN" and inside[number - 1].xpos == "VBN"
        if doubled and inside[number - 1].lemma.lower() not in words_in("auxiliary"):
            return last
        if token.xpos in FINITE:
            if seen is not None:
                return last
            following = inside[number + 1].xpos if number + 1 < len(inside) else ""
            if following not in FINITE and listed_form(token.text, passage.words, token.lemma):
                return None  # "that she said it was"
            seen = token
        last = token.end
    return None
