"""What Datasette's own pages lack for who does not see them: names of fields, every level of headings. Pure."""

from __future__ import annotations

import re

from markupsafe import Markup

# How a field without a label begins, and its name. Text of a page cannot look so: its "<" is escaped.
NAMES = {
    '<select name="_filter_column': "Column to filter by",
    '<select name="_filter_op': "How to compare",
    '<select name="_sort"': "Column to sort by",
    '<input type="text" name="_filter_value': "Value to compare with",
    '<textarea id="sql-editor"': "SQL",
}

HEADING = re.compile(r"<(/?)h([2-6])\b")


def readable(content: str) -> Markup:
    """A page's content, which is HTML and safe, with names for its fields and no level of heading left out."""
    for field, name in NAMES.items():
        tag, rest = field.split(" ", 1)
        content = str(content).replace(field, f'{tag} aria-label="{name}" {rest}')
    last = shown = 1

    def level(match: re.Match[str]) -> str:
        nonlocal last, shown
        if not match[1]:
            shown = min(int(match[2]), last + 1)
            last = shown
        return f"<{match[1]}h{shown}"

    return Markup(HEADING.sub(level, str(content)))
