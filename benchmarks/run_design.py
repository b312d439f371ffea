"""A design of `benchmarks.one_pass` at work: texts on standard input, what each took on standard output.

python -m benchmarks.run_design NAME HEADS
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from benchmarks.one_pass import chain
from benchmarks.run_ours import serve, watch
from benchmarks.run_spacy import say


def main() -> None:
    """Answer each text until the input ends."""
    pipeline = chain(sys.argv[1], Path(sys.argv[2]))
    spent: Counter[str] = Counter()
    watch(pipeline, spent)
    say(load_seconds=time.process_time())
    serve(pipeline, spent)


if __name__ == "__main__":
    main()
