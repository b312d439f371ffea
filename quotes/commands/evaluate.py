"""`quotes evaluate`: scores on annotated articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from quotes.commands.modes import CHOICES, mode_option, model_option
from quotes.evaluation.run import Evaluation
from quotes.evaluation.run import evaluate as run
from quotes.pipeline import Pipeline


@click.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--format", "style", type=click.Choice(["table", "json"]), default="table", show_default=True,
    help="How to print the scores.",
)  # fmt: skip
@click.option("--min-confidence", type=click.FloatRange(0, 1), help="Leave out what is below.")
@mode_option("all")
@model_option()
@click.option("--silent", is_flag=True, help="Show no progress.")
def evaluate(
    gold: Path, style: str, min_confidence: float | None, mode: str, model: str, silent: bool
) -> None:
    """Score the pipeline on the annotated articles in GOLD.

    GOLD holds text/*.txt and attributions/*.ann (brat standoff as in PolNeAR,
    which marks acts and topics too: `--mode all`).
    """
    pipeline = Pipeline.load(threshold=min_confidence, modes=CHOICES[mode], model=model)

    def progress(name: str) -> None:
        if not silent:
            click.echo(name, err=True)

    done = run(gold, pipeline.extract, progress=progress)
    if style == "json":
        click.echo(json.dumps(asdict(done), indent=1))
    else:
        for line in table(done):
            click.echo(line)


def table(done: Evaluation) -> Iterator[str]:
    """The scores as lines for a terminal, in percent."""
    yield f"{done.articles} articles, {done.words} words"
    yield f"{'class':<16}{'metric':<13}{'P':>7}{'R':>7}{'F1':>7}{'gold':>8}{'pred':>8}"
    for kind, metrics in done.report.items():
        for metric, row in metrics.items():
            cells = "".join(
                f"{100 * row[key]:7.1f}" if key in row else f"{'-':>7}"
                for key in ("precision", "recall", "f1")
            )
            given = f"{int(row['predicted']):8d}" if "predicted" in row else f"{'-':>8}"
            yield f"{kind:<16}{metric:<13}{cells}{int(row['gold']):8d}{given}"
    yield "confidence from, attributions, mean confidence, share right"
    for low, count, mean, share in done.reliability:
        yield f"{low:<16}{count:<13}{mean:7.3f}{share:7.3f}"
    for least, (kept, right) in done.precision_at.items():
        yield f"at {least} and above: {kept} attributions, {100 * right:.1f} % right"
