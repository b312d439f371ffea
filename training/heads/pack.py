"""Heads that were taught -> the folder that ships: int8 weights, labels, scores and the model card.

    python -m training.heads.pack HEADS --states STATES [--quality FILE]

HEADS is what `training.heads.heads` wrote, STATES as there. The scores are those of the packed
weights on the dev parts, with those of the weights before, and of Stanza's models where `--quality` names
what `benchmarks.pass_quality` wrote.
"""

from __future__ import annotations

import argparse
import json
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np

from quotes.languages import checksums
from quotes.tagging.heads import NAMES, Head
from quotes.tagging.weights import packed, unpacked
from training.heads.heads import SEED, TASKS, Part, load

CARD = Path(__file__).parent / "card.md"
ROWS = {
    "upos": "UPOS, accuracy", "xpos": "XPOS, accuracy", "ends": "sentence ends, F1",
    "names": "names, F1",
}  # fmt: skip


def pack(heads: Path, folder: Path) -> None:
    """Write `weights.npz`, `model.json` and the checksums."""
    folder.mkdir(parents=True, exist_ok=True)
    weights: dict[str, np.ndarray] = {}
    settings: dict[str, Any] = {}
    for name in NAMES:
        head, labels, _ = load(heads / f"{name}-mix-conv.pt")
        weights |= {f"{name}.{key}": value for key, value in packed(head.state_dict()).items()}
        settings[name] = {"layers": list(head.plan.layers), "labels": labels}
    np.savez_compressed(folder / "weights.npz", **weights)
    (folder / "model.json").write_text(json.dumps(settings, indent=1) + "\n", "utf-8")
    checksums.write(folder)


def rounded(head: Head) -> Head:
    """The head with its weights as they are after packing."""
    made = Head(head.plan)
    made.load_state_dict(unpacked(packed(head.state_dict())))
    return made.eval()


def scores(heads: Path, states: Path) -> dict[str, dict[str, float]]:
    """What the heads score before and after packing."""
    made: dict[str, dict[str, float]] = {"before": {}, "packed": {}}
    for task, (name, score) in TASKS.items():
        head, labels, _ = load(heads / f"{name}-mix-conv.pt")
        part = Part(states / f"{task}-dev", labels)
        made["before"] |= score(head, part)
        made["packed"] |= score(rounded(head), part)
    return made


def card(found: dict[str, dict[str, float]]) -> str:
    """The model card with its figures."""
    columns = {"packed": "as shipped", "before": "float32", "Stanza": "Stanza's models"}
    shown = {key: title for key, title in columns.items() if key in found}
    lines = [f"| | {' | '.join(shown.values())} |", "|---|" + "---:|" * len(shown)]
    for key, title in ROWS.items():
        cells = (f"{found[column][key]:.2f}" for column in shown)
        lines.append(f"| {title} | {' | '.join(cells)} |")
    return CARD.read_text("utf-8").format(scores="\n".join(lines), seed=SEED)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("heads", type=Path)
    parser.add_argument("--states", type=Path, required=True)
    parser.add_argument("--quality", type=Path)
    options = parser.parse_args()
    with as_file(files("quotes.languages") / "en" / "models" / "heads") as folder:
        pack(options.heads, Path(folder))
        found = scores(options.heads, options.states)
        if options.quality:
            found["Stanza"] = json.loads(options.quality.read_text("utf-8"))["Stanza"]
        Path(folder, "scores.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
        Path(folder, "MODEL_CARD.md").write_text(card(found), "utf-8")


if __name__ == "__main__":
    main()
