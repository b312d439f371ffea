"""Name mentions in; the people and bodies of one article out."""

from __future__ import annotations

from quotes.identities.descriptors import Descriptor
from quotes.identities.organisations import Organisation, Organisations
from quotes.identities.people import People
from quotes.identities.person import Person

__all__ = ["Descriptor", "Organisation", "Organisations", "People", "Person"]
