"""The review desk: a Datasette plugin where signed-in people give verdicts. The only web part that writes."""

from __future__ import annotations

from typing import Any

from datasette.utils import actor_matches_allow

from quotes.db.desk import candidates, claims, overview, quotes, reporting, reports
from quotes.db.desk.access import CONFIG, REPORTS
from quotes.db.site.access import REVIEW, database_of, hook, may_review

KEY = r"(?P<key>[0-9a-zA-Z-]+)"

FORMAT = r"(?P<format>\.json)?$"

ROUTES: list[tuple[str, Any]] = [
    (rf"^/-/desk{FORMAT}", overview.overview),
    (r"^/-/desk/undo$", overview.undo),
    (rf"^/-/desk/speakers{FORMAT}", candidates.speakers),
    (rf"^/-/desk/least-sure{FORMAT}", quotes.least_sure),
    (rf"^/-/desk/quotes/{KEY}{FORMAT}", quotes.quote),
    (rf"^/-/desk/reports{FORMAT}", reports.reports),
    (rf"^/-/desk/claims{FORMAT}", claims.claims),
    (rf"^/-/quotes/{KEY}/report$", reporting.report),
]


@hook
def register_routes() -> list[tuple[str, Any]]:
    """Where each page stands."""
    return ROUTES


@hook
def permission_allowed(datasette: Any, actor: Any, action: str, resource: Any) -> Any:
    """Whoever is signed in may review, or whom `allow` of the configuration names; reports are for them."""
    if action == REVIEW:
        allow = (datasette.plugin_config(CONFIG) or {}).get("allow")
        return bool(actor) and (allow is None or actor_matches_allow(actor, allow))
    if action != "view-table" or resource[1] != REPORTS:
        return None

    async def theirs() -> bool | None:
        return None if await may_review(datasette, actor) else False

    return theirs


@hook
def extra_template_vars(datasette: Any, request: Any) -> Any:
    """Whether a page shows the way to the desk, and the form for reports."""

    async def made() -> dict[str, Any]:
        if request is None:
            return {}
        shown: dict[str, Any] = {"may_review": await may_review(datasette, request.actor)}
        if "/-/quotes/" in request.path:
            database = await database_of(datasette)
            shown["reports_open"] = await reporting.is_open(datasette, database)
            shown["limits"] = reporting.LIMITS
        return shown

    return made


@hook
def skip_csrf(scope: dict[str, Any]) -> bool | None:
    """A report needs no session, so none can be abused; `reporting` refuses forms of other sites."""
    path = scope["path"]
    return True if "/-/quotes/" in path and path.endswith("/report") else None
