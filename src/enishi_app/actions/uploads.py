"""Uploads: files that were handed in to be looked at, before anything of them is kept.

They lie in a folder of the home, by user and by a token that cannot be guessed, and are forgotten
after a day.
"""

import re
import secrets
import shutil
import time
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.conf import settings

from enishi.terms import EnishiError
from enishi_app.actions.actor import Actor, NoSuchThingError

KEPT_SECONDS = 24 * 60 * 60
MOST_FILES = 500
"""Files handed in at once: each is open until all have come. A zip may hold more."""
_DEEPEST = 8
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,40}")
_LONGEST = 120


class UploadError(EnishiError):
    """An upload could not be written."""


@dataclass(frozen=True, kw_only=True)
class Upload:
    """Files handed in together.

    Attributes:
        path: What is to be read: the one file, or the folder of several.
        name: How the user knows it.
    """

    token: str
    path: Path
    name: str


def keep_upload(actor: Actor, files: Sequence[tuple[str, Iterable[bytes]]]) -> Upload:
    """Write files handed in together to a passing folder.

    Args:
        actor: Whose.
        files: Name and content of each, in pieces; a name may hold the folders it lay in.

    Raises:
        UploadError: If they cannot be written, as on a full disk.
    """
    forget_old_uploads()
    token = secrets.token_urlsafe(24)
    folder = _folder(actor) / token
    try:
        folder.mkdir(parents=True, mode=0o700)
        for number, (name, pieces) in enumerate(files):
            _write(_free_path(folder, plain_path(name), number), pieces)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        msg = f"folder of uploads must be writable, got {error.strerror}"
        raise UploadError(msg) from error
    return find_upload(actor, token)


def find_upload(actor: Actor, token: str) -> Upload:
    """Return files handed in earlier.

    Raises:
        NoSuchThingError: If this user has none under this token, or they are forgotten.
    """
    folder = _folder(actor) / token
    held = sorted(folder.iterdir()) if _TOKEN.fullmatch(token) and folder.is_dir() else []
    if not held:
        msg = "upload must be one of this user that is still there, got another"
        raise NoSuchThingError(msg)
    if len(held) == 1:
        return Upload(token=token, path=held[0], name=held[0].name)
    names = ", ".join(path.name for path in held)
    return Upload(token=token, path=folder, name=names[:_LONGEST])


def drop_upload(actor: Actor, token: str) -> None:
    """Forget files handed in earlier; where there are none, nothing happens."""
    if _TOKEN.fullmatch(token):
        shutil.rmtree(_folder(actor) / token, ignore_errors=True)


def forget_old_uploads() -> int:
    """Forget everybody's uploads of more than a day ago; return how many."""
    before = time.time() - KEPT_SECONDS
    old = [p for p in settings.HOME.uploads.glob("*/*") if p.stat().st_mtime < before]
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)
    return len(old)


def plain_name(name: str) -> str:
    """Return a file's own name without folders, control signs, or signs that turn the text."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip(" .")
    return kept[-_LONGEST:] or "upload"


def plain_path(name: str) -> PurePosixPath:
    """Return a file's path in the folders it lay in, each part plain, and none leading out."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    inner = [plain_name(part) for part in parts if part.strip("/ .")]
    return PurePosixPath(*inner[-_DEEPEST:]) if inner else PurePosixPath(plain_name(name))


def _folder(actor: Actor) -> Path:
    uploads: Path = settings.HOME.uploads
    return uploads / f"{actor.workspace}-{actor.user or 0}"


def _free_path(folder: Path, path: PurePosixPath, number: int) -> Path:
    wanted = folder / path
    return wanted.with_name(f"{number + 1}-{wanted.name}") if wanted.exists() else wanted


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("xb") as file:
        file.writelines(pieces)
