"""Where an article says when and where it was written. Pure."""

from __future__ import annotations

import re

from quotes.model import Span

# "3 May", "May 3", as in a dateline.
_DAY = r"(?:\d{1,2} [A-Z][a-z]+\.?|[A-Z][a-z]+\.? \d{1,2})"

# Names of news agencies; in a line in capitals, whatever stands in brackets is one.
_AGENCY = (
    r"(?:Reuters|Xinhua|Bernama|Interfax|Tass|TASS|Itar-Tass|Kyodo|Yonhap|Antara|Anadolu|Sapa|dpa|EFE|ANSA|Lusa"
    r"|AP|AFP|UPI|PTI|ANI|IANS|UNI|AAP|PA|CP|BBC|CNN|VOA|RFE/RL|CNA|MENA|WAM|SPA|KUNA|IRNA|APS|NAN|GNA"
    r"|(?:[A-Z][\w’'-]+ ){1,3}(?:Press|News|Agency|Wire|Service|Times|Post))"
)

# "PORT AYLA — ", "AYLA, May 3 (Norpress) - ", "Port Ayla, 3 May (Reuters) – " before the first words of
# an article.
DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?:[ ,]+[A-Z][A-Z.'’-]*){0,4}(?:, [A-Z][a-z]+\.?(?: [A-Z][a-z]+)?)?"
    rf"(?:,? {_DAY})?(?: \([\w ./]{{2,30}}\))? ?(?:—|–|--?) "
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [A-Z][a-z]+\.?(?: [A-Z][a-z]+)?)?"
    rf"(?:,? {_DAY})?,? \({_AGENCY}(?:/{_AGENCY})?\) ?(?:—|–|--?|:) )"
)

LINE = re.compile(r"[^\n]+")


def datelines(text: str) -> list[Span]:
    """Where the article says when and where it was written, before the first words of a paragraph."""
    found = (DATELINE.match(text, line.start(), line.end()) for line in LINE.finditer(text))
    return [Span(*match.span()) for match in found if match]


def behind_dateline(text: str, start: int, end: int) -> int:
    """Where the words of a stretch begin that may open its paragraph with a dateline."""
    opens = start == 0 or text[start - 1] == "\n"
    line = DATELINE.match(text, start, end) if opens else None
    return line.end() if line else start
