"""The shortcuts give what Stanza's own code gives."""

import pytest

from quotes.model import Article, Parse
from quotes.parsing import stanza_models
from quotes.parsing.parser import Parser

TEXT = (
    "Orla Finch, who had never run a ferry, told the Lantern Bay Courier on Monday that she would "
    "sell two of the five boats, and that nobody at Quill & Sons had asked her why.\n"
    "Fares up, islanders angry\n"
    "“We tried,” the harbour master said. “We tried again, and what did it bring us?”\n"
    "In Port Ellery, Bo Quill – 61, a fisherman, of sorts – laughed: no boat, no fare.\n"
)


def parsed(parser: Parser) -> Parse:
    return parser.parse(Article("a.txt", TEXT))


def test_same_parse_as_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    short = parsed(Parser.load())
    monkeypatch.setattr(stanza_models, "shorten", lambda processors: None)
    assert parsed(Parser.load()) == short
