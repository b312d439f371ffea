"""Files made to break what reads them: each maker gives a file's name and its bytes, by chance."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable

Maker = Callable[[random.Random], tuple[str, bytes]]

# An article of invented people, so that there is something to lose.
LINES = (
    "Port Ayla to close in May",
    "The port of Ayla will close in May, the harbour minister said on Friday after the storm.",
    "“We had no choice,” Edda Holm said to the crowd at the quay. “The pier is gone.”",
    "According to Bo Quill, a farmer, nobody in the town was asked before the decision fell.",
    "Ada Orla told reporters that she would not vote for the plan, and that others would not either.",
)

TEXT = "\n\n".join(LINES)

PAGE = "".join(f"<p>{line}</p>" for line in LINES)

MARKS = "“”‘’\"'«»„‚‹›`"

TAGS = (
    "div",
    "p",
    "blockquote",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "svg",
    "math",
    "select",
    "template",
    "a",
)


def fuzzed_page(chance: random.Random) -> tuple[str, bytes]:
    pieces = [f"<p>{line}" for line in LINES]
    for _ in range(chance.randrange(5, 400)):
        tag, place = chance.choice(TAGS), chance.randrange(len(pieces) + 1)
        made = (f"<{tag}", f"<{tag}>", f"</{tag}>", f'<{tag} class="{"x" * 50}', "<!--", "-->", "&#xD800;",
                "<![CDATA[", "&#0;", f"<script>{tag}", "</script>", f"<{tag} lang=fr hidden>")  # fmt: skip
        pieces.insert(place, chance.choice(made))
    return "page.html", ("<html><body>" + "".join(pieces)).encode()


def cut_gzip(chance: random.Random) -> tuple[str, bytes]:
    data = gzip.compress((f"<html><body>{PAGE}</body></html>" * 40).encode())
    return "page.html.gz", data[: chance.randrange(1, len(data))]


def wrong_encoding(chance: random.Random) -> tuple[str, bytes]:
    real, told = (
        chance.choice(("utf-8", "utf-16-le", "cp1252", "shift_jis", "koi8-r", "utf-7"))
        for _ in "ab"
    )
    head = f'<html><head><meta charset="{told}"></head><body>'
    return chance.choice((
        ("page.html", (head + PAGE).encode(real, "replace")), ("text.txt", TEXT.encode(real, "replace")),
    ))  # fmt: skip


def bomb(chance: random.Random) -> tuple[str, bytes]:
    size = chance.choice((20_000_000, 200_000_000))
    kind = chance.randrange(4)
    if kind == 0:
        return "text.txt.gz", gzip.compress(b"a " * (size // 2), 9)
    if kind == 1:
        return "text.gz", gzip.compress(gzip.compress(bytes(size), 9))
    if kind == 2:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("[Content_Types].xml", "<Types/>")
            file.writestr("word/document.xml", bytes(size))
        return "letter.docx", made.getvalue()
    entities = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    return (
        "feed.xml",
        f'<!DOCTYPE rss [<!ENTITY l0 "lol">{entities}]><rss><channel>&l9;</channel></rss>'.encode(),
    )


def long_line(chance: random.Random) -> tuple[str, bytes]:
    many = chance.choice((2_000, 20_000, 200_000))
    return chance.choice(("text.txt", "rows.csv", "rows.jsonl")), " ".join(
        LINES[1:] * (many // 40)
    ).encode()


def zeros(chance: random.Random) -> tuple[str, bytes]:
    words = TEXT.split(" ")
    for _ in range(chance.choice((1, 3, 200))):
        words.insert(
            chance.randrange(len(words)),
            chance.choice(("\0", "\x1b[2J", "\ufffe", "\u202e", "\x85", "\ufeff")),
        )
    return "text.txt", " ".join(words).encode()


def surrogates(chance: random.Random) -> tuple[str, bytes]:
    broken = "".join(c + "\ud83d" * (chance.random() < 0.02) for c in TEXT)
    if chance.random() < 0.5:
        row = {
            "text": broken,
            "title": "\udc80 title",
            "url": "https://paper.example/\ud800",
            "byline": "\udfff",
        }
        return "rows.jsonl", json.dumps(row).encode()
    return "text.txt", broken.encode("utf-8", "surrogatepass")


def many_marks(chance: random.Random) -> tuple[str, bytes]:
    marks, some = chance.choice((MARKS, "“", "”", "“‘", "\"'")), TEXT.split(" ")
    words = [chance.choice(marks) + chance.choice(some) for _ in range(10_000)]
    each = chance.choice((10_000, 200, 20))
    lines = [" ".join(words[n : n + each]) for n in range(0, len(words), each)]
    return "text.txt", "\n\n".join((TEXT, *lines)).encode()


def deep(chance: random.Random) -> tuple[str, bytes]:
    many, tag = chance.choice((500, 5_000, 100_000)), chance.choice(TAGS)
    kind = chance.randrange(3)
    if kind == 0:
        return "page.html", f"<html><body>{f'<{tag}>' * many}{PAGE}{f'</{tag}>' * many}".encode()
    if kind == 1:
        return "rows.json", ("[" * many + json.dumps({"text": TEXT}) + "]" * many).encode()
    return "feed.xml", f"<rss><channel><item>{'<description>' * many}{TEXT}".encode()


def long_word(chance: random.Random) -> tuple[str, bytes]:
    letter = chance.choice(("x", "é", "e\u0301", "-", "a-", "a.", "9,", "A", "😀", "本"))
    word = letter * (1_000_000 // len(letter))
    place = chance.randrange(3)
    said = f"{LINES[0]}\n\n“{word},” Edda Holm said.\n\n{TEXT}"
    made = (f"{TEXT}\n\n{word}", said, f"{TEXT}\n\n“No,” {word} said.")
    return "text.txt", made[place].encode()


def many_paragraphs(chance: random.Random) -> tuple[str, bytes]:
    line = chance.choice(
        ("“No,” said Ada Orla.", "- Yes", "A.", "1.", "Q: Why?", "“", "By Bo Quill")
    )
    return "text.txt", f"{TEXT}\n\n{(line + chr(10) * 2) * 3_000}".encode()


MAKERS: tuple[Maker, ...] = (
    fuzzed_page, cut_gzip, wrong_encoding, bomb, long_line, zeros, surrogates, many_marks, deep, long_word,
    many_paragraphs,
)  # fmt: skip
