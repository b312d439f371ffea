"""The encoder of sentences by numpy, against the same layers in torch, from a small invented package."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from quotes.languages import sentences
from quotes.tagging.network import Encoder, Shape

WORDS = ("[UNK]", "[CLS]", "[SEP]", "harbour", "wall", "mended", "the", "was", "closed")
SHAPE = Shape(len(WORDS), layers=2, hidden=8, heads=2, intermediate=16, positions=160, features=())
# Ours holds queries, keys and values in one matrix, the package three.
NAMES = {
    "out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
}  # fmt: skip


def published(encoder: Encoder) -> dict[str, np.ndarray]:
    """The encoder's weights under the names of the package."""
    found = {
        "embeddings.word_embeddings.weight": encoder.pieces.weight,
        "embeddings.position_embeddings.weight": encoder.positions.weight,
        "embeddings.token_type_embeddings.weight": torch.zeros(2, SHAPE.hidden),
        "embeddings.LayerNorm.weight": encoder.norm.weight,
        "embeddings.LayerNorm.bias": encoder.norm.bias,
    }
    for number, layer in enumerate(encoder.layers):
        for part in ("weight", "bias"):
            name = f"encoder.layer.{number}."
            three = getattr(layer.qkv, part).chunk(3)
            for kind, each in zip(("query", "key", "value"), three, strict=True):
                found[f"{name}attention.self.{kind}.{part}"] = each
            for own, theirs in NAMES.items():
                found[f"{name}{theirs}.{part}"] = getattr(getattr(layer, own), part)
    return {name: value.detach().numpy() for name, value in found.items()}


def safetensors(path: Path, arrays: dict[str, np.ndarray]) -> None:
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    data = b""
    for name, array in arrays.items():
        own = np.ascontiguousarray(array, np.float32).tobytes()
        offsets = [len(data), len(data) + len(own)]
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": offsets}
        data += own
    told = json.dumps(header).encode()
    path.write_bytes(len(told).to_bytes(8, "little") + told + data)


@pytest.fixture
def encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Encoder]:
    torch.manual_seed(4)
    made = Encoder(SHAPE).eval()
    safetensors(tmp_path / sentences.WEIGHTS, published(made))
    ids = {word: place for place, word in enumerate(WORDS)}
    pieces = Tokenizer(models.WordLevel(ids, unk_token="[UNK]"))
    pieces.pre_tokenizer = pre_tokenizers.Whitespace()
    pieces.post_processor = processors.BertProcessing(("[SEP]", 2), ("[CLS]", 1))
    pieces.save(str(tmp_path / sentences.PIECES))
    config = {"num_attention_heads": 2, "num_hidden_layers": 2, "layer_norm_eps": 1e-12}
    (tmp_path / sentences.CONFIG).write_text(json.dumps(config), "utf-8")
    sentences._model.cache_clear()
    monkeypatch.setattr(sentences, "_folder", lambda: tmp_path)
    yield made
    sentences._model.cache_clear()


def test_it_reads_as_the_layers_in_torch_do(encoder: Encoder) -> None:
    ids = [1, *map(WORDS.index, ("the", "harbour", "wall", "was", "mended")), 2]
    with torch.inference_mode():
        given = torch.tensor([ids])
        states = encoder(given, torch.zeros(1, len(ids), 0), torch.ones_like(given).bool())
    wanted = states[0].mean(dim=0).numpy()
    (found,) = sentences.sentence_vectors(["the harbour wall was mended"])
    assert np.allclose(found, wanted / np.linalg.norm(wanted), atol=5e-3)


def test_a_sentence_is_read_alike_alone_and_among_others(encoder: Encoder) -> None:
    texts = ["the wall", "", "the harbour was closed the harbour was closed"]
    together = sentences.sentence_vectors(texts)
    alone = np.concatenate([sentences.sentence_vectors([each]) for each in texts])
    assert np.allclose(together, alone, atol=1e-5)
    assert np.allclose(np.linalg.norm(together, axis=1), 1)


def test_long_sentences_are_cut(encoder: Encoder) -> None:
    long = "the harbour wall " * 60
    cut, more = sentences.sentence_vectors([long, long + "was closed"])
    assert np.allclose(cut, more)


def test_without_all_its_files_there_is_no_encoder(
    encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sentences.has_sentences()
    (tmp_path / sentences.PIECES).unlink()
    assert not sentences.has_sentences()
    monkeypatch.setattr(sentences, "_folder", lambda: None)
    assert not sentences.has_sentences()
