"""Whom sources stand for within an article; all people and bodies here are invented.

A row is a text in which each source stands between ⟦ and ⟧, and the names expected for them, in order;
several names for one source are joined with " & ".
"""

import re

import pytest

from quotes.languages.gazetteer import Gazetteer
from quotes.model import Article, Entity, Link, Phrase, Quote, Span
from quotes.parsing.parser import Parser
from quotes.speakers.resolver import Resolution, Resolver

SOURCE = re.compile(r"⟦(.*?)⟧")
RESOLVER = Resolver(Gazetteer.load())


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


def marked(text: str) -> tuple[str, list[Span]]:
    """The text without the brackets, and where they were."""
    plain, spans, end = "", [], 0
    for match in SOURCE.finditer(text):
        plain += text[end : match.start()]
        spans.append(Span(len(plain), len(plain) + len(match[1])))
        plain += match[1]
        end = match.end()
    return plain + text[end:], spans


def resolved(parser: Parser, text: str) -> Resolution:
    plain, spans = marked(text)
    article = Article("a.txt", plain)
    quotes = [
        Quote("indirect", "speech", "", (Span(0, 0),), None, Phrase(plain[a:b], (Span(a, b),)))
        for a, b in spans
    ]
    return RESOLVER.resolve(article, parser.parse(article), quotes)


def names(resolution: Resolution) -> list[str]:
    return [
        " & ".join(e.name for e in link.entities) if link else "" for link in resolution.speakers
    ]


def only(resolution: Resolution) -> tuple[Link, Entity]:
    link = resolution.speakers[-1]
    assert link is not None
    return link, link.entities[0]


