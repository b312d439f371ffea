"""What Datasette's own pages lack for who cannot see: names of fields, levels of headings. Pure."""

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

# A table's columns, described, would push its rows off the screen.
DESCRIBED = re.compile(r'(<dl class="column-descriptions">.*?</dl>)', re.DOTALL)
FOLDED = r"<details><summary>What the columns mean</summary>\1</details>"

HEADING = re.compile(r"<(/?)h([2-6])\b")


def readable(content: str) -> Markup:
    """A page's content, safe HTML, with names for its fields and no level of heading left out."""
    for field, name in NAMES.items():
        tag, rest = field.split(" ", 1)
        content = str(content).replace(field, f'{tag} aria-label="{name}" {rest}')
    content = DESCRIBED.sub(FOLDED, content, count=1)
    above = [1]

    def level(match: re.Match[str]) -> str:
        if not match[1]:
            while len(above) > 1 and above[-1] >= int(match[2]):
                above.pop()
            above.append(int(match[2]))
        return f"<{match[1]}h{len(above)}"

    return Markup(HEADING.sub(level, str(content)))
