"""The project's own files, without asking git: it may be an unpacked archive."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (".ci", "bench", "docs", "news", "requirements", "src", "tests", "tools")
# What runs leave behind beside the project's own files.
PASSING = (".coverage", ".DS_Store")
LEFT_OUT = {"__pycache__", "enishi.egg-info", ".hypothesis", "vendor"}
TEXT_ENDINGS = {
    "", ".css", ".html", ".in", ".js", ".md", ".po", ".py", ".svg", ".toml", ".tsv", ".txt",
    ".yaml", ".yml",
}  # fmt: skip


def own_files() -> list[Path]:
    """Return every file of the project, sorted."""
    below = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    at_top = [path for path in ROOT.iterdir() if not path.name.startswith(PASSING)]
    return sorted(
        path for path in (*below, *at_top) if path.is_file() and not LEFT_OUT & set(path.parts)
    )


def own_texts() -> list[Path]:
    """Return every file of the project that people write, the samples for readers left out."""
    samples = ROOT / "tests" / "data"
    return [
        path for path in own_files() if path.suffix in TEXT_ENDINGS and samples not in path.parents
    ]


def own_code() -> list[Path]:
    """Return every Python file of the project, Django's migrations left out."""
    return [p for p in own_files() if p.suffix == ".py" and "migrations" not in p.parts]


def name_of(path: Path) -> str:
    """Return a file's name as a failing test should say it."""
    return path.relative_to(ROOT).as_posix()
