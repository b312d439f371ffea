"""quotes.output.tables: rows as Parquet, by columns that are given."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from pyarrow import parquet

from quotes.errors import ExportError
from quotes.output import tables
from quotes.output.tables import MISSING, write_parquet

COLUMNS = {"name": str, "count": int, "rate": float, "sure": bool}


class Pipe(io.RawIOBase):
    """Takes bytes and cannot seek."""

    def __init__(self) -> None:
        self.data = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.data += bytes(data)
        return len(data)


def test_rows_keep_their_kinds_through_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the first row has none: over batches, missing cells, lists, SQLite's numbers."""
    monkeypatch.setattr(tables, "BATCH", 2)
    rows = [
        {"name": None, "count": None}, {"name": ["a", "é"], "count": 2, "rate": 1, "sure": 1, "more": 5},
        {"name": "b", "count": 3, "rate": 0.5, "sure": False},
    ]  # fmt: skip
    pipe = Pipe()
    assert write_parquet(rows, COLUMNS, pipe) == 3  # type: ignore[arg-type]
    assert parquet.read_table(io.BytesIO(pipe.data)).to_pylist() == [
        {"name": None, "count": None, "rate": None, "sure": None},
        {"name": '["a", "é"]', "count": 2, "rate": 1.0, "sure": True},
        {"name": "b", "count": 3, "rate": 0.5, "sure": False},
    ]


def test_no_rows_are_a_table_with_its_columns() -> None:
    out = io.BytesIO()
    assert write_parquet([], COLUMNS, out) == 0
    assert parquet.read_table(io.BytesIO(out.getvalue())).schema.names == list(COLUMNS)


@pytest.mark.parametrize("cell", ["three", 2**70], ids=["text", "long"])
def test_a_cell_of_another_kind(cell: object) -> None:
    with pytest.raises(ExportError, match="does not fit"):
        write_parquet([{"count": cell}], COLUMNS, io.BytesIO())


def test_without_the_library_one_sentence(without: Callable[[str], None]) -> None:
    without("pyarrow")
    with pytest.raises(ExportError) as error:
        write_parquet([], COLUMNS, io.BytesIO())
    assert str(error.value) == MISSING
