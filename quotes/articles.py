"""EDGE: files, folders, URLs and standard input -> articles, or one sentence on what is wrong.

A plain text is decoded and otherwise left as it is, so that offsets are those of its own content.
It may open with `Title:`, `Date:`, `Source:` and `URL:` lines. HTML is cleaned by trafilatura. No
network is touched but for a URL that the user names.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from quotes.errors import ArticleError
from quotes.furniture import body_spans, header, headline
from quotes.model import Article
from quotes.wordlists import word_list

SUFFIXES = (".txt", ".md", ".html", ".htm")
# The longest article of PolNeAR has 60,000 characters; ten times a novel's chapter is still read.
MAX_CHARACTERS = 2_000_000
MAX_BYTES = 4 * MAX_CHARACTERS  # a character has at most four bytes in UTF-8
HTML_START = re.compile(
    rb"\s*(?:<!doctype html|<html|<head|<body|<\?xml[^>]*>\s*<!doctype html)", re.IGNORECASE
)
# Characters that no text has: control characters but tab, line ends, form feed and escape.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOJIBAKE = re.compile(r"â€[œ™˜\x9d“”]|Ã[©¨¢¼¶¤]|\ufffd")
LANGUAGE_SAMPLE = 4_000  # characters; more does not change the answer
LANGUAGE_WORDS = 25  # words; below this the language of a text cannot be told well
# Any English article has such a share of the plainest words, names-heavy or not: all but one of
# PolNeAR train have 5 to 15 %; a text with fewer is looked at more closely.
ENGLISH_SHARE = 0.05
LETTER = re.compile(r"[^\W\d_]")
DATES = (
    (re.compile(r"\b\d{4}-\d{2}-\d{2}\b"), ("%Y-%m-%d",)),
    (re.compile(r"\b\d{1,2} [A-Z][a-z]{2,8} \d{4}\b"), ("%d %B %Y", "%d %b %Y")),
    (
        re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b"),
        ("%B %d, %Y", "%b %d, %Y", "%b. %d, %Y"),
    ),
)


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read; `reason` is one sentence without a full stop."""

    source: str
    reason: str


def read_sources(sources: Iterable[str]) -> Iterator[Article | Failure]:
    """The articles of each source in the order given; a folder's files sorted by path."""
    for source in sources:
        try:
            for name in expand(source):
                yield _read_one(name)
        except ArticleError as error:
            yield Failure(source, str(error))


def count(sources: Iterable[str]) -> int:
    """How many articles or failures `read_sources` will give."""
    total = 0
    for source in sources:
        try:
            total += len(expand(source))
        except (ArticleError, OSError):
            total += 1
    return total


def expand(source: str) -> list[str]:
    """The files of a folder, else the source itself. Raises ArticleError for an empty folder."""
    path = Path(source)
    if source == "-" or is_url(source) or not path.is_dir():
        return [source]
    if not source:
        raise ArticleError("the source has no name")
    found = sorted(
        str(p)
        for p in path.rglob("*")
        if p.suffix.lower() in SUFFIXES and p.is_file() and not _hidden(p.relative_to(path))
    )
    if not found:
        raise ArticleError(f"the folder has no articles ({', '.join(SUFFIXES)})")
    return found


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def is_url(source: str) -> bool:
    """Whether the source is to be fetched from the web."""
    return source.startswith(("http://", "https://"))


def _read_one(source: str) -> Article | Failure:
    try:
        return read_bytes(source, _bytes(source))
    except ArticleError as error:
        return Failure(source, str(error))
    except FileNotFoundError:
        return Failure(source, "no such file")
    except OSError as error:
        return Failure(source, (error.strerror or str(error)).lower())


def _bytes(source: str) -> bytes:
    if is_url(source):
        return _fetched(source)
    if source == "-":
        return _bounded(sys.stdin.buffer)
    with Path(source).open("rb") as file:
        return _bounded(file)


def _bounded(file: BinaryIO) -> bytes:
    """All that is in a file, a pipe or a device. Raises ArticleError when it is too much."""
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ArticleError(_too_long())
    return data


