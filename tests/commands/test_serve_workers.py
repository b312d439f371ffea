"""A real site that two processes answer for."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import click
import pytest
from click.testing import CliRunner
from sqlite_utils import Database

from quotes.cli import cli
from quotes.commands import serve, workers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="not offered there")

ROOT = Path(__file__).parents[2]

# How long anything may take on a busy machine.
SECONDS = 60

# Tells which process has a connection, and keeps it busy meanwhile, so that the other takes the next one.
PLUGIN = """
import os, time
from datasette import hookimpl, Response

def told(datasette):
    time.sleep(0.05)
    return Response.text(str(os.getpid()))

@hookimpl
def register_routes():
    return [("^/-/process$", told)]
"""


@dataclass
class Site:
    """A running site, its output, and a connection to each of its processes."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path
    to: dict[int, HTTPConnection] = field(default_factory=dict)

    def connect(self, number: int = 2) -> None:
        """Have connections to so many processes; one that is dropped is forgotten."""
        self.to.clear()

        def connected(_: int) -> tuple[int, HTTPConnection]:
            connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
            return int(got(connection, "/-/process")[1]), connection

        def both() -> bool:
            with ThreadPoolExecutor(8) as several, contextlib.suppress(OSError):
                self.to.update(several.map(connected, range(8)))
            return len(self.to) == number

        wait_for(both, self.log)


def got(
    connection: HTTPConnection, path: str, cookie: str = "", form: dict[str, str] | None = None
) -> tuple[int, str, SimpleCookie]:
    """The status, the text and the cookies of an answer."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    # Whoever has none gets answers that are kept.
    headers |= {"Cookie": cookie} if cookie else {}
    body = urlencode(form) if form else None
    connection.request("POST" if form else "GET", path, body=body, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read().decode(), SimpleCookie(answer.headers["set-cookie"])


def wait_for(holds: Callable[[], object], log: Path) -> None:
    until = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < until, log.read_text()
        time.sleep(0.05)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def is_free(port: int) -> bool:
    """Whether nobody listens, and the port may be taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return True
    return False


@contextlib.contextmanager
def served(path: Path, *more: str) -> Iterator[Site]:
    """`quotes serve --desk --workers 2`, with connections to both of its processes."""
    plugins = path.parent / "plugins"
    plugins.mkdir()
    (plugins / "telling.py").write_text(PLUGIN)
    port, log = serve.free_port(first=8700), path.with_suffix(".log")
    command = [
        sys.executable,
        "-u",
        "-c",
        "from quotes.cli import main; main()",
        "serve",
        str(path),
    ]
    command += ["--desk", "--workers", "2", "-p", str(port), "--plugins-dir", str(plugins), *more]
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
    site = Site(process, port, log)
    try:
        site.connect()
        yield site
    finally:
        process.terminate()
        process.wait(SECONDS)


def test_what_one_process_keeps_the_other_knows(harbour: Database, path: Path) -> None:
    key = harbour.execute("select key from quotes where text = 'It is a sad day'").fetchone()[0]
    harbour.close()
    desk = f"/-/desk/quotes/{key}"
    with served(path) as site:
        first, second = site.to.values()
        sign_in = urlsplit(re.findall(r"http://\S+token=\S+", site.log.read_text())[0])
        signed_in = got(first, f"{sign_in.path}?{sign_in.query}")
        assert [signed_in[0], *(got(each, f"{sign_in.path}?{sign_in.query}")[0]
                                for each in (first, second))] == [302, 403, 403]  # fmt: skip
        cookie = f"ds_actor={signed_in[2]['ds_actor'].value}"
        for one, other, name in ((first, second, "Ada Orla"), (second, first, "Bo Quill")):
            # Both keep what they answer to anybody.
            kept = [got(each, f"/-/quotes/{key}.json")[1] for each in (one, other)]
            assert kept[0] == kept[1] and name not in kept[0]
            status, page, given = got(one, desk, cookie)
            token = given["ds_csrftoken"].value
            form = {"csrftoken": token, "verdict": "give", "speaker": name, "new": "person"}
            form["shown"] = re.findall(r'name="shown" value="([^"]*)"', page)[0]
            answer = got(other, desk, f"{cookie}; ds_csrftoken={token}", form)
            assert (status, answer[0]) == (200, 303), answer[1]
            for each in (one, other):
                assert name in got(each, f"/-/quotes/{key}.json")[1]


def test_many_write_at_once_and_nothing_is_lost(harbour: Database, path: Path) -> None:
    keys = [row[0] for row in harbour.execute("select key from quotes order by id").fetchall()]
    with served(path) as site:

        def reported(number: int) -> int:
            with contextlib.closing(
                HTTPConnection("127.0.0.1", site.port, timeout=SECONDS)
            ) as each:
                form = {"note": f"Report {number}."}
                return got(each, f"/-/quotes/{keys[number % len(keys)]}/report", form=form)[0]

        with ThreadPoolExecutor(8) as several:
            assert set(several.map(reported, range(24))) == {200}
    assert harbour["reports"].count == 24


