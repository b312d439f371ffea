"""Type nouns of bodies ("the newspaper", "the company") and which bodies they can stand for. Pure."""

from __future__ import annotations

OUTLET_NOUNS = {
    "newspaper": "newspaper", "paper": "newspaper", "daily": "newspaper", "tabloid": "newspaper",
    "magazine": "magazine", "weekly": "magazine", "network": "broadcaster", "broadcaster": "broadcaster",
    "channel": "broadcaster", "station": "broadcaster", "agency": "agency", "news agency": "agency",
    "wire service": "agency", "website": "website", "site": "website", "outlet": "",
    "publication": "",
}  # fmt: skip

OUTLET_KINDS = ("newspaper", "magazine", "broadcaster", "agency", "website")

COMPANY_NOUNS = frozenset(
    [
        "company",
        "firm",
        "corporation",
        "business",
        "giant",
        "maker",
        "automaker",
        "airline",
        "retailer",
        "manufacturer",
        "bank",
        "chain",
        "insurer",
        "startup",
        "start-up",
        "utility",
        "brewer",
        "lender",
        "carrier",
        "operator",
        "developer",
        "publisher",
        "supplier",
        "carmaker",
        "drugmaker",
        "supermarket",
        "brokerage",
        "conglomerate",
        "multinational",
        "producer",
        "miner",
        "shipbuilder",
    ]
)

# Nouns that may stand for any body whose name does not say what it is.
LOOSE_NOUNS = frozenset(
    ("group", "organization", "organisation", "agency", "association", "foundation", "institute",
     "movement", "body", "club", "team", "side", "union", "party", "charity", "think tank", "campaign group")
)  # fmt: skip

# Bodies of a state with one of these in their name are agencies.
AGENCIES = frozenset(
    ("agency", "department", "bureau", "administration", "service", "services", "authority", "office",
     "investigations", "commission", "centers", "guard", "patrol", "directorate", "board")
)  # fmt: skip

TYPE = 0.88
