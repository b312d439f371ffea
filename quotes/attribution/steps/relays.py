"""Who passed the words on (`via`): cited, quoted by, according to. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.attribution.constructions.adjacent_cues import beside
from quotes.attribution.cues import read_cue
from quotes.attribution.drafts import SAME_CONTENT, Draft, nearest, word_starts
from quotes.attribution.passage import Passage
from quotes.attribution.somebody import names_somebody
from quotes.attribution.steps.sources import number_of
from quotes.attribution.wording import pattern, words_in
from quotes.model import Sentence, Span
from quotes.text.noun_phrases import SUBJECT, children, core_phrase, in_phrase, noun_phrase
from quotes.text.spans import overlap, without
from quotes.text.token_index import Lookup, subtree

QUOTED_AS = pattern("quoted-as")

QUOTED_BY = pattern("quoted-by")

ENDS_IN_BY, BY_FOLLOWS = pattern("ends-in-by"), pattern("by-follows")

THAT_BEHIND = pattern("that-behind")

CITING, CITING_BEFORE = pattern("citing"), pattern("citing-before")

# What else is said of whoever is cited.
BEFORE_COMMA = re.compile(r"[^,.;:“”\"]{0,80}(?=,)")

AS_SAYING = pattern("as-saying")


def cited_as_saying(drafts: list[Draft], passage: Passage) -> list[Draft]:
    """ "The agency cited the minister as saying": the minister's words, via the agency."""
    made = list(drafts)
    for saying in drafts:
        # The network takes "as" for a part of the cue or leaves it out.
        found = AS_SAYING.search(passage.text, max(0, saying.cue.start - 3), saying.cue.end)
        if found is None:
            continue
        for citing in drafts:
            near = citing.contents and 0 <= found.start() - citing.contents[-1].end <= 2
            if near and citing.sources == saying.sources and citing in made:
                made.remove(citing)
                made[made.index(saying)] = replace(
                    saying,
                    sources=citing.contents[-1:],
                    via=citing.sources,
                    rules=saying.and_rule("relay:cited"),
                )
    return made


def citing(drafts: list[Draft], passage: Passage) -> list[Draft]:
    """ "…, the agency reported, citing a source close to the court": the source's words, via the agency."""
    made = list(drafts)
    for draft in drafts:
        found = _cited(draft, passage)
        if found is None or draft not in made:
            continue
        whole, cited = found
        for other in drafts:
            if other is not draft and other in made and overlap(other.cue, whole):
                made.remove(other)
        made[made.index(draft)] = replace(
            draft,
            contents=without(draft.contents, [whole]),
            sources=(cited,),
            via=draft.sources,
            rules=draft.and_rule("relay:cited"),
        )
    return made


def _cited(draft: Draft, passage: Passage) -> tuple[Span, Span] | None:
    """The words "citing a source", and the source, where an outlet reports what another said."""
    text, sentence = passage.text, passage.lookup.sentence_at(draft.cue.start)
    if sentence is None or len(draft.sources) != 1 or draft.via:
        return None
    words = text[slice(*draft.cue)].lower()
    outlet = passage.words.outlets.search(text[slice(*draft.sources[0])])
    passed_on = bool(words_in("passing-on") & set(words.split()))
    if (outlet or passed_on) and (ahead := _cited_ahead(draft, sentence, passage)):
        return ahead
    if outlet and words in words_in("citing") and len(draft.contents) == 1:
        return _cited_itself(draft, sentence, passage)
    if not outlet and not passed_on:
        return None
    for match in CITING.finditer(text, draft.cue.end, sentence.end):
        inside = any(
            q.inner_start <= match.start() < q.inner_end for q in passage.marks[draft.paragraph]
        )
        cited = noun_phrase(text, match.end(), sentence)
        if not inside and cited and names_somebody(cited, passage.lookup):
            return Span(match.start(), cited.end), cited
    return None


def _cited_ahead(draft: Draft, sentence: Sentence, passage: Passage) -> tuple[Span, Span] | None:
    """The same before the cue: "The paper, citing police, said", "Citing police, the paper said"."""
    text, start = passage.text, sentence.start
    match = CITING_BEFORE.search(text[start : draft.cue.start])
    cited = noun_phrase(text, start + match.end(), sentence) if match else None
    if match is None or cited is None or not names_somebody(cited, passage.lookup):
        return None
    closed = BEFORE_COMMA.match(text, cited.end, draft.cue.start)
    if not closed or any(overlap(cited, s) for s in (*draft.sources, *draft.contents)):
        return None
    return Span(start + match.start(), closed.end()), cited


def _cited_itself(draft: Draft, sentence: Sentence, passage: Passage) -> tuple[Span, Span] | None:
    """The same where the network took "quoting" for the cue: "reported, quoting a diplomat, that"."""
    (content,) = draft.contents
    cited = noun_phrase(passage.text, content.start, sentence)
    that = cited and THAT_BEHIND.match(passage.text, cited.end, content.end)
    if cited is None or not that or not names_somebody(cited, passage.lookup):
        return None
    return Span(draft.cue.end, that.end()), cited


