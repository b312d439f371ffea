"""Score simpler designs than the one that ships, on annotated articles.

    python -m benchmarks.designs GOLD

Writes `designs.json` beside this file: F1 of attribution, overlap and exact for each design, which
docs/how-it-works.md reads.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch

from quotes.attribution.detect import detect
from quotes.attribution.passage import passage_of
from quotes.evaluation.scoring import Scored, ScoredText, Tally
from quotes.evaluation.standoff import gold_articles
from quotes.languages.cue_words import CueWords
from quotes.languages.tables import word_list
from quotes.model import Article, Parse, Quote, Sentence
from quotes.pipeline import Pipeline
from quotes.reading.paragraphs import body_spans
from quotes.text.token_index import subtree

Spans = tuple[tuple[int, int], ...]
Triple = tuple[Spans, Spans, Spans]
METRICS = ("attribution", "overlap", "exact")
RESULT = Path(__file__).parent / "designs.json"
# Candidates below this product of probabilities are never told of.
LEAST = 0.02


def from_parse(parse: Parse, words: CueWords) -> Iterable[Triple]:
    """Content, cue and source by rules over the dependency parse alone."""
    for sentence in parse.sentences:
        for number, token in enumerate(sentence.tokens):
            told = token.text.lower() in words.reporting or token.lemma.lower() in words.attitude
            if token.upos == "VERB" and told:
                content = _content(sentence, number)
                if content:
                    subject = _child(sentence, number, ("nsubj",))
                    source = (_span(sentence, subtree(sentence, subject)),) if subject >= 0 else ()
                    yield (content,), ((token.start, token.end),), source


def _content(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    clause = _child(sentence, verb, ("ccomp", "xcomp", "parataxis"))
    if clause >= 0:
        return _span(sentence, subtree(sentence, clause))
    head = sentence.tokens[verb].head
    if sentence.tokens[verb].deprel != "parataxis" or head < 0:
        return None
    own = set(subtree(sentence, verb))
    rest = [n for n in subtree(sentence, head) if n not in own]
    return _span(sentence, rest) if rest else None


def _child(sentence: Sentence, head: int, relations: Sequence[str]) -> int:
    found = (i for i, t in enumerate(sentence.tokens) if t.head == head and t.deprel in relations)
    return next(found, -1)


def _span(sentence: Sentence, numbers: Sequence[int]) -> tuple[int, int]:
    return sentence.tokens[numbers[0]].start, sentence.tokens[numbers[-1]].end


def triples(quotes: Iterable[Quote]) -> list[Triple]:
    """The spans of quotes."""
    return [(q.spans, q.cue_spans, q.source.spans if q.source else ()) for q in quotes]


def designs(pipeline: Pipeline, article: Article) -> dict[str, list[Triple]]:
    """What each design finds in an article."""
    parse = pipeline.parser.parse(article)
    candidates = [
        c
        for c in pipeline.tagger.candidates(article, article.body)
        if c.cue_probability * c.role_probability >= LEAST
    ]
    passage = passage_of(article.text, article.body, pipeline.words).parsed(parse)
    marks = triples(detect([], passage))
    parsed = list(from_parse(parse, pipeline.words))
    free = [t for t in parsed if not any(_meets(t[0], m[0]) for m in marks)]
    return {
        "quotation marks and fixed patterns only": marks,
        "rules over Stanza's dependency parse": parsed,
        "the same with quotation marks": marks + free,
        "the network alone": [(c.contents, (c.cue,), c.sources) for c in candidates],
        "network, marks and rules, every candidate kept": triples(detect(candidates, passage)),
        "what ships": triples(pipeline.quotes(article)),
    }


def _meets(one: Spans, other: Spans) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def main() -> None:
    """Command line."""
    torch.set_num_threads(1)
    pipeline = Pipeline.load()
    tallies: dict[str, Tally] = {}
    stopwords = word_list("scoring/stopwords.txt")
    for path, text, gold in gold_articles(Path(sys.argv[1])):
        scored = ScoredText(text, stopwords)
        wanted = _scored(scored, ((g.content, g.cue, g.source) for g in gold))
        article = Article(path.name, text, body=body_spans(text))
        for name, found in designs(pipeline, article).items():
            tally = tallies.setdefault(name, Tally(word_list("scoring/speech_forms.txt")))
            tally.add(scored, wanted, _scored(scored, found))
    made = {
        name: {metric: round(100 * tally.report()["all"][metric]["f1"], 1) for metric in METRICS}
        for name, tally in tallies.items()
    }
    RESULT.write_text(json.dumps(made, indent=1) + "\n", "utf-8")
    print(RESULT.read_text("utf-8"))


def _scored(text: ScoredText, found: Iterable[Triple]) -> list[Scored]:
    return [made for triple in found if (made := text.scored(*triple))]


if __name__ == "__main__":
    main()
