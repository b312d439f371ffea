"""Somebody or something that can speak, as the article is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from quotes.identities.organisations import Organisation
from quotes.identities.person import Person
from quotes.model import EntityKind


@dataclass(slots=True, eq=False)
class Actor:
    """Something that can speak: a person, a body, a group, somebody unnamed, a document."""

    name: str
    kind: EntityKind
    person: Person | None = None
    organisation: Organisation | None = None
    head: str = ""
    plural: bool = False
    gender: str | None = None
    speaks_for: Actor | None = None
    kin: bool = False
    # The genders of the pronouns that stood for somebody whose gender nothing else tells.
    pronouns: list[str] = field(default_factory=list)

    @property
    def is_named(self) -> bool:
        """Whether it is a person or body that the article names, or a group or document."""
        unnamed = self.kind in ("unnamed_person", "organization")
        return self.person is not None or self.organisation is not None or not unnamed

    @property
    def is_human(self) -> bool:
        """Whether it is one person, named or not."""
        return self.kind in ("person", "unnamed_person") and not self.plural

    @property
    def sex(self) -> str | None:
        """m or f, as far as known."""
        return self.person.gender if self.person else self.gender
