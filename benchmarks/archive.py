"""Whether a web archive streams in bounded memory.

    python -m benchmarks.archive [MEGABYTES] [FOLDER]

Writes an archive as CC-NEWS has them (each record packed by itself; invented pages of some 60 kB) of so many
megabytes unpacked, 400 by default, and reads it in a process of its own, without the models. Prints one line
of JSON: sizes in MB, articles, seconds, and the peak of resident memory after a tenth and after all of it.
Ends with 1 where the second is larger than the first by more than `GROWTH`.
"""

from __future__ import annotations

import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from quotes.model import Article
from quotes.reading.sources import read_sources

TEXT = (
    "the harbour of Ayla will close in May and its minister said that nobody was asked before a decision"
    " on ships, farms, bridges, schools or roads fell in the council after long nights of rain"
)

WORDS = TEXT.split()

PARAGRAPHS = 12  # of an article

SCRIPT_KB = 50  # what a page carries beside its article

MB = 1_000_000

# Memory may grow so much between a tenth of the archive and its end: allocators keep what they were given.
GROWTH = 60


def page(chance: random.Random, number: int) -> bytes:
    """A page with an article of its own."""
    paragraphs = (
        "<p>" + " ".join(chance.choices(WORDS, k=60)).capitalize() + ".</p>"
        for _ in range(PARAGRAPHS)
    )
    script = "".join(chance.choices("abcdefgh ;(){}", k=100)) * (SCRIPT_KB * 10)
    return (
        f"<!doctype html><html><head><title>Story {number}</title><script>{script}</script></head>"
        f"<body><article><h1>Story {number}</h1>{''.join(paragraphs)}</article></body></html>"
    ).encode()


def write(path: Path, megabytes: int) -> int:
    """Write the archive; how many bytes it has unpacked."""
    chance, size, number = random.Random(0), 0, 0
    with path.open("wb") as file:
        while size < megabytes * MB:
            body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(chance, number)
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-03-15T00:00:00Z\r\n"
                f"WARC-Target-URI: https://paper.example/{number}\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            record = head.encode() + body + b"\r\n\r\n"
            file.write(gzip.compress(record, 6))
            size, number = size + len(record), number + 1
    return size


def peak() -> int:
    """The peak of resident memory so far, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 // MB


def read(path: str, pages: int) -> None:
    """Read the archive and print what it took."""
    start, articles, early = time.monotonic(), 0, 0
    for number, each in enumerate(read_sources([path])):
        articles += isinstance(each, Article)
        if number == pages // 10:
            early = peak()
    seconds = round(time.monotonic() - start, 1)
    print(json.dumps({"articles": articles, "seconds": seconds, "early": early, "peak": peak()}))


def main(megabytes: int, folder: str) -> int:
    """Write, read, judge."""
    path = Path(folder, "news.warc.gz")
    size = write(path, megabytes)
    pages = size // len(page(random.Random(0), 0))
    here = [sys.executable, "-m", "benchmarks.archive", "--read", str(path), str(pages)]
    found = json.loads(subprocess.run(here, check=True, capture_output=True).stdout)
    bounded = found["peak"] - found["early"] <= GROWTH
    packed = path.stat().st_size // MB
    print(json.dumps({"unpacked": size // MB, "packed": packed, **found, "bounded": bounded}))
    return 0 if bounded else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        read(sys.argv[2], int(sys.argv[3]))
        sys.exit(0)
    with tempfile.TemporaryDirectory() as made:
        where = sys.argv[2] if len(sys.argv) > 2 else made
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 400, where))
