"""Every reader, given 300 broken files: articles or one reason in words of ours."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from samples import SAMPLES

SOAK = Path(__file__).parents[2] / "soak" / "broken_inputs.py"


def test_broken_files(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("broken_inputs", SOAK)
    assert spec is not None and spec.loader is not None
    soak = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(soak)
    result = soak.run(300, SAMPLES, str(tmp_path), seed=18)
    assert result["tried"] == 300 and result["articles"] > 30 and result["refused"] > 30
    assert result["odd"] == {}
    assert result["slowest"][0] < 20, result["slowest"]
