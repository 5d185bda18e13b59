"""Run a command beside a PostgreSQL server of its own, on a socket in a folder that goes away.

``python -m tools.postgres COMMAND…`` sets ``ENISHI_DATABASE_URL`` for the command. Without
PostgreSQL on the machine it says so and leaves the command out, unless ``ENISHI_REQUIRE_ALL`` is
set: then that is a failure.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
# A cluster that lives for one test run may forget everything when the power fails.
SPEED = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


@dataclass(frozen=True, kw_only=True)
class Account:
    """Who runs the server: PostgreSQL refuses root."""

    uid: int
    gid: int


def main(command: list[str]) -> int:
    """Run the command on PostgreSQL; return its exit code."""
    programs = find_programs()
    if programs is None:
        return _leave_out(os.environ)
    with cluster(programs) as address:
        print(f"On PostgreSQL: {' '.join(command[-1:])}", flush=True)
        surroundings = os.environ | {"ENISHI_DATABASE_URL": address}
        return subprocess.run(command, env=surroundings, check=False).returncode


def _leave_out(environment: Mapping[str, str]) -> int:
    print("Left out: the tests on PostgreSQL (no server here; apt install postgresql)")
    return int(bool(environment.get("ENISHI_REQUIRE_ALL")))


def find_programs() -> Path | None:
    """Return the folder of PostgreSQL's server programs, the newest if there are several."""
    versions = [folder for folder in DEBIAN.glob("*/bin") if (folder / "initdb").exists()]
    if versions:
        return max(versions, key=lambda folder: float(folder.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """Start a server in a folder of its own and yield its address; stop and remove it after."""
    account = choose_account()
    folder = Path(tempfile.mkdtemp(prefix="enishi-pg-"))
    os.chown(folder, account.uid, account.gid)
    kept = folder / "kept"
    start = f"-c listen_addresses= -c unix_socket_directories={folder} {SPEED}"
    control = [str(programs / "pg_ctl"), "-D", str(kept), "-w", "-s", "-l", str(folder / "log")]
    try:
        _run([str(programs / "initdb"), "-D", str(kept), *_INITIAL], account, folder)
        _run([*control, "-o", start, "start"], account, folder)
        try:
            yield f"postgresql://enishi@/postgres?host={folder}"
        finally:
            _run([*control, "-m", "immediate", "stop"], account, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


_INITIAL = ("-A", "trust", "-U", "enishi", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")


def choose_account() -> Account:
    """Return who runs the server: you, or ``postgres`` or ``nobody`` where you are root."""
    if os.geteuid():
        return _account(pwd.getpwuid(os.geteuid()))
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return _account(known.get("postgres") or known["nobody"])


def _account(entry: pwd.struct_passwd) -> Account:
    return Account(uid=entry.pw_uid, gid=entry.pw_gid)


def _run(command: list[str], account: Account, folder: Path) -> None:
    # Only root may drop its groups; anybody may become themselves.
    groups: tuple[int, ...] | None = None if os.geteuid() else ()
    subprocess.run(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        check=True,
        user=account.uid,
        group=account.gid,
        extra_groups=groups,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