def test_a_killed_process_is_replaced(harbour: Database, path: Path) -> None:
    harbour.close()
    with served(path) as site:
        killed, other = site.to
        os.kill(killed, signal.SIGKILL)
        # The other one answers all the while.
        assert got(site.to[other], "/-/search.json")[0] == 200
        with contextlib.closing(HTTPConnection("127.0.0.1", site.port, timeout=SECONDS)) as new:
            assert got(new, "/-/search.json")[0] == 200
        site.connect()
        assert killed not in site.to and other in site.to
        assert f"Process {killed} of the site has ended" in site.log.read_text()


@pytest.mark.parametrize(
    ("by", "status"),
    [(signal.SIGINT, 0), (signal.SIGTERM, 0), (signal.SIGKILL, -signal.SIGKILL)],
    ids=["ctrl-c", "terminated", "killed"],
)
def test_all_end_together(harbour: Database, path: Path, by: signal.Signals, status: int) -> None:
    harbour.close()
    with served(path) as site:
        site.process.send_signal(by)
        assert site.process.wait(SECONDS) == status
        wait_for(lambda: not any(is_alive(each) for each in site.to), site.log)
        assert is_free(site.port)


def test_a_process_that_cannot_go_on_ends_all(harbour: Database, path: Path) -> None:
    broken = path.parent / "broken"
    broken.mkdir()
    (broken / "fails.py").write_text(
        "from datasette import hookimpl\n@hookimpl\ndef startup():\n    raise ValueError('no')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", "from quotes.cli import main; main()", "serve", str(path),
         "--workers=2", "--plugins-dir", str(broken)],
        check=False, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.endswith(
        "Error: A process of the site could not go on, so all have ended.\n"
    )


def test_a_socket_file_is_shared_and_removed(harbour: Database, path: Path) -> None:
    harbour.close()
    at = path.with_name("s")
    command = [sys.executable, "-c", "from quotes.cli import main; main()", "serve", str(path)]
    command += ["--workers", "2", "--uds", str(at)]
    log = path.with_suffix(".log")
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)

    def answers() -> bool:
        with socket.socket(socket.AF_UNIX) as each, contextlib.suppress(OSError):
            each.connect(str(at))
            each.sendall(b"GET /-/search.json HTTP/1.0\r\n\r\n")
            return each.recv(100).startswith(b"HTTP/1.1 200")
        return False

    try:
        wait_for(answers, log)
    finally:
        process.terminate()
        process.wait(SECONDS)
    assert not at.exists()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--workers", "2", "--reload"), "--reload starts one process anew"),
        (("--workers", "2", "--get", "/"), "--get asks once and ends"),
        (("--workers", "2", "--pdb"), "--pdb asks questions of one process"),
        (("--workers", "2", "--help-settings"), "--help-settings starts nothing"),
        (("--workers", "2", "--metadata", "-"), "name a file"),
        (("--workers", "2", "--no-such"), "No such option"),
        (("--workers", "9"), "9 is neither a number up to 8 nor auto"),
        (("--workers=x",), "x is neither a number"),
        (("--workers",), "requires an argument"),
    ],
    ids=["reload", "get", "pdb", "help-settings", "stdin", "unknown", "many", "word", "none"],
)  # fmt: skip
def test_what_several_processes_cannot_do(
    harbour: Database, path: Path, options: tuple[str, ...], says: str
) -> None:
    harbour.close()
    done = CliRunner().invoke(cli, ["serve", str(path), *options])
    assert done.exit_code == 2 and says in done.output, done.output


def test_on_windows_it_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(click.UsageError, match="not offered on Windows"):
        workers.check({})


@pytest.mark.parametrize(
    ("asked", "cores", "number"), [("auto", 3, 3), ("0", 64, 8), ("2", 64, 2)], ids=str
)
def test_as_many_as_there_are_cores(
    asked: str, cores: int, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "cores", lambda: cores)
    assert workers.number_of(asked) == number


@pytest.mark.parametrize("before", [True, False], ids=["before-db", "behind-db"])
def test_one_process_is_started_as_ever(
    harbour: Database, path: Path, before: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    harbour.close()
    asked: list[tuple[tuple[str, ...], int]] = []
    monkeypatch.setattr(serve, "start", lambda db, options, number: asked.append((options, number)))
    for number in ("1", "3"):
        words = ["--workers", number, str(path)] if before else [str(path), f"--workers={number}"]
        assert CliRunner().invoke(serve.serve, [*words, "-p", "9"]).exit_code == 0
    assert asked == [(("-p", "9"), 1), (("-p", "9"), 3)]
