"""Coverage-guided: any bytes through the readers, and what they read through the stages without models.

    python tests/fuzz/fuzz_readers.py MINUTES [FOLDER]

Needs atheris. Prints one line of JSON: executions, articles read, findings; each finding is an input in
FOLDER/findings with its traceback beside it. Ends with 1 where there is one.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

SECONDS = 20  # for one input; what takes longer is a finding

MEMORY_MB = 3_000

LONGEST = 8_000  # bytes of an input: a loop over few bytes finds more than one over many

# Whose branches are followed.
INSTRUMENTED = ["quotes", "feedparser", "pypdf", "docx", "email"]

# So often the counts are written down.
EVERY = 500


class Findings:
    """What was run and what went wrong, in a folder."""

    def __init__(self, folder: Path, check: Callable[[bytes], int]) -> None:
        self._folder, self._check, self._counts = folder, check, Counter[str]()
        (folder / "findings").mkdir(parents=True, exist_ok=True)

    def one_input(self, data: bytes) -> None:
        """Check one input; a fault is kept once for the place where it came up."""
        self._counts["executions"] += 1
        try:
            self._counts["articles"] += self._check(data)
        except Exception as error:
            places = traceback.extract_tb(error.__traceback__)
            own = [f"{p.filename}:{p.lineno}" for p in places if "/quotes/" in p.filename]
            mark = f"{type(error).__name__} {(own or ['?'])[-1]}"
            name = hashlib.sha256(mark.encode()).hexdigest()[:12]
            self._counts["raised"] += 1
            path = self._folder / "findings" / name
            if not path.exists():
                path.write_bytes(data)
                path.with_suffix(".txt").write_text(f"{mark}\n{traceback.format_exc()}", "utf-8")
        if self._counts["executions"] % EVERY == 0:
            (self._folder / "counts.json").write_text(json.dumps(self._counts))


def fuzz(folder: Path, seconds: int) -> None:
    """Run until the time is over; does not return."""
    import atheris  # noqa: PLC0415 - needed for nothing else

    with atheris.instrument_imports(include=INSTRUMENTED):
        from checks import check  # noqa: PLC0415 - what is imported before is not followed
    findings = Findings(folder, check)
    options = (
        f"-max_total_time={seconds}", f"-timeout={SECONDS}", f"-rss_limit_mb={MEMORY_MB}",
        f"-max_len={LONGEST}", "-print_final_stats=1", f"-artifact_prefix={folder}/findings/",
    )  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(folder / "corpus")], findings.one_input)
    atheris.Fuzz()


def seeds(folder: Path) -> None:
    """The samples of the readers' tests, to begin with."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "reading" / "readers"))
    from samples import SAMPLES  # noqa: PLC0415 - its folder was added just now

    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(SAMPLES.values()):
        (folder / f"seed{number}").write_bytes(data)


def main(minutes: float, folder: Path) -> int:
    """Run in a process of its own, whose end nothing here suffers from; tell what it found."""
    seeds(folder / "corpus")
    seconds = str(int(minutes * 60))
    with (folder / "log.txt").open("w") as log:
        ended = subprocess.run(
            [sys.executable, __file__, "--here", str(folder), seconds],
            stdout=log, stderr=log, check=False,
        )  # fmt: skip
    counts = folder / "counts.json"
    found = sorted(p.name for p in (folder / "findings").glob("*") if p.suffix != ".txt")
    print(json.dumps({
        **(json.loads(counts.read_text()) if counts.exists() else {}),
        "ended": ended.returncode, "findings": found, "folder": str(folder),
    }))  # fmt: skip
    return 1 if found or ended.returncode else 0


if __name__ == "__main__":
    if sys.argv[1] == "--here":
        fuzz(Path(sys.argv[2]), int(sys.argv[3]))
    place = (
        Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp(prefix="quotes-fuzz-"))
    )
    sys.exit(main(float(sys.argv[1]), place))
