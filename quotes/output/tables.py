"""EDGE: rows -> Parquet, by the library of the extra `parquet`.

The columns and their kinds are given, never taken from the first row. A list or an object in a cell is
written as JSON. Rows are written some at a time, so that long exports need little memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, BinaryIO

from quotes.errors import ExportError

MISSING = "Parquet is written with another package: pip install 'quotes[parquet]'."

BATCH = 10_000

# What a column holds -> the name of its type in Parquet; every cell may be empty.
TYPES = {str: "string", int: "int64", float: "float64", bool: "bool_"}

Columns = Mapping[str, type]


def write_parquet(rows: Iterable[Mapping[str, Any]], columns: Columns, out: BinaryIO) -> int:
    """Write rows to a binary file, which need not seek; how many there were.

    `columns` are their names, in order, and what each holds: str, int, float or bool. A key that is no
    column is left out, a cell that is not there is empty. Raises ExportError without the library, and
    for a cell of another kind.
    """
    try:
        import pyarrow  # noqa: PLC0415 - an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise ExportError(MISSING) from error
    schema = pyarrow.schema(
        [(name, getattr(pyarrow, TYPES[kind])()) for name, kind in columns.items()]
    )
    count = 0
    source = iter(rows)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while batch := [_cells(row, columns) for row in islice(source, BATCH)]:
            try:
                writer.write_table(pyarrow.Table.from_pylist(batch, schema))
            except (pyarrow.ArrowException, OverflowError, TypeError) as error:
                reason = " ".join(str(error).split())[:100]
                raise ExportError(f"A row does not fit the columns: {reason}.") from error
            count += len(batch)
    return count


def _cells(row: Mapping[str, Any], columns: Columns) -> dict[str, Any]:
    return {name: _cell(row.get(name), kind) for name, kind in columns.items()}


def _cell(value: Any, kind: type) -> Any:
    """A value as its column holds it; SQLite has 0 and 1 for no and yes, and 3 where 3.0 is meant."""
    if value is None:
        return None
    if isinstance(value, list | dict | tuple):
        return json.dumps(value, ensure_ascii=False)
    if kind is bool and value in (0, 1):
        return bool(value)
    return float(value) if kind is float and isinstance(value, int) else value
