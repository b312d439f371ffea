"""One file of each hostile kind through a whole run. `make soak` tries many more, and the models."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="needs Linux")
def test_every_hostile_file_is_stored_or_refused(tmp_path: Path) -> None:
    script = str(ROOT / "tests" / "soak" / "hostile_runs.py")
    made = subprocess.run(
        [sys.executable, script, "plain", "11", str(tmp_path / "made"), "107"],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    found = json.loads(made.stdout)["hostile plain"]
    assert found["faults"] == [] and len(found["table"]) == 11
    assert all(row["stored"] + row["refused"] == row["tried"] for row in found["table"].values())
    assert found["slowest"][0] < 60, found["slowest"]
