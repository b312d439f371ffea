"""The patterns and words by which `quotes.phrases.read_source` reads a source."""

from __future__ import annotations

import re

from quotes.text.patterns import NAME_WORD

DETERMINERS = {
    **dict.fromkeys(("the", "this", "that", "these", "those", "both"), "the"),
    **dict.fromkeys(("a", "an", "one", "another", "some", "any", "every", "each"), "a"),
}

EDGE = ' \t\u00a0,;:.“”"()—–-'

TRAILERS = re.compile(
    r"(?:[ ,]+(?:himself|herself|itself|themselves|too|also|alone|both|all|however|there|here))+$",
    re.I,
)

# "Outside court, his father"
SETTING = re.compile(
    r"^(?:Outside|Inside|In|At|On|After|Before|Later|Speaking|Earlier) [^,]{2,40}, "
    r"(?=(?:the|his|her|their|[A-Z]))"
)

OPENING = re.compile(
    r"^(?:(?:and|but|or|as|by|to|from|that|even|while|though|because|so|like)\s+(?=\S)"
    r"|[a-z]+ing\s+(?=the\s))",
    re.I,
)

# What ends the core of a noun phrase: its relative clause, its prepositional phrase, its apposition.
BREAK = re.compile(
    r"[,;:—–(\[]|\s-\s|\s(?:who|whom|whose|which|that|where|of|for|from|in|at|on|with|by|to|under|near|inside|"
    r"within|among|against|about|over|since|after|before|along|including|familiar|close|briefed|involved|"
    r"published|released|conducted|based|supporting|working|speaking|running(?! mate)|seeking|representing|"
    r"attending|opposed|living|named|called|as|(?:I|we|you|he|she|they)(?=\s))\b"
)

POSSESSOR = re.compile(
    rf"^(?:[Tt]he )?((?:{NAME_WORD}|[\w.-]+)(?: [\w.&-]+){{0,4}}?)(?:['’]s|(?<=s)['’])\s+(?=\S)"
)

ARTICLES = frozenset(("the", "a", "an", "any", "every", "each"))

AND = re.compile(r",? (?:and|or|&|along with|as well as|together with) ")

NO_SOURCE = frozenset(
    ("no one", "nobody", "anyone", "anybody", "everyone", "everybody", "someone", "somebody")
)

# A source that runs into its verb ("he was").
CLAUSE = re.compile(r"([Hh]e|[Ss]he|[Tt]hey|[Ii]t) (?!(?:who|and|or)\b)[a-z]+\b")

# Between two names of a list, and before the first of them.
LISTED = re.compile(
    r"(?P<tag>,? \([^()]{1,12}\)|, [RDI]-[A-Z][\w.-]*|, (?:aged )?\d{1,2})?"
    r"(?:,? and |, )(?:[A-Z][\w.]*\.? ){0,3}"
)

LEAD = 12

AMOUNT = re.compile(
    r"\d|percent|per cent|\b(?:third|half|quarter)s?$|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b",
    re.I,
)

# " of State " before a name that follows without a comma.
TITLE_OF = re.compile(r" of (?:the )?(?:[A-Z]\w+ ){1,3}(?=[A-Z])")

# "One in three", "about four in 10"
RATIO = re.compile(
    r"(?:\w+ ){0,2}(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:in|out of) \S+", re.I
)

# "…, who pleaded anonymity"
WHO_TAIL = re.compile(r", (?:who|whose|which|whom)\b.*$", re.S)

# "Janhit Dal (JD) president"
ACRONYM_ASIDE = re.compile(r"\([A-Z][A-Za-z.&-]{1,9}\)(?= [a-z])")

# Between a document and its author.
AUTHORED = re.compile(
    r"\s*(?:(?:released|published|conducted|prepared|written|commissioned|issued|produced|compiled|filed|posted|"
    r"sent|signed|carried out)(?: \w+){0,3} )?(?:by|from) (?:the )?"
)

# "At least one Democrat"
AT_LEAST = re.compile(r"(?:at least|at most|only|not|just|no|yet) (?:one |another |a )", re.I)

DANGLING = re.compile(r"(?: (?:by|for|and|the|of|to|in|a|an|from|with|or|on|at|if|who|that))+$")

# Unlisted nouns that end so are mostly people.
PERSON_ENDING = re.compile(r"(?:ist|eon|ician|ologist|woman|man|eer|maker|keeper|holder|goer)$")

# "The mother of three"
PARENT_TAIL = re.compile(r" of (?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b")

PARENT_OF = re.compile(r"(mum|mom|dad|mother|father)-of-\w+")

WRITINGS = frozenset(("paper", "post", "journal", "column"))

STARTERS = frozenset(("the", "a", "an", "several", "many", "some", "other", "others"))

# Between a role and the name in apposition to it.
APPOSED_AFTER = re.compile(r"(?: \w+)?(?: (?:of|for|at|in|from) [^,.;:“”\"()\n]{2,60})?, ")

# Participles without "-ed" that stand behind a noun ("a report seen by the court").
PARTICIPLES = frozenset(
    ("seen", "written", "made", "given", "held", "sent", "shown", "drawn", "signed", "read")
)

DIGITS = re.compile(r"\d")

# Adjectives of peoples that stand for the people as a whole ("the British").
UNFIT = re.compile(r"(?:ish|ese|ch|ss)$")
