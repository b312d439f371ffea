"""The same article in other characters, lines and layouts has the same attributions."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from renderings import ENDS, MARKS, Rendering, folded, rendered

from quotes.model import Article
from quotes.output.records import Record, records_of
from quotes.pipeline import Pipeline
from quotes.reading.sources import read_bytes

# Each example runs the whole chain.
FEW = settings(max_examples=12, derandomize=True, deadline=None, database=None)

ARTICLES = [
    (
        "Port of Ayla to close before the winter",
        (
            "The port of Ayla will close before the winter, Harbour Minister Zoë~Brandt said on Monday after "
            "a visit to the broken wall that keeps the sea from the old town.",
            "“We had no choice,” Ms~Brandt told reporters on the quay. “The wall is gone, and it won’t be "
            "built again before the spring.”",
            "Skipper José~Quell said that he had not been told of the plan. “I read it in the paper like "
            "everybody else,” he said.",
            "According to the union’s leader, Ada~Finch, some forty families live by the port and many of "
            "them will have to leave.",
        ),
    ),
    (
        "Lighthouse on Norr rock is for sale",
        (
            "Ebba~Lindqvist, who was born in the tower, asked the state on Tuesday to keep the lighthouse "
            "open for all who want to see it. “My father wound that clock each night for thirty years,” "
            "she said, “and nobody thanked him.”",
            "The agent, Rolf~Maas, replied: “Three buyers have called within the hour, and one of them "
            "wants a bar.” He added that the roof would cost 300,000~crowns.",
            "A spokesman for the coast guard, André~Sund, denied that the light would go out.",
        ),
    ),
]  # fmt: skip

RENDERINGS = st.builds(
    Rendering,
    width=st.sampled_from([0, 60, 66, 72, 78]),
    ends=st.sampled_from(sorted(ENDS)),
    marks=st.sampled_from(sorted(MARKS)),
    form=st.sampled_from(["NFC", "NFD"]),
    hard_spaces=st.booleans(),
    byte_order_mark=st.booleans(),
    layout=st.sampled_from(["plain", "markdown", "html"]),
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load()


def records(pipeline: Pipeline, number: int, way: Rendering) -> tuple[Article, list[Record]]:
    (article,) = read_bytes(way.name, rendered(*ARTICLES[number], way))
    assert isinstance(article, Article), article
    return article, records_of(pipeline.extract(article))


def said(found: list[Record]) -> list[tuple[tuple[str, ...], str, str | None]]:
    """The words of each content, its kind and who speaks, in order."""
    speakers = [(r["speaker"] or {}).get("entity") for r in found]
    return sorted(
        (folded(r["text"]), r["kind"], s["name"] if s else None)
        for r, s in zip(found, speakers, strict=True)
    )


@pytest.fixture(scope="module", params=range(len(ARTICLES)))
def plain(request: pytest.FixtureRequest, pipeline: Pipeline) -> tuple[int, list[Record]]:
    return request.param, records(pipeline, request.param, Rendering())[1]


def test_the_articles_have_attributions(plain: tuple[int, list[Record]]) -> None:
    kinds = [kind for _, kind, _ in said(plain[1])]
    assert kinds.count("direct") >= 2 and "indirect" in kinds
    assert all(speaker for _, _, speaker in said(plain[1]))


@FEW
@given(way=RENDERINGS)
@example(way=Rendering(width=72, ends="crlf"))
@example(way=Rendering(marks="straight", form="NFD"))
@example(way=Rendering(marks="guillemets", hard_spaces=True))
@example(way=Rendering(layout="html", marks="entities"))
@example(way=Rendering(ends="cr", byte_order_mark=True, layout="markdown"))
def test_a_rendering_has_the_same_attributions(
    pipeline: Pipeline, plain: tuple[int, list[Record]], way: Rendering
) -> None:
    number, expected = plain
    article, found = records(pipeline, number, way)
    assert said(found) == said(expected)
    for record in found:
        words = " ".join(article.text[a:b] for a, b in record["spans"])
        assert folded(words) == folded(record["text"])