NAMES = [
    ("⟦Lena Marsh⟧ said so. ⟦Ms. Marsh⟧ said more.", ["Lena Marsh", "Lena Marsh"]),
    ("⟦Marsh⟧ said so. The mayor, Lena Marsh, left.", ["Lena Marsh"]),
    ("Lena Paris came. ⟦Paris⟧ said so. ⟦Ms. Paris⟧ left.", ["Lena Paris"] * 2),
    ("Lena R. Marsh came. ⟦Lena Marsh⟧ said so. ⟦Lena⟧ said more.", ["Lena R. Marsh"] * 2),
    ("⟦Sir Paul Mabley, who replaced Tom Farrow last year,⟧ said so.", ["Paul Mabley"]),
    ("⟦Lena Marsh, head of the Penworth think tank in Leeds,⟧ said so.", ["Lena Marsh"]),
    ("⟦Acme Corp. chief economist Lena Marsh⟧ said so.", ["Lena Marsh"]),
    ("⟦Industry and trade minister Lena Marsh⟧ said so.", ["Lena Marsh"]),
    ("⟦Ohio Secretary of State Lena Marsh⟧ said so.", ["Lena Marsh"]),
    ("⟦his running mate, Gov. Paul Osei,⟧ said so.", ["Paul Osei"]),
    ("⟦The challenger, Lena Marsh,⟧ said so.", ["Lena Marsh"]),
    ("⟦Lena Marsh’s⟧ view is known.", ["Lena Marsh"]),
    ("Peng Liwei came. ⟦Mr Peng⟧ said so. ⟦Peng⟧ said more.", ["Peng Liwei"] * 2),
    ("Harkány Viktor spoke. ⟦Mr Harkány⟧ said so.", ["Harkány Viktor"]),
    ("Kim Dae-won spoke. ⟦Mr. Kim⟧ said so.", ["Kim Dae-won"]),
    ("George W. Harlan met George H. W. Harlan. ⟦George W. Harlan⟧ said so.", ["George W. Harlan"]),
    ("⟦Lena Marsh and Paul Osei⟧ said so.", ["Lena Marsh & Paul Osei"]),
    (
        "⟦Lena Marsh, Paul Osei and Ruth Adeyemi⟧ said so.",
        ["Lena Marsh & Paul Osei & Ruth Adeyemi"],
    ),
    ("Lena Marsh sat down. ⟦She and Paul Osei⟧ said so.", ["Lena Marsh & Paul Osei"]),
    ("We met Lena Marsh, ⟦who⟧ said so.", ["Lena Marsh"]),
    ("We met Lena Marsh, head of Acme Corp., ⟦who⟧ said so.", ["Lena Marsh"]),
    ('Coach Carl "The Fox" Venn left. ⟦Venn⟧ said so.', ["Carl Venn"]),
    ("Ruth and Henry Dahl wrote to the town. ⟦Ruth⟧ said so.", ["Ruth Dahl"]),
]
PRONOUNS = [
    (
        "⟦Lena Marsh⟧ said so. ⟦She⟧ said more.\nRuth Adeyemi smiled. “It is,” ⟦she⟧ said.",
        ["Lena Marsh", "Lena Marsh", "Ruth Adeyemi"],
    ),
    (
        "⟦Paul Osei⟧ said so.\nRuth and Henry Dahl wrote to the town. ⟦They⟧ said more.",
        ["Paul Osei", "Ruth Dahl & Henry Dahl"],
    ),
    ("Lena Marsh met Paul Osei. ⟦She⟧ said so. ⟦He⟧ said not.", ["Lena Marsh", "Paul Osei"]),
    ("⟦Lena Marsh⟧ said so. “It is,” ⟦she⟧ added.", ["Lena Marsh"] * 2),
    ("⟦Paul Osei⟧ told Tom Farrow that it was late. ⟦He⟧ said it was dark too.", ["Paul Osei"] * 2),
    ("⟦Paul Osei⟧ said so. “I know Tom Farrow,” ⟦he⟧ said.", ["Paul Osei"] * 2),
    ("“It is over,” ⟦he⟧ said. Paul Osei had come at noon.", ["Paul Osei"]),
    ("⟦Acme Corp.⟧ said so. ⟦It⟧ said more.", ["Acme Corp."] * 2),
    ("⟦Voters⟧ said so. ⟦They⟧ said more.", ["Voters"] * 2),
    ("⟦Lena Marsh and Paul Osei⟧ said so. ⟦They⟧ said more.", ["Lena Marsh & Paul Osei"] * 2),
    ("⟦The report⟧ said so. ⟦It⟧ said more.", ["report"] * 2),
]
ROLES = [
    ("Senator Lena Marsh of Ohio met Rep. Paul Osei (R-Ga.). ⟦The Georgia Republican⟧ spoke.", ["Paul Osei"]),
    ("Senator Lena Marsh of Ohio met Rep. Paul Osei (R-Ga.). ⟦The senator⟧ spoke.", ["Lena Marsh"]),
    ("Senator Lena Marsh of Ohio met Rep. Paul Osei (R-Ga.). ⟦The lawmaker from Georgia⟧ spoke.",
     ["Paul Osei"]),
    ("Prime minister Lena Marsh met Paul Osei. ⟦The prime minister⟧ said so.", ["Lena Marsh"]),
    ("Ghana's president Paul Osei met Lena Marsh. ⟦The Ghanaian leader⟧ said so.", ["Paul Osei"]),
    ("Billionaire Lena Marsh met Paul Osei. ⟦The billionaire⟧ said so.", ["Lena Marsh"]),
    ("Lena Marsh, 54, met Paul Osei. ⟦The 54-year-old⟧ said so.", ["Lena Marsh"]),
    ("Lena Marsh, a former secretary of state, met Paul Osei. ⟦The former secretary of state⟧ left.",
     ["Lena Marsh"]),
    ("Lena Marsh is a surgeon. ⟦The surgeon⟧ said so.", ["Lena Marsh"]),
    ("The Republican candidate, Lena Marsh, spoke. ⟦The nominee⟧ said so.", ["Lena Marsh"]),
    ("Bella Marsh and her husband, Mark Marsh, came. ⟦Her husband⟧ said so.", ["Mark Marsh"]),
    ("Bella Marsh and her husband, Mark Marsh, came. ⟦Mrs. Marsh⟧ spoke. ⟦Mr. Marsh⟧ left.",
     ["Bella Marsh", "Mark Marsh"]),
    ("Bella Marsh and her husband, Mark Marsh, came. ⟦The couple⟧ spoke.", ["Bella Marsh & Mark Marsh"]),
    ("Bella Marsh and Mark Marsh came. ⟦The Marshes⟧ spoke.", ["Bella Marsh & Mark Marsh"]),
    ("Lena Marsh met Paul Osei. ⟦The two⟧ said so.", ["Lena Marsh & Paul Osei"]),
    ("Paul Osei met Tom Farrow as Lena Marsh left. ⟦Both men⟧ said so.", ["Paul Osei & Tom Farrow"]),
    ("Lena Marsh met Paul Osei. ⟦The former⟧ spoke and ⟦the latter⟧ sang.", ["Lena Marsh", "Paul Osei"]),
]  # fmt: skip
BODIES = [
    ("⟦Moscow⟧ said so.", ["Russia"]),
    ("⟦The Kremlin⟧ said so.", ["Kremlin"]),
    ("⟦Brussels⟧ said so.", ["European Union"]),
    ("⟦Downing Street⟧ said so.", ["Downing Street"]),
    ("Kenyan and Ghanaian ministers met. ⟦The two nations⟧ agreed. ⟦They⟧ insisted.", ["Kenya & Ghana"] * 2),
    ("The International Widget Council (IWC) met. ⟦The IWC⟧ spoke. ⟦The council⟧ left.",
     ["International Widget Council"] * 2),
    ("The Penworth Post wrote. ⟦The Post⟧ said so. ⟦The newspaper⟧ left.", ["Penworth Post"] * 2),
    ("⟦Reuters⟧ wrote. ⟦The news agency⟧ said so.", ["Reuters", "Reuters"]),
    ("Lena Marsh ran. ⟦Lena Marsh’s campaign⟧ spoke. ⟦Her campaign⟧ left. ⟦The campaign⟧ sang.",
     ["Marsh campaign"] * 3),
    ("Paul Osei rules. ⟦The Osei administration⟧ spoke. ⟦The administration⟧ left.",
     ["Osei administration"] * 2),
]  # fmt: skip
FAMILIES = [
    ("Jim Kessler came. His son Travis, 30, left. ⟦The younger Kessler⟧ said so.", ["Travis Kessler"]),
    ("Anna Osei, 54, met her sister Ruth Osei, 49. ⟦The elder sister⟧ said so.", ["Anna Osei"]),
    ("For years Rosalind and Imogen Marsh have opened at five. ⟦The sisters⟧ said so.",
     ["Rosalind Marsh & Imogen Marsh"]),
    ("Hamish and Bernadette Marsh paid. ⟦Mrs Marsh⟧ said so.", ["Bernadette Marsh"]),
    ("⟦Marsh’s brother⟧ said so. Lena Marsh left.", ["Lena Marsh’s brother"]),
    ("⟦Pete and Carla Marsh⟧ said so.", ["Pete Marsh & Carla Marsh"]),
    ("⟦The new owners, Pete and Carla Marsh,⟧ said so.", ["Pete Marsh & Carla Marsh"]),
    ("The president spoke. His wife, Michelle Obama, sang. ⟦Mr. Obama⟧ said so.", ["Barack Obama"]),
    ("⟦Obama⟧ ran. Michelle Obama sang.", ["Barack Obama"]),
    ("⟦Marsh’s wife, Teresa,⟧ said so. Paul Marsh left.", ["Teresa Marsh"]),
]  # fmt: skip
EPITHETS = [
    ("Danish minister Aksel Thorup came. ⟦The Dane⟧ said so.", ["Aksel Thorup"]),
    ("Aksel Thorup, the Danish minister, met Lena Marsh. ⟦Her Danish counterpart⟧ spoke.", ["Aksel Thorup"]),
    ("Darts champion Mickey Rourke, 54, met Callum Oxley, 19. ⟦The teenager⟧ said so.", ["Callum Oxley"]),
    ("Lena Marsh ran the bank. ⟦The former banker⟧ said so.", ["Lena Marsh"]),
    ("Lena Marsh studies stones. ⟦The geologist⟧ said so.", ["Lena Marsh"]),
    ("Lena Marsh came. ⟦The judge⟧ said so.", ["judge"]),
    ("⟦A coroner⟧ said so. Dr Fiona Marsh, the senior coroner, left.", ["Fiona Marsh"]),
    ("⟦A spokesman⟧ said so. Acme spokesman Carl Roe left.", ["spokesman"]),
    ("The Civic Trust met Arden Partners Ltd. ⟦The latter⟧ spoke.", ["Arden Partners Ltd"]),
    ("The cardinal, Matteo Ferrante, met Paul Osei. The cardinal smiled. ⟦He⟧ said so.", ["Matteo Ferrante"]),
]  # fmt: skip
SHAPES = [
    ("⟦Sens. Jeff Marsh (D-Ore.), Carl Roe (D-Ohio) and Robert Osei (D-N.J.)⟧ said so.",
     ["Jeff Marsh & Carl Roe & Robert Osei"]),
    ("⟦Gareth Marsh, 37, and Stephen Osei, 41,⟧ said so.", ["Gareth Marsh & Stephen Osei"]),
    ("⟦A study by Carl Roe⟧ says so. ⟦The study⟧ goes on.", ["Carl Roe"] * 2),
    ("⟦Outside court, his father, Albert Tranter,⟧ said so.", ["Albert Tranter"]),
    ("Bill de Blasio came. ⟦De Blasio⟧ said so.", ["Bill de Blasio"]),
    ("Attorney General Eric Schneiderman came. ⟦Scheiderman⟧ said so.", ["Eric Schneiderman"]),
    ("⟦Lord Penn⟧ said so.", ["Lord Penn"]),
    ("⟦Sheikh Hamdan bin Saqr al-Nuwairi⟧ said so. ⟦Sheikh Hamdan⟧ left.",
     ["Hamdan bin Saqr al-Nuwairi"] * 2),
    ("⟦Sen. Mitch Marsh, R-Ky.,⟧ said so.", ["Mitch Marsh"]),
    ("⟦he designed⟧ it. Paul Osei left.", ["Paul Osei"]),
]  # fmt: skip
UNNAMED = [
    ("⟦a Kremlin spokesman⟧ said so.", ["Kremlin spokesman"]),
    (
        "⟦A spokeswoman for Acme Corp⟧ said so. ⟦The spokeswoman⟧ left.",
        ["Acme Corp spokeswoman"] * 2,
    ),
    ("⟦A reporter for the Penworth Post⟧ said so.", ["Penworth Post reporter"]),
    ("⟦Ukrainian experts⟧ say so.", ["Ukrainian experts"]),
    ("⟦voters⟧ say so.", ["voters"]),
    ("⟦A new poll⟧ says so.", ["new poll"]),
    ("Lena Marsh came. ⟦Her aides⟧ said so.", ["Lena Marsh aides"]),
    ("⟦about one in three⟧ say so.", ["about one in three"]),
    ("⟦No one⟧ said so.", [""]),
    ("⟦you⟧ said so.", [""]),
    ("⟦He⟧ said so.", [""]),
]


