"""A quote to be copied: as text, Markdown, a citation and JSON, with a link into the original. Pure.

A text fragment (`#:~:text=`) makes a browser show the words in their place; it is only made when the
words stand in the article once, else with the words before or after them.
"""

from __future__ import annotations

import json
import re
from urllib.parse import quote as percent

from quotes.db.queries.speakers import Row

# Where a public edition keeps the fragments, for they are made of texts that it does not have.
FRAGMENTS = "_fragments"

# A fragment of more words is given by its first and last ones.
WHOLE, ENDS = 12, 5

# So many words before a quote are tried to make a fragment unique.
BEFORE = (2, 4, 8)

# What means something in Markdown wherever it stands, and what only does at the beginning of a line.
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|~]|&(?=#?\w+;))")
LINE_START = re.compile(r"\A(\d+(?=[.)])|(?=[#+=-]))")


def fragment(text: str, start: int, end: int) -> str | None:
    """The text fragment for `text[start:end]`; None where no fragment is unique in the article."""
    words = text[start:end].strip()
    many = words.split()
    if not many:
        return None
    if len(many) <= WHOLE:
        first, last = words, ""
    else:
        # The words as the article has them, line ends and all.
        first = re.match(rf"(?:\S+\s+){{{ENDS - 1}}}\S+", words)[0]  # type: ignore[index]
        last = re.search(rf"(?:\S+\s+){{{ENDS - 1}}}\S+\Z", words)[0]  # type: ignore[index]
    at = text.find(first, start)
    made = _encoded(first) + (f",{_encoded(last)}" if last else "")
    if _times(text, first) == 1:
        return f"text={made}"
    for number in BEFORE:
        found = re.search(rf"(?:\S+\s+){{1,{number}}}\Z", text[max(0, at - 300) : at])
        if found and _times(text, found[0] + first) == 1:
            return f"text={_encoded(found[0].strip())}-,{made}"
    return None


def _times(text: str, words: str) -> int:
    """How often words stand in a text, as a browser compares: by blanks and case alike."""
    return len(re.findall(f"(?={re.escape(_plain(words))})", _plain(text)))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold()


def _encoded(words: str) -> str:
    """Per cent signs for all that means something in a fragment: commas, hyphens and ampersands."""
    return percent(re.sub(r"\s+", " ", words), safe="").replace("-", "%2D")


def fragment_of(text: str, row: Row) -> str | None:
    """The text fragment for the first words of a quote."""
    return fragment(text, *(row["spans"][0] if row["spans"] else (row["start"], row["end"])))


def original(address: str | None, found: str | None) -> str | None:
    """The link into the original: with a text fragment where one is unique, else to the page."""
    if not address:
        return None
    return f"{address.partition('#')[0]}#:~:{found}" if found else address


def copies(row: Row, page: str, address: str | None) -> list[Row]:
    """What can be copied of a quote: `name` and `text` of each form."""
    who = row["speaker_name"] or row["speaker_text"] or "an unnamed source"
    words = f"“{row['text']}”" if row["kind"] == "direct" else row["text"]
    day = (row["published"] or "")[:10]
    place = [each for each in (row["byline"], row["outlet"], day) if each]
    where = ", ".join([f"“{row['title'] or row['source']}”", *place])
    link = _safe(address or page)
    cited = [row["byline"] or row["outlet"], f"“{row['title'] or row['source']}”"]
    cited += [row["outlet"] if row["byline"] else None, day or "n.d.", link]
    record = {
        name: row[name] for name in
        ("key", "text", "kind", "mode", "speaker_name", "speaker", "speaker_text", "title", "outlet",
         "byline", "published", "confidence")
    } | {"denied": bool(row["denied"]), "url": address, "page": page}  # fmt: skip
    denied = " (denied)" if row["denied"] else ""
    return [
        {"name": "Text", "text": f"{words} — {who}{denied}. {where}. {link}"},
        {"name": "Markdown", "text": f"> {_escaped(words)}\n>\n> — {_escaped(who)}{denied},"
                                     f" [{_escaped(where)}](<{link}>)"},
        {"name": "Citation", "text": ". ".join(each for each in cited if each)},
        {"name": "JSON", "text": json.dumps(record, ensure_ascii=False, indent=1)},
    ]  # fmt: skip


def article_copies(row: Row, quotes: list[Row], page: str, address: str | None) -> list[Row]:
    """What can be copied of an article: how it is cited, and all its quotes."""
    link, title = _safe(address or page), row["title"] or row["source"]
    day = (row["published"] or "")[:10]
    cited = [row["byline"], f"“{title}”", row["outlet"], day or "n.d.", link]
    citation = ". ".join(each for each in cited if each)
    lines, marked = [], []
    for quote in quotes:
        who = quote["speaker_name"] or quote["speaker_text"] or "an unnamed source"
        words = f"“{quote['text']}”" if quote["kind"] == "direct" else quote["text"]
        lines.append(f"{words} — {who}{' (denied)' if quote['denied'] else ''}")
        marked.append(f"> {_escaped(words)}\n>\n> — {_escaped(who)}")
    names = ("key", "title", "outlet", "byline", "published")
    record = {name: row[name] for name in names} | {"url": address, "page": page}
    said = ("key", "text", "kind", "mode", "speaker_name", "speaker", "denied")
    record["quotes"] = [{name: quote[name] for name in said} for quote in quotes]
    return [
        {"name": "Text", "text": "\n\n".join([*lines, citation])},
        {"name": "Markdown", "text": "\n\n".join([*marked, f"[{_escaped(title)}](<{link}>)"])},
        {"name": "Citation", "text": citation},
        {"name": "JSON", "text": json.dumps(record, ensure_ascii=False, indent=1)},
    ]


def _safe(address: str) -> str:
    """An address without what would end a link in Markdown or a line."""
    return re.sub(r"[\s<>\x00-\x1f]", lambda match: percent(match[0]), address)


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return LINE_START.sub(r"\1\\", MARKDOWN.sub(r"\\\1", re.sub(r"\s+", " ", text)))
