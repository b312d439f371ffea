"""What a reader may have meant when a search finds nothing: words of the index that look alike."""

from __future__ import annotations

import asyncio
import re
import time
from string import ascii_lowercase
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from quotes.db.site.search_words import WORD, asked, word_query

# Of the words that begin alike so many of the commonest are compared.
COMPARED = 3_000

# Words less alike than this (0 to 1) are not offered; nor are other spellings of words this short.
ALIKE, SHORTEST = 0.6, 4

# So many quotes are read to see how the word is written in full: the index has its stem alone.
READ = 5


async def near_misses(read: Any, text: str) -> list[str]:
    """Searches like this one that find something: with a word mended, or with any of the words."""
    words = asked(text).words
    mended = {}
    for word in words[:8]:
        if len(word) >= SHORTEST and not await _is_there(read, word_query(word)):
            mended[word] = await _nearest(read, word)
    offered = []
    if any(mended.values()):
        offered.append(
            WORD.sub(lambda match: mended.get(match[0].lower()) or match[0], text).strip()
        )
    if len(words) > 1:
        offered.append(" OR ".join(mended.get(word) or word for word in words))
    return [each for each in offered if await _is_there(read, asked(each).match)]


async def _is_there(read: Any, match: str) -> bool:
    sql = "select 1 from _search where _search match :match limit 1"
    return bool(match and await read(sql, {"match": f"{{text who}} : ({match})"}))


async def learn(read: Any) -> None:
    """Count the words of each letter, with as long a pause after each as it took."""
    for first in ascii_lowercase:
        begun = time.monotonic()
        await _common(read, first)
        await asyncio.sleep(time.monotonic() - begun)


async def _common(read: Any, first: str) -> list[str]:
    """The commonest words of the index that begin so, kept: to count them all of them are read."""
    sql = """
        select term from _search_words where term >= :a and term < :b order by doc desc limit :n
    """
    values = {"a": first, "b": first + "\U0010ffff", "n": COMPARED}

    async def made() -> list[str]:
        found = (row["term"] for row in await read.long(sql, values))
        return [term for term in found if not term[-1].isdigit()]

    terms: list[str] = await read.remembered(("words", first), made, old=True)
    return terms


async def _nearest(read: Any, word: str) -> str | None:
    """The word of the index that is most like this one, as a text has it."""
    terms = await _common(read, word[0].lower())
    likeness = DamerauLevenshtein.normalized_similarity
    found = process.extractOne(word.lower(), terms, scorer=likeness, score_cutoff=ALIKE)
    if found is None:
        return None
    sql = f"select text, who from _search where _search match :match limit {READ}"
    rows = await read(sql, {"match": f'{{text who}} : "{found[0]}"'})
    written = re.findall(r"\w+", " ".join(f"{row['text']} {row['who']}" for row in rows).lower())
    best = process.extractOne(word.lower(), sorted(set(written)), scorer=fuzz.ratio)
    return str(best[0]) if best else None
