"""One correction in force, and what it says of the mention of a speaker. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from quotes.db.schema.identifiers import norm

# What a person says of one quote beside its speaker.
REJECT, TEXT, KIND, MODE, DENIED = (
    "quote-reject", "quote-text", "quote-kind", "quote-mode", "quote-denied",
)  # fmt: skip
ON_QUOTES = (REJECT, TEXT, KIND, MODE, DENIED)


@dataclass(frozen=True, slots=True)
class Mention:
    """What decides whom a mention stands for: the entity's name and kind, and its quote's id."""

    name: str | None
    kind: str | None
    quote: int | None


@dataclass(frozen=True, slots=True)
class Op:
    """One correction in force; `id` is its row, `payload` names speakers by slug.

    The payloads: rename {speaker, name}, link {speaker, wikidata}, alias {speaker, name, kind},
    merge {speaker, into}, distinct {speaker, other},
    split {speaker, new, name, kind, quotes: anchors, names}; those on claims are read by
    `claim_words`: claim-same and claim-apart {quote, second: anchors}, claim-verdict {quote: anchor,
    status, rating, note, link}; and
    assign {quote: anchor, speaker or null, create: {name, kind} or null}; quote-reject {quote: anchor},
    quote-kind, quote-mode and quote-denied with `kind`, `mode` or `denied` beside it, and quote-text
    with `words` (a text for each stretch) and `spans`, their places in the anchor's article.
    """

    id: int
    action: str
    payload: dict[str, Any]

    def creates(self) -> dict[str, str] | None:
        """The speaker that this correction brings into being: slug, name, kind."""
        if self.action == "split":
            return {key: self.payload[key] for key in ("new", "name", "kind")}
        made = self.payload.get("create") if self.action == "assign" else None
        return {"new": self.payload["speaker"], **made} if made else None

    def needs(self) -> str | None:
        """The slug of the speaker without whom this correction waits."""
        target = self.payload.get("into" if self.action == "merge" else "speaker")
        return None if target is None else str(target)

    def follow(self, slug: str, mention: Mention, places: dict[int, set[int]]) -> str:
        """Whom `slug` becomes; `places` are the quotes that each split names."""
        work = self.payload
        if self.action == "merge" and slug == work["speaker"]:
            return str(work["into"])
        if self.action == "alias" and mention.kind == work["kind"]:
            return str(work["speaker"]) if norm(mention.name or "") == norm(work["name"]) else slug
        if self.action == "split" and slug == work["speaker"]:
            named = norm(mention.name or "") in {norm(name) for name in work["names"]}
            if mention.quote is not None and (named or mention.quote in places.get(self.id, ())):
                return str(work["new"])
        return slug


def all_anchors(action: str, payload: dict[str, Any]) -> list[Any]:
    """Every quote that a correction of any kind names, those on claims, too."""
    if action == "split":
        return list(payload["quotes"])
    if action == "assign" or action.startswith(("claim-", "quote-")):
        return [payload[name] for name in ("quote", "second") if name in payload]
    return []


def anchors_of(op: Op) -> list[dict[str, Any]]:
    """The quotes that a correction names; those of claims are read by `claim_words`."""
    return [] if op.action.startswith("claim-") else all_anchors(op.action, op.payload)
