"""Runs that are killed, locked out or out of disk: a rerun completes them. `make soak` tries many more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_rerun_completes_what_was_disturbed(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "soak" / "kill_runs.py"), "6", str(tmp_path), "3"],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    found = json.loads(made.stdout)["kills"]
    assert found["reasons"] == []
    assert sum(row["tried"] for row in found["table"].values()) >= 10
    assert sum(row["cut"] for row in found["table"].values()) >= 4, "they came too late to tell"
