"""Designs of the chain in which one encoder stands for several models: what ships, and others made of it.

`chain` gives a pipeline of a design by name; `benchmarks.run_design` times it, `benchmarks.pass_table`
prints all. What the encoder with fewer layers has as heads comes from `training.heads.roles`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quotes.pipeline import Pipeline
from quotes.settings import BEST, FAST
from training.heads.roles import fitted


@dataclass(frozen=True, slots=True)
class Design:
    """`model` is the setting that is loaded; `layers` of the encoder, with the file of the attribution
    network's own heads where they were fitted anew."""

    model: str = BEST
    layers: int = 6
    roles: str = ""


DESIGNS = {
    "best": Design(),
    "fast": Design(FAST),
    "4 layers": Design(layers=4, roles="roles-4.pt"),
    "3 layers": Design(layers=3, roles="roles-3.pt"),
    "6 layers, own heads anew": Design(roles="roles-6.pt"),
}


def chain(name: str, folder: Path) -> Pipeline:
    """The pipeline of a design; `folder` holds the heads that were fitted anew."""
    design = DESIGNS[name]
    pipeline = Pipeline.load(model=design.model)
    if design.roles:
        pipeline.tagger = fitted(design.layers, folder / design.roles)
    return pipeline
