"""What fact-checking adds to the schema: how an article's words came in, and what is worth checking."""

from __future__ import annotations

from typing import Any

from quotes.db.schema.history import migrations

__all__ = ["ARTICLE", "STATEMENT", "migrations"]

ARTICLE, STATEMENT = "article", "statement"


@migrations()
def m013_checking(db: Any) -> None:
    """Statements that came with their speaker, and how worth checking each quote is.

    `checkworthy` is made by `quotes.db.claims.worth`, from the quotes that `_worth_due` names.
    """
    db["articles"].add_column("kind", str, not_null_default=ARTICLE)
    db["articles"].create_index(["kind"])
    db["checkworthy"].create(
        {"id": int, "key": str, "quote": int, "score": float, "reasons": str, "model": str},
        pk="id", not_null={"key", "quote", "score", "reasons", "model"},
        foreign_keys=[("quote", "quotes", "id")],
    )  # fmt: skip
    db["checkworthy"].create_index(["key"], unique=True)
    for column in ("quote", "score", "model"):
        db["checkworthy"].create_index([column])
    db.execute("create table _worth_due (quote integer primary key)")
    db.execute("insert into _worth_due select id from quotes where current")
    differs = "old.text is not new.text or old.current is not new.current"
    for name, event in (
        ("insert", "insert on quotes when new.current"),
        ("update", f"update of text, current on quotes when {differs}"),
    ):
        db.execute(
            f"create trigger quotes_worth_{name} after {event}"
            f" begin insert or ignore into _worth_due values (new.id); end"
        )
    db.execute(
        "create trigger quotes_worth_delete after delete on quotes begin"
        " delete from _worth_due where quote = old.id;"
        " delete from checkworthy where quote = old.id; end"
    )
