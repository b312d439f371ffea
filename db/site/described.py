"""The API as a table: every address with what may be asked, and the form of its answers. Pure.

`openapi` writes it as OpenAPI, `docs/api.md` is tested against it, and so are the routes themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from quotes.db.claims.verify import LONGEST
from quotes.db.site.claim_queries import ORDERS, STATUSES
from quotes.db.site.matches import SORTS
from quotes.db.site.parameters import MAX_DIGITS, MAX_SIZE, MAX_TEXT, PAGE
from quotes.db.site.reconcile import MAX_BATCH
from quotes.db.site.search_pages import DAY, KINDS, MODES, MONTH, OTHER, SURE

Schema = dict[str, Any]

JSON, CSV, ATOM = "application/json", "text/csv", "application/atom+xml"
FORM = "application/x-www-form-urlencoded"
TYPES = {
    ".json": JSON, ".csv": CSV, ".atom": ATOM, ".jsonld": "application/ld+json", ".txt": "text/plain",
    ".xml": "application/xml",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may stand behind the `?`; empty it asks for nothing."""

    name: str
    what: str
    schema: Schema


@dataclass(frozen=True, slots=True)
class Operation:
    """An address, with `{key}` and the like in it, and the endings under which it has other forms."""

    path: str
    what: str
    answer: str = ""
    endings: tuple[str, ...] = (".json",)
    asks: tuple[Parameter, ...] = ()
    body: Schema = field(default_factory=dict)
    missing: bool = False

    @property
    def methods(self) -> tuple[str, ...]:
        """How it may be asked."""
        return ("get", "post") if self.body else ("get",)


def _text(most: int) -> Schema:
    return {"type": "string", "maxLength": most}


def _as_in(pattern: Any) -> Schema:
    """A pattern of Python as JSON Schema writes it, or nothing."""
    inner = pattern.pattern.replace(r"\Z", "").replace("(?:", "(").replace(r"\d", "[0-9]")
    return {"type": "string", "pattern": f"^({inner})?$"}


def _one_of(names: tuple[str, ...]) -> Schema:
    return {"type": "string", "enum": ["", *names]}


Q = Parameter("q", 'Words, "a phrase", OR, NOT, beginning*', _text(MAX_TEXT))
LIST = (
    Parameter("page", "Which page, from 1; what is no such number is the first",
              {"type": ["integer", "string"], "maxLength": MAX_DIGITS, "default": 1}),
    Parameter("size", "Rows a page",
              {"type": "integer", "minimum": 1, "maximum": MAX_SIZE, "default": PAGE}),
    Parameter("cursor", "Where to go on, from `pager.next`", {"type": "string"}),
)  # fmt: skip
SEARCH = (
    Q, Parameter("speaker", "A slug, or a name in full", {"type": "string"}),
    Parameter("kind", "How it is quoted", _one_of(KINDS)),
    Parameter("mode", "What is told", _one_of((*MODES, OTHER))),
    Parameter("denied", "1, or anything else: only what was denied", {"type": "string"}),
    Parameter("outlet", "The host of who printed it", {"type": "string"}),
    Parameter("since", "From this day, month or year", _as_in(DAY)),
    Parameter("until", "To this day, month or year", _as_in(DAY)),
    Parameter("month", "In this month", _as_in(MONTH)),
    Parameter("country", "Whose speaker is of this country", {"type": "string"}),
    Parameter("confidence", "At least so sure, 0 to 1", _as_in(SURE)),
    Parameter("sort", "The order", _one_of(SORTS)), *LIST,
)  # fmt: skip
CLAIMS = (
    Q, Parameter("speaker", "A slug", {"type": "string"}),
    Parameter("status", "Where its check stands", _one_of(STATUSES)),
    Parameter("several", "1, or anything else: printed more than once", {"type": "string"}),
    Parameter("topic", "A noun phrase of what was said; of an unknown one there are none", _text(MAX_TEXT)),
    Parameter("sort", "The order", _one_of(tuple(ORDERS))), *LIST,
)  # fmt: skip
TEXT = Parameter("text", "The words, a sentence or a paragraph", _text(LONGEST))
WHO = Parameter("speaker", "Who is said to have said it", {"type": ["string", "null"]})
VERIFY = {
    "type": "object", "required": ["text"], "properties": {"text": TEXT.schema, "speaker": WHO.schema},
}  # fmt: skip
QUERIES = Parameter(
    "queries", f"JSON: at most {MAX_BATCH} queries by their names", {"type": "string"}
)
EXTEND = Parameter("extend", "JSON: ids and properties", {"type": "string"})
RECONCILE = {
    "type": "object", "properties": {each.name: each.schema for each in (QUERIES, EXTEND)},
}  # fmt: skip

OPERATIONS = (
    Operation("/-/front", "How much there is, the latest articles, who is quoted most", "Front"),
    Operation("/-/search", "Quotes by words and filters", "Search", (".json", ".csv", ".atom"), SEARCH),
    Operation("/-/articles", "Articles, the newest first", "Articles", asks=LIST),
    Operation("/-/articles/{key}", "One article with its quotes", "Article", missing=True),
    Operation("/-/speakers", "Speakers, most quoted first", "Speakers",
              asks=(Parameter("q", "Beginnings of a name's words, or part", {"type": "string"}), *LIST)),
    Operation("/-/speakers/{slug}", "One speaker and what they said", "Speaker",
              (".json", ".csv", ".atom"), tuple(p for p in SEARCH if p.name != "speaker"), missing=True),
    Operation("/-/quotes/{key}", "One quote with every step to its speaker", "Quote", missing=True),
    Operation("/-/claims", "Claims, printed most first", "Claims", asks=CLAIMS),
    Operation("/-/claims/{key}", "One claim with its wordings and printings", "Claim",
              (".json", ".jsonld", ".atom"), missing=True),
    Operation("/-/verify", "Was it said so?", "Verdict", asks=(TEXT, WHO), body=VERIFY),
    Operation("/-/reconcile", "Names to speakers", "Object", ("",), (QUERIES, EXTEND), RECONCILE),
    Operation("/-/reconcile/suggest/{kind}", "Names that begin so", "Suggested", ("",),
              (Parameter("prefix", "What was typed", {"type": "string"}),
               Parameter("cursor", "How many to pass over", {"type": "string"}))),
    Operation("/-/reconcile/properties", "What is known of speakers", "Properties", ("",),
              (Parameter("type", "Of which type", {"type": "string"}),
               Parameter("limit", "How many", {"type": "string"}))),
    Operation("/-/openapi", "This description", "Object"),
)  # fmt: skip


def types_of(operation: Operation, ending: str) -> str:
    """The media type of an answer."""
    return TYPES.get(ending, JSON)
