"""quotes.attribution.detect: candidates and marks become quotes. Candidates are written by hand: no model."""

import re

from quotes.attribution.detect import detect
from quotes.attribution.passage import Passage, passage_of
from quotes.attribution.retold import retold
from quotes.languages.cue_words import CueWords
from quotes.model import Candidate, Parse, Quote, Sentence, Span, Token
from quotes.text.spans import lines

WORDS = CueWords.load()


def at(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def made(
    text: str, contents: list[str], cue: str, source: str | None, rate: float = 0.9
) -> Candidate:
    sources = (at(text, source),) if source else ()
    return Candidate(tuple(at(text, c) for c in contents), at(text, cue), sources, rate, rate)


def tagged(text: str, **lemmas: str) -> Parse:
    """A parse of one sentence that knows the lemma and tag of some words."""
    tokens = tuple(
        Token(
            m.group(),
            *m.span(),
            lemmas.get(m.group(), m.group()),
            "VERB" if m.group() in lemmas else "X",
            "",
        )
        for m in re.finditer(r"\w+", text)
    )
    return Parse((Sentence(tokens, (), 0, len(text), False),))


def passage(text: str, parse: Parse | None = None) -> Passage:
    return passage_of(text, lines(text), WORDS).parsed(parse or Parse(()))


def run(text: str, *candidates: Candidate, parse: Parse | None = None) -> list[Quote]:
    return detect(candidates, passage(text, parse))


def test_an_interrupted_quotation_is_one_quote_with_two_spans() -> None:
    text = "“The dam,” Orla said, “is full of cracks.”"
    (quote,) = run(text, made(text, ["The dam", "is full of cracks"], "said", "Orla"))
    assert [text[a:b] for a, b in quote.spans] == ["The dam", "is full of cracks."]
    assert (quote.kind, quote.source and quote.source.text) == ("direct", "Orla")


def test_a_quotation_after_the_cue_joins_the_one_before_it() -> None:
    text = "“The dam is full of cracks,” Orla said. “We must act now.”"
    (quote,) = run(text, made(text, ["The dam is full of cracks"], "said", "Orla"))
    assert quote.text == "The dam is full of cracks … We must act now."
    assert "marks:same-paragraph" in quote.evidence


def test_a_paragraph_in_marks_goes_on_from_the_one_before() -> None:
    text = "“The dam is full of cracks,” Orla said.\n“We must act before the rain comes.”"
    (quote,) = run(text, made(text, ["The dam is full of cracks"], "said", "Orla"))
    assert quote.source and quote.source.text == "Orla" and not quote.inherited
    assert text[slice(*quote.spans[1])] == "We must act before the rain comes."


def test_a_quotation_that_nobody_says_is_kept_without_a_source() -> None:
    (quote,) = run("On the wall, in red: “We must act before the rain comes.”")
    assert quote.source is None and quote.kind == "direct"


def test_scare_quotes_and_titles_are_nobodys() -> None:
    assert run("The “no limits” deal and “The Long Winter of Mara Venn” were talked about.") == []


def test_the_outer_of_two_attributions_is_the_relay() -> None:
    text = "“The ship was late,” an officer said, according to the Ayla Press."
    (quote,) = run(
        text,
        made(text, ["“The ship was late,”"], "said", "an officer"),
        made(text, ["“The ship was late,”"], "according to", "the Ayla Press", 0.5),
    )
    assert quote.source and quote.source.text == "an officer"
    assert quote.via and quote.via.text == "the Ayla Press"


def test_an_announced_paragraph() -> None:
    (quote,) = run("The mayor gave this answer:\n“We must act before the rain comes.”")
    assert quote.source and quote.source.text == "The mayor"
    assert quote.evidence == ("marks:announced",)


def test_a_signed_quotation() -> None:
    (quote,) = run("“We must act before the rain comes.” — Ada Orla")
    assert quote.source and quote.source.text == "Ada Orla"
    assert quote.text == "We must act before the rain comes."


def test_turns_of_a_transcript_are_quotes() -> None:
    quotes = run("ORLA: Why do you ask?\nBREN: Nobody else does.\nORLA: We go on.")
    assert [(q.source and q.source.text, q.text) for q in quotes] == [
        ("ORLA", "Why do you ask?"),
        ("BREN", "Nobody else does."),
        ("ORLA", "We go on."),
    ]


def test_the_contents_that_an_outlet_reports_are_looked_at_again() -> None:
    text = "The court sees it as law, according to the Ayla newspaper."
    told = made(text, ["The court sees it as law"], "according to", "the Ayla newspaper")
    assert [text[a:b] for a, b in retold([told], passage(text))] == ["The court sees it as law"]
    inner = made(text, ["it as law"], "sees", "The court")
    assert retold([told, inner], passage(text)) == []


def test_denials_and_attitudes_are_marked() -> None:
    text = "Orla denied that she lied. Bo believes the tale."
    first, second = run(
        text,
        made(text, ["that she lied"], "denied", "Orla"),
        made(text, ["the tale"], "believes", "Bo"),
        parse=tagged(text, denied="deny", believes="believe"),
    )
    assert first.cue and first.cue.denied and first.text == "she lied"
    assert (first.mode, second.mode) == ("speech", "attitude")


def test_what_it_is_understood_is_in_marks_or_nobodys() -> None:
    text = "It is understood that the talks failed."
    assert run(text, made(text, ["the talks failed"], "is understood", "It")) == []
    text = "It is understood: “The talks failed.”"
    (quote,) = run(text, made(text, ["“The talks failed.”"], "is understood", "It"))
    assert quote.source is None
    assert "passive:nobody" in quote.evidence


def test_an_unclosed_quotation_is_noted() -> None:
    text = "Orla said: “We must act before the rain comes"
    (quote,) = run(text, made(text, ["We must act before the rain comes"], "said", "Orla"))
    assert quote.notes == ("a quotation mark is not closed in this paragraph",)
    assert quote.text == "We must act before the rain comes"


def test_whoever_was_asked_is_not_quoted() -> None:
    text = "She was asked whether enough water had come."
    (quote,) = run(text, made(text, ["She", "whether enough water had come"], "was asked", None))
    assert quote.text == "whether enough water had come"
    assert (
        run("Asked why, she smiled.", made("Asked why, she smiled.", ["why"], "Asked", None)) == []
    )


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "“The dam is full of cracks,” Orla said. “We must act before it rains."
    text += "\n“The rain will come soon.”\nIt did."
    (quote,) = run(text, made(text, ["The dam is full of cracks"], "said", "Orla"))
    assert (
        quote.text
        == "The dam is full of cracks … We must act before it rains. … The rain will come soon."
    )
    assert quote.notes == () and "marks:next-paragraph" in quote.evidence


def test_the_first_half_before_an_aside() -> None:
    text = "The glacier, Orla warned, would slide into the lake."
    given = made(text, ["would slide into the lake"], "warned", "Orla")
    (quote,) = run(text, given, parse=tagged(text, would="will", warned="warn"))
    assert quote.text == "The glacier … would slide into the lake"


def test_a_dialogue_takes_turns() -> None:
    text = "“Is the well dry?” Orla asked.\n“Since March, I think,” Bo said.\n“And the river too?”"
    candidates = (
        made(text, ["Is the well dry?"], "asked", "Orla"),
        made(text, ["Since March, I think"], "said", "Bo"),
    )
    quotes = run(text, *candidates)
    assert [q.source and q.source.text for q in quotes] == ["Orla", "Bo", "Orla"]
    assert quotes[-1].evidence == ("marks:dialogue",)


def test_according_to_without_the_network() -> None:
    text = "According to Ada Orla, the keeper of the gate, the bridge was closed at noon."
    (quote,) = run(text, parse=tagged(text))
    assert quote.source and quote.source.text == "Ada Orla"
    assert quote.text == "the bridge was closed at noon"


def test_a_participle_of_saying_is_the_cue() -> None:
    text = "Ana Roe agreed, saying the well was dry."
    (quote,) = run(text, made(text, ["saying the well was dry"], "agreed", "Ana Roe"))
    assert quote.cue is not None
    assert (quote.cue.text, quote.text) == ("saying", "the well was dry")
    assert "cue:participle" in quote.evidence


def test_a_mere_to_leaves_the_sentence_to_the_rule() -> None:
    text = "According to a clerk, the well was dry."
    assert run(text, made(text, ["the well was dry"], "to", "According")) == []


def test_a_mere_to_with_a_source_is_according_to() -> None:
    text = "According to a clerk, the well was dry."
    (quote,) = run(text, made(text, ["the well was dry"], "to", "a clerk"))
    assert quote.cue is not None and quote.cue.text == "According to"
    assert quote.source is not None and quote.source.text == "a clerk"
