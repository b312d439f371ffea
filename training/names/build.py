#!/usr/bin/env python3
"""Add the first names of other languages to `quotes/languages/en/names/first_names.tsv`.

    pip install faker
    python -m training.names.build --words ../shared/corpora/ud/en_ewt-train.conllu

The names are those of Faker (MIT), one list for each language and gender, in Latin letters. A name that is
there already stays as it is. Left out are names of both genders, common surnames, English words, names
of places, and those of one or two letters.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from rigour.text import ascii_text

from quotes.languages.gazetteer import Gazetteer

TABLE = Path(__file__).parents[2] / "quotes/languages/en/names/first_names.tsv"
# A word that stands in small letters this often in the treebank is a word, whoever bears it.
WORD_AGAIN = 2
SHORTEST = 3
# Lists that mix family names, titles or other scripts into the first names.
LEFT_OUT = frozenset(
    ("en_TH", "th_TH", "ja_JP", "zh_CN", "zh_TW", "ko_KR", "he_IL", "fa_IR")
)  # fmt: skip
SURNAMES = Path(__file__).parents[2] / "db/matching/data/common_surnames.txt"


def faker_names() -> Iterator[tuple[str, str]]:
    """Each first name of Faker with its gender, m or f."""
    person = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(person.__path__):
        if not module.ispkg or module.name in LEFT_OUT:
            continue
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for gender, names in (("m", "first_names_male"), ("f", "first_names_female")):
            yield from ((name, gender) for name in getattr(provider, names, ()))


def words(path: Path) -> Counter[str]:
    """How often each word stands in small letters in a CoNLL-U file."""
    forms = (line.split("\t")[1] for line in path.read_text("utf-8").splitlines() if "\t" in line)
    return Counter(form for form in forms if form.islower())


def plain(name: str) -> str | None:
    """The name in plain Latin letters; None where it is no single word of such."""
    latin = ascii_text(name).replace("`", "").replace("'", "").strip()
    good = latin.isalpha() and latin[:1].isupper() and latin[1:].islower()
    return latin if good and len(latin) >= SHORTEST else None


def main() -> None:
    """Write the table anew."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--words", type=Path, required=True)
    known, common = Gazetteer.load(), words(parser.parse_args().words)
    genders: defaultdict[str, set[str]] = defaultdict(set)
    for name, gender in faker_names():
        for form in {latin for each in (name,) if (latin := plain(each))} | {name}:
            if form.isalpha() and form[:1].isupper() and len(form) >= SHORTEST and form.isascii():
                genders[form].add(gender)
    rows = dict(line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:])
    have = {name.casefold() for name in rows}
    have |= {line.casefold() for line in SURNAMES.read_text("utf-8").splitlines()}
    for name, found in sorted(genders.items()):
        low = name.casefold()
        taken = low in have or common[low] >= WORD_AGAIN or known.is_place(name)
        if not taken and not known.noun(low) and low not in known.titles and len(found) == 1:
            rows[name] = next(iter(found))
    lines = ["name\tgender", *(f"{name}\t{gender}" for name, gender in sorted(rows.items()))]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} names")


if __name__ == "__main__":
    main()
