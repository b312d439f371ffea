"""A person of the article -> the public figure that it is, where there is no doubt. Pure."""

from __future__ import annotations

from quotes.identities.descriptors import Descriptor
from quotes.identities.person import Person
from quotes.languages.gazetteer import Gazetteer, PublicFigure
from quotes.names.person_names import PersonName, fold, person_name, same_full_name
from quotes.names.wording import words_in


def public_figure(names: list[PersonName], gazetteer: Gazetteer) -> PublicFigure | None:
    """Who of the gazetteer bears these names.

    A full name must agree. A surname alone counts where it is rare, or where the title before it is an
    office of exactly one figure of that name ("President Bush" is none, there were two).
    """
    full = [n for n in names if n.full]
    words = {fold(w) for n in full or names for w in (n.words[0], n.words[-1])}
    known = list(dict.fromkeys(f for w in words for f in gazetteer.figures_called(w)))
    if full:
        if any(n.generation and n.generation[0] in "JI" for n in full):
            known = [
                f
                for f in known
                if any(n.split()[-1].strip(".")[:2] in ("Jr", "II") for n in f.names)
            ]
        return next((f for f in known if any(_same(n, f, gazetteer) for n in full)), None)
    gender = next((n.gender for n in names if n.gender), None)
    known = [f for f in known if gender in (None, f.gender) or f.gender is None]
    roles = {role for n in names for role in n.roles}
    in_office = [f for f in known if roles & set(f.roles)]
    if len(in_office) == 1:
        return in_office[0]
    rare = [f for f in known if f.alone]
    return rare[0] if len(rare) == 1 and not (roles - set(rare[0].roles)) else None


def figure_name(figure: PublicFigure, gazetteer: Gazetteer) -> PersonName:
    """The name of a figure in its parts."""
    return person_name(figure.name, gazetteer) or PersonName(tuple(figure.name.split()))


def recognise(person: Person, gazetteer: Gazetteer) -> None:
    """Note which public figure it is, and the offices that the article takes as known."""
    figure = public_figure(person.names, gazetteer)
    if figure is None or (not figure.alone and _leads_another_life(person, figure, gazetteer)):
        return
    person.figure = figure
    person.known_as = figure_name(person.figure, gazetteer)
    code, party = person.figure.country, person.figure.party
    country = next((c for c in gazetteer.countries.values() if c.code == code), None)
    places = [w.casefold() for w in (person.figure.state or "").split()]
    places += [a.casefold() for a in country.adjectives] if country else []
    for role in person.figure.roles:
        words = frozenset((*role.split(), *places, *((party,) if party else ())))
        person.descriptors.append(Descriptor(role, words, "", known=True))


def _leads_another_life(person: Person, figure: PublicFigure, gazetteer: Gazetteer) -> bool:
    """Whether the article says only what the figure never was: "Gary Johnson, a plumber".

    A word of public office goes with every figure, since the table does not know all their offices.
    """
    heads = {d.head for d in person.descriptors if d.head and not d.known}
    held = {h for h in heads if (noun := gazetteer.noun(h)) and noun[0].kind == "role"}
    offices = {*figure.roles, *(role.split()[-1] for role in figure.roles)}
    return bool(held) and not any(
        head in offices or head.split()[-1] in offices | words_in("public-office") for head in held
    )


def _same(name: PersonName, figure: PublicFigure, gazetteer: Gazetteer) -> bool:
    names = (person_name(each, gazetteer) for each in figure.names)
    return any(same_full_name(name, each, gazetteer) for each in names if each)
