"""Bytes and plain text -> `Article`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from quotes.errors import ArticleError
from quotes.languages.tables import ENGLISH, table, word_list
from quotes.model import Article
from quotes.reading.paragraphs import (
    LONGEST_WORD,
    body_spans,
    has_endless_word,
    header,
    headline,
)
from quotes.reading.western import NAMES, western
from quotes.text.characters import reading

# The longest article of PolNeAR has 60,000 characters; ten times a novel's chapter is still read.
MAX_CHARACTERS = 2_000_000

MAX_BYTES = 4 * MAX_CHARACTERS  # a character has at most four bytes in UTF-8

# Characters that no text has: control characters but tab, line ends, form feed and escape.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

MOJIBAKE = re.compile(r"â€[œ™˜\x9d“”]|Ã[©¨¢¼¶¤]|\ufffd")

LANGUAGE_SAMPLE = 4_000  # characters; more does not change the answer

LANGUAGE_WORDS = 25  # words; below this the language of a text cannot be told well

# Any English article has such a share of the plainest words, names-heavy or not: all but one of
# PolNeAR train have 5 to 15 %; a text with fewer is looked at more closely.
ENGLISH_SHARE = 0.05

# Fewer words tell no language, unless by their letters.
FEW_WORDS = 5

LETTER = re.compile(r"[^\W\d_]")

LETTERS = re.compile(r"[^\W\d_]+")

# Prose of any language has more letters than this among its visible characters, and shorter words on
# the whole; figures, code and encoded bytes do not.
LETTER_SHARE, LONGEST_WORDS = 0.7, 15

# Vowels of scripts that write them as marks on consonants.
MARKS_OF_LETTERS = ("Mn", "Mc")

# A line that gives a date has no more characters, and beside the date no more words.
DATE_LINE = 120
DATE_LINE_WORDS = 6


@cache
def _date_forms() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """The patterns of dates, each with the forms by which `strptime` may read it."""
    rows = table("furniture/date_forms.tsv")
    return tuple((re.compile(row["pattern"]), tuple(row["forms"].split(";"))) for row in rows)


def is_url(source: str) -> bool:
    """Whether the source is to be fetched from the web."""
    return source.startswith(("http://", "https://"))


def too_long() -> str:
    return f"the text is longer than {MAX_CHARACTERS:,} characters; split it into articles"


def from_text(source: str, text: str, notes: tuple[str, ...] = ()) -> Article:
    """The article in a plain text, with its language where that is not English.

    Raises ArticleError for what is no article.
    """
    if len(text) > MAX_CHARACTERS:
        raise ArticleError(too_long())
    if not LETTER.search(text):
        raise ArticleError("the text has no words")
    read = reading(text)
    body = tuple(read.source(span) for span in body_spans(read.text))
    if not body:
        raise ArticleError("the text has no paragraphs of an article")
    if has_endless_word(text):
        notes = (
            *notes,
            f"a word has more than {LONGEST_WORD:,} characters: its paragraph is left out",
        )
    head = header(read.text)
    if MOJIBAKE.search(text):
        notes = (*notes, "some characters were lost or garbled in an earlier conversion")
    top = text[: body[0].end]
    made = Article(
        source,
        text,
        title=head.get("title") or headline(read.text),
        published=date_in(head["date"]) if "date" in head else _first_date(top[: body[0].start]),
        url=head.get("url") if is_url(head.get("url", "")) else None,
        body=body,
        notes=notes,
        outlet=head.get("source") if not is_url(head.get("source", "")) else None,
        byline=head.get("byline") or head.get("author"),
    )
    return with_language(made, None)


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
        text, name = western(data)
        notes = (f"it is not UTF-8 and was read as {NAMES[name]}",)
    if len(CONTROL.findall(text[:100_000])) > 0.001 * min(len(text), 100_000):
        raise ArticleError("the file is not a text")
    return text, notes


def language_of(text: str, fewest: int = LANGUAGE_WORDS) -> str | None:
    """The code (ISO 639-1) of the language of a text by its words; None for fewer than tell it."""
    words = text.split()
    letters = [c for c in text if c.isalpha()]
    foreign = sum(ord(c) > 0x24F for c in letters) > 0.5 * len(letters)
    if len(words) < fewest and not foreign:
        return None
    english = word_list("furniture/english.txt")
    known = sum(word.strip(".,:;!?“”\"'").lower() in english for word in words)
    if known >= ENGLISH_SHARE * len(words) and not foreign:
        return ENGLISH
    import py3langid  # noqa: PLC0415 - loading its model takes 0.4 s

    return str(py3langid.classify(text)[0])


def foreign_language(text: str) -> str | None:
    """The code of the language that a few words seem to be in; None for English and for doubt."""
    language = language_of(text, FEW_WORDS)
    return None if language == ENGLISH else language


def with_language(read: Article, given: str | None) -> Article:
    """The article with the tag that its source gives, unless its words speak another language.

    Raises ArticleError for what is of no language: code, tables of figures, encoded bytes.
    """
    sample = " ".join(read.text[a:b] for a, b in read.body)[:LANGUAGE_SAMPLE]
    own = language_of(sample)
    if own not in (None, ENGLISH) and not _has_words(sample):
        raise ArticleError("the text is in no language: it has hardly any words")
    if given and own in (None, given.partition("-")[0].lower()):
        return replace(read, language=given)
    return replace(read, language=own if own and (given or own != ENGLISH) else None)


def _has_words(text: str) -> bool:
    """Whether a text that is not English consists of words of whatever script."""
    visible = [c for c in text if not c.isspace()]
    letters = [c for c in visible if c.isalpha() or unicodedata.category(c) in MARKS_OF_LETTERS]
    latin = sum(ord(c) <= 0x24F for c in letters) > 0.5 * len(letters)
    # Only Latin letters are known to have spaces between words.
    longest = LONGEST_WORDS * len(text.split()) if latin else len(visible)
    return len(letters) >= LETTER_SHARE * len(visible) and len(visible) <= longest


def date_in(text: str) -> str | None:
    """The first date in a text as ISO, None where there is none."""
    for pattern, forms in _date_forms():
        for match in pattern.finditer(text):
            for form in forms:
                if found := _parsed(match.group(), form):
                    return found.isoformat()
    return None


def _first_date(text: str) -> str | None:
    """The date of the first line that is one."""
    return next((found for line in text.splitlines() if (found := date_line(line))), None)


def date_line(text: str) -> str | None:
    """The date in a line that is a date and hardly more ("Published on 3 May 2021 by Jo Lund")."""
    if len(text) > DATE_LINE or text.rstrip().endswith("."):
        return None
    for pattern, _ in _date_forms():
        if (match := pattern.search(text)) and (found := date_in(match.group())):
            beside = text[: match.start()] + text[match.end() :]
            return found if len(LETTERS.findall(beside)) <= DATE_LINE_WORDS else None
    return None


def _parsed(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()
    except ValueError:
        return None
