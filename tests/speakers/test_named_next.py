"""quotes.speakers.named_next: whom the speech that goes on names; all people and bodies are invented.

A row is a text in which each source stands between ⟦ and ⟧, and the names expected for them, in order.
"""

# ruff: noqa: E501

import pytest

from quotes.parsing.parser import Parser
from quotes.speakers.phrase_answers import PhraseAnswers
from tests.speakers.test_kinds import links, names
from tests.speakers_by_hand import EMPTY, by_hand, cast_of, gazetteer


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


NAMED = {
    "bare name next": (
        "VESS (Norpress) - A girl was found asleep in a barge, ⟦a police spokeswoman⟧ said.\n\n“She is well,” ⟦Ruth Tolland⟧ said. ⟦Tolland⟧ went on.",
        "Ruth Tolland",
    ),
    "same role further below": (
        "All sailors are ashore, ⟦a harbour spokeswoman⟧ said on Monday.\n\n⟦Witnesses⟧ said the ship had burnt.\n\n⟦Harbour spokeswoman Rona Tolland⟧ said more.",
        "Rona Tolland",
    ),
    "he between": (
        "The raid was over, ⟦a police spokesman⟧ said on Monday.\n\n⟦He⟧ said nobody was hurt.\n\n“It was quick,” ⟦spokesman Kasimir Sochal⟧ said.",
        "Kasimir Sochal",
    ),
    "another head of a body": (
        "⟦The head of a Vess panel⟧ said on Monday the money was gone.\n\n⟦Ramon Delgado, chairman of the Harbour Commission,⟧ said so in an interview.",
        "Ramon Delgado",
    ),
    "an activist has an office": (
        "⟦A human rights activist⟧ said on Monday he had been freed.\n\n⟦Mohammad Dahlan, director of the Adra Society,⟧ said he was well.",
        "Mohammad Dahlan",
    ),
    "an official in the lead": (
        "Three ships were seized, ⟦a customs official⟧ said on Monday.\n\n“They were empty,” ⟦Marina Volk, deputy head of the harbour department,⟧ said.",
        "Marina Volk",
    ),
    "a spokesman of one name": (
        "Chief Orlo Masud met ships. It rained. It snowed. Wind blew. Fog lay. ⟦A spokesman for Masud⟧ said on Monday all was well.\n\n⟦Masud's spokesman Amrol⟧ said so.",
        "Amrol",
    ),
    "a worker of the lead": (
        "⟦A Norlandic aid worker, held in Vess for weeks,⟧ said on Monday he had been beaten.\n\nMichel Penrow, a 23-year-old worker with the charity Bread for Sile, met the press in the port.\n\n“It was dark,” ⟦he⟧ said. ⟦Penrow⟧ went on.",
        "Michel Penrow",
    ),
    "somebody's mother": (
        "Alicia Moreno won the crown. At home ⟦her mother⟧ said it was deserved.\n\n⟦Marta Fajal⟧ said her daughter was happy.",
        "Marta Fajal",
    ),
}


@pytest.mark.parametrize(("text", "name"), NAMED.values(), ids=list(NAMED))
def test_the_next_speaker_names_who_was_unnamed(parser: Parser, text: str, name: str) -> None:
    found = names(links(parser, text))
    assert found[0] == name
    assert found[-1] == name


