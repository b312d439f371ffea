"""What an unnamed person, group, body or document is called. Pure."""

from __future__ import annotations

import re

from quotes.model import EntityKind
from quotes.phrases.parts import Nominal

PP = re.compile(r"^(.+?) (?:for|of|at|with|from|in) (?:the )?(.+)$")

# "A number of tax experts": what says how many.
AMOUNT_OF = re.compile(
    r"^(?:(?:growing |large |small )?(?:number|chorus|handful) of|all (?:of )?(?:the )?(?=\w+s\b))\s*"
)

# How often a phrase that stands for nobody named is right, of 350 on PolNeAR dev and our own texts: the rest
# are mostly somebody whom the article names elsewhere.
PHRASE = {
    "person": 0.9, "unnamed_person": 0.75, "organization": 0.75, "document": 0.8, "group": 0.88,
}  # fmt: skip

INDEFINITE = frozenset(("one", "another", "other", "latter", "former"))


def entity_kind(part: Nominal) -> EntityKind:
    if part.head in INDEFINITE or part.words[:1] == ("one",):
        return "unnamed_person"
    if part.kind == "document":
        return "document"
    if part.plural or part.kind == "group":
        return "group"
    named = part.kind is None and part.text.split()[-1:] and part.text.split()[-1][:1].isupper()
    if part.kind == "organization" or named:
        return "organization"
    if part.kind is None and not re.search(r"(?:er|or|ist|ian|ant|ent|man|woman|ee)$", part.head):
        return "document"
    return "unnamed_person"
