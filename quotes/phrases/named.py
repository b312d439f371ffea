"""A source without "and" -> the name that says who it is, with what stands before and behind it. Pure.

`span` is the whole source, `core` the part of it up to its relative clause or apposition.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.languages.gazetteer import Gazetteer
from quotes.languages.tables import word_list
from quotes.model import Span
from quotes.names.head_nouns import head_noun
from quotes.names.mentions import NameMention
from quotes.names.person_names import PersonName, fold, person_name, words_of
from quotes.phrases.named_text import NamedText
from quotes.phrases.parts import Named, Nominal
from quotes.phrases.patterns import EDGE, pattern, words_in
from quotes.text.patterns import without_possessive

COMMA = ", "

# A name that is guessed has so many words at most.
LONGEST_GUESS = 3

# Nouns that a person has.
PERSONAL_KINDS = ("role", "epithet", "relative", "spokesperson")


def name_outside_core(
    text: NamedText, span: Span, core: Span, gazetteer: Gazetteer
) -> NameMention | None:
    """The name that says who it is, though it does not end the core of the source."""
    return (
        _headline_subject(text, span, gazetteer)
        or _role_behind(text, span, gazetteer)
        or _named_last(text, span, gazetteer)
        or _titled_of(text, span, core)
        or _named_at_end(text, span, core, gazetteer)
    )


def is_head(text: NamedText, core: Span, name: NameMention) -> bool:
    """Whether a name at the end of the core or around it is what the core speaks of."""
    possessor = name.end < core.end - 2 and bool(words_of(text.text[name.end : core.end])[1:])
    return not possessor and not _is_family(text, core, name)


def is_elder_or_younger(text: str, name: NameMention | None) -> bool:
    """Whether a phrase says which of two by age; a title says it too ("the younger Ms Hale")."""
    words = {word.casefold() for word in text.split()[:2]}
    by_age = bool(words & (words_in("elder") | words_in("younger")))
    titled = name is not None and name.name is not None and bool(name.name.titles)
    return by_age and bool(words & words_in("definite-word")) and not titled


def name_behind(
    text: NamedText, core: Span, nominal: Nominal, gazetteer: Gazetteer
) -> Named | None:
    """The name behind a noun phrase: its author, one in apposition, or a word that nothing knows."""
    span = nominal.span
    if nickname := _called(text, core, nominal, gazetteer):
        return nickname
    author = _author(text, core.end, span.end) if nominal.kind in ("document", None) else None
    if author and (nominal.kind or author.kind == "person"):
        return Named(author, span, nominal.head)
    name = None
    one = not nominal.plural or pattern("one-of").match(text.words(span)) is not None
    if one and nominal.kind not in ("document", "group"):
        name = _apposed(text, core, nominal) or _apposed_after(text, nominal)
    return Named(name, span) if name else _guessed(text, core, nominal, gazetteer)


def _headline_subject(text: NamedText, span: Span, gazetteer: Gazetteer) -> NameMention | None:
    """The name before the verb where a whole headline was taken for a source."""
    name = next((n for n in text.near(span) if n.start == span.start), None)
    after = text.text[name.end : span.end].split() if name else []
    verb = bool(after) and after[0].casefold() in gazetteer.headline_verbs
    return name if verb else None


def _role_behind(text: NamedText, span: Span, gazetteer: Gazetteer) -> NameMention | None:
    """The name before "deputy director of the Institute", without a comma between."""
    name = next((n for n in text.people_near(span) if n.start <= span.start), None)
    match = name and pattern("role-behind").match(text.text, name.end, span.end)
    if not name or not match or name.end >= span.end or not (name.name and name.name.full):
        return None
    head = head_noun([fold(w) for w in words_of(match["role"])], gazetteer)
    ends = bool(head) and fold(match["role"]).endswith(head)
    return name if ends and _is_role(head, gazetteer, plural=False) else None


def _called(text: NamedText, core: Span, nominal: Nominal, gazetteer: Gazetteer) -> Named | None:
    """The name in "a homeless man who goes by the name “Shorty”", as a person's."""
    if nominal.plural or nominal.kind not in (*PERSONAL_KINDS, None):
        return None
    match = pattern("called").match(text.text, core.end, nominal.span.end)
    if match is None:
        return None
    shown = match["name"]
    name = text.first_from(match.start("name"))
    if name and name.kind == "person" and name.start == match.start("name"):
        return Named(name, nominal.span)
    made = person_name(shown, gazetteer) or PersonName(tuple(words_of(shown)))
    return Named(NameMention(*match.span("name"), shown, "person", made, -1), nominal.span)


