"""Shipped weights are what was published; a damaged file is refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.errors import ModelError
from quotes.languages.checksums import SUMS, check, write
from quotes.languages.tables import language_folder
from quotes.tagging.tagger import Tagger

MODELS = Path(str(language_folder())) / "models"


@pytest.mark.parametrize("name", ["attribution", "heads", "stanza"])
def test_what_ships_has_its_checksums(name: str) -> None:
    """After a training: python -m quotes.languages.checksums quotes/languages/en/models/NAME."""
    check(MODELS / name)
    named = {line.split("  ")[1] for line in (MODELS / name / SUMS).read_text().splitlines()}
    weights = {p.name for p in (MODELS / name).iterdir() if p.suffix in (".npz", ".pt")}
    assert weights and weights <= named


def test_damage_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "weights.npz").write_bytes(b"abc" * 1000)
    (tmp_path / "model.json").write_text("{}")
    write(tmp_path)
    check(tmp_path)
    (tmp_path / "weights.npz").write_bytes(b"abc" * 999 + b"abd")
    with pytest.raises(ModelError, match=r"weights\.npz is damaged .* install quotes anew\.$"):
        Tagger.load(tmp_path)
    (tmp_path / "weights.npz").unlink()
    with pytest.raises(ModelError, match=r"No such model: weights\.npz"):
        check(tmp_path)


def test_a_folder_without_checksums_passes(tmp_path: Path) -> None:
    check(tmp_path)
