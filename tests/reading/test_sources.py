"""quotes.reading.sources: what becomes an article, and one sentence for what does not."""

import os
from pathlib import Path

import pytest

from quotes.model import Article
from quotes.reading import sources
from quotes.reading.plain import from_text, with_language
from quotes.reading.sources import Failure, read_sources
from quotes.reading.web_pages import is_wall

TEXT = "Port Ayla to close\n\nThe port of Ayla will close in May, the harbour minister said on Friday.\n"
FRENCH = (
    "Le ministre a dit vendredi que le port allait fermer et que les marins étaient en colère. " * 4
)
BYTES = "aGVsbG8gd29ybGQgdGhpcyBpcyBub3QgYSB0ZXh0IGJ1dCBhIHBpY3R1cmU " * 30
TABLE = "Koto 14.2 18.9 (3) 77 Bule 12.0 11.5 (9) 63 Havn 4.4 5.9 (2) 31 " * 6
HTML = """<!doctype html><html><head><title>Port Ayla to close</title>
<meta property="article:published_time" content="2026-03-14"><script>alert(1)</script></head><body>
<article><h1>Port Ayla to close</h1><p>The port of Ayla will close in May, the harbour minister said on
Friday, after the storm.</p><blockquote><p>“We had no choice,” she said to the crowd at the quay.</p>
</blockquote></article></body></html>"""


def read(path: Path, data: bytes) -> Article | Failure:
    path.write_bytes(data)
    (found,) = read_sources([str(path)])
    return found


def test_offsets_are_those_of_the_file(tmp_path: Path) -> None:
    found = read(tmp_path / "a.txt", TEXT.replace("\n", "\r\n").encode())
    assert isinstance(found, Article)
    assert found.text == TEXT.replace("\n", "\r\n")
    assert [found.text[a:b] for a, b in found.body] == [line for line in TEXT.splitlines() if line]
    assert found.title == "Port Ayla to close"


def test_header_lines(tmp_path: Path) -> None:
    head = "Title: A port closes\nDate: 14 March 2026\nURL: https://ayla.example/a\n\n"
    found = read(tmp_path / "a.txt", (head + TEXT).encode())
    assert isinstance(found, Article)
    assert (found.title, found.published, found.url) == (
        "A port closes", "2026-03-14", "https://ayla.example/a",
    )  # fmt: skip
    assert all(a >= len(head) for a, _ in found.body)


def test_a_script_address_is_no_url() -> None:
    assert from_text("a", "Title: A port\nURL: javascript:alert(1)\n\n" + TEXT).url is None


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \n\n ", "the file is empty"),
        ("a.txt", bytes(range(256)) * 40, "the file is not a text"),
        ("a.txt", b"... --- ...", "the text has no words"),
        ("a.txt", BYTES.encode(), "the text is in no language: it has hardly any words"),
        ("a.txt", TABLE.encode(), "the text is in no language: it has hardly any words"),
        (
            "a.txt",
            b"word " * 600_000,
            "the text is longer than 2,000,000 characters; split it into articles",
        ),
        ("a.html", b"<html><body></body></html>", "the page has no article text"),
    ],
)
def test_what_is_refused(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    assert read(tmp_path / name, data) == Failure(str(tmp_path / name), reason)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, None),
        (FRENCH, "fr"),
        ("Мы построим новый причал в мае, сказал министр порта жителям Айлы в пятницу. " * 3, "ru"),
        ("部长周五对居民说，码头将于五月关闭，因为风暴已经毁坏了它的墙壁和所有的船只。" * 3, "zh"),
        ("मंत्री ने शुक्रवार को निवासियों से कहा कि बंदरगाह मई में बंद हो जाएगा। " * 3, "hi"),
    ],
    ids=["en", "fr", "ru", "zh", "hi"],
)  # fmt: skip
def test_another_language_is_marked(tmp_path: Path, text: str, language: str | None) -> None:
    found = read(tmp_path / "a.txt", text.encode())
    assert isinstance(found, Article) and (found.text, found.language) == (text, language)


@pytest.mark.parametrize(
    ("text", "given", "language"),
    [
        ("Le port ferme.", "fr", "fr"), (FRENCH, "fr-CA", "fr-CA"), (FRENCH, "en", "fr"),
        (FRENCH, None, "fr"), ("The port will close, she said. " * 9, "fr", "en"),
        ("The port will close, she said. " * 9, "en-GB", "en-GB"),
    ],
)  # fmt: skip
def test_words_count_more_than_what_a_source_says(
    text: str, given: str | None, language: str
) -> None:
    assert with_language(from_text("a", text), given).language == language


