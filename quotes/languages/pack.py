"""EDGE: `Language("en")`: all that a language knows, each part read once for a process.

The gazetteer and the cue words are read when they are first asked for; models are loaded by the
stages that run them, from the folders that are named here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from quotes.errors import ModelError
from quotes.languages.cue_words import CueWords
from quotes.languages.gazetteer import Gazetteer
from quotes.languages.tables import ENGLISH, language_folder, patterns, table, word_list

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code ("en"); raises ModelError for one that is not there.

    Two of the same code share all they have read.
    """

    code: str = ENGLISH

    def __post_init__(self) -> None:
        if not _is_known(self.code):
            raise ModelError(f"There are no word lists for the language {self.code!r}")

    @property
    def gazetteer(self) -> Gazetteer:
        """Places, institutions, titles and names, looked up by exact words."""
        return _gazetteer(self.code)

    @property
    def cue_words(self) -> CueWords:
        """Lemmas of cues and the names of outlets."""
        return _cue_words(self.code)

    @property
    def models(self) -> Traversable:
        """The folder of the models, with one folder for each."""
        return language_folder(self.code) / "models"

    def words(self, path: str) -> frozenset[str]:
        """The entries of a word list such as `names/openers.txt`, lower-cased."""
        return word_list(path, self.code)

    def table(self, name: str) -> list[dict[str, str]]:
        """The rows of a table such as `names/genders.tsv`."""
        return table(name, self.code)

    def patterns(self, path: str) -> tuple[str, ...]:
        """The patterns of a file such as `furniture/phrases.txt`, in order."""
        return patterns(path, self.code)


@cache
def _is_known(code: str) -> bool:
    return code.isalpha() and (language_folder(code) / "names").is_dir()


@cache
def _gazetteer(code: str) -> Gazetteer:
    return Gazetteer.load(code)


@cache
def _cue_words(code: str) -> CueWords:
    return CueWords.load(code)