@pytest.mark.parametrize(
    ("text", "expected"), NAMES + PRONOUNS + ROLES + BODIES + FAMILIES + EPITHETS + SHAPES + UNNAMED
)
def test_speakers(parser: Parser, text: str, expected: list[str]) -> None:
    assert names(resolved(parser, text)) == expected


def test_i_is_who_speaks_the_quotation(parser: Parser) -> None:
    text = "“I know that I lost,” Lena Marsh said."
    place, name = Span(8, 19), Span(text.index("Lena"), text.index(" said"))
    article = Article("a.txt", text)
    quotes = [
        Quote("direct", "speech", "", (Span(1, 20),), None, Phrase("Lena Marsh", (name,))),
        Quote("indirect", "attitude", "", (place,), None, Phrase("I", (Span(1, 2),))),
    ]
    assert names(RESOLVER.resolve(article, parser.parse(article), quotes)) == ["Lena Marsh"] * 2


def test_i_in_an_article_is_its_author(parser: Parser) -> None:
    text = "⟦I⟧ know that we lost.\n\nLena Marsh is a playwright in Port Ayla."
    link, entity = only(resolved(parser, text))
    assert entity.name == "Lena Marsh" and link.chain[0].rule == "resolve:byline"


def test_an_inferred_surname_is_told_and_lowers_the_score(parser: Parser) -> None:
    link, entity = only(resolved(parser, "Lena Marsh came. Her son ⟦Travis⟧ said so."))
    assert entity.name == "Travis Marsh"
    assert link.chain[0].rule == "resolve:family-name" and link.score < 0.85


