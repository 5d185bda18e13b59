"""``ENISHI_HOME``: the one folder with everything."""

import os
import secrets
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from platformdirs import user_data_path

from enishi.terms import EnishiError


class HomeNotWritableError(EnishiError):
    """The folder with everything cannot be written."""


@dataclass(frozen=True, kw_only=True)
class Home:
    """Where everything of one installation lies."""

    folder: Path

    @property
    def database(self) -> Path:
        """Return the one SQLite file."""
        return self.folder / "enishi.sqlite3"

    @property
    def sources(self) -> Path:
        """Return the folder of original files, named by content hash."""
        return self.folder / "sources"

    @property
    def backups(self) -> Path:
        """Return the folder of backups."""
        return self.folder / "backups"

    @property
    def uploads(self) -> Path:
        """Return the folder of uploads that were looked at and not yet brought in."""
        return self.folder / "uploads"

    @property
    def cache(self) -> Path:
        """Return the folder of what is worked out again when it is gone."""
        return self.folder / "cache"

    @property
    def secret_key(self) -> Path:
        """Return the file with the key that signs sessions (readable by its owner only)."""
        return self.folder / "secret_key"

    @property
    def sign(self) -> str:
        """Return a short sign that tells this folder from other ones."""
        return sha256(os.fsencode(self.folder.absolute())).hexdigest()[:8]


def find_home() -> Home:
    """Return the folder that ``ENISHI_HOME`` names, or the platform's data folder."""
    named = os.environ.get("ENISHI_HOME")
    return Home(folder=Path(named).expanduser() if named else user_data_path("enishi", "enishi"))


def prepare_home(home: Home) -> None:
    """Create the folder and its secret key where they are missing.

    Raises:
        HomeNotWritableError: If the folder cannot be created or written.
    """
    try:
        for folder in (home.folder, home.sources, home.backups):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not home.secret_key.exists():
            _write_secret(home.secret_key)
    except OSError as error:
        msg = f"ENISHI_HOME must be a writable folder, got {home.folder} ({error.strerror})"
        raise HomeNotWritableError(msg) from error
    if not os.access(home.folder, os.W_OK):
        msg = f"ENISHI_HOME must be a writable folder, got {home.folder} (read-only)"
        raise HomeNotWritableError(msg)


def read_secret(home: Home) -> str:
    """Return the signing key, or a passing one where no home has been prepared yet."""
    try:
        return home.secret_key.read_text(encoding="ascii").strip() or secrets.token_urlsafe(50)
    except OSError:
        # Checks and tests load the settings without a home; nothing they sign outlives them.
        return secrets.token_urlsafe(50)


def _write_secret(path: Path) -> None:
    partial = path.with_suffix(".new")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
