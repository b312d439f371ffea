"""An article's text -> the text that the stages read, and the way back to the article's offsets. Pure.

A reading has no character that only looks like nothing or like another one: non-breaking and other spaces
are spaces, soft hyphens and zero-width characters are gone, an accent stands in its letter, Unicode's
line ends and carriage returns, with a line feed or alone, are line feeds, entities of HTML are what they
stand for, C1 controls and marks that were decoded wrongly are the Windows-1252 marks they were meant to
be, fullwidth marks are plain ones, and a word that was parted at a line's end is whole. What a reading
finds is moved back by `Reading.source`, so every offset that leaves the stages is one of the text as
read. A text without such characters is its own reading.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from quotes.languages.tables import word_list
from quotes.model import Span

INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"

# A C1 control is a Windows-1252 character that was taken for ISO-8859-1; U+0085 is also a line end.
C1 = "\x80-\x9f"

# UTF-8 that was read as Windows-1252 or ISO-8859-1: "â€œ" for “, "Ã©" for é. The last byte of ” is
# no character of Windows-1252 and often lost.
WRONGLY_DECODED = re.compile("â(?:€|\x80)|Ã[©¨¢¼¶¤±³¡ª«º§]|Ã[\x83ƒ]Â|Â[£«»°]")
GARBLED = "[âÂÃÅÆË](?:[€™\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜š›œžŸ]{1,2})"
GARBLED_END = "”"  # what "â€" alone stands for

# A word that a printer parted at the end of a line ("chan-" / "nel"), and the space behind it.
PARTED = r"(?<=[a-z])-\r?\n(?P<rest>[a-z]\S*)(?P<gap> ?)"

# An entity of HTML that somebody left in a text.
ENTITY = (
    "&(?:quot|amp|apos|nbsp|shy|[lr][sda]quo|[sb]dquo|[mn]dash|hellip|pound|euro|[a-zA-Z](?:acute|grave|uml|circ|tilde)"
    "|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});"
)

ODD = re.compile(
    rf"{ENTITY}|[{INVISIBLE}{SPACES}{C1}\u2028\u2029\x0b\x0c\uff02\uff07\u00b4\u02bc\u02ee\u0300-\u036f]|\r|{PARTED}"
)

# Fullwidth marks, an acute accent that stands alone, and letters that look like marks.
FULLWIDTH = {"\uff02": '"', "\uff07": "'", "\u00b4": "'", "\u02bc": "’", "\u02ee": '"'}


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the stages read it.

    `starts` and `ends` are, for each character of `text`, where the characters of the article that it
    stands for begin and end (0-based, end exclusive); both are empty where the text is the article's own.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def source(self, span: Span) -> Span:
        """The article's span for a span of the reading."""
        if not self.starts or span.end <= span.start:
            return span
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def here(self, span: Span) -> Span:
        """The span of the reading for a span of the article."""
        if not self.starts:
            return span
        return Span(self._place(span.start), self._place(span.end))

    def _place(self, offset: int) -> int:
        """The first character that ends behind an offset of the article."""
        low, high = 0, len(self.ends)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low


def reading(text: str) -> Reading:
    """The reading of a text."""
    first = _once(text)
    if not first.starts or not WRONGLY_DECODED.search(first.text):
        return first
    # What was decoded wrongly twice ("PeÃƒÂ±a") is read twice.
    second = _once(first.text)
    spans = [first.source(Span(a, b)) for a, b in zip(second.starts, second.ends, strict=True)]
    return Reading(second.text, tuple(s.start for s in spans), tuple(s.end for s in spans))


def _once(text: str) -> Reading:
    """The reading of a text that was decoded wrongly once at most."""
    garbled = WRONGLY_DECODED.search(text) is not None
    if not garbled and not ODD.search(text):
        return Reading(text)
    controls = re.search("[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]", text) is not None
    made: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _pieces(garbled).finditer(text):
        if match["rest"]:
            hyphen = "-" if _compound(text, match.start()) else ""
            first = range(match.start(), match.start() + len(hyphen))
            after = range(match.start("rest"), match.end())
            # The line now breaks behind the word.
            made.append(hyphen + match["rest"] + ("\n" if match["gap"] else ""))
            starts.extend((*first, *after))
            ends.extend(place + 1 for place in (*first, *after))
            continue
        new = _read(match, controls)
        made.append(new)
        if len(new) == match.end() - match.start():
            starts.extend(range(match.start(), match.end()))
            ends.extend(range(match.start() + 1, match.end() + 1))
        else:
            starts.extend([match.start()] * len(new))
            ends.extend([match.end()] * len(new))
    return Reading("".join(made), tuple(starts), tuple(ends))


def _compound(text: str, end: int) -> bool:
    """Whether the word before a hyphen at a line's end keeps it ("well-" / "known")."""
    word = re.search(r"[^\W\d_]+\Z", text[max(0, end - 20) : end])
    return word is not None and word.group().lower() in word_list("phrases/compound_firsts.txt")


def cleaned(text: str) -> str:
    """A text as it is read, where no offsets count: a title, what is shown of a name."""
    return reading(text).text


def _pieces(garbled: bool) -> re.Pattern[str]:
    """What a text is cut into: each odd character with what it belongs to, and all between them."""
    first = f"(?P<garbled>{GARBLED})|" if garbled else ""
    return re.compile(
        f"{first}(?P<entity>{ENTITY})|(?P<parted>{PARTED})|(?P<accented>\\w[{INVISIBLE}]*[\u0300-\u036f]+)|(?P<invisible>[{INVISIBLE}]+)"
        f"|(?P<space>[{SPACES}])|(?P<line>[\u2028\u2029\x0b\x0c]|\r\n?)|(?P<control>[{C1}])"
        "|(?P<fullwidth>[\uff02\uff07\u00b4\u02bc\u02ee])|(?P<plain>.)",
        re.DOTALL,
    )


def _read(match: re.Match[str], controls: bool) -> str:
    """What the piece is read as."""
    found = match.group()
    kind = match.lastgroup or "plain"
    if kind == "control" and found == "\x85" and not controls:
        return "\n"
    makers: dict[str, Callable[[str], str]] = {
        "garbled": _ungarbled,
        "entity": _unescaped,
        "accented": lambda s: unicodedata.normalize("NFC", re.sub(f"[{INVISIBLE}]", "", s)),
        "invisible": lambda s: "",
        "space": lambda s: " ",
        "line": lambda s: "\n",
        "control": lambda s: s.encode("latin-1").decode("cp1252", "ignore"),
        "fullwidth": lambda s: FULLWIDTH[s],
        "plain": lambda s: s,
    }
    return makers[kind](found)


def _unescaped(found: str) -> str:
    """What an entity stands for: a space for a space that does not break, nothing for a soft hyphen."""
    made = html.unescape(found)
    return re.sub(f"[{SPACES}]", " ", re.sub(f"[{INVISIBLE}{C1}]", "", made))


def _ungarbled(found: str) -> str:
    """The character that the wrongly decoded ones were; themselves where they were none."""
    for size in (3, 2):
        head = found[:size]
        data = b"".join(_byte(c) for c in head)
        try:
            return data.decode("utf-8") + found[len(head) :]
        except UnicodeDecodeError:
            continue
    return GARBLED_END + found[2:] if found[1] in "€\x80" else found


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", "replace")
