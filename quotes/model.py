"""The records that pass between the stages; imports only the standard library.

    Article -> Parse (Sentence, Token) -> Quote -> Attribution (Quote + Link to Entity)

Every offset is a character index (a Python `str` index) into `Article.text`, 0-based, end exclusive,
so `article.text[span.start:span.end]` is always exactly the span's text.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["direct", "mixed", "indirect"]

Mode = Literal["speech", "attitude", "other"]

EntityKind = Literal["person", "organization", "group", "unnamed_person", "document"]


class Span(NamedTuple):
    """A stretch of the article's text: `start` inclusive, `end` exclusive, 0-based characters."""

    start: int
    end: int


BlockKind = Literal["heading", "item", "quote", "post", "signature", "strong", "caption", "aside"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of which the page's markup tells what it is; offsets in `Article.text`, end exclusive.

    `strong` is a paragraph that is wholly bold, as an interviewer's question is; `post` a paragraph of an
    embedded post and `signature` who wrote it, or said the block quotation before. `level` is that of a
    heading (1 to 6), 0 for all others. Captions and asides are in the text, but not in the body.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read.

    `body` are the paragraphs that belong to the article itself, in order; what lies outside (page
    furniture, captions, sign-up prompts) is never searched for quotes but stays in `text`.
    `blocks` are the paragraphs that markup tells more of, in order; plain texts have none.
    `notes` are one-sentence warnings about the source, such as marks that do not pair up.
    `outlet` (who published it) and `byline` (who wrote it) are names as the source writes them.
    `published` is a day (ISO 8601); `published_at` the moment with its zone, where the source names
    one, and `language` the tag (BCP 47) that the source gives its text, or that of the words where
    they speak against it; None is English, or nothing tells.
    """

    source: str
    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    body: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    outlet: str | None = None
    byline: str | None = None
    published_at: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a sentence.

    `head` is the index (0-based, within the sentence) of the syntactic head and -1 for the root;
    `deprel` is the Universal Dependencies relation. In a sentence that was not parsed, every
    `head` is -1 and every `deprel` is empty. `upos` and `xpos` are UD and Penn Treebank tags.
    """

    text: str
    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    head: int = -1
    deprel: str = ""


@dataclass(frozen=True, slots=True)
class TaggedToken:
    """A token before there are sentences, as the heads on our encoder read it; offsets in the article.

    `ends` says whether its sentence ends with it; `name` is its tag as part of a name: `B-` or `I-` (the
    first, and each that goes on) with PER, ORG, LOC or MISC, else `O`.
    """

    start: int
    end: int
    upos: str
    xpos: str
    ends: bool
    name: str


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A name that the parser's entity recogniser found: `type` is PER, ORG, LOC or MISC."""

    text: str
    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `parsed` says whether its tokens have heads and relations."""

    tokens: tuple[Token, ...]
    entities: tuple[NamedEntity, ...]
    start: int
    end: int
    parsed: bool


@dataclass(frozen=True, slots=True)
class Parse:
    """The parsed body of an article: sentences in text order, none crossing a paragraph."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of the article: `text` joins the texts of `spans` with a space."""

    text: str
    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.spans[-1].end


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute a content to a source ("said", "according to")."""

    text: str
    lemma: str
    spans: tuple[Span, ...]
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A content with its cue and its source as the article words it, before it is resolved.

    `spans` never hold the quotation marks at their outer ends. `source` is the mention in its
    place ("he"); None where the article names nobody. `via` is who passed the words on ("according
    to the agency"), `addressee` who they were said to. `evidence` names each rule or model that
    took part, as `stage:rule`; `confidence` is the calibrated probability that content and source
    are right. `inherited` marks a quote without a cue of its own whose source was carried over
    from an earlier quote, `in_dialogue` one whose source is the other of two who take turns;
    `guessed_source` says that the source is only the likeliest, since the network's labelling had
    none. `scores` are the model's probabilities of the cue and of the labelling of source and
    content, before calibration, `other` that of a cue that gives neither speech nor an attitude.
    """

    kind: Kind
    mode: Mode
    text: str
    spans: tuple[Span, ...]
    cue: Cue | None
    source: Phrase | None
    via: Phrase | None = None
    addressee: Phrase | None = None
    evidence: tuple[str, ...] = ()
    confidence: float = 0.0
    inherited: bool = False
    notes: tuple[str, ...] = ()
    scores: tuple[float, float] = (0.0, 0.0)
    in_dialogue: bool = False
    guessed_source: bool = False
    other: float = 0.0

    @property
    def attributed(self) -> bool:
        """Whether it has a cue or a source; where not, quotation marks alone make it a quote."""
        return self.cue is not None or self.source is not None

    @property
    def cue_spans(self) -> tuple[Span, ...]:
        """Where its cue stands; none without a cue."""
        return self.cue.spans if self.cue else ()

    @property
    def start(self) -> int:
        """Offset of the content's first character."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Offset after the content's last character."""
        return self.spans[-1].end


@dataclass(frozen=True, slots=True)
class Entity:
    """A canonical source within one article.

    `id` is a slug of the name, unique within the article. `aliases` are the other names the
    article uses; `roles` the titles it gives ("prime minister"); `speaks_for` is the id of the
    body or person that a spokesperson speaks for. `wikidata` is a QID where the gazetteer has one.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    affiliation: str | None = None
    country: str | None = None
    gender: str | None = None
    speaks_for: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain cue -> mention -> antecedent -> entity.

    `rule` names it (`resolve:surname`), `text` and `spans` are the words it led to (no spans for a
    gazetteer entry), `score` is how sure the step is, 0 to 1.
    """

    rule: str
    text: str
    spans: tuple[Span, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Link:
    """A mention and whom it stands for.

    `entities` is empty where nobody could be named honestly, one entity as a rule, several for
    "the two nations". `chain` is the evidence, in order; `score` is the product of its scores.
    """

    mention: Phrase
    entities: tuple[Entity, ...]
    chain: tuple[Step, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quote with its source, relay and addressee resolved; one line of `quotes extract`."""

    id: str
    quote: Quote
    speaker: Link | None
    via: Link | None = None
    addressee: Link | None = None
    evidence: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that the pipeline found in one article; `entities` holds every entity it resolved."""

    article: Article
    attributions: tuple[Attribution, ...]
    entities: tuple[Entity, ...] = ()
    words: int = 0
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement that comes with its speaker, from a transcript, a record or another tool.

    `date` is an ISO day; `source` names the record ("Committee hearing 12"), `url` is its address.
    """

    text: str
    speaker: str
    date: str | None = None
    source: str | None = None
    url: str | None = None


def phrase(text: str, spans: tuple[Span, ...]) -> Phrase:
    """The words of `text` at `spans` as one phrase."""
    return Phrase(" ".join(text[a:b] for a, b in spans), spans)


@lru_cache(maxsize=2)  # each quote of an article asks for it, and a text may be long
def article_key(text: str) -> str:
    """A stable id of an article's text: 32 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def attribution_id(text: str, spans: tuple[Span, ...]) -> str:
    """A stable id of a quote: a hash of the article's text and the content's spans.

    The same text and spans give the same id on every machine and in every version.
    """
    places = ",".join(f"{a}-{b}" for a, b in spans)
    return hashlib.sha256(f"{article_key(text)}:{places}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One attribution as the network sees it.

    `contents`, `cue` and `sources` are spans of characters in the article, end exclusive, each at
    word boundaries, in text order; `contents` is never empty. `cue_probability` is that of the
    cue's words, `role_probability` that of the whole labelling of source and content.
    `likely_source` is the likeliest source where the best labelling has none. `mode` is what the cue
    gives by the network, speech or attitude (None where it was not asked); `other` is the probability
    that it gives neither, but an act or a topic.
    """

    contents: tuple[Span, ...]
    cue: Span
    sources: tuple[Span, ...]
    cue_probability: float
    role_probability: float
    likely_source: Span | None = None
    mode: Mode | None = None
    other: float = 0.0
