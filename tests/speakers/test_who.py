"""Whom a source stands for where names, pronouns and nouns compete; all people and bodies are invented.

A row is a text in which each source stands between ⟦ and ⟧, and the names expected, as in `test_kinds`.
"""

# ruff: noqa: E501

import pytest

from quotes.parsing.parser import Parser
from tests.speakers.test_kinds import SURE, links, names


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


NAMED = [
    (
        "Betsy Ebel, 68, came with her husband, Tom. ⟦Ebel⟧ said it was fun. “I never tire of it,” ⟦she⟧ said.\n\nIt rained. Snow fell. Fog lay. Wind blew. “In and out,” ⟦Tom Ebel⟧ said.",
        ["Betsy Ebel"] * 2 + ["Tom Ebel"],
    ),
    (
        "Carl Roe spoke first. Ministry spokesman Lu Kang met the press. “It is extremely unwise,” ⟦he⟧ said.",
        ["Lu Kang"],
    ),
    (
        "⟦The director of the Vess chapter of the Council on Harbour Relations Alma Selim⟧ said it was a warning.",
        ["Alma Selim"],
    ),
    (
        "⟦The dean of the School of Sorrel Alma Selim⟧ said on Monday the clock was harmless. ⟦Selim⟧ left.",
        ["Alma Selim"] * 2,
    ),
    (
        "⟦Former Secretary of State and Norrish presidential frontrunner Ilva Marrow⟧ said it would stay open.",
        ["Ilva Marrow"],
    ),
    (
        "⟦Vessbank (central bank) president Karl Otto Pohlen⟧ said rates would rise.",
        ["Karl Otto Pohlen"],
    ),
    (
        "The minister B C Khandar resigned. ⟦Chart-topping pop band Brusted⟧ said it was time.",
        ["Brusted"],
    ),
    (
        "Bruno Vance scored twice on Monday. ⟦The 25-year-old Skarholmer⟧ said it was luck.",
        ["Bruno Vance"],
    ),
    (
        "Ex-show host Robert Kilren has attacked the plan. ⟦The Verax leader⟧ said it was weak.",
        ["Robert Kilren"],
    ),
    (
        "Norlandic President Alek Kwasny and his Danish counterpart, Milo Kuczan, met in Vess. ⟦They⟧ said it went well.",
        ["Alek Kwasny & Milo Kuczan"],
    ),
    (
        "Aleksandra Pope, better known as Sasha, sews. “I sew,” ⟦Sasha⟧ said. ⟦Pope⟧ left.",
        ["Aleksandra Pope"] * 2,
    ),
    (
        "Robert “Bobby” Marsh retires in May. “I am done,” ⟦Bobby⟧ said.",
        ["Robert Marsh"],
    ),
    (
        "Vikram Sethi, known to fans as Vicky, retired on Monday. ⟦Vicky⟧ said it was time.",
        ["Vikram Sethi"],
    ),
    (
        "The rapper Stormer, whose real name is Michael Tann, was fined. ⟦Stormer⟧ said he would pay.",
        ["Michael Tann"],
    ),
    ("Margaret Thole, 81, bakes daily. ⟦Maggie⟧ said bread was her life.", ["Margaret Thole"]),
    (
        "Femi Orlu (Fem to his friends) drives a cab. “Nights are best,” ⟦Fem⟧ says.",
        ["Femi Orlu"],
    ),
    (
        "Sisters Amara and Ngozi Tulu opened a bakery. “We bake,” ⟦they⟧ said.",
        ["Amara Tulu & Ngozi Tulu"],
    ),
    (
        "The actor Simon Tarn and his ex-wife, Priya Lodd, are selling the house. ⟦Her former husband⟧ said it was sad.",
        ["Simon Tarn"],
    ),
    (
        "Lily Marsh was found by her cousin Sam Orr. ⟦His cousin⟧ said she was cold.",
        ["Lily Marsh"],
    ),
    (
        "Goalkeeper João dos Santos Lorda was calm. ⟦Dos Santos Lorda⟧ said the defence had helped.",
        ["João dos Santos Lorda"],
    ),
    (
        "Senior Assistant Commissioner Faizal Omand spoke first. ⟦SAC Faizal⟧ said three men were held.",
        ["Faizal Omand"],
    ),
    ("DSP Ngozi Obu paraded the men. ⟦DSP Obu⟧ said they had confessed.", ["Ngozi Obu"]),
    ("Archbishop Matteo Gall opened the synod. ⟦His Grace⟧ said so.", ["Matteo Gall"]),
    ("Sultan Hamid Shan opened the mosque. ⟦His Majesty⟧ said so.", ["Hamid Shan"]),
    (
        "Olympic champion Tess Garrel is out. “I'm gutted,” ⟦the Ormouth-born hurdler⟧ wrote.",
        ["Tess Garrel"],
    ),
    ("World number three Dara Quill lost. ⟦The left-hander⟧ said it hurt.", ["Dara Quill"]),
    (
        "She met the two deputies, ⟦both of whom⟧ denied it. The union has members, ⟦most of⟧ whom want a strike.",
        ["two deputies", "members"],
    ),
    (
        "Officer Dana Pell rang the bell at nine. The grandmother, Marta Quill, came down at once. “He never came home,” ⟦she⟧ said.",
        ["Marta Quill"],
    ),
    (
        "Doctor Ina Brandt saw the child first. The father, Joost Verwey, waited outside with his brother. “Nobody told us,” ⟦he⟧ said.",
        ["Joost Verwey"],
    ),
    (
        "Senator Paul Crane flew home on Friday. His opponent, Ralf Dorn, stayed in town. ⟦He⟧ said the vote was close.",
        ["Ralf Dorn"],
    ),
    (
        "Principal Tom Hale thanked the parents. The gardener Nik Salo later planted a tree. ⟦He⟧ said it would take ten years.",
        ["Nik Salo"],
    ),
    (
        "Councillor Beth Orme left early. The baker Lise Tang stayed and cut the cake. ⟦She⟧ said business was good.",
        ["Lise Tang"],
    ),
    (
        "Chief Executive Ivan Roth spoke first. Finance director Karl Benn then answered questions. ⟦He⟧ said debts had fallen.",
        ["Karl Benn"],
    ),
    (
        "Teacher Amy Nox found the bag. The owner, Petra Solm, was called to the school. “I had given up hope,” ⟦she⟧ said.",
        ["Petra Solm"],
    ),
    (
        "Abel Stone is the mayor. After a talk with Carl Dunne, ⟦he⟧ said the road was safe.",
        ["Abel Stone"],
    ),
    (
        "Ruben Tal grew up in Vess. Like his hero Max Orno, ⟦he⟧ plays with the left hand.",
        ["Ruben Tal"],
    ),
    (
        "Sergeant Ulf Brand and the diver Maja Kern searched the lake. ⟦They⟧ said nothing was found.",
        ["Ulf Brand & Maja Kern"],
    ),
    (
        "Mayor Ada Cole, her deputy Tim Orr and the architect Sven Lodd opened the bridge. ⟦They⟧ said it was safe.",
        ["Ada Cole & Tim Orr & Sven Lodd"],
    ),
    (
        "Lina Moss and her brother Karl Moss own the mill. ⟦They⟧ said it would close.",
        ["Lina Moss & Karl Moss"],
    ),
    (
        "Explorer Ole Rand, the leader, and Captain Per Sund, a pilot, came back. ⟦They⟧ said the ice was thin.",
        ["Ole Rand & Per Sund"],
    ),
    ("Ada Cole met Tim Orr. ⟦She⟧ said so.", ["Ada Cole"]),
    (
        "Willem van der Meulen farms at Holm. “It rained,” ⟦Van der Meulen⟧ said. ⟦Mr van der Meulen⟧ said more. ⟦van der Meulen⟧ left.",
        ["Willem van der Meulen", "Willem van der Meulen", "Willem van der Meulen"],
    ),
    (
        "Sofia da Silva sings. ⟦Da Silva⟧ said so. ⟦Ms da Silva, 31,⟧ said it.",
        ["Sofia da Silva", "Sofia da Silva"],
    ),
    (
        "Katrin von der Heide came. ⟦Von der Heide⟧ left. ⟦Dr von der Heide⟧ said no.",
        ["Katrin von der Heide", "Katrin von der Heide"],
    ),
    (
        "The judge, Omar al-Fayed, met the sheikh Rashid bin Nasser in Vess. ⟦Bin Nasser⟧ said tea was served. ⟦Al-Fayed⟧ said no. ⟦Mr al-Fayed⟧ left.",
        ["Rashid bin Nasser", "Omar al-Fayed", "Omar al-Fayed"],
    ),
    (
        "Beatriz de los Santos runs it. ⟦De los Santos⟧ said so. ⟦Professor de los Santos⟧ said no.",
        ["Beatriz de los Santos", "Beatriz de los Santos"],
    ),
    ("Misty Grove lost her bike. “I cried,” ⟦Misty⟧ said.", ["Misty Grove"]),
    ("Brook Summers won. “I am tired,” ⟦Brook⟧ said.", ["Brook Summers"]),
    ("Velmora cut its dividend on Monday. ⟦The carmaker⟧ said sales had dropped.", ["Velmora"]),
    (
        "⟦Tarnex⟧ said on Friday it would shut two mills. ⟦The firm⟧ said orders were down.",
        ["Tarnex", "Tarnex"],
    ),
    ("Skyra grounded its jets on Sunday. ⟦The carrier⟧ said ice was the cause.", ["Skyra"]),
    ("Holm Library closed early. ⟦The library⟧ said pipes had burst.", ["Holm Library"]),
    (
        "St Brigid's Hospital shut its ward. ⟦The hospital⟧ said nurses were ill.",
        ["St Brigid's Hospital"],
    ),
    (
        "St. Anselm's School reopened. ⟦The school⟧ said all pupils were back.",
        ["St. Anselm's School"],
    ),
    (
        "Furniture maker Holtz & Sohn raised prices. ⟦The manufacturer⟧ said wood was dear.",
        ["Holtz & Sohn"],
    ),
    ("Dorvik Insurance paid out. ⟦The insurer⟧ said claims had doubled.", ["Dorvik Insurance"]),
    (
        "Quantor plc closed a plant. ⟦The company⟧ said demand fell. ⟦It⟧ added that nobody would lose work.",
        ["Quantor plc", "Quantor plc"],
    ),
    ("Dato' Seri Hamid Razak came. ⟦Dato' Seri Hamid⟧ said yes.", ["Hamid Razak"]),
    ("Datuk Lim Wei Keong spoke. ⟦Datuk Lim⟧ said no.", ["Lim Wei Keong"]),
    ("Ibu Ratna Dewi cooked. ⟦Ibu Ratna⟧ said eat.", ["Ratna Dewi"]),
    ("Adv Lwazi Mbona argued. ⟦Adv Mbona⟧ said no.", ["Lwazi Mbona"]),
    ("Tan Sri Khalid Omarudin opened it. ⟦Tan Sri Khalid⟧ said so.", ["Khalid Omarudin"]),
    (
        "The race was started by the brother of Karl Denner. Sculptor Paul Denner unveiled a statue. “I like stone,” ⟦Denner⟧ said.",
        ["Paul Denner"],
    ),
    (
        "Senator Ruth Calder will step down. Her husband, Mike Calder, owns a garage in Holm.\nAt a rally ⟦Calder⟧ said she was tired.",
        ["Ruth Calder"],
    ),
    (
        "Coach Ben Harrow quit. His son, Luke Harrow, plays for Vess. ⟦Harrow⟧ said it was time.",
        ["Ben Harrow"],
    ),
    (
        "Bob Cole died on Monday. His widow, Jane Cole, said he had been ill. “We miss him,” ⟦Cole⟧ said.",
        ["Jane Cole"],
    ),
    ("The prize went to Karl Benn, aged 61, ⟦who⟧ said he was glad.", ["Karl Benn"]),
    ("She wrote to Mona Reck (34), ⟦who⟧ said no.", ["Mona Reck"]),
    ("The vote pleased Ada Lind, a nurse from Holm, ⟦who⟧ said it was late.", ["Ada Lind"]),
    ("The plan upset Tim Orr, the shop's owner, ⟦who⟧ said he would sue.", ["Tim Orr"]),
    ("The cut angered some farmers in the valley ⟦who⟧ fear for their herds.", ["farmers"]),
    ("The report quotes doctors at the clinic ⟦who⟧ believe it spread.", ["doctors"]),
    ("⟦Conservative backbencher Ada Lind MP⟧ said no.", ["Ada Lind"]),
    ("⟦Colin Marsh MP⟧ said so. ⟦Mr Marsh⟧ left.", ["Colin Marsh", "Colin Marsh"]),
    ("⟦Karl Benn KC⟧ said so. ⟦Benn⟧ left.", ["Karl Benn", "Karl Benn"]),
    ("⟦Shadow minister Tina Brask MSP⟧ said no.", ["Tina Brask"]),
    ("⟦No 10⟧ said so. ⟦Number Ten⟧ said no.", ["Downing Street", "Downing Street"]),
    (
        "⟦Professor Ida Renn director of the Holm Institute of Water⟧ said so. ⟦Renn⟧ left.",
        ["Ida Renn", "Ida Renn"],
    ),
    (
        "⟦Dr Tom Hale head of surgery at Vess Hospital⟧ said so. ⟦Dr Hale⟧ left.",
        ["Tom Hale", "Tom Hale"],
    ),
    ("⟦Tina Brask campaign manager Olaf Stent⟧ said so.", ["Olaf Stent"]),
    ("⟦Tina Brask campaign manager⟧ said so.", ["Tina Brask campaign manager"]),
    ("⟦a man who asked to be called only Nico⟧ said so.", ["Nico"]),
    ("⟦A dealer who goes by the nickname “Slim”⟧ said so.", ["Slim"]),
    ("⟦A waitress who gave her name as Lotte⟧ said so.", ["Lotte"]),
    ("⟦a student who would give only her first name, Ines,⟧ said so.", ["Ines"]),
    (
        "⟦Scientists led by Tom Hale⟧ found water on Mars. ⟦The team⟧ hopes for more.",
        ["Scientists", "Scientists"],
    ),
    ("⟦A survey of 2,400 adults carried out⟧ in June found so.", ["survey of 2,400 adults"]),
    (
        "⟦Jörg Müller⟧ spoke. ⟦Mueller⟧ went on. ⟦Muller⟧ left.",
        ["Jörg Müller", "Jörg Müller", "Jörg Müller"],
    ),
    ("⟦Søren Kjær⟧ spoke. ⟦Kjaer⟧ went on.", ["Søren Kjær", "Søren Kjær"]),
    (
        "⟦José Ibáñez⟧ spoke. ⟦Ibanez⟧ went on. ⟦Jose Ibanez⟧ left.",
        ["José Ibáñez", "José Ibáñez", "José Ibáñez"],
    ),
    (
        "⟦Günther Böll⟧ spoke. ⟦Boell⟧ left. ⟦Guenther Boell⟧ wrote.",
        ["Günther Böll", "Günther Böll", "Günther Böll"],
    ),
    (
        "Ada Cole, the former mayor, dined with the loud Tim Orr. Cole laughed with the singer. “Why?” ⟦the singer⟧ asks Cole, who nods.",
        ["Tim Orr"],
    ),
    ("Ada Cole, a lawyer, met Tim Orr in Vess. ⟦The violinist⟧ said he was ill.", ["Tim Orr"]),
    ("⟦when the mayor⟧ said so.", ["mayor"]),
    ("Olaf Trenk Jr. runs it. Olaf Trenk Sr. founded it. ⟦Trenk Jr.⟧ said so.", ["Olaf Trenk Jr"]),
    ("⟦UN's Anna Bell⟧ spoke. ⟦Bell⟧ left.", ["Anna Bell", "Anna Bell"]),
    (
        "Lord Justice Orme KC sat. ⟦Lord Justice Orme KC⟧ said it was late. ⟦Justice Orme⟧ left.",
        ["Orme", "Orme"],
    ),
    ("The minister told the BBC. Tory leader Colin Marsh left. ⟦Marsh⟧ spoke.", ["Colin Marsh"]),
    (
        "I met Ada Cole. ⟦Ada Cole⟧ told the Evening Post. Labour leader Tim Orr left. ⟦Orr⟧ said no.",
        ["Ada Cole", "Tim Orr"],
    ),
    ("He works for Acme Corp. Director Tim Orr left. ⟦Orr⟧ said no.", ["Tim Orr"]),
    (
        "Willem van der Meulen farms at Holm. “It rained,” ⟦Van der Meulen⟧ said.",
        ["Willem van der Meulen"],
    ),
    (
        "Herta von der Linde paints. “It is blue,” ⟦Von der Linde⟧ said. ⟦Mrs von der Linde⟧ left.",
        ["Herta von der Linde", "Herta von der Linde"],
    ),
    ("Oxfam is sad. Oxfam's Ruth Dole came. ⟦The charity's director⟧ said no.", ["Ruth Dole"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_whom_it_stands_for(parser: Parser, text: str, expected: list[str]) -> None:
    assert names(links(parser, text)) == expected


# Who is near, or bears the name, and yet is not to be named, or not surely.
NOT_NAMED = [
    (
        "Bruno Vance scored twice. Sile boss Graham Sonder was impressed by Vance and made a bid. ⟦The 25-year-old Skarholmer⟧ said it was luck.",
        "Graham Sonder",
    ),
    ("Oxfam's Ruth Dole met Oxfam's Tim Orr. ⟦The charity's director⟧ said no.", "Ruth Dole"),
    ("Bob Cole died on Monday. His widow, Jane Cole, said he was ill. ⟦Cole⟧ wept.", "Bob Cole"),
    ("Marsh was jailed on Monday. ⟦The court⟧ said he had lied.", "Marsh"),
    ("Marsh said he was tired. ⟦The company⟧ said no.", "Marsh"),
    ("Ada Cole met Tim Orr. ⟦They⟧ said no.", "Ada Cole"),
    ("The wife of Tim Orr and the mayor came. ⟦They⟧ said no.", "Tim Orr"),
    ("Engineers found ice on Mars. ⟦The team⟧ hopes for more.", "Mars"),
    ("⟦Tina Brask campaign manager⟧ said so.", "Tina Brask"),
    ("Olaf Trenk Jr. runs it. Olaf Trenk Sr. founded it. ⟦Trenk Sr.⟧ said so.", "Olaf Trenk Jr"),
    ("Jörg Müller met Ada Miller. ⟦Miller⟧ left.", "Jörg Müller"),
    ("The report pleased Ada Lind, a nurse, and two doctors ⟦who⟧ said so.", "Ada Lind"),
    ("Senator Ruth Calder quit. Her husband, Mike Calder, left. ⟦Calder⟧ spoke.", "Mike Calder"),
    ("Abel Stone is the mayor. After a talk with Carl Dunne, ⟦he⟧ said so.", "Carl Dunne"),
    ("Officer Dana Pell rang. The mother, Marta Quill, came down. ⟦She⟧ wept.", "Dana Pell"),
    ("Ada Cole, the former mayor, dined with Tim Orr. ⟦The singer⟧ left.", "Ada Cole"),
    ("He rang the Evening Post. ⟦Labour leader Tim Orr⟧ said no.", "Evening Post"),
    (
        "Willem van der Laan left. Piet van der Berg spoke. ⟦Van der Berg⟧ left.",
        "Willem van der Laan",
    ),
    (
        "St Brigid's Hospital shut. Saint Anselm's School opened. ⟦The school⟧ said no.",
        "St Brigid's Hospital",
    ),
    ("Sunny days came. ⟦Sunny⟧ said no.", "Sunny Days"),
    ("Velmora rose. Tarnex cut jobs on Monday. ⟦The firm⟧ said sales fell.", "Velmora"),
    ("Scientists met. ⟦The crew⟧ said no. Max Orno left.", "Max Orno"),
]


@pytest.mark.parametrize(("text", "wrong"), NOT_NAMED)
def test_who_is_not_named(parser: Parser, text: str, wrong: str) -> None:
    last = links(parser, text)[-1]
    assert wrong not in [e.name for e in last.entities] or last.score < SURE
    assert all("Post" not in (e.affiliation or "") for e in last.entities)
