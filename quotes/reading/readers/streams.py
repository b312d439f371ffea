"""Files of any size: a file at its start again, and one that can seek, whatever it came from."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from quotes.errors import ArticleError

# What of a pipe is kept on the disk at most, for readers that go to and fro in a file.
KEPT_BYTES = 4_000_000_000

CHUNK = 1 << 20


class _Begun(io.RawIOBase):
    """The start of a pipe that was read already, then the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer, as far as there is something."""
        view = memoryview(cast(bytearray, buffer))
        piece: bytes | memoryview = self._head[: len(view)]
        self._head = self._head[len(piece) :]
        if not piece:
            piece = self._rest.read(len(view))
        view[: len(piece)] = piece
        return len(piece)


def begun(head: bytes, file: BinaryIO) -> BinaryIO:
    """A file of which the head was read, at its start again."""
    if file.seekable():
        file.seek(0)
        return file
    return cast(BinaryIO, io.BufferedReader(_Begun(head, file)))


@contextmanager
def on_disk(file: BinaryIO) -> Iterator[str]:
    """The path of a file; what has none is kept in a temporary one. Raises ArticleError."""
    name = getattr(file, "name", None)
    if isinstance(name, str) and file.seekable() and Path(name).is_file():
        yield name
        return
    with tempfile.TemporaryDirectory(prefix="quotes-") as folder:
        path = Path(folder, "piped")
        with path.open("wb") as copy:
            while piece := file.read(CHUNK):
                copy.write(piece)
                if copy.tell() > KEPT_BYTES:
                    raise ArticleError(
                        f"the pipe gives more than {KEPT_BYTES:,} bytes; name a file"
                    )
        yield str(path)
