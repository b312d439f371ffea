"""quotes.engines.workers: a worker that ends costs its article only; none outlives its parent."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import fake_models
import pytest

from quotes.clock import HAS_TIMER
from quotes.engines import extract_all, reason
from quotes.errors import ModelError
from quotes.model import Article, Extraction

HERE = Path(__file__).parent

PARENT = """
import fake_models
from quotes.engines import extract_all
from quotes.model import Article

if __name__ == "__main__":
    for article, _ in extract_all([Article(n, "x") for n in ("a", "slow", "slow")], workers=2,
                                  load=fake_models.load):
        print(article.source, flush=True)
"""


def test_workers_that_end_cost_their_article_only() -> None:
    names = ["a", "killed", "b", "bug", "c", "unpicklable", "d", "exits", "e"]
    done = list(extract_all([Article(n, "x") for n in names], workers=2, load=fake_models.load))
    assert [article.source for article, _ in done] == names
    found = {a.source: r for a, r in done}
    assert {n for n, r in found.items() if isinstance(r, Extraction)} == set("abcde")
    reasons = {n: reason(r) for n, r in found.items() if isinstance(r, Exception)}
    assert "worker process was ended" in reasons["killed"]
    assert "one and two" in reasons["unpicklable"] and "end of the program" in reasons["exits"]


@pytest.mark.skipif(not HAS_TIMER, reason="the system has no such timer")
def test_an_endless_article_is_left_by_its_worker() -> None:
    names = ["a", "endless", "b", "endless", "c"]
    done = list(
        extract_all(
            [Article(n, "x") for n in names], workers=2, load=fake_models.load, time_limit=0.2
        )
    )
    assert [article.source for article, _ in done] == names
    told = [reason(r) for _, r in done if isinstance(r, Exception)]
    assert told == ["it took more than 0.2 seconds of processor time (see --time-limit)"] * 2


def test_models_that_cannot_be_loaded_end_the_run() -> None:
    with pytest.raises(ModelError, match="damaged"):
        list(extract_all([Article("a", "x")], workers=2, load=fake_models.load_nothing))


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(each) for each in found]


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "parent.py").write_text(PARENT)
    path = os.pathsep.join([str(HERE.parents[1]), str(HERE)])
    parent = subprocess.Popen(
        [sys.executable, str(tmp_path / "parent.py")], env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert parent.stdout is not None and parent.stdout.readline() == "a\n"
    workers = children(parent.pid)
    assert len(workers) >= 2
    parent.kill()
    parent.wait()
    end = time.monotonic() + 20
    while any(map(alive, workers)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not [pid for pid in workers if alive(pid)]