def _named_last(text: NamedText, span: Span, gazetteer: Gazetteer) -> NameMention | None:
    """The name at the end of "the minister for fisheries, Ann Bell", which says who that is.

    "A spokesman for the mayor, Ann Bell" names the mayor, "a lawyer for Bell, Carl Roe" the lawyer.
    """
    words = pattern("who-tail").sub("", text.words(span)).rstrip(EDGE)
    comma = words.rfind(COMMA)
    if comma < 0 or words.count(COMMA) > 1:
        return None
    one_of = pattern("one-of").match(words) is not None
    described = words[:comma]
    core = described if one_of else pattern("break").split(words, maxsplit=1)[0]
    head = head_noun([fold(w) for w in words_of(core)], gazetteer)
    if not _is_role(head, gazetteer, plural=one_of):
        return None
    if _names_the_other(described, core, head, gazetteer):
        return None
    first = fold(words.split(maxsplit=1)[0])
    whose = text.person_ends(Span(span.start, span.start + comma)) or (
        first in words_in("indefinite-article") and not _has_second_role(described, head, gazetteer)
    )
    # "Counsel for the port, Ann Bell" needs no article.
    definite = one_of or first in words_in("definite") or first == head
    definite = definite or (words[:1].isupper() and first not in words_in("the") | words_in("a"))
    if not (definite or whose):
        return None
    start, end = span.start + comma + len(COMMA), span.start + len(words)
    return next(
        (
            name
            for name in text.people_near(Span(start, span.end))
            if name.start == start and abs(name.end - end) <= 1
        ),
        None,
    )


def _names_the_other(described: str, core: str, head: str, gazetteer: Gazetteer) -> bool:
    """Whether the name behind "the husband of crash victim" is the victim's."""
    noun = gazetteer.noun(head)
    bare = pattern("bare-complement").match(described, len(core)) is not None
    relative = noun is not None and noun[0].kind == "relative"
    return relative and bare and _has_second_role(described, head, gazetteer)


def _named_at_end(
    text: NamedText, span: Span, core: Span, gazetteer: Gazetteer
) -> NameMention | None:
    """The name behind a role and its body without a comma: "Director of Sile Airport Ann Bell"."""
    name = next((n for n in text.people_near(span) if abs(n.end - span.end) <= 1), None)
    known = name is not None and name.name and (name.name.full or name.name.titles)
    if name is None or not known or name.start <= core.end:
        return None
    between = text.text[core.end : name.start]
    if not pattern("role-complement").match(between):
        return None
    words = words_of(text.words(core))
    last = words_of(between)[-1:]
    if not words or not last or fold(words[0]) in words_in("a"):
        return None
    role = _is_role(head_noun([fold(w) for w in words], gazetteer), gazetteer, plural=False)
    by_role = _is_role(fold(last[0]), gazetteer, plural=False)
    alone = name.subject or fold(words[0]) not in words_in("the")
    if role and by_role and alone and pattern("two-roles").search(between):
        return name
    body = all(w[:1].isupper() for w in words if fold(w) not in words_in("the"))
    body = body or _is_body(fold(words[-1]), gazetteer)
    return name if role != by_role and (role or body) else None


def _is_role(head: str, gazetteer: Gazetteer, *, plural: bool) -> bool:
    """Whether a head noun is one that a person has; in the plural only where `plural` allows it."""
    noun = gazetteer.noun(head) if head else None
    return noun is not None and (plural or not noun[1]) and noun[0].kind in PERSONAL_KINDS


def _is_body(head: str, gazetteer: Gazetteer) -> bool:
    """Whether a noun stands for one body ("the reserve bank")."""
    noun = gazetteer.noun(head)
    return noun is not None and not noun[1] and noun[0].kind == "organization"


def _has_second_role(words: str, head: str, gazetteer: Gazetteer) -> bool:
    """Whether "a lawyer for the mayor" speaks of another person too."""
    nouns = [gazetteer.noun(w) for w in words_of(words) if fold(w) not in head.split()]
    return any(noun is not None and noun[0].kind in ("role", "relative") for noun in nouns)


def _titled_of(text: NamedText, span: Span, core: Span) -> NameMention | None:
    """The name after a title with "of": "Ohio Secretary of State Ann Bell"."""
    match = pattern("title-of").match(text.text[core.end : span.end])
    if match is None:
        return None
    first, start = core.end + match.start("title"), core.end + match.end()
    return next((n for n in text.people_near(span) if first < n.start <= start < n.end), None)


