"""Create ``.venv`` and install what a target needs, with the standard library alone.

Debian's Python comes without ensurepip, so a plain ``python3 -m venv`` stops there. Where it is
missing, pip comes from what the machine already has, or from Debian's own signed packages,
unpacked inside ``.venv`` without touching the system.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SYSTEM_WHEELS = Path("/usr/share/python-wheels")
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
OLDEST = (3, 11)
ADVICE = "cannot find pip for the virtual environment; on Debian run: apt install python3-venv"


class SetUpError(Exception):
    """The environment cannot be set up; the message says what to do."""


def main() -> int:
    """Set up the environment that the arguments name; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("requirements", choices=["base", "test"])
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv")
    asked = parser.parse_args()
    try:
        set_up(asked.requirements, environment=asked.venv.resolve())
    except SetUpError as error:
        print(f"enishi: {error}", file=sys.stderr)
        return 1
    return 0


def set_up(requirements: str, *, environment: Path) -> None:
    """Create the environment and install the named requirements, unless that was done before.

    Raises:
        SetUpError: If Python is too old, pip cannot be had, or an installation fails.
    """
    if sys.version_info < OLDEST:
        msg = f"Python must be 3.11 or newer, got {sys.version_info[0]}.{sys.version_info[1]}"
        raise SetUpError(msg)
    stamp = environment / f"enishi-{requirements}.stamp"
    wanted = fingerprint(requirements)
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    print(f"Setting up {environment.name} (only this once; a minute or two)", flush=True)
    pip = find_pip(environment)
    install(pip, requirements, environment=environment)
    stamp.write_text(wanted, encoding="ascii")


def fingerprint(requirements: str) -> str:
    """Return a digest of everything that decides what is installed, and where."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    built = [project["project"], project["build-system"], project["tool"]["setuptools"]]
    lock = (ROOT / "requirements" / f"{requirements}.txt").read_bytes()
    parts = (lock, json.dumps(built).encode(), str(ROOT).encode(), sys.version.encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def find_pip(environment: Path) -> list[str]:
    """Return the command that runs pip for the environment, creating what is missing."""
    python = environment / "bin" / "python"
    if not _runs([str(python), "-c", ""]):
        venv.create(environment, symlinks=True, clear=environment.exists())
    own = [str(python), "-m", "pip"]
    if _runs([*own, "--version"]):
        return own
    if _has_ensurepip() and _runs([str(python), "-m", "ensurepip"]):
        return own
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", str(python)]
    wheel = find_wheel(environment)
    run([str(python), f"{wheel}/pip", "install", "-q", "--no-index", "--no-deps", str(wheel)])
    return own


def _has_ensurepip() -> bool:
    # Debian leaves the package findable but takes the wheel away with python3-venv.
    if not importlib.util.find_spec("ensurepip"):
        return False
    return _runs([sys.executable, "-m", "ensurepip", "--version"])


def find_wheel(environment: Path) -> Path:
    """Return pip's wheel: Debian's, installed or unpacked into the environment.

    Raises:
        SetUpError: If there is none and Debian's packages are out of reach.
    """
    unpacked = environment / "debian"
    if not (found := _wheels(SYSTEM_WHEELS)):
        fetch_from_debian(["python3-pip-whl", "ca-certificates"], into=unpacked)
        found = _wheels(unpacked / SYSTEM_WHEELS.relative_to("/"))
    if not found:
        raise SetUpError(ADVICE)
    return found[-1]


def _wheels(folder: Path) -> list[Path]:
    return sorted(folder.glob("pip-*.whl"))


def fetch_from_debian(packages: list[str], *, into: Path) -> None:
    """Download packages as apt is set up to, and unpack them into a folder; root is not needed.

    apt checks their signatures; nothing is installed on the system.

    Raises:
        SetUpError: If apt is not here or cannot reach its packages.
    """
    if not shutil.which("apt-get"):
        raise SetUpError(ADVICE)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for prefix in _apt_commands(folder):
            if _runs([*prefix, "download", *packages], folder=folder):
                break
        else:
            raise SetUpError(ADVICE)
        for package in folder.glob("*.deb"):
            run(["dpkg-deb", "--extract", str(package), str(into)])


def _apt_commands(folder: Path) -> Iterator[list[str]]:
    yield ["apt-get", "-q"]
    # The system's package lists are missing or old: fetch fresh ones beside the packages.
    (folder / "lists" / "partial").mkdir(parents=True)
    own = ["apt-get", "-q", "-o", f"Dir::State::lists={folder}/lists", "-o", f"Dir::Cache={folder}"]
    if _runs([*own, "update"], folder=folder):
        yield own


def install(pip: list[str], requirements: str, *, environment: Path) -> None:
    """Install the hashed requirements, then this checkout as an editable package."""
    lock = ROOT / "requirements" / f"{requirements}.txt"
    surroundings = os.environ | certificates(pip, environment)
    quiet = ["install", "-q", "--disable-pip-version-check"]
    run([*pip, *quiet, "--require-hashes", "-r", str(lock)], surroundings)
    run([*pip, *quiet, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], surroundings)


def certificates(pip: list[str], environment: Path) -> dict[str, str]:
    """Return the variable that names trusted certificates, where the machine has none itself."""
    unpacked = environment / "debian" / "usr" / "share" / "ca-certificates"
    is_set = "PIP_CERT" in os.environ or _runs([*pip, "config", "get", "global.cert"])
    if SYSTEM_CERTIFICATES.exists() or is_set or not unpacked.exists():
        return {}
    bundle = environment / "certificates.pem"
    bundle.write_bytes(b"".join(path.read_bytes() for path in sorted(unpacked.rglob("*.crt"))))
    return {"PIP_CERT": str(bundle)}


def run(command: list[str], surroundings: dict[str, str] | None = None) -> None:
    """Run a command to its end, its output shown.

    Raises:
        SetUpError: If it fails.
    """
    if subprocess.run(command, env=surroundings, check=False).returncode:
        msg = f"this step failed: {' '.join(command)}"
        raise SetUpError(msg)


def _runs(command: list[str], *, folder: Path | None = None) -> bool:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
