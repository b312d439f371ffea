"""Give Stanza's trainers a warm-up and a cosine decay of the learning rate.

Stanza holds the rate until the development score stalls, which wastes a small number of steps.
The schedule is laid around the trainer's `update`, so the training loops stay Stanza's own.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

WARM_UP_STEPS = 40
FLOOR = 0.01  # of the full rate, at the end
REPORT_EVERY = 200


def factor(step: int, steps: int) -> float:
    """The share of the full learning rate at a step, counted from 1."""
    decay = 0.5 * (1 + math.cos(math.pi * min(1.0, step / steps)))
    return min(1.0, step / WARM_UP_STEPS) * max(FLOOR, decay)


def _optimizers(trainer: Any) -> list[Any]:
    found = getattr(trainer, "optimizers", None) or trainer.optimizer
    return list(found.values()) if isinstance(found, dict) else [found]


@contextmanager
def cosine(trainer_class: Any, steps: int) -> Iterator[None]:
    """While active, every `update` of the class first sets the learning rate of its step."""
    original = trainer_class.update
    full: list[list[float]] = []
    step, started = 0, time.time()

    def update(self: Any, *args: Any, **kwargs: Any) -> Any:
        nonlocal step
        if kwargs.get("eval"):
            return original(self, *args, **kwargs)
        optimizers = _optimizers(self)
        if not full:
            full.extend([group["lr"] for group in o.param_groups] for o in optimizers)
        step += 1
        for optimizer, rates in zip(optimizers, full, strict=True):
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * factor(step, steps)
        if step in (10, 50) or step % REPORT_EVERY == 0:
            passed = time.time() - started
            print(f"step {step}/{steps}, {passed:.0f} s, {process_seconds():.0f} CPU s", flush=True)
        return original(self, *args, **kwargs)

    trainer_class.update = update
    try:
        yield
    finally:
        trainer_class.update = original


def process_seconds() -> float:
    """CPU seconds of this process so far."""
    return time.process_time()
