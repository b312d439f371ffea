"""The kinds of steps of detection, and the check that each runs after what it needs. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from quotes.attribution.drafts import Draft
from quotes.attribution.passage import Passage
from quotes.model import Quote


@dataclass(frozen=True, slots=True)
class Each:
    """A step over one draft at a time; None drops the draft. `after` names what has run before."""

    run: Callable[[Draft, Passage], Draft | None]
    after: tuple[str, ...] = ()

    def apply(self, drafts: list[Draft], passage: Passage) -> list[Draft]:
        """What the step makes of all drafts."""
        made = (self.run(draft, passage) for draft in drafts)
        return [draft for draft in made if draft is not None]


@dataclass(frozen=True, slots=True)
class Whole:
    """A step over the whole list of drafts, which it may join."""

    run: Callable[[list[Draft], Passage], list[Draft]]
    after: tuple[str, ...] = ()

    def apply(self, drafts: list[Draft], passage: Passage) -> list[Draft]:
        """What the step makes of all drafts."""
        return self.run(drafts, passage)


@dataclass(frozen=True, slots=True)
class Construction:
    """A pattern that speaks for itself: the quotes found so far in, those with its own out."""

    run: Callable[[list[Quote], Passage], list[Quote]]
    after: tuple[str, ...] = ()


S = TypeVar("S", Each, Whole, Construction, Each | Whole)


def in_order(*steps: S) -> tuple[S, ...]:
    """The steps; raises ValueError where one stands before a step that it must follow."""
    done: set[str] = set()
    for step in steps:
        if missing := set(step.after) - done:
            names = ", ".join(sorted(missing))
            raise ValueError(f"{step.run.__name__} must run after {names}")
        done.add(step.run.__name__)
    return steps
