"""Each name -> the same with how it stands: in a quotation, as a subject, and after whose name. Pure."""

from __future__ import annotations

from dataclasses import replace

from quotes.model import Parse, Sentence, Span, Token
from quotes.names.mentions import NameMention
from quotes.names.wording import pattern
from quotes.text.spans import SpanSet
from quotes.text.token_index import Lookup

# An apposition is at most so many tokens long.
ASIDE = 14

# An owner's name ends within so many characters before what is owned.
BEFORE = 40


class Placing:
    """Says how the names of one article stand; `quoted` are the places inside quotation marks."""

    def __init__(self, text: str, parse: Parse, quoted: SpanSet) -> None:
        self._text = text
        self._parse = parse
        self._quoted = quoted
        self._lookup = Lookup(parse)

    def placed(self, mention: NameMention) -> NameMention:
        """The mention with `quoted`, `subject` and, for a body, `owner`."""
        start = max(0, mention.start - BEFORE)
        owner = pattern("owner").search(self._text, start, mention.start)
        return replace(
            mention,
            quoted=self._quoted.holds(mention.start),
            subject=self._is_subject(mention),
            owner=owner[1] if owner and mention.kind == "organization" else None,
        )

    def _is_subject(self, mention: NameMention) -> bool:
        """Whether it is a subject by the parse, or by the words around it where nothing was parsed."""
        tokens = self._lookup.tokens_in(Span(mention.start, mention.end))
        sentence = self._parse.sentences[mention.sentence]
        if self._is_apposed(mention):
            return True
        following = [t for t in sentence.tokens if t.start >= mention.end]
        while len(following) > 1 and following[0].upos == "ADV":
            following.pop(0)  # "Ann Bell then left"
        if sentence.parsed:
            opens = pattern("subject-described").fullmatch(
                self._text, sentence.start, mention.start
            )
            acts = bool(following) and following[0].xpos in ("VBD", "VBZ", "MD")
            return (opens is not None and acts) or any(_is_subject(t, sentence) for t in tokens)
        if not following or following[0].upos in ("VERB", "AUX"):
            return bool(following)
        before = [t for t in sentence.tokens if t.end <= mention.start][-1:]
        if following[0].text != ",":
            return False
        if not before or before[0].upos == "SCONJ":
            return True
        return before[0].upos != "ADP" and verb_after_aside(sentence, mention.end)

    def _is_apposed(self, mention: NameMention) -> bool:
        """Whether it tells who the subject is that opens the sentence ("The widow, Ann Bell, left")."""
        sentence = self._parse.sentences[mention.sentence]
        before = self._text[sentence.start : mention.start]
        if pattern("subject-apposed").fullmatch(before) is None:
            return False
        after = [t for t in sentence.tokens if t.start >= mention.end][:3]
        if not after or after[0].text != ",":
            return False
        rest = [t for t in after[1:] if t.upos != "ADV"]
        return bool(rest) and rest[0].upos in ("VERB", "AUX") and rest[0].xpos != "VBG"


def _is_subject(token: Token, sentence: Sentence) -> bool:
    """Whether a word is a subject by the parse, or goes on from one ("Head keeper Bell left")."""
    while token.deprel == "flat" and token.head >= 0:
        token = sentence.tokens[token.head]
    return token.deprel.startswith("nsubj")


def verb_after_aside(sentence: Sentence, offset: int) -> bool:
    """Whether a verb follows the apposition after a name ("Ann Bell, the head, was")."""
    rest = [t for t in sentence.tokens if t.start >= offset][1:ASIDE]
    comma = next((n for n, t in enumerate(rest) if t.text == ","), None)
    after = rest[comma + 1] if comma is not None and comma + 1 < len(rest) else None
    return after is not None and after.upos in ("VERB", "AUX") and after.xpos != "VBG"