UNNAMED = {
    "an official of another nation": (
        "Three ships were seized, ⟦a French official⟧ said on Monday.\n\n“They were empty,” ⟦Spanish deputy minister Marina Volk⟧ said.",
        "Marina Volk",
    ),
    "an official further below": (
        "It rained. It snowed. Wind blew. Fog lay. It froze. Three ships were seized, ⟦an official⟧ said on Monday.\n\n“They were empty,” ⟦Marina Volk, deputy head of the harbour department,⟧ said.",
        "Marina Volk",
    ),
    "another role": (
        "The mill burnt down, ⟦a police spokesman⟧ said.\n\n⟦Ruth Tolland, a neighbour,⟧ said she heard a bang.",
        "Ruth Tolland",
    ),
    "another kind of officer": (
        "The mill burnt down, ⟦a police officer⟧ said.\n\nRuth Tolland, a fire officer of Vess, met the press. ⟦Tolland⟧ said planes were late.",
        "Ruth Tolland",
    ),
    "another body": (
        "The mill burnt down, ⟦a harbour spokesman⟧ said.\n\n⟦Airport spokesman Carl Dunne⟧ said planes were late.",
        "Carl Dunne",
    ),
    "another sex": (
        "The mill burnt down, ⟦a police spokeswoman⟧ said.\n\n⟦Carl Dunne⟧ said planes were late.",
        "Carl Dunne",
    ),
    "known before": (
        "Ruth Tolland owned the mill. It burnt down, ⟦a police spokeswoman⟧ said.\n\n⟦Ruth Tolland⟧ said she heard a bang.",
        "Ruth Tolland",
    ),
    "one of many": (
        "The mill burnt down, ⟦a witness⟧ said.\n\n⟦Ruth Tolland⟧ said she heard a bang.",
        "Ruth Tolland",
    ),
    "somebody between": (
        "The mill burnt down, ⟦a police spokeswoman⟧ said.\n\n⟦The council⟧ said so, too.\n\n⟦Ruth Tolland⟧ said she heard a bang.",
        "Ruth Tolland",
    ),
    "a role that is not read": (
        "The mill burnt down, ⟦a party spokeswoman⟧ said.\n\n⟦Labour's deputy minister for women Ruth Tolland⟧ said it was sad.",
        "Ruth Tolland",
    ),
    "far below": (
        "The mill burnt down, ⟦a police spokeswoman⟧ said.\n\nIt was old. It was red. It stood on a hill. Few knew it.\n\n⟦Ruth Tolland⟧ said she heard a bang.",
        "Ruth Tolland",
    ),
}


@pytest.mark.parametrize(("text", "name"), UNNAMED.values(), ids=list(UNNAMED))
def test_who_stays_unnamed(parser: Parser, text: str, name: str) -> None:
    assert names(links(parser, text))[0] != name
    assert names(links(parser, text))[-1] == name


REST = {
    "a lawyer of somebody": ("⟦The lawyer of Gianni Stefanel⟧ said no.", "Gianni Stefanel lawyer"),
    "a bank's governor": (
        "⟦The reserve bank of Vess governor Carla Boden⟧ said so.",
        "Carla Boden",
    ),
    "by age and nation": (
        "Stefan Edlund beat Richard Krajic. Edlund won again. “It is good,” said ⟦the 30-year-old Swede⟧.",
        "Stefan Edlund",
    ),
    "surname like a verb": (
        "Lena May, the secretary, left the room early. ⟦She⟧ said so.",
        "Lena May",
    ),
}


@pytest.mark.parametrize(("text", "name"), REST.values(), ids=list(REST))
def test_names_read_whole(parser: Parser, text: str, name: str) -> None:
    assert names(links(parser, text))[-1] == name


def test_a_headline_means_who_speaks_first_below(parser: Parser) -> None:
    text = "⟦Minister⟧ warns of floods\n\n⟦Lena Marsh⟧ told reporters so on Monday after a talk with Carl Dunne."
    assert names(links(parser, text))[0] == "Lena Marsh"


@pytest.mark.parametrize(
    ("marked", "named"),
    [
        ("⟦The envoy to the ‹o:Vess Trade Union›⟧ left. ⟦‹Odran Bell›⟧ spoke.", True),
        (
            "⟦The envoy to the ‹o:Vess Trade Harbour Ruth Tolland›⟧ left. ⟦‹Odran Bell›⟧ spoke.",
            False,
        ),
    ],
    ids=["a body", "a body and a name"],
)
def test_a_phrase_that_may_hold_a_name_is_left(marked: str, named: bool) -> None:
    made = by_hand(marked)
    resolver = PhraseAnswers(made.text, EMPTY, (), cast_of(made), gazetteer())
    first, second = made.phrases
    unnamed = resolver.of_phrase((first,)).actors[0]
    later = [(second, resolver.of_phrase((second,)))]
    assert bool(resolver.named_next((first,), unnamed, later).actors) == named