def test_a_document_tells_its_author_in_the_chain(parser: Parser) -> None:
    link, _ = only(resolved(parser, "⟦A study by Carl Roe⟧ says so."))
    assert link.chain[0].rule == "resolve:author"


def test_kinds(parser: Parser) -> None:
    text = "⟦Lena Marsh⟧ spoke. ⟦Congress⟧ met. ⟦experts⟧ say so, ⟦a spokesman⟧ said. ⟦The report⟧ says so."
    found = [link.entities[0].kind for link in resolved(parser, text).speakers if link]
    assert found == ["person", "organization", "group", "unnamed_person", "document"]


def test_a_spokesperson_speaks_for_somebody(parser: Parser) -> None:
    resolution = resolved(parser, "The Kremlin met. ⟦A Kremlin spokesman⟧ said so.")
    _, entity = only(resolution)
    assert entity.speaks_for == "kremlin"
    assert "kremlin" in {e.id for e in resolution.entities}


def test_the_chain_leads_from_the_mention_to_the_entity(parser: Parser) -> None:
    link, entity = only(resolved(parser, "Mayor Lena Marsh came. ⟦She⟧ said so."))
    assert [s.rule for s in link.chain] == ["resolve:pronoun", "resolve:entity"]
    assert link.chain[-1].text == entity.name == "Lena Marsh"
    assert link.score == pytest.approx(link.chain[0].score * link.chain[1].score)


