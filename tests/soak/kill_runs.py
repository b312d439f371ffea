"""Disturb runs of `quotes ingest` at random moments, and see whether a rerun completes them.

    python tests/soak/kill_runs.py COUNT FOLDER [SEED [FIGURES]]

COUNT kills (spread over the kinds of `kinds.py`, by their shares; locks and full disks come on top).
After each the file is checked (integrity, foreign keys, indexes), ingested to the end, and its
content compared with that of an undisturbed run. Files of lost ones stay in FOLDER.

Prints one line of JSON, and keeps it in the file FIGURES (`figures.json`), from which
`docs/reliability.md` is made. Nothing is imported at the top: workers import this file anew.
"""

from __future__ import annotations

if __name__ == "__main__":
    import sys
    from pathlib import Path

    from kill_cases import keep, run

    given = [int(a) for a in (sys.argv[1], *sys.argv[3:4])]
    keep("kills", run(given[0], Path(sys.argv[2]), *given[1:]), *map(Path, sys.argv[4:5]))