def test_other_sources_are_still_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "empty").mkdir()
    found = list(
        read_sources([str(tmp_path / "no.txt"), str(tmp_path / "empty"), str(tmp_path / "a.txt")])
    )
    assert [type(f) for f in found] == [Failure, Failure, Article]
    assert found[0] == Failure(str(tmp_path / "no.txt"), "no such file", gone=True)


def test_encodings(tmp_path: Path) -> None:
    latin = read(tmp_path / "a.txt", TEXT.replace("Ayla", "Açlä").encode("cp1252"))
    assert isinstance(latin, Article)
    assert "Açlä" in latin.text and "Windows-1252" in latin.notes[0]
    wide = read(tmp_path / "b.txt", TEXT.encode("utf-16"))
    assert isinstance(wide, Article) and wide.text == TEXT
    garbled = read(tmp_path / "c.txt", TEXT.replace("Ayla", "â€œAyla").encode())
    assert isinstance(garbled, Article) and "garbled" in garbled.notes[0]


def test_html(tmp_path: Path) -> None:
    found = read(tmp_path / "a.html", HTML.encode())
    assert isinstance(found, Article)
    assert (found.title, found.published) == ("Port Ayla to close", "2026-03-14")
    assert "“We had no choice,”" in found.text and "alert" not in found.text


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.pdf"):
        (tmp_path / name).write_text(TEXT)
    found = list(read_sources([str(tmp_path)]))
    assert [Path(f.source).name for f in found] == ["a.txt", "b.txt"]


def test_hidden_folders_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    assert [Path(f.source).name for f in read_sources([str(tmp_path)])] == ["b.txt"]


def test_an_endless_device_and_a_nameless_source() -> None:
    found = list(read_sources(["/dev/zero", ""]))
    assert [f.reason for f in found if isinstance(f, Failure)] == [
        "the text is longer than 2,000,000 characters; split it into articles",
        "the source has no name",
    ]


def test_names_do_not_make_a_text_foreign() -> None:
    names = (
        "Karel Novotny, Ivana Horvat, Tadeusz Wisniewski, Marija Petrovic, Juan Gutierrez, Pilar Fernandez, "
        "Giovanni Rossi, Luca Bianchi, Wolfgang Schmidt and Ingrid Johansson met in Ljubljana, Zagreb and "
        "Budapest, Mr Novotny said."
    )
    assert from_text("a", names).text == names


def test_names_that_no_file_should_have(tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/caf\xe9\n.txt"
    with open(odd, "w", encoding="utf-8") as file:
        file.write(TEXT)
    found = list(read_sources([os.fsdecode(odd), "x" * 5000, "a\0b", "\ud800.txt", str(tmp_path)]))
    assert isinstance(found[0], Article) and found[0].source == f"{tmp_path}/caf\\xe9\\n.txt"
    reasons = [each.reason for each in found[1:4] if isinstance(each, Failure)]
    assert reasons[:2] == ["file name too long", "no such file"] and len(reasons) == 3
    assert isinstance(found[4], Article) and found[4] == found[0]
    for each in found:
        each.source.encode()  # as the database and standard output do


class Broken:
    """A reader with a bug."""

    many = False

    def read(self, name: str, data: bytes) -> None:
        raise LookupError("a bug\nof ours")


def test_a_bug_of_a_reader_costs_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setattr(sources, "reader_for", lambda *_: Broken())
    (found,) = read_sources([str(tmp_path / "a.txt")])
    assert isinstance(found, Failure)
    assert found.reason == "it could not be read (LookupError('a bug\\nof ours'))"


@pytest.mark.parametrize(
    ("text", "wall"),
    [
        ("We and our 812 partners use cookies. Accept all or manage preferences.", True),
        ("Please enable JavaScript to continue. Are you a robot?", True),
        ("The ministry warned of cookies that track readers. Nobody asked us, she said.", False),
        ("Accept all cookies? " + "The mayor said no to the plan for the quay. " * 20, False),
    ],
)
def test_walls(text: str, wall: bool) -> None:
    assert is_wall(text) is wall
