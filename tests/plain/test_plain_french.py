"""Quotations of French articles: who said them, by marks, cues and names alone. Loads no model."""

from __future__ import annotations

import pytest

from quotes.model import Article, Attribution, Extraction
from quotes.pipeline import of_other_language

ROUX = "Le maire de Vaubrun, Émile Roux, est venu mardi. "

SOW = "La présidente du collectif, Khady Sow, était là. "


def read(text: str) -> Extraction:
    return of_other_language(Article("a.txt", text, language="fr"))


def speaker(found: Attribution) -> str | None:
    entities = found.speaker.entities if found.speaker else ()
    return entities[0].name if entities else None


# Text, and each quote with its speaker.
CASES: dict[str, tuple[str, list[tuple[str, str | None]]]] = {
    "name-behind": ("« Le port ferme », a déclaré Émile Roux.", [("Le port ferme", "Émile Roux")]),
    "no-break-spaces": (
        "«\u00a0Le port ferme\u202f», a déclaré Émile Roux.", [("Le port ferme", "Émile Roux")],
    ),
    "straight-marks": ('"Le port ferme", explique Émile Roux.', [("Le port ferme", "Émile Roux")]),
    "curly-marks": ("“Le port ferme”, explique Émile Roux.", [("Le port ferme", "Émile Roux")]),
    "present": ("« Le port ferme », déclare Émile Roux.", [("Le port ferme", "Émile Roux")]),
    "title-and-surname": (
        ROUX + "\n« Le port ferme », a dit M. Roux.", [("Le port ferme", "Émile Roux")],
    ),
    "title-of-another-gender": (
        ROUX + "\n« Le port ferme », a dit Mme Roux.", [("Le port ferme", "Roux")],
    ),
    "pronoun": (ROUX + "« Le port ferme », a-t-il affirmé.", [("Le port ferme", "Émile Roux")]),
    "pronoun-of-another-gender": (
        SOW + ROUX + "« Le port ferme », lance-t-elle.", [("Le port ferme", "Khady Sow")],
    ),
    "pronoun-of-nobody": (ROUX + "« Le port ferme », a-t-elle dit.", [("Le port ferme", None)]),
    "inside": (
        "« Le port, a ajouté Émile Roux, va fermer ».", [("Le port va fermer", "Émile Roux")],
    ),
    "inside-with-pronoun": (
        SOW + "« Le port ferme, s'alarme-t-elle. Nous partons. »",
        [("Le port ferme Nous partons.", "Khady Sow")],
    ),
    "colon": ("Émile Roux a prévenu : « Le port ferme ».", [("Le port ferme", "Émile Roux")]),
    "label": ("Émile Roux : « Le port ferme »", [("Le port ferme", "Émile Roux")]),
    "part": ("Émile Roux dénonce une « honte ».", [("honte", "Émile Roux")]),
    "according": (
        "Selon Émile Roux, le port « ne fermera pas » en mai.",
        [("le port « ne fermera pas » en mai", "Émile Roux")],
    ),
    "according-behind": (
        "« Le port ferme », selon Émile Roux.", [("Le port ferme", "Émile Roux")],
    ),
    "clause": (
        "Émile Roux a assuré que le port resterait « ouvert à tous ».",
        [("le port resterait « ouvert à tous", "Émile Roux")],
    ),
    "goes-on": (
        "« Le port ferme », a dit Émile Roux. « Nous partons. »",
        [("Le port ferme Nous partons.", "Émile Roux")],
    ),
    "two-parts": (
        "Émile Roux promet « des quais » et « des grues ».", [("des quais des grues", "Émile Roux")],
    ),
    "role-with-name": (
        "« Le port ferme », a indiqué la préfète Khady Sow.", [("Le port ferme", "Khady Sow")],
    ),
    "role-without-name": (
        "« Le port ferme », raconte un pêcheur de l'île.", [("Le port ferme", "pêcheur de l'île")],
    ),
    "role-of-somebody": (
        ROUX + "\nIl a plu.\n« Le port ferme », a dit le maire.", [("Le port ferme", "Émile Roux")],
    ),
    "body": (
        "« Le port ferme », a fait savoir le syndicat Unité bleue.", [("Le port ferme", "Unité bleue")],
    ),
    "sentence-above": (
        ROUX + "« Le port ne fermera jamais. »", [("Le port ne fermera jamais.", "Émile Roux")],
    ),
    "nobody": ("« Le port ne fermera jamais. »", [("Le port ne fermera jamais.", None)]),
    "title-of-a-work": ("Le roman « Le port ferme », de Jean Lys, paraît mardi.", []),
    "nickname": ("La digue, surnommée « la grande baleine », date de 1971.", []),
    "scare-quotes": ("Le mouvement des « gilets orange » a défilé mardi.", []),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_who_said_it(case: str) -> None:
    text, wanted = CASES[case]
    assert [(a.quote.text, speaker(a)) for a in read(text).attributions] == wanted


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Émile Roux nie avoir « vendu le port ».", True),
        ("Émile Roux n'a pas dit « je vendrai le port ».", True),
        ("Émile Roux a dit « je vendrai le port ».", False),
        ("« Je ne vendrai rien », a démenti Émile Roux.", False),
    ],
    ids=["verb-of-denial", "negated", "said", "denial-behind"],
)
def test_what_is_denied(text: str, denied: bool) -> None:
    (found,) = read(text).attributions
    assert found.quote.cue is not None and found.quote.cue.denied is denied


def test_offsets_are_those_of_the_article() -> None:
    text = "«\u00a0Le port ferme\u00a0», a déclaré Émile Roux.\r\n\u200bSelon Khady Sow, c’est « une honte »."
    made = read(text)
    assert len(made.attributions) == 2
    for found in made.attributions:
        quote = found.quote
        assert quote.cue is not None and quote.source is not None
        assert [text[a:b] for a, b in quote.source.spans] == [quote.source.text]
        assert [text[a:b] for a, b in quote.cue.spans] == [quote.cue.text]
        assert 0 < found.confidence < 1
        assert set(found.evidence) >= set(quote.evidence)


def test_what_is_said_of_the_article() -> None:
    made = read("« Le port ferme », a déclaré Émile Roux, le maire de Vaubrun.")
    assert made.notes == (
        "the text is not in English ('fr'): only quotations between marks are looked for",
    )
    assert [(e.id, e.name, e.kind, e.gender) for e in made.entities] == [
        ("emile-roux", "Émile Roux", "person", "m")
    ]
    assert made.attributions[0].quote.kind == "direct"
    part = read("Selon Khady Sow, le port « ne fermera pas » en mai.").attributions[0]
    assert part.quote.kind == "mixed"


@pytest.mark.parametrize(
    "text",
    [
        "«" * 4_000, "« a » " * 1_500, "le maire dit " * 700 + "« oui »", "Ab " * 3_000,
        "« Oui je le veux », a dit M. Roux. " * 200, "", "»", "« », dit-il",
    ],
    ids=["open", "terms", "cues", "capitals", "quotes", "nothing", "closed", "empty"],
)  # fmt: skip
def test_any_text_is_read(text: str) -> None:
    for found in read(text).attributions:
        assert found.quote.text
