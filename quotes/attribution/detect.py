"""Candidates, quotation marks and the parse -> quotes with cue, source, relay and addressee. Pure.

The network proposes; the marks are certain: a quotation is taken whole or not at all, what stands
in marks after the cue belongs to the same attribution, and a quotation without a cue of its own
goes on from the one before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.build import built
from quotes.attribution.constructions.according_to import according_to
from quotes.attribution.constructions.agents import agents
from quotes.attribution.constructions.as_clauses import as_clauses
from quotes.attribution.constructions.denials import denials
from quotes.attribution.constructions.free_quotations import free_quotations
from quotes.attribution.constructions.headline_sources import headline_sources
from quotes.attribution.constructions.headlines import headline_fragments
from quotes.attribution.constructions.infinitives import whole_infinitives
from quotes.attribution.constructions.layouts import laid_out
from quotes.attribution.constructions.listed import listed
from quotes.attribution.constructions.rejected_claims import rejected_claims
from quotes.attribution.constructions.relative_clauses import relative_clauses
from quotes.attribution.constructions.stances import stances
from quotes.attribution.constructions.that_clauses import that_clauses
from quotes.attribution.constructions.told_passives import told_passives
from quotes.attribution.constructions.trailing_tags import trailing_tags
from quotes.attribution.constructions.what_called import what_called
from quotes.attribution.drafts import drafts_of
from quotes.attribution.order import Construction, Each, Whole, in_order
from quotes.attribution.passage import Passage
from quotes.attribution.places import candidate_places
from quotes.attribution.steps.clauses import (
    aside,
    denied_as,
    nominal_clause,
    participle,
    relative_end,
)
from quotes.attribution.steps.colons import before_colon, headline_colon
from quotes.attribution.steps.confirmed import confirmed, tagged
from quotes.attribution.steps.following_quotations import with_following_quotations
from quotes.attribution.steps.missing_sources import with_likely_source
from quotes.attribution.steps.no_statements import (
    acting,
    calling_back,
    naming,
    saying_nothing,
    topic,
    touching,
)
from quotes.attribution.steps.noun_cues import (
    giver_behind,
    made_by,
    own_verb,
    wanting_to_know,
    when_asked,
)
from quotes.attribution.steps.passives import accused_of, passives
from quotes.attribution.steps.relays import (
    cited_as_saying,
    citing,
    quoted_as,
    told_first,
    without_twins,
)
from quotes.attribution.steps.reported_speech import as_saying
from quotes.attribution.steps.sources import (
    inverted_headline,
    outer_subject,
    own_source,
    trimmed_source,
    without_addressee,
    without_question,
)
from quotes.attribution.steps.with_objects import with_object
from quotes.attribution.tellers import teller_places
from quotes.model import Candidate, Quote, Span

STEPS: tuple[Each | Whole, ...] = in_order(
    Each(naming),
    Each(calling_back),
    Each(topic),
    Each(acting),
    Each(touching),
    Each(saying_nothing),
    Each(when_asked),
    Each(wanting_to_know),
    Each(made_by),
    Each(giver_behind, after=("made_by",)),
    Each(outer_subject),
    Each(without_question),
    Each(without_addressee, after=("topic",)),
    Each(inverted_headline),
    Whole(as_saying),
    Whole(with_following_quotations),
    Each(with_object, after=("with_following_quotations",)),
    # Whoever is cited must be a source before it is asked who quotes whom.
    Whole(cited_as_saying),
    Whole(citing, after=("cited_as_saying",)),
    Each(quoted_as, after=("cited_as_saying",)),
    # A second half in marks is joined already, and is then no aside.
    Each(aside, after=("with_following_quotations",)),
    Each(relative_end, after=("aside",)),
    Each(participle, after=("aside",)),
    Each(denied_as, after=("participle",)),
    # The cue beside a quotation counts only where no draft, as corrected, has it.
    Each(told_first, after=("participle", "quoted_as")),
    Each(passives, after=("quoted_as", "told_first")),
    Each(accused_of, after=("passives",)),
    Each(own_source, after=("quoted_as", "told_first")),
    # Last of the sources: only what nobody else gave one, and what a passive did not deny one.
    Each(with_likely_source, after=("quoted_as", "told_first", "passives")),
    Each(before_colon, after=("with_likely_source",)),
    Each(trimmed_source, after=("outer_subject", "with_likely_source")),
    Each(headline_colon, after=("trimmed_source",)),
    Each(confirmed, after=("trimmed_source",)),
    Each(tagged, after=("trimmed_source",)),
    Each(nominal_clause, after=("participle", "with_likely_source")),
    Each(own_verb, after=("made_by", "nominal_clause")),
    # Compares the contents as they will stand, and so follows whatever changes them.
    Whole(without_twins, after=("with_likely_source", "nominal_clause")),
)

CONSTRUCTIONS: tuple[Construction, ...] = in_order(
    Construction(whole_infinitives),
    Construction(laid_out, after=("whole_infinitives",)),
    Construction(according_to, after=("laid_out",)),
    Construction(as_clauses, after=("according_to",)),
    Construction(that_clauses, after=("according_to",)),
    Construction(relative_clauses, after=("that_clauses",)),
    Construction(denials, after=("that_clauses",)),
    Construction(rejected_claims, after=("that_clauses", "denials")),
    Construction(stances, after=("that_clauses",)),
    Construction(what_called, after=("that_clauses", "stances")),
    Construction(told_passives, after=("that_clauses",)),
    Construction(agents, after=("laid_out",)),
    Construction(trailing_tags, after=("according_to", "that_clauses", "relative_clauses")),
    Construction(listed, after=("laid_out", "that_clauses")),
    Construction(headline_sources, after=("laid_out", "trailing_tags")),
    # What is left over by all others.
    Construction(
        free_quotations,
        after=(
            "laid_out",
            "according_to",
            "that_clauses",
            "agents",
            "trailing_tags",
            "headline_sources",
            "listed",
        ),
    ),
    # Looks for its speaker in all that was found below.
    Construction(headline_fragments, after=("free_quotations",)),
)


def detect(candidates: Sequence[Candidate], passage: Passage) -> list[Quote]:
    """The quotes of a parsed passage in text order; `confidence` is left at 0 for `confidence`."""
    drafts = list(drafts_of(candidates, passage))
    for step in STEPS:
        drafts = step.apply(drafts, passage.with_cues([d.cue for d in drafts]))
    found = [quote for draft in drafts if (quote := built(draft, passage))]
    given = replace(passage, proposed=tuple(d.candidate.cue for d in drafts))
    for construction in CONSTRUCTIONS:
        found = construction.run(found, given)
    return sorted(found, key=lambda q: (q.start, q.end))


def to_parse(candidates: Sequence[Candidate], passage: Passage) -> list[Span]:
    """The places whose sentences need a full parse: cues, sources and words of constructions."""
    before = teller_places(candidates, passage)
    return sorted(
        {
            *candidate_places(candidates),
            *passage.accordings,
            *passage.thats,
            *passage.others,
            *before,
        }
    )
