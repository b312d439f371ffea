"""Kinds of sources that real articles have, resolved without the network; all people and bodies are invented.

A row is a text in which each source stands between ⟦ and ⟧, and the names expected for them, in order;
several names for one source are joined with " & ", nobody named is a phrase in small letters.
"""

import pytest

from quotes.languages.gazetteer import Gazetteer
from quotes.model import Article, Link, Phrase, Quote, Span
from quotes.parsing.parser import Parser
from quotes.speakers.resolver import Resolver
from tests.speakers.test_resolver import marked

RESOLVER = Resolver(Gazetteer.load())

# From this score on an answer counts as sure.
SURE = 0.6


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


def links(parser: Parser, text: str) -> list[Link]:
    """The link of each source of a text."""
    plain, spans = marked(text)
    article = Article("a.txt", plain)
    quotes = [
        Quote("indirect", "speech", "", (Span(0, 0),), None, Phrase(plain[a:b], (Span(a, b),)))
        for a, b in spans
    ]
    found = RESOLVER.resolve(article, parser.parse(article), quotes).speakers
    return [link for link in found if link]


def names(found: list[Link]) -> list[str]:
    """The names of the entities of each link."""
    return [" & ".join(e.name for e in link.entities) for link in found]


TITLES = [
    ("MEC for Health, Lerato Vanto, opened the ward. ⟦MEC Vanto⟧ said so. ⟦The MEC⟧ added it. ⟦she⟧ left.",
     ["Lerato Vanto"] * 3),
    ("Prof Tim Noakley spoke. Adv. Sipho Dunga was there. ⟦Adv Dunga⟧ agreed. ⟦Prof Noakley⟧ did not.",
     ["Sipho Dunga", "Tim Noakley"]),
    ("⟦Datuk Seri Hasnol Bakri⟧ spoke. ⟦Hasnol⟧ went on.", ["Hasnol Bakri"] * 2),
    ("⟦Menteri Besar Datuk Seri Amir Rosli⟧ spoke. ⟦Amir⟧ said so.", ["Amir Rosli"] * 2),
    ("⟦Major-Gen Olu Adeko⟧ spoke. ⟦Gen Adeko⟧ went on.", ["Olu Adeko"] * 2),
    ("⟦Chancellor of  Exchequer Tina Brask⟧ said so.", ["Tina Brask"]),
    ("⟦CEO of the Board Enver Sol⟧ spoke.", ["Enver Sol"]),
]  # fmt: skip
NAMES = [
    ("⟦Anneke ter Horst⟧ spoke. ⟦ter Horst⟧ went on.", ["Anneke ter Horst"] * 2),
    ("⟦Piet van den Berg⟧ spoke. ⟦Van den Berg⟧ went on.", ["Piet van den Berg"] * 2),
    ("⟦Sophie in 't Hof⟧ spoke. ⟦In 't Hof⟧ went on.", ["Sophie in 't Hof"] * 2),
    ("⟦Marie du Ballay⟧ spoke. ⟦Du Ballay⟧ went on.", ["Marie du Ballay"] * 2),
    ("⟦Khalid al-Harbi⟧ spoke. ⟦Al-Harbi⟧ went on. ⟦al-Harbi⟧ said.", ["Khalid al-Harbi"] * 3),
    ("“It is closed,” ⟦Carla Boden Friday⟧ told us.", ["Carla Boden"]),
    ("“It is closed,” ⟦Carla Boden today⟧ told us.", ["Carla Boden"]),
    ("⟦Carla Boden recently⟧ said so.", ["Carla Boden"]),
    ("⟦AP Photo Stenberg⟧ said so. Olaf Stenberg left.", ["Olaf Stenberg"]),
    ("⟦But Carla Boden⟧ said no. ⟦And Boden⟧ said so.", ["Carla Boden"] * 2),
    ("⟦a man known as Nick⟧ said so. ⟦He⟧ left.", ["Nick"] * 2),
    ("⟦Director of Norrland Airport Henrik Kint⟧ spoke.", ["Henrik Kint"]),
    ("⟦Norrland director of rugby Henrik Kint⟧ spoke.", ["Henrik Kint"]),
]
BODIES = [
    ("⟦the Joint Council for the Welfare of Sailors⟧ said so.", ["Joint Council for the Welfare of Sailors"]),
    ("⟦A spokeswoman for the Department for Rural Development⟧ said so.",
     ["Department for Rural Development spokeswoman"]),
    ("⟦the Sile Consortium and accountants KPLT⟧ said so.", ["Sile Consortium & KPLT"]),
    ("⟦The Nomar Singh committee set up to go into changes⟧ said so.", ["Nomar Singh committee"]),
    ("Irish publishing group Penlow Media rose. Brask Lines fell. ⟦The group⟧ said so.", ["Penlow Media"]),
    ("⟦a Norrland memo seen by Reuters⟧ said so.", ["Norrland memo"]),
]  # fmt: skip
GROUPS = [
    ("⟦More than half of 2,200 farmers⟧ said so. ⟦Some farmers⟧ left. ⟦Many of the farmers⟧ sang.",
     ["farmers"] * 3),
    ("⟦3,000 Maritsa supporters⟧ said so.", ["Maritsa supporters"]),
    ("⟦More than half (55%) of the farmers⟧ said so.", ["farmers"]),
    ("The forum for teachers shut. ⟦Some⟧ said it was cold, ⟦others⟧ that it was dear.", ["teachers"] * 2),
    ("⟦Port officials⟧ said so, but ⟦22 percent⟧ did not.", ["Port officials"] * 2),
    ("Residents met the council in May. The council left. ⟦They⟧ said it was late.", ["Residents"]),
    ("⟦Bystanders at the scene⟧ said so.", ["Bystanders"]),
    ("⟦Brass firms⟧ protested. ⟦Brass firms with offices in Vess⟧ said so.", ["Brass firms"] * 2),
    ("Ada Crow came. ⟦A colleague⟧ said so.", ["Ada Crow colleague"]),
    ("⟦One source, the head of a trading house⟧, said so.", ["head of a trading house"]),
    ("Lena Marsh came. ⟦Some of her supporters⟧ said so.", ["Lena Marsh supporters"]),
    ("⟦some Democrats⟧ said so. ⟦many Democrats⟧ did not.", ["Democrats"] * 2),
    ("⟦Sources familiar with the deal⟧ said so.", ["Sources familiar with the deal"]),
    ("⟦Two senior lawmakers, Tina Brask and Olaf Stenberg,⟧ said so. ⟦The lawmakers⟧ went on. ⟦They⟧ left.",
     ["Tina Brask & Olaf Stenberg"] * 3),
    ("⟦Both the mayor and Chancellor Tina Brask⟧ said so.", ["mayor & Tina Brask"]),
]  # fmt: skip
DESCRIPTIONS = [
    ("⟦A spokesman for Brask Lines, Tim Aller,⟧ said so. ⟦he⟧ went on.", ["Tim Aller"] * 2),
    ("⟦Most, including Karen White,⟧ agree. “No,” ⟦she⟧ said.", ["Most", "Karen White"]),
    ("Scott Lassing left his wife, Jamie Lassing. Ms. Lassing wept. Ms. Lassing ran. ⟦Lassing⟧ said so.",
     ["Scott Lassing"]),
    ("Danny Crow, 14, saw the fire. His mother, Ada Crow, ran. ⟦The 14-year-old⟧ said so.", ["Danny Crow"]),
    ("Ada Crow, 40, was arrested on Monday. Tim Aller saw it. ⟦The suspect⟧ said so.", ["Ada Crow"]),
    ("Lena Marsh, then prime minister of Norland, wept. ⟦The then prime minister⟧ said so.", ["Lena Marsh"]),
    ("Dale Horne, who lives alone, wept. ⟦She⟧ said so.", ["Dale Horne"]),
    ("Tim Aller pulled his wife to the floor. “It fell,” ⟦she⟧ said.", ["Tim Aller’s wife"]),
    ("The harbour was shut. A spokesman for Brask Lines Inc would not tell more. “It is,” ⟦he⟧ said.",
     ["Brask Lines Inc spokesman"]),
    ("Henrik Wills has called for calm. ⟦The Norrland coach⟧ said his side were robbed.", ["Henrik Wills"]),
    ("Henrik Wills is the Norrland captain. ⟦The Norrland captain⟧ said so.", ["Henrik Wills"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*TITLES, *NAMES, *BODIES, *GROUPS, *DESCRIPTIONS])
def test_whom_it_stands_for(parser: Parser, text: str, expected: list[str]) -> None:
    assert names(links(parser, text)) == expected


# Where nobody is to be named: what the phrase itself says, or an answer that is not sure.
NOBODY = [
    (
        "Tory shadow chancellor Oliver Stent met Tina Brask. ⟦The chancellor⟧ said no.",
        "Oliver Stent",
    ),
    ("Tina Brask met Ruth Stent. ⟦The chancellor⟧ said no.", "Tina Brask"),
    ("Tina Brask, a dentist, wept. ⟦The mayor of Vess⟧ said no.", "Tina Brask"),
    (
        "Tina Brask, 40, and Ruth Stent, 50, were arrested. Ruth Stent was fined. Tina Brask was fined. "
        "⟦The suspect⟧ said no.",
        "Tina Brask",
    ),
    ("Tina Brask, a dentist, wept. ⟦The Norrland coach⟧ said no.", "Tina Brask"),
    ("Henrik Wills fell. ⟦The judge⟧ said no.", "Henrik Wills"),
    ("Henrik Wills fell. ⟦The witness⟧ said no.", "Henrik Wills"),
    ("Henrik Wills fell. ⟦A coach⟧ said no.", "Henrik Wills"),
    ("Henrik Wills fell. He met ⟦the coach⟧ who said no.", "Henrik Wills"),
    ("Ada Wills fell. ⟦The spokesman⟧ said no.", "Ada Wills"),
    ("Lawmakers met. ⟦The lawmakers⟧ said so. Tina Brask and Olaf Stenberg left.", "Tina Brask"),
    ("⟦The parents of the other victims⟧ said so. Tina Brask met Olaf Stenberg.", "Tina Brask"),
    ("⟦the husband of crash victim, Teresa Pawle⟧ said so.", "Teresa Pawle"),
    ("⟦A friend of rugby player Henrik Kint⟧ spoke.", "Henrik Kint"),
    ("⟦A spokesman for the mayor, Tim Aller,⟧ said so.", "Tim Aller"),
    ("⟦One of her sons⟧ said so. Lena Marsh left.", "Lena Marsh"),
]


@pytest.mark.parametrize(("text", "wrong"), NOBODY)
def test_nobody_is_named_where_it_is_not_told(parser: Parser, text: str, wrong: str) -> None:
    last = links(parser, text)[-1]
    assert wrong not in [e.name for e in last.entities] or last.score < SURE
