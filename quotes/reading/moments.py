"""Dates and languages as files write them -> day, moment (where a zone is named), tag. Pure."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from quotes.reading.plain import date_in

ISO_DATE = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?:(?!\d)|(?=\d{6}))")

# ISO 8601 in its long and its short form, and the dates of PDF ("20260314080000+01'00'").
ISO_MOMENT = re.compile(
    r"\s*(?:D:)?(\d{4})-?(\d\d)-?(\d\d)[T ]?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?"
    r"\s*(?:(Z|UTC|GMT)|([+-]\d\d)[:']?(\d\d)?'?)\s*\Z",
    re.IGNORECASE,
)


# A tag of a language (BCP 47), of which some write "en_GB".
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def day(written: str | None) -> str | None:
    """The day of a date as ISO, whether written as in ISO 8601, in mail or in an article."""
    if not written:
        return None
    if match := ISO_DATE.match(written):
        try:
            return datetime(*map(int, match.groups())).date().isoformat()  # type: ignore[arg-type]
        except ValueError:
            return None
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return date_in(written)


def moment(written: str | None) -> str | None:
    """A time with its zone as ISO 8601 ("2026-03-14T08:00:00+01:00"); None where either lacks."""
    if not written:
        return None
    try:
        if match := ISO_MOMENT.match(written):
            *parts, second, utc, hours, minutes = match.groups()
            zone = "+00:00" if utc else f"{hours}:{minutes or '00'}"
            found = datetime.fromisoformat(
                "{}-{}-{}T{}:{}".format(*parts) + f":{second or '00'}{zone}"
            )
        else:
            found = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.isoformat(timespec="seconds") if found.tzinfo else None


def language_tag(written: str | None) -> str | None:
    """A language's tag as files name it ("en-GB"), None for anything else."""
    tag = (written or "").strip()
    return tag.replace("_", "-") if LANGUAGE.fullmatch(tag) else None
