"""PDF and docx, by the libraries of the extra `documents`."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timezone
from statistics import quantiles
from typing import Any

from quotes.errors import ArticleError
from quotes.hooks import Failure
from quotes.languages.tables import word_list
from quotes.model import Article
from quotes.reading.markup import Paragraph, Written, joined
from quotes.reading.plain import MAX_CHARACTERS, too_long
from quotes.reading.readers.parts import Facts, article

MISSING = "{} is read with another package: pip install 'quotes[documents]'"

# What a docx may unpack to; images are not unpacked.
UNPACKED_BYTES = 100_000_000

PAGES = 2_000

# A line of print that is shorter than this share of the long ones ends a paragraph.
SHORT_LINE = 0.85

SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*$")

PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)


# The names of Word's own styles, which files keep in English whatever the program speaks.
HEADING = re.compile(r"(?:Title|Heading ([1-6]))\Z")
QUOTE = re.compile(r"(?:Intense )?Quote|Block Text")


class PdfReader:
    """PDF files with text in them; scanned pages have none."""

    many = True  # a short text may come in a large file, with its fonts and pictures

    def can_read(self, name: str, head: bytes) -> bool:
        """By the mark that may stand in the first kilobyte."""
        return b"%PDF-" in head[:1024] and not head.lstrip().startswith(b"<")

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """The text of all pages."""
        try:
            import pypdf  # noqa: PLC0415 - an extra

            logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # we tell of it ourselves
        except ImportError as error:
            raise ArticleError(MISSING.format("PDF")) from error
        try:
            found = pypdf.PdfReader(io.BytesIO(data))
            if found.is_encrypted and not found.decrypt(""):
                raise ArticleError("the PDF is locked with a password")
            pages = [
                page.extract_text() for _, page in zip(range(PAGES), found.pages, strict=False)
            ]
            facts = _pdf_facts(found)
        except ArticleError:
            raise
        except Exception as error:  # pypdf raises many kinds on damaged files
            raise ArticleError("the PDF is damaged") from error
        lines = [line for page in pages for line in page.splitlines()]
        text = paragraphs(lines)
        if not text:
            raise ArticleError("the PDF holds no text; are its pages pictures?")
        if len(text) > MAX_CHARACTERS:
            raise ArticleError(too_long())
        yield _credited(name, text, facts)


def _pdf_facts(found: Any) -> Facts:
    made, root = found.metadata or {}, found.trailer["/Root"]
    title, date, author = (_words(made.get(n)) for n in ("/Title", "/CreationDate", "/Author"))
    return Facts(title, (date or "").removeprefix("D:") or None, None, None, author,
                 _words(root.get("/Lang")))  # fmt: skip


def _words(value: Any) -> str | None:
    return None if value is None else str(value)


def _credited(name: str, written: str | Written, facts: Facts) -> Article:
    """The article with the document's author, unless its text or the file has a better one.

    Documents are written by whoever owns the program; the byline in the text is surer.
    """
    if (facts.byline or "").strip().lower() in word_list("furniture/no_authors.txt"):
        facts = replace(facts, byline=None)
    return article(name, written, facts, own_byline=True)


def paragraphs(lines: list[str]) -> str:
    """Lines of print joined to paragraphs.

    One ends at an empty line, or at a short line that ends a sentence; page numbers are left out,
    and words broken at the end of a line made whole.
    """
    kept = [line.strip() for line in lines if not PAGE_NUMBER.fullmatch(line.strip())]
    lengths = [len(line) for line in kept if line]
    usual = quantiles(lengths, n=10)[-1] if len(lengths) > 1 else 0
    found, current = [], ""
    for line in [*kept, ""]:
        if current.endswith("-") and line[:1].islower():
            current = current[:-1] + line
        elif line:
            current = f"{current} {line}".strip()
        ends = SENTENCE_END.search(line) and len(line) < SHORT_LINE * usual
        if current and (not line or ends):
            found.append(current)
            current = ""
    return "\n\n".join(found)


class DocxReader:
    """Word documents of today."""

    many = True  # as above

    def can_read(self, name: str, head: bytes) -> bool:
        """A zip file, as a rule with the list of a document's parts at its start."""
        return head.startswith(b"PK\x03\x04") and (
            name.lower().endswith(".docx") or b"word/" in head
        )

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """Its paragraphs."""
        try:
            import docx  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise ArticleError(MISSING.format("docx")) from error
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                if sum(p.file_size for p in parts.infolist()) > UNPACKED_BYTES:
                    raise ArticleError("the document is too large when it is unpacked")
            found = docx.Document(io.BytesIO(data))
            written = joined(_parts(found))
            made = found.core_properties
            date = (
                made.created.replace(tzinfo=made.created.tzinfo or timezone.utc)
                if made.created
                else None
            )
            facts = Facts(
                made.title, date and date.isoformat(), None, None, made.author, made.language
            )
        except ArticleError:
            raise
        except Exception as error:  # zipfile, lxml and docx raise many kinds on damaged files
            raise ArticleError("the document is damaged") from error
        if not written.text:
            raise ArticleError("the document holds no text")
        yield _credited(name, written, facts)


def _parts(document: Any) -> Iterator[Paragraph]:
    """The paragraphs of a document with what their styles say of them, and the rows of its tables."""
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            for row in part.rows:
                yield Paragraph(" ".join(" ".join(cell.text for cell in row.cells).split()))
            continue
        text, style = part.text.strip(), part.style.name if part.style is not None else ""
        if match := HEADING.match(style):
            yield Paragraph(text, "heading", int(match[1] or 1))
        elif style.startswith("List"):
            yield Paragraph(text, "item")
        elif QUOTE.match(style):
            yield Paragraph(text, "quote")
        else:
            runs = [run for run in part.runs if run.text.strip()]
            yield Paragraph(text, "strong" if runs and all(run.bold for run in runs) else None)
