"""Every error that a user can meet, under one base class.

`cli.py` turns `QuotesError` into one sentence on standard error; nothing else may reach a user.
"""

from __future__ import annotations


class QuotesError(Exception):
    """Something that the user can understand and act on; its message is one sentence."""


class ArticleError(QuotesError):
    """A source could not be read as an article."""


class TimeLimitError(ArticleError):
    """An article took more than so many seconds of processor time to read or to extract from."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds

    def __str__(self) -> str:
        return f"it took more than {self.seconds:g} seconds of processor time (see --time-limit)"


class NotGivenError(ArticleError):
    """A site did not give a page; `status` is its answer, None where it gave none.

    `after` is in how many seconds it makes sense to ask again, None where it never does.
    """

    def __init__(self, reason: str, status: int | None = None, after: float | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.after = after


class ModelError(QuotesError):
    """A model is missing, damaged or of another version."""


class DatabaseError(QuotesError):
    """A database is locked, foreign, damaged or too new."""


class CorrectionError(QuotesError):
    """A person's correction contradicts itself or names something that is not there."""


class VerifyError(QuotesError):
    """A text or a file of queries cannot be verified."""


class ImportFileError(QuotesError):
    """A file to import has rows that cannot be read."""


class ExportError(QuotesError):
    """What was asked for cannot be written in this form."""


class PublishError(QuotesError):
    """The public edition cannot be written where it was asked for."""


class UnknownRuleError(QuotesError):
    """A rule is named that the register does not have."""
