"""Which database: one SQLite file for a person, PostgreSQL for a group."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from enishi.terms import EnishiError


class DatabaseAddressError(EnishiError):
    """The database address is not one enishi can use."""


def read_database(address: str, *, file: Path) -> dict[str, object]:
    """Return Django's settings of the database.

    Args:
        address: ``postgresql://user:password@host:port/name``, or empty for SQLite.
        file: The SQLite file used where ``address`` is empty.

    Raises:
        DatabaseAddressError: If ``address`` is of another kind.
    """
    return _read_postgres(address) if address else _sqlite(file)


def _sqlite(file: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            # A writer takes its lock at the start, so that two of them wait and never deadlock.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;"
                "PRAGMA synchronous=NORMAL;"
                "PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-65536;"
                "PRAGMA mmap_size=268435456;"
                "PRAGMA temp_store=MEMORY;"
                "PRAGMA analysis_limit=1000;"
            ),
        },
    }


def _read_postgres(address: str) -> dict[str, object]:
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"}:
        msg = f"ENISHI_DATABASE_URL must start with postgresql://, got {parts.scheme}://"
        raise DatabaseAddressError(msg)
    host = dict(p.split("=", 1) for p in parts.query.split("&") if "=" in p).get("host", "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(host) or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
    }
