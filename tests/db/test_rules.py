"""Every rule that the evidence may name has its plain words on the site."""

from __future__ import annotations

import re
from pathlib import Path

from quotes.db.site import rules

ROOT = Path(__file__).parents[2]
RULE = re.compile(r'"((?:resolve|match|marks|cue|parse|model|layout):[a-z-]+)"')
KINDS = ("organization", "group", "document")  # `resolve:{kind}` of what has no name


def test_every_rule_has_words() -> None:
    files = [*ROOT.glob("quotes/**/*.py"), *ROOT.glob("db/*.py")]
    used = {rule for file in files for rule in RULE.findall(file.read_text("utf-8"))}
    used |= {f"resolve:{kind}" for kind in KINDS} | {"correction"}
    assert len(used) > 40
    assert used - set(rules()) == set()
    assert all(words.strip() for words in rules().values())
