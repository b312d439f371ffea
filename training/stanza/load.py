"""Load a folder of compact models into a Stanza pipeline, with no network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import stanza

ALL = ("tokenize", "pos", "lemma", "depparse", "ner")
WITH_VECTORS = ("pos", "depparse", "ner")


def load(folder: Path, processors: tuple[str, ...] = ALL, **options: Any) -> stanza.Pipeline:
    """A pipeline of the processors asked for."""
    paths = {f"{name}_model_path": str(folder / f"{name}.pt") for name in processors}
    if options.get("tokenize_pretokenized"):
        del paths["tokenize_model_path"]
    paths |= {
        f"{name}_pretrain_path": str(folder / "pretrain.pt")
        for name in processors
        if name in WITH_VECTORS
    }
    if "ner" in processors:
        # Empty, not absent: the processor zips the lists of paths, and an empty list loads nothing.
        paths |= {"ner_forward_charlm_path": "", "ner_backward_charlm_path": ""}
    return stanza.Pipeline(
        "en",
        dir=str(folder),
        package=None,
        processors=",".join(processors),
        download_method=None,
        allow_unknown_language=True,
        use_gpu=False,
        logging_level="ERROR",
        resources_filepath=str(folder / "resources.json"),
        **paths,
        **options,
    )
