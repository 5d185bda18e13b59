"""Tables: brought to the shape this version needs, with a copy of the file kept before."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from enishi.terms import EnishiError
from enishi_app.site.home import Home
from enishi_app.store.derive.search_all import fill_search

MIGRATIONS = Path(__file__).resolve().parent.parent / "store" / "migrations"


class NewerWorkspaceError(EnishiError):
    """The workspace was written by a newer enishi."""


def bring_up_to_date(home: Home) -> Path | None:
    """Run the migrations that are missing; return the copy kept before, if one was.

    Raises:
        NewerWorkspaceError: If the tables are of a newer version than this one.
    """
    known, applied = known_steps(), applied_steps()
    if applied - known:
        msg = "workspace must be of this version or an older one, got a newer one"
        raise NewerWorkspaceError(msg)
    if known == applied:
        return None
    copy = _copy(home, known - applied) if applied else None
    call_command("migrate", verbosity=0, interactive=False)
    fill_search()
    return copy


def known_steps() -> set[str]:
    """Return the names of this version's migrations."""
    return {path.stem for path in MIGRATIONS.glob("[0-9]*.py")}


def applied_steps() -> set[str]:
    """Return the names of the migrations that the database has seen; none where it is new."""
    if "django_migrations" not in _tables():
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM django_migrations WHERE app = 'store'")
        return {name for (name,) in cursor.fetchall()}


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        return connection.introspection.table_names(cursor)


def _copy(home: Home, missing: set[str]) -> Path | None:
    """Copy the SQLite file, whatever is open; another database has its own backups."""
    if connection.vendor != "sqlite":
        return None
    stamp = timezone.now().strftime("%Y%m%d-%H%M%S")
    target = home.backups / f"before-{min(missing)}-{stamp}.sqlite3"
    with closing(sqlite3.connect(home.database)) as source, closing(sqlite3.connect(target)) as to:
        source.backup(to)
    return target
