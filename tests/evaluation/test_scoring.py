"""quotes.evaluation.scoring: the figures by which extractors are compared."""

from quotes.evaluation.scoring import Scored, ScoredText, Tally, matched

STOP = frozenset({"the", "he", "mr"})
FORMS = frozenset({"said"})
TEXT = "Mr Vane said that “the mill” will close. He fears a storm."


def test_a_leading_that_and_punctuation_do_not_count() -> None:
    text = ScoredText(TEXT, STOP)
    a = text.scored([(13, 39)], [(8, 12)], [(0, 7)])
    b = text.scored([(18, 40)], [(8, 12)], [(3, 7)])
    assert a is not None and b is not None
    assert a.content == b.content == {4, 5, 6, 7}
    assert a.kind == "mixed"
    assert text.sources_agree(a, b)


def test_a_pronoun_agrees_by_its_place_only() -> None:
    text = ScoredText(TEXT, STOP)
    gold = text.scored([(50, 57)], [(44, 49)], [(41, 43)])
    same = text.scored([(50, 57)], [(44, 49)], [(41, 49)])
    name = text.scored([(50, 57)], [(44, 49)], [(0, 7)])
    assert gold and same and name
    assert text.sources_agree(gold, same)
    assert not text.sources_agree(gold, name)


def test_matching_is_greedy_and_one_to_one() -> None:
    def made(*words: int) -> Scored:
        return Scored(frozenset(words), frozenset(), frozenset(), "indirect")

    assert matched([made(1, 2, 3), made(4, 5)], [made(1, 2, 3, 4, 5), made(1, 2)]) == {
        0: (1, 2 / 3),
        1: (0, 0.4),
    }


def test_counts_and_ratios() -> None:
    text = ScoredText(TEXT, STOP)
    gold = [s for s in (text.scored([(18, 40)], [(8, 12)], [(0, 7)]),) if s]
    wrong = [s for s in (text.scored([(50, 57)], [(44, 49)], [(41, 43)]),) if s]
    tally = Tally(FORMS)
    assert tally.add(text, gold, [*gold, *wrong]) == [True, False]
    row = tally.report()["all"]["attribution"]
    assert (row["precision"], row["recall"], row["f1"]) == (0.5, 1.0, 0.6667)
    assert tally.report()["reported speech"]["exact"]["gold"] == 1
