"""A sentence -> the names in it, from the recogniser's, titles, first names and the gazetteer. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes.model import NamedEntity, Span
from quotes.names.mentions import NameMention
from quotes.names.name_words import (
    has_body_word,
    has_first_name,
    is_body_surname,
    is_common,
    is_credible,
    is_first_and_last,
    is_kinship,
    is_titled,
)
from quotes.names.person_names import fold, person_name, title_length, words_of
from quotes.names.recogniser_fixes import corrected
from quotes.names.sentence_text import SentenceText
from quotes.names.whole_names import whole_names
from quotes.names.wording import pattern, words_in
from quotes.text.patterns import NAME_WORD, without_possessive
from quotes.text.spans import SpanSet

# How many words before an age are a person's name.
NAME_LENGTHS = (2, 3, 4)

# So many first words of a run may stand before the name in it.
MOST_SKIPPED = 4


def names_in(where: SentenceText) -> Iterator[NameMention]:
    """The names of a sentence: first those whose form is plain, then those of each run of capitals."""
    done = where.sentence.start
    whole = list(whole_names(where))
    yield from whole
    taken = SpanSet(Span(m.start, m.end) for m in whole)
    entities = corrected(where.text, where.sentence, where.gazetteer)
    runs = pattern("run")
    for run in runs.finditer(where.text, where.sentence.start, where.sentence.end):
        inside = [e for e in entities if e.start < run.end() and e.end > run.start()]
        left = max(done, run.start(), *(m.end for m in whole if m.start < run.end()))
        if left < run.end() and not taken.touches(left, run.end()):
            for made in _in_run(Span(left, run.end()), inside, where):
                done = made.end
                yield made


def _in_run(
    run: Span, entities: Sequence[NamedEntity], where: SentenceText
) -> Iterator[NameMention]:
    """The names in a run of capitalised words: what the recogniser found, then what is left."""
    start = run.start
    for entity in sorted(entities, key=lambda e: e.start):
        first, last = max(entity.start, start), min(entity.end, run.end)
        if first >= last:
            continue
        titled = _follows_title(start, first, where) or _is_title_and_name(first, last, where)
        kind = "PER" if titled else entity.type
        if _is_portfolio(first, last, where):
            start = last
            continue
        if kind == "ORG":
            last = _without_role(first, entity.end, where)
        if kind == "PER":
            last = _with_particle(last, run.end, entities, where)
            first = _with_particles_before(start, first, where)
            first = _with_initials(start, first, where)
            first = _with_titles(start, Span(first, last), where)
            last = _with_rest(last, run.end, entities, where)
        if made := _named(Span(first, last), kind, where):
            yield made
            start = made.end
    if start < run.end and (made := _unmarked(Span(start, run.end), where)):
        yield made


def _follows_title(left: int, start: int, where: SentenceText) -> bool:
    """Whether "Mr.", "Ms." or the like stands directly before a name."""
    words = where.text[left:start].split()
    title = where.gazetteer.titles.get(words[-1].casefold()) if words else None
    return title is not None and title.role is None


def _is_title_and_name(start: int, end: int, where: SentenceText) -> bool:
    """Whether the recogniser's name is "Miss" or the like and one word."""
    words = where.text[start:end].split()
    return len(words) == 2 and _follows_title(start, start + len(words[0]), where)


def _is_portfolio(start: int, end: int, where: SentenceText) -> bool:
    """Whether it is half of what an office is for: "Kestovian Rivers" and Roads Minister Ann Bell."""
    rest = pattern("portfolio-behind").match(where.text, end, where.sentence.end)
    ours = words_in("portfolio")
    return bool(
        rest
        and fold(rest[1]) in ours
        and fold(where.text[start:end].split()[-1]) in ours
        and where.gazetteer.institution(where.text[start:end]) is None
    )


def _without_role(start: int, end: int, where: SentenceText) -> int:
    """The end of a body's name without the title of its head ("Acme Chairman")."""
    words = list(re.finditer(r"\S+", where.text[start:end]))
    while len(words) > 1:
        noun = where.gazetteer.noun(words[-1].group())
        if noun is None or noun[1] or noun[0].kind not in ("role", "spokesperson"):
            break
        words.pop()
    return start + words[-1].end() if words else end


def _with_titles(left: int, name: Span, where: SentenceText) -> int:
    """The start of a person's name with the titles between `left` and it ("Rt Rev Dr Ann Bell")."""
    first, named = name.start, words_of(where.text[name.start : name.end])
    found = True
    while found:
        before = list(re.finditer(r"\S+", where.text[left:first]))
        found = False
        for count in range(len(before), 0, -1):
            words = [m.group().rstrip("'’") for m in before[-count:]]  # "Dato' Sri"
            if title_length([*words, *named], where.gazetteer) >= count:
                first, named, found = left + before[-count].start(), [*words, *named], True
                break
    return first


def _with_rest(last: int, right: int, entities: Sequence[NamedEntity], where: SentenceText) -> int:
    """The end of a person's name with the rest of one that was cut in two; `right` ends the run.

    Where another of the `entities` follows, the next word is none of this name.
    """
    if hyphenated := re.match(r"-\w+(?:-\w+)*", where.text[last:right]):
        last += hyphenated.end()
    rest = re.match(rf"[ \n]{NAME_WORD}", where.text[last:right])
    blocked = any(e.start >= last for e in entities)
    if rest and pattern("weekday-after").match(rest.group()):
        return last
    if rest and not blocked and where.text[last - 1 : last] != ".":
        word = words_of(rest.group())
        known = where.gazetteer
        if word and known.noun(word[0]) is None and not has_body_word([fold(word[0])], known):
            last += rest.end()
    return last