def _is_family(text: NamedText, core: Span, name: NameMention) -> bool:
    """Whether "the" stands before a plural of a surname ("the Bells")."""
    article = pattern("definite-article").match(text.text, core.start)
    single = name.kind == "person" and " " not in name.text and name.text.endswith("s")
    return article is not None and single and name.start == article.end()


def _author(text: NamedText, start: int, end: int) -> NameMention | None:
    """Whose the words are in "a study by Carl Roe", "an analysis released by Acme"."""
    match = pattern("authored").match(text.text, start, end)
    if match is None:
        return None
    inner = text.core(Span(match.end(), end))
    name = text.name_at_end(inner)
    if name is None or name.kind == "place":
        return _capitalised(text, inner)
    behind = text.text[name.end : end]
    owner = pattern("owner").match(behind)  # "the Institute’s (IMP)" owns nothing
    return None if owner and behind[owner.end() :].strip()[:1].isalpha() else name


def _capitalised(text: NamedText, span: Span) -> NameMention | None:
    """A body that only capitals give away: "the Norrland Fjord Survey"."""
    shown = text.words(span).rstrip(EDGE)
    words = shown.split()
    whole = len(words) > 1 and all(word[:1].isupper() for word in words)
    span = Span(span.start, span.start + len(shown))
    return NameMention(*span, shown, "organization", None, -1) if whole else None


def _apposed(text: NamedText, core: Span, nominal: Nominal) -> NameMention | None:
    """The name in apposition: "his running mate, Gov. Ann Bell," "its rival, Norway's Acme,"."""
    end = nominal.span.end
    if acronym := pattern("acronym-behind").search(text.text, core.end, end):
        end = acronym.start()
    start = core.end
    if pattern("one-of").match(text.words(nominal.span)):  # "one of the bidders, Brask Lines"
        start += max(0, text.text[start:end].find(COMMA))
    match = pattern("apposition").match(text.text[start:end])
    if not match:
        return None
    inner = text.core(Span(start + match.end(), end))
    name = text.name_at_end(inner)
    if name is None and (opening := text.first_from(inner.start)) and opening.end >= end - 1:
        name = opening if opening.start == inner.start else None  # "its owner, Brask Lines of Vess"
    body = name is not None and name.kind == "organization" and max(inner.end, name.end) >= end - 1
    if body and nominal.kind in ("organization", "role", "epithet") and nominal.determiner:
        return name
    if body and pattern("one-of").match(text.words(nominal.span)):
        return name
    return name if name and name.kind == "person" else None


def _apposed_after(text: NamedText, nominal: Nominal) -> NameMention | None:
    """The name that a source cut short left out: "the poet" of "the poet of Vess, Ann Bell,"."""
    rest = pattern("apposition-after").match(text.text, nominal.span.end)
    if rest is None or nominal.kind != "role" or not nominal.determiner:
        return None
    name = text.first_from(rest.end())
    if name is None or name.kind != "person" or name.start != rest.end():
        return None
    return name if text.text[name.end : name.end + 1] == "," else None


def _guessed(text: NamedText, core: Span, nominal: Nominal, gazetteer: Gazetteer) -> Named | None:
    """A capitalised word or two that nothing knows: the name of a person."""
    shown = without_possessive(text.words(core))
    words = words_of(shown)
    digits = any(c.isdecimal() for c in shown)
    if not words or len(words) > LONGEST_GUESS or digits or nominal.kind:
        return None
    if not all(w[:1].isupper() for w in words) or (words[0].isupper() and len(words[0]) > 1):
        return None
    if _is_known(shown, words, gazetteer):
        return None
    if len(words) == 1 and words[0].endswith("s") and _opens(text.text, core.start):
        return None  # "Honeybees remember": a plural that only its place makes capital
    name = person_name(shown, gazetteer) or PersonName(tuple(words))
    made = NameMention(core.start, core.start + len(shown), shown, "person", name, -1)
    return Named(made, nominal.span)


def _is_known(shown: str, words: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether words are a body, a place, a date or a people, or open like a phrase."""
    return bool(
        gazetteer.institution(shown)
        or gazetteer.is_place(shown)
        or words[-1].casefold() in word_list("names/dates.txt")
        or fold(words[0]) in words_in("the") | words_in("a")
        or gazetteer.adjective(words[0])
        or words[0].casefold() in gazetteer.peoples
    )


def _opens(text: str, offset: int) -> bool:
    """Whether a sentence or quotation begins at the offset."""
    before = text[:offset].rstrip("“”\"‘’' \t")
    return not before or before[-1] in ".?!:\n"
