"""EDGE: which Stanza models there are, where they lie, and how they are downloaded when asked for."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import stanza
from stanza.models.common import utils

from quotes.errors import ModelError
from quotes.languages.checksums import check
from quotes.parsing.shortcuts import shorten

MODEL_FILES = ("tokenize.pt", "pos.pt", "lemma.pt", "depparse.pt", "ner.pt", "pretrain.pt")

LOAD_ERRORS = (OSError, RuntimeError, KeyError, ValueError, EOFError, pickle.UnpicklingError)


def stanford_folder() -> Path | None:
    """Where Stanza keeps Stanford's English models, None when they were never downloaded."""
    folder = Path(stanza.resources.common.DEFAULT_MODEL_DIR) / "en"
    return folder if (folder / "depparse").is_dir() else None


def download_stanford() -> None:
    """Fetch Stanford's English models from their hub; raises ModelError when that fails."""
    try:
        stanza.download("en", processors="tokenize,pos,lemma,depparse,ner", package="default_fast")
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelError(f"Stanford's models could not be downloaded: {error}") from error


ALL = ("tokenize", "pos", "lemma", "depparse", "ner")

# What is left to do where tokens come with their tags and names.
FOR_TAGGED = ("lemma", "depparse")


def processors(folder: Path, names: Sequence[str] = ALL) -> dict[str, Any]:
    """The processors of these names, from the models in `folder`; with less than ALL they take tagged tokens.

    Raises ModelError where a model is missing or damaged.
    """
    missing = [name for name in MODEL_FILES if not (folder / name).is_file()]
    if missing:
        raise ModelError(f"No such model: {missing[0]} in {folder}.")
    check(folder)
    at = {name: str(folder / name) for name in (*MODEL_FILES, "resources.json")}
    tagged = tuple(names) != ALL
    try:
        with _untrained():
            pipeline = stanza.Pipeline(
                "en", dir=str(folder), package=None, processors=",".join(names),
                download_method=None, allow_unknown_language=True, use_gpu=False, logging_level="CRITICAL",
                resources_filepath=at["resources.json"],
                tokenize_model_path=at["tokenize.pt"],
                pos_model_path=at["pos.pt"], pos_pretrain_path=at["pretrain.pt"],
                lemma_model_path=at["lemma.pt"], lemma_store_results=True, lemma_pretagged=tagged,
                depparse_model_path=at["depparse.pt"], depparse_pretrain_path=at["pretrain.pt"],
                depparse_resolve_head_constraints=False, depparse_pretagged=tagged,
                ner_model_path=at["ner.pt"], ner_pretrain_path=at["pretrain.pt"],
                ner_forward_charlm_path="", ner_backward_charlm_path="",
            )  # fmt: skip
    except LOAD_ERRORS as error:
        message = f"The models in {folder} cannot be read; they are damaged or of another version."
        raise ModelError(message) from error
    made = dict(pipeline.processors)
    shorten(made)
    return made


@contextmanager
def _untrained() -> Iterator[None]:
    """Have Stanza make no optimizers while it loads: they draw in torch's compiler, seconds of work."""
    kept = utils.get_optimizer, utils.get_split_optimizer
    utils.get_optimizer = lambda *_, **__: None
    utils.get_split_optimizer = lambda *_, **__: {}
    try:
        yield
    finally:
        utils.get_optimizer, utils.get_split_optimizer = kept