def test_two_candidates_make_a_pronoun_unsure(parser: Parser) -> None:
    alone, _ = only(resolved(parser, "Paul Osei came. ⟦He⟧ said so."))
    rivals, _ = only(resolved(parser, "Paul Osei met Tom Farrow and Sam Birch. ⟦He⟧ said so."))
    assert rivals.score < 0.75 < alone.score


def test_entities_keep_aliases_roles_and_ids(parser: Parser) -> None:
    resolution = resolved(
        parser, "⟦Ghana's president Paul Osei⟧ spoke. ⟦Mr. Osei⟧ left. ⟦Ghana⟧ said so."
    )
    person, country = resolution.entities
    assert person.id == "paul-osei"
    assert "Mr. Osei" in person.aliases
    assert any("president" in role for role in person.roles)
    assert person.gender == "m"
    assert (country.name, country.wikidata) == ("Ghana", "Q117")


def test_no_source_no_link(parser: Parser) -> None:
    article = Article("a.txt", "It was said.")
    quote = Quote("indirect", "speech", "", (Span(0, 2),), None, None)
    resolution = RESOLVER.resolve(article, parser.parse(article), [quote])
    assert resolution == Resolution((None,), (None,), (None,), ())


def test_sources_of_an_unparsed_article_are_still_read(parser: Parser) -> None:
    plain, spans = marked("Lena Marsh came. ⟦The mayor, Lena Marsh,⟧ spoke. ⟦She⟧ left.")
    article = Article("a.txt", plain)
    quotes = [
        Quote("indirect", "speech", "", (Span(0, 0),), None, Phrase(plain[a:b], (Span(a, b),)))
        for a, b in spans
    ]
    assert names(RESOLVER.resolve(article, parser.parse(article, []), quotes)) == ["Lena Marsh"] * 2


def test_affiliation_country_and_principal(parser: Parser) -> None:
    text = (
        "⟦Lena Marsh, a lawyer for the Sile Forest Trust,⟧ said so. ⟦Dr Paul Osei of the Penworth "
        "Institute⟧ told the press much more. ⟦French trade minister Ruth Adeyemi⟧ said so. "
        "⟦Ms Adeyemi’s spokesman, Tom Farrow,⟧ said more."
    )
    lena, paul, ruth, tom = (only_entity(link) for link in resolved(parser, text).speakers)
    assert (lena.affiliation, paul.affiliation) == ("Sile Forest Trust", "Penworth Institute")
    assert ruth.country == "France"
    assert (tom.name, tom.speaks_for) == ("Tom Farrow", ruth.id)


def only_entity(link: Link | None) -> Entity:
    assert link is not None
    return link.entities[0]


def test_a_capitalised_phrase_that_no_table_has_is_a_body(parser: Parser) -> None:
    _, entity = only(resolved(parser, "They met. ⟦the West⟧ said so."))
    assert (entity.name, entity.kind) == ("West", "organization")
