"""Networks kept in files of ``ENISHI_HOME``: derived, so that losing one costs only time."""

import contextlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings

from enishi import __version__
from enishi.network import Network, SnapshotError, open_network, save_network
from enishi_app.store.models import Workspace


def network_in_file(workspace: Workspace, day: date, build: Callable[[], Network]) -> Network:
    """Return the network of a workspace in this version on this day, built where no file has it.

    There is one file for each workspace, so that what was taken out of the workspace is out of
    the file as soon as the network is needed again; see :func:`forget_network`.

    Args:
        workspace: As it was just read.
        day: The day ties are judged on.
        build: Called where the file is missing, damaged, of another version or another day.
    """
    path = _path(workspace)
    fingerprint = _fingerprint(workspace, day)
    with contextlib.suppress(SnapshotError):
        return open_network(path, fingerprint=fingerprint)
    network = build()
    # A full disk or a folder that cannot be written makes the next start slower, no more.
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        save_network(network, path, fingerprint=fingerprint)
    return network


def forget_network(workspace: Workspace) -> None:
    """Remove the file, because somebody in it asked to be erased."""
    _path(workspace).unlink(missing_ok=True)


def _path(workspace: Workspace) -> Path:
    folder: Path = settings.HOME.cache
    return folder / f"network-{workspace.pk}"


def _fingerprint(workspace: Workspace, day: date) -> str:
    made = workspace.created_at.isoformat()
    return f"{__version__} {workspace.pk} {made} {workspace.version} {day.isoformat()}"
