"""`/llms.txt`: in short what the site has and how programs ask for it."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import NotFound, Response

from quotes.db.site.access import database_of

TEXT = """# Quotes: who said what

> Quotes and reported statements from news articles, each with its speaker, outlet, date and the words
> it stands among. Found by program and corrected by people; `confidence` says how sure the program is.

Add `.json` to the address of any page. An unknown parameter answers 400 with one sentence. Cite a quote
by its page, with speaker, outlet and date; quote the words exactly, and say so where a quote is denied
or reported speech (`kind` is `indirect`). "not found" means only that these articles do not have it.

## Pages

- [Search]({site}/-/search.json?q=words): `q` (words, "a phrase", OR, NOT, beginning*), `speaker`, `outlet`,
  `since`, `until`, `kind`, `mode`, `confidence`, `sort`, `size`; `pager.next` leads on. Also `.csv`, `.atom`.
- [Speakers]({site}/-/speakers.json?q=name), one at {site}/-/speakers/SLUG.json: names, roles, claims, quotes.
- [Claims]({site}/-/claims.json?q=words), one at {site}/-/claims/ID.json: fullest wording, what each other
  wording changed, who printed it, independent origins, who repeats, denies or contradicts it. Also `.jsonld`.
  `topic` takes those of a noun phrase, `sort=worth` puts those most worth checking first.
- [Verify]({site}/-/verify): {site}/-/verify.json?text=WORDS&speaker=NAME, or POST: authentic, incomplete,
  variant, misattributed or not found, with what differs and where it is printed.
- [Articles]({site}/-/articles.json), one at {site}/-/articles/KEY.json; one quote at
  {site}/-/quotes/KEY.json.
"""


async def llms(datasette: Any, request: Any) -> Response:
    """The text, with the full addresses of this site."""
    if await database_of(datasette) is None:
        raise NotFound("No database made by quotes is being served.")
    site = datasette.absolute_url(request, datasette.urls.path("/")).rstrip("/")
    return Response.text(TEXT.replace("{site}", site))