def _fetched(url: str) -> bytes:
    from trafilatura import fetch_response  # noqa: PLC0415 - slow to import, rarely needed

    response = fetch_response(url)
    if response is None or not response.data:
        raise ArticleError("the address could not be fetched")
    data: bytes = response.data
    return data


def _too_long() -> str:
    return f"the text is longer than {MAX_CHARACTERS:,} characters; split it into articles"


def read_bytes(source: str, data: bytes) -> Article:
    """The article in a file's bytes. Raises ArticleError when there is none to be had."""
    if not data.strip():
        raise ArticleError("the file is empty")
    name = source.lower()
    if name.endswith((".html", ".htm")) or is_url(name) or HTML_START.match(data[:1000]):
        return _from_html(source, data)
    text, notes = decoded(data)
    return from_text(source, text, notes)


def from_text(source: str, text: str, notes: tuple[str, ...] = ()) -> Article:
    """The article in a plain text. Raises ArticleError for what is no English article."""
    if len(text) > MAX_CHARACTERS:
        raise ArticleError(_too_long())
    if not LETTER.search(text):
        raise ArticleError("the text has no words")
    body = body_spans(text)
    if not body:
        raise ArticleError("the text has no paragraphs of an article")
    _check_language(" ".join(text[a:b] for a, b in body)[:LANGUAGE_SAMPLE])
    head = header(text)
    if MOJIBAKE.search(text):
        notes = (*notes, "some characters were lost or garbled in an earlier conversion")
    top = text[: body[0].end]
    return Article(
        source,
        text,
        title=head.get("title") or headline(text),
        published=_date(head["date"]) if "date" in head else _date(top[: body[0].start]),
        url=head.get("url") if is_url(head.get("url", "")) else None,
        body=body,
        notes=notes,
    )


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Bytes as text, unchanged but for a byte order mark, and notes on how they were read."""
    for mark, encoding in (
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
        (b"\xef\xbb\xbf", "utf-8-sig"),
    ):
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as error:
                raise ArticleError("the file is not a text") from error
    notes: tuple[str, ...] = ()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        notes = ("it is not UTF-8 and was read as Windows-1252",)
    if len(CONTROL.findall(text[:100_000])) > 0.001 * min(len(text), 100_000):
        raise ArticleError("the file is not a text")
    return text, notes


def _check_language(sample: str) -> None:
    """Raise ArticleError for a text in another language; short texts pass."""
    words = sample.split()
    foreign = sum(ord(c) > 0x24F for c in sample if c.isalpha()) > 0.5 * sum(
        map(str.isalpha, sample)
    )
    if len(words) < LANGUAGE_WORDS and not foreign:
        return
    english = word_list("furniture/english.txt")
    known = sum(word.strip(".,:;!?“”\"'").lower() in english for word in words)
    if known >= ENGLISH_SHARE * len(words):
        return
    import py3langid  # noqa: PLC0415 - loading its model takes 0.4 s

    language = py3langid.classify(sample)[0]
    if language != "en":
        raise ArticleError(f"the text is not in English (it looks like '{language}')")


def _from_html(source: str, data: bytes) -> Article:
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to import
    from trafilatura.settings import Document  # noqa: PLC0415

    if len(data) > MAX_BYTES:
        raise ArticleError(_too_long())
    try:
        found = bare_extraction(data, with_metadata=True, include_comments=False, favor_recall=True)
    except (ValueError, RecursionError, AssertionError) as error:
        raise ArticleError("the page could not be read") from error
    if not isinstance(found, Document) or not found.text:
        raise ArticleError("the page has no article text")
    read = from_text(source, found.text)
    address = found.url or (source if is_url(source) else None)
    return Article(
        source,
        read.text,
        title=found.title or read.title,
        published=_date(found.date or "") or read.published,
        url=address if address and is_url(address) else None,
        body=read.body,
        notes=read.notes,
    )


def _date(text: str) -> str | None:
    """The first date in a text as ISO, None where there is none."""
    for pattern, forms in DATES:
        for match in pattern.finditer(text):
            for form in forms:
                if found := _parsed(match.group(), form):
                    return found.isoformat()
    return None


def _parsed(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()
    except ValueError:
        return None
