"""Broken files through every reader: each gives articles or one reason, in bounded time.

    python tests/soak/broken_inputs.py COUNT [SEED [FIGURES]]

Prints one line of JSON, and keeps it as `kill_runs.py` does: tried, articles, refused, the slowest
(CPU seconds and what it was), and the reasons that no reader gave in words of its own.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable

from quotes.hooks import Failure
from quotes.reading.readers.parts import printable
from quotes.reading.sources import read_sources

Change = Callable[[random.Random, bytes], bytes]


def cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def flip(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(max(1, len(data) // 100)):
        changed[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(changed)


def zeros(chance: random.Random, data: bytes) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + bytes(chance.randrange(1, 3_000)) + data[place:]


def repeat(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randrange(1, 40)]
    return data[:start] + piece * chance.randrange(10, 20_000) + data[start:]


def recode(chance: random.Random, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(
        chance.choice(("utf-16", "utf-16-be", "utf-32", "cp1252", "utf-7")), "replace"
    )


def mix(chance: random.Random, data: bytes) -> bytes:
    pieces = [data[n : n + 50] for n in range(0, len(data), 50)]
    chance.shuffle(pieces)
    return b"".join(pieces)


CHANGES: tuple[Change, ...] = (cut, flip, zeros, repeat, recode, mix)


def run(count: int, samples: dict[str, bytes], folder: str, seed: int = 0) -> dict[str, object]:
    """Read `count` broken copies of the samples (name to bytes), written to the folder."""
    chance, result, odd = random.Random(seed), Counter[str](), Counter[str]()
    slowest = (0.0, "")
    for number in range(count):
        name = chance.choice(sorted(samples))
        path = f"{folder}/{number}-{name}"
        change = chance.choice(CHANGES)
        with open(path, "wb") as file:
            file.write(change(chance, samples[name]))
        start = time.process_time()
        found = list(read_sources([path]))
        slowest = max(slowest, (time.process_time() - start, f"{change.__name__} {name}"))
        result["tried"] += 1
        for each in found:
            each.source.encode()
            assert printable(each.source) == each.source
            if isinstance(each, Failure):
                assert each.reason and "\n" not in each.reason, (path, each)
                result["refused"] += 1
                if each.reason.startswith("it could not be read"):
                    odd[f"{change.__name__} {name}: {each.reason[:150]}"] += 1
            else:
                each.text.encode()
                (each.title or "").encode()
                assert all(0 <= a < b <= len(each.text) for a, b in each.body), (path, each.body)
                result["articles"] += 1
    return {**result, "slowest": slowest, "odd": dict(odd)}


if __name__ == "__main__":
    import tempfile
    from pathlib import Path

    sys.path[:0] = [str(Path(__file__).parents[1] / "reading" / "readers")]
    from kill_cases import keep
    from samples import SAMPLES

    with tempfile.TemporaryDirectory() as place:
        found = run(int(sys.argv[1]), SAMPLES, place, *map(int, sys.argv[2:3]))
    keep("broken", found, *map(Path, sys.argv[3:4]))
