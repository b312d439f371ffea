"""The steps of detection run after what they need."""

import pytest

from quotes.attribution.detect import CONSTRUCTIONS, STEPS
from quotes.attribution.order import Each, in_order
from quotes.attribution.steps.clauses import aside, participle


def test_a_step_before_what_it_needs_is_refused() -> None:
    first, then = Each(aside), Each(participle, after=("aside",))
    assert in_order(first, then) == (first, then)
    with pytest.raises(ValueError, match="participle must run after aside"):
        in_order(then, first)


def test_no_step_stands_twice() -> None:
    for steps in (STEPS, CONSTRUCTIONS):
        names = [step.run.__name__ for step in steps]
        assert len(set(names)) == len(names)


def test_the_order_is_the_declared_one() -> None:
    assert in_order(*STEPS) == STEPS
    with pytest.raises(ValueError, match="must run after"):
        in_order(*reversed(STEPS))
    with pytest.raises(ValueError, match="must run after"):
        in_order(*reversed(CONSTRUCTIONS))
