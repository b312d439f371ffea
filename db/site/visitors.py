"""Whether visitors who are nobody may differ, and what such a visitor may see, asked once for each table."""

from __future__ import annotations

from typing import Any

# What may tell visitors apart by something else, or show a page differently, and whose doing it is
# known: with any other plugin nothing is kept for the next visitor.
HOOKS = (
    "actor_from_request", "permission_allowed", "extra_template_vars", "asgi_wrapper", "get_metadata",
)  # fmt: skip
MODULES = ("datasette.", "datasette_auth_passwords", "quotes.")


def has_no_other_plugins() -> bool:
    """Asked each time: plugins may be registered while a site runs."""
    # Loads all plugins, and this module is a part of one.
    from datasette.plugins import pm  # noqa: PLC0415

    return all(
        each.function.__module__.startswith(MODULES)
        for hook in HOOKS for each in getattr(pm.hook, hook).get_hookimpls()
    )  # fmt: skip


async def sees(datasette: Any, actor: Any, database: str, table: str) -> bool | None:
    """Whether somebody may see a table; None where no rule of the table decides it.

    For nobody in particular it is what the site was started with, as long as only known plugins are asked.
    """
    if actor is not None or not has_no_other_plugins():
        return await _asked(datasette, actor, database, table)
    if not hasattr(datasette, "_quotes_seen"):
        datasette._quotes_seen = {}
    seen: dict[tuple[str, str], bool | None] = datasette._quotes_seen
    if (database, table) not in seen:
        seen[database, table] = await _asked(datasette, actor, database, table)
    return seen[database, table]


async def _asked(datasette: Any, actor: Any, database: str, table: str) -> bool | None:
    wanted = (database, table)
    found: bool | None = await datasette.permission_allowed(
        actor, "view-table", wanted, default=None
    )
    return found
