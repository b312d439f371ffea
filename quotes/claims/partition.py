"""Wordings and their links in; which of them make one claim, out. Pure.

The outcome depends on the links alone: they are taken by score, then by key, and two groups join
while their average link is high enough and nothing says that they are two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import NamedTuple

# The average link between two groups that join. A wording that is in two longer ones, which have
# nothing else in common, is a half link to both together.
AVERAGE = 0.6
# What a person joined comes before everything else.
CERTAIN = 2.0


class Edge(NamedTuple):
    """Two wordings, by key, and how much of the shorter is in the longer, 0 to 1."""

    one: str
    other: str
    score: float


def partition(
    lengths: Mapping[str, int], edges: Iterable[Edge], apart: Iterable[tuple[str, str]] = (),
    together: Iterable[tuple[str, str]] = (),
) -> list[list[str]]:  # fmt: skip
    """The groups of wordings, each sorted, in the order of their smallest keys.

    `lengths` has the number of words of each wording, by key; pairs of `apart` never come into one
    group, pairs of `together` do, unless that would bring such a pair together.
    """
    return _Groups(lengths, edges, apart).joined(together)


class _Groups:
    """The groups while they grow."""

    def __init__(
        self, lengths: Mapping[str, int], edges: Iterable[Edge], apart: Iterable[tuple[str, str]]
    ) -> None:
        self._lengths = lengths
        self._links: dict[str, dict[str, float]] = {key: {} for key in lengths}
        self._apart: dict[str, set[str]] = {key: set() for key in lengths}
        self._group = {key: {key} for key in lengths}
        self._edges = sorted((-e.score, min(e[:2]), max(e[:2])) for e in edges)
        for score, one, other in self._edges:
            self._links[one][other] = self._links[other][one] = -score
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def joined(self, together: Iterable[tuple[str, str]]) -> list[list[str]]:
        """Join what belongs together."""
        for one, other in sorted((min(pair), max(pair)) for pair in together):
            self._links[one][other] = self._links[other][one] = CERTAIN
            self._join(one, other, certain=True)
        for _, one, other in self._edges:
            self._join(one, other, certain=False)
        groups = {id(group): sorted(group) for group in self._group.values()}
        return sorted(groups.values())

    def _join(self, one: str, other: str, *, certain: bool) -> None:
        left, right = self._group[one], self._group[other]
        if left is right or any(self._apart[key] & right for key in left):
            return
        if certain or self._average(left, right) >= AVERAGE:
            left |= right
            for key in right:
                self._group[key] = left

    def _average(self, left: set[str], right: set[str]) -> float:
        members = left | right
        total = sum(self._score(one, other, members) for one, other in product(left, right))
        return total / (len(left) * len(right))

    def _score(self, one: str, other: str, members: set[str]) -> float:
        """The link of two; two parts of one longer wording are linked by it."""
        links, others = self._links[one], self._links[other]
        if other in links:
            return links[other]
        longest = max(self._lengths[one], self._lengths[other])
        whole = (
            min(links[key], others[key])
            for key in links.keys() & others.keys() & members
            if self._lengths[key] > longest
        )
        return max(whole, default=0.0)