def quoted_as(draft: Draft, passage: Passage) -> Draft:
    """Tell whose words they are from who quotes them: "he was quoted as saying by the agency"."""
    text, lookup = passage.text, passage.lookup
    if quoter := _quoter(draft, passage):
        return replace(draft, via=(quoter,), rules=draft.and_rule("relay:quoted"))
    if len(draft.sources) == 1 and (found := quoted_by(text, draft.sources[0], lookup)):
        return replace(
            draft, sources=(found[0],), via=(found[1],), rules=draft.and_rule("relay:quoted")
        )
    told = text[slice(*draft.cue)].lower()
    whose = quoted_one(draft.cue, lookup) if QUOTED_AS.search(told) else None
    if whose is None:
        return draft
    end = draft.cue.end
    by = BY_FOLLOWS.match(text, end, end + 4) or ENDS_IN_BY.search(told)
    via = draft.sources if by and not any(overlap(whose, s) for s in draft.sources) else ()
    contents = without(draft.contents, [whose])
    return replace(
        draft, contents=contents, sources=(whose,), via=via, rules=draft.and_rule("relay:quoted")
    )


def _quoter(draft: Draft, passage: Passage) -> Span | None:
    """The agency of "The agency reported, quoting a diplomat, that", where the network has the diplomat."""
    sentence = passage.lookup.sentence_at(draft.cue.start)
    cue = number_of(draft.cue, passage)
    citing = passage.text[slice(*draft.cue)].lower() in words_in("citing")
    if sentence is None or not citing or cue is None or sentence.tokens[cue].head < 0:
        return None
    above = sentence.tokens[cue].head
    behind = draft.sources and all(s.start >= draft.cue.end for s in draft.sources)
    reports = {sentence.tokens[above].text.lower()} & (
        passage.words.reporting | words_in("passing-on")
    )
    subjects = children(sentence, above, *SUBJECT)
    return core_phrase(sentence, *subjects) if behind and reports and subjects else None


def told_first(draft: Draft, passage: Passage) -> Draft:
    """“…,” an officer said, according to the agency: the officer's words, via the agency."""
    text = passage.text
    relays = text[slice(*draft.cue)].lower() in words_in("relay")
    if not relays or draft.via or not draft.contents:
        return draft
    for q in passage.marks[draft.paragraph]:
        whole = Span(q.start, q.end)
        if q.level or not any(overlap(whole, content) for content in draft.contents):
            continue
        near = beside(text, q, *passage.paragraphs[draft.paragraph])
        if near and any(overlap(near.cue, c) for c in passage.cues):
            return draft
        if near and not near.signed and q.end <= near.cue.start < draft.cue.start:
            return replace(
                draft,
                contents=without(draft.contents, [near.cue, near.source]),
                cue=near.cue,
                sources=(near.source,),
                via=tuple(s for s in draft.sources if not overlap(s, near.source)),
                rules=draft.and_rule("relay:cue-beside"),
            )
    return draft


def without_twins(drafts: list[Draft], passage: Passage) -> list[Draft]:
    """Of two attributions of one content, the outer one ("according to TASS") is the relay."""
    kept: list[Draft] = []
    places: dict[int, list[int]] = {}  # of each paragraph, in `kept`
    for draft in sorted(
        drafts, key=lambda d: -d.candidate.cue_probability * d.candidate.role_probability
    ):
        near = places.setdefault(draft.paragraph, [])
        twin = next((n for n in near if _same(passage.text, kept[n], draft)), None)
        if twin is None:
            near.append(len(kept))
            kept.append(draft)
            continue
        first, second = kept[twin], draft
        if _relays(first, passage) and not _relays(second, passage):
            first, second = second, first
        if _relays(second, passage) and second.sources:
            via = nearest(second.sources, second.cue)
            kept[twin] = replace(first, via=via, rules=first.and_rule("relay:second-cue"))
    return sorted(kept, key=lambda d: d.cue)


def _same(text: str, a: Draft, b: Draft) -> bool:
    """Whether two drafts of one paragraph have the same content."""
    first, second = word_starts(text, a.contents), word_starts(text, b.contents)
    if not first or not second:
        return False
    return len(first & second) / len(first | second) >= SAME_CONTENT


def _relays(draft: Draft, passage: Passage) -> bool:
    cue, _ = read_cue(draft.cue, passage)
    return cue.lemma in words_in("relay")


def quoted_by(text: str, source: Span, lookup: Lookup) -> tuple[Span, Span] | None:
    """Source and relay of "the minister, quoted by the agency," where one span holds both, or the source
    ends before the relay."""
    sentence = lookup.sentence_at(source.start)
    match = QUOTED_BY.search(text, *source) or QUOTED_BY.match(text, source.end)
    if match is None or sentence is None:
        return None
    found = noun_phrase(text, match.end(), sentence)
    return (Span(source.start, match.start()), found) if found else None


def quoted_one(cue: Span, lookup: Lookup) -> Span | None:
    """Who is quoted by "was quoted as saying", from the parse."""
    sentence = lookup.sentence_at(cue.start)
    if sentence is None or not sentence.parsed:
        return None
    inside = {i for i, t in enumerate(sentence.tokens) if overlap(cue, Span(t.start, t.end))}
    for i, token in enumerate(sentence.tokens):
        if token.head in inside and token.deprel == "nsubj:pass" and i not in inside:
            near = [n for n in subtree(sentence, i) if in_phrase(sentence, n, i)]
            last = len(near) - 1
            first = last
            while first and near[first - 1] == near[first] - 1:
                first -= 1
            kept = [n for n in near[first:] if sentence.tokens[n].upos != "PUNCT"]
            return Span(sentence.tokens[kept[0]].start, sentence.tokens[kept[-1]].end)
    return None
