"""The templates of our pages, rendered without awaiting each name and macro."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from jinja2.environment import Template

# What every row has beside its columns: of these names Jinja takes the method.
METHODS = frozenset(dir(dict))


class _Plain(Template):
    """A template in which nothing is awaited, for Datasette, which awaits its text."""

    async def render_async(self, *given: Any, **named: Any) -> str:
        return self.render(*given, **named)


def page_template(datasette: Any, name: str) -> Any:
    """What Datasette renders a page of ours with; a user's own templates may await what they show."""
    if datasette.template_dir:
        return name
    if not hasattr(datasette, "_quotes_templates"):
        datasette._quotes_templates = _plain(datasette.jinja_env)
    return datasette._quotes_templates.get_template(name)


def _plain(environment: Environment) -> Environment:
    """The same environment for templates that await nothing, and whose names are mostly columns of rows."""
    made = environment.overlay(enable_async=False)
    made.template_class = _Plain
    usual = made.getattr

    def value(of: Any, name: str) -> Any:
        if type(of) is dict and name in of and name not in METHODS:
            return of[name]
        return usual(of, name)

    made.getattr = value  # type: ignore[assignment, method-assign]
    return made