def _with_particle(
    last: int, right: int, entities: Sequence[NamedEntity], where: SentenceText
) -> int:
    """The end of a name that was cut in two at its particle ("Anneke ter Horst")."""
    match = pattern("name-join").match(where.text, last, right)
    if match is None:
        return last
    rest = next((e.end for e in entities if e.start == match.end()), None)
    word = re.compile(NAME_WORD).match(where.text, match.end(), right)
    return min(rest or (word.end() if word else last), right)


def _with_particles_before(left: int, first: int, where: SentenceText) -> int:
    """The start of a name whose particles, and the first name before them, were cut off."""
    match = pattern("particled-before").search(where.text, left, first)
    if match is None:
        return first
    word = match["first"]
    known = where.gazetteer
    if word and (word.casefold() in known.openers or known.noun(word)):
        return match.end("first") + 1
    return match.start()


def _with_initials(left: int, first: int, where: SentenceText) -> int:
    """The start of a person's name with the initials before it ("B C Khandari")."""
    match = pattern("initials-before").search(where.text, left, first)
    return match.start() if match else first


def _named(span: Span, kind: str, where: SentenceText) -> NameMention | None:
    """What the recogniser took for a name of a kind, unless the words say that it is none."""
    clean = without_possessive(where.text[span.start : span.end])
    known = where.gazetteer
    if is_common(clean, known) and not (
        (kind == "PER" and has_first_name(clean, known))
        or (kind == "ORG" and _is_titled_body(clean))
    ):
        return None
    if known.is_place(clean) or _is_planet(span.start, clean, where):
        return where.mention(span, "place")
    if known.institution(clean):
        return where.mention(span, "organization")
    words = [fold(w) for w in words_of(clean)]
    if pattern("plural-acronym").fullmatch(clean) or (len(words) == 1 and known.adjective(clean)):
        return None
    if kind == "ORG" and is_titled(words_of(clean), known):
        kind = "PER"
    if kind == "PER" and words and not has_body_word(words[-1:], known):
        return _person(span, clean, where)
    if not where.headline and is_body_surname(clean, where.text, known):
        return _person(span, clean, where)
    if where.headline and kind != "PER":
        return None
    if kind in ("ORG", "PER"):
        if is_first_and_last(words, known):
            return where.mention(span, "person", person_name(clean, known))
        return where.mention(span, "organization")
    return where.mention(span, "place") if kind == "LOC" else None


def _is_titled_body(clean: str) -> bool:
    """Whether a body for the recogniser is called as a work may be: "Sile Research"."""
    *before, last = clean.split()
    return bool(before) and last[:1].isupper() and fold(last) in words_in("work-or-body")


def _is_planet(start: int, clean: str, where: SentenceText) -> bool:
    """Whether a name is a planet's, which firms and people have, too."""
    before = pattern("on-planet").search(where.text, where.sentence.start, start)
    return fold(clean) in words_in("planet") and before is not None


def _person(span: Span, clean: str, where: SentenceText) -> NameMention | None:
    """A person's name; in a headline only one that is surely whole."""
    if where.headline:
        span, clean = _without_verb(span, where)
    name = person_name(clean, where.gazetteer)
    if name is None or (where.headline and not is_credible(name, where.gazetteer)):
        return None
    return None if is_kinship(name, where.gazetteer) else where.mention(span, "person", name)


def _without_verb(span: Span, where: SentenceText) -> tuple[Span, str]:
    """A name in a headline without the verb after it ("Ann Bell Says"), and its words."""
    inside = [t for t in where.sentence.tokens if span.start <= t.start < span.end]
    verbs = where.gazetteer.headline_verbs
    while len(inside) > 1 and (
        inside[-1].upos in ("VERB", "AUX", "ADP") or inside[-1].text.casefold() in verbs
    ):
        inside.pop()
    end = inside[-1].end if inside else span.end
    return Span(span.start, end), without_possessive(where.text[span.start : end])


def _unmarked(run: Span, where: SentenceText) -> NameMention | None:
    """A name that the recogniser missed: after a title, or with a known first name."""
    span = _without_openers(run, where)
    if span is None:
        return None
    text = without_possessive(where.text[span.start : span.end])
    known = where.gazetteer
    aged = not where.headline and pattern("age-after").match(where.text, span.end)
    if aged and len(words_of(text)) in NAME_LENGTHS and (name := person_name(text, known)):
        return where.mention(span, "person", name)
    if is_common(text, known):
        return None
    if known.institution(text):
        return where.mention(span, "organization")
    if known.is_place(text):
        return where.mention(span, "place")
    words = words_of(text)
    if len(words) in (2, 3) and has_body_word([fold(words[-1])], known):
        return None if where.headline else where.mention(span, "organization")
    for skip in range(min(MOST_SKIPPED, len(words))):
        rest = words[skip:]
        titled = title_length(rest, known) > 0
        if titled or (not where.headline and is_first_and_last([fold(w) for w in rest], known)):
            name = person_name(" ".join(rest), known)
            start = where.text.index(rest[0], span.start)
            return where.mention(Span(start, span.end), "person", name) if name else None
    return None


def _without_openers(run: Span, where: SentenceText) -> Span | None:
    """A run without words that begin a sentence with a capital ("Last week"); None if none is left."""
    start = run.start
    for match in re.finditer(r"\S+\s*", where.text[run.start : run.end]):
        if fold(match.group().strip(" .")) not in where.gazetteer.openers:
            break
        start = run.start + match.end()
    return Span(start, run.end) if start < run.end else None
