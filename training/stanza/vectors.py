"""Build the small word-vector file of all models from the vectors of spaCy's `en_core_web_md`.

Two steps, for two environments: `reduce` needs spaCy and wordfreq and writes an .npz file,
`to_pretrain` needs Stanza and writes `pretrain.pt`. Run the first as a script:

    python training/stanza/vectors.py MODEL_DIR CORPORA OUT.npz

`en_core_web_md` maps half a million words onto 20,000 rows. Words of one row stand next to each
other in the file, so that deflate stores the repeated rows in next to nothing.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

DIMENSIONS = 150
WORDS = 80_000
COMMON_WORDS = 150_000  # how many of wordfreq's words are considered


def corpus_words(corpora: Path) -> Iterator[str]:
    """Lower-cased words of the training parts of all corpora."""
    for path in sorted((corpora / "ud").glob("*-train.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if columns[0].isdigit():
                yield columns[1].lower()
    for path in sorted((corpora / "ner").glob("*/train.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield line.split("\t")[0].lower()


def reduce(model_dir: Path, corpora: Path, out: Path) -> None:
    """Choose words, project their vectors on the main axes, and save both."""
    spacy = import_module("spacy")  # only in the environment of this step
    top_n_list = import_module("wordfreq").top_n_list
    vocab = spacy.blank("en").vocab.from_disk(model_dir / "vocab")
    rows: dict[str, int] = {}
    for key, row in vocab.vectors.key2row.items():
        word = vocab.strings[key]
        if row >= 0 and (word == word.lower() or word.lower() not in rows):
            rows[word.lower()] = row
    seen = Counter(corpus_words(corpora))
    rank = {word: place for place, word in enumerate(top_n_list("en", COMMON_WORDS))}
    wanted = sorted(
        (set(seen) | set(rank)) & set(rows),
        key=lambda w: (rank.get(w, COMMON_WORDS) / (1 + seen[w]), w),
    )[:WORDS]
    wanted.sort(key=lambda w: (rows[w], w))
    used = np.asarray(vocab.vectors.data, dtype="float32")[[rows[w] for w in wanted]]
    centred = used - used.mean(0)
    _, axes = np.linalg.eigh(centred.T @ centred / len(centred))
    projected = centred @ axes[:, ::-1][:, :DIMENSIONS]
    kept = float((projected**2).sum() / (centred**2).sum())
    projected /= projected.std()
    print(f"{len(wanted)} words, {len({rows[w] for w in wanted})} rows, variance kept {kept:.3f}")
    np.savez(out, words=np.array(wanted), vectors=projected.astype("float32"))


def to_pretrain(npz: Path, out: Path) -> None:
    """Write the .npz file as a Stanza pretrain file, rounded as it will ship."""
    import torch  # noqa: PLC0415 - not in the environment of the other step
    from stanza.models.common.pretrain import PretrainedWordVocab  # noqa: PLC0415
    from stanza.models.common.vocab import VOCAB_PREFIX  # noqa: PLC0415

    from .pack import VECTOR_STEPS, save_packed, snap  # noqa: PLC0415

    data: Any = np.load(npz)
    words = [str(word) for word in data["words"]]
    special = np.zeros((len(VOCAB_PREFIX), DIMENSIONS), "float32")
    vectors = np.concatenate([special, data["vectors"]])
    vocab = PretrainedWordVocab(words, lower=True)
    emb = snap(torch.from_numpy(vectors), VECTOR_STEPS)
    save_packed({"vocab": vocab.state_dict(), "emb": emb}, out)


if __name__ == "__main__":
    reduce(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
