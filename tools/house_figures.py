"""How long functions and files are, room by room.

A function's length is the number of its lines with code, without signature, docstring, comments and
blank lines; an inner function counts for itself and for the one around it.
"""

import ast
import io
import statistics
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 400
LONGEST_P90 = 20
_NO_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}


@dataclass(frozen=True, kw_only=True)
class Function:
    """One function and the lines of code in its body."""

    name: str
    path: Path
    line: int
    length: int


@dataclass(frozen=True, kw_only=True)
class Figures:
    """How long the functions of a room are."""

    functions: int
    median: float
    p90: float
    longest: Function


def main() -> int:
    """Print the figures of each room, the longest functions and the longest files."""
    rooms = {room: list(functions_of(python_files(room))) for room in find_rooms()}
    print(f"{'room':28}{'functions':>10}{'median':>8}{'p90':>6}{'most':>6}  longest")
    for room, functions in rooms.items():
        _print_row(str(room.relative_to(ROOT)), functions)
    _print_row("the product", list(product_functions()))
    print("\nlongest files")
    for path in sorted(python_files(ROOT / "src"), key=count_lines, reverse=True)[:5]:
        print(f"{count_lines(path):>5}  {path.relative_to(ROOT)}")
    return 0


def _print_row(name: str, functions: list[Function]) -> None:
    if functions:
        told = figures(functions)
        longest = f"{told.longest.path.name}:{told.longest.line} {told.longest.name}"
        numbers = f"{told.functions:>10}{told.median:>8.1f}{told.p90:>6.1f}"
        print(f"{name:28}{numbers}{told.longest.length:>6}  {longest}")


def find_rooms() -> list[Path]:
    """Return the folders that have figures of their own."""
    libraries = (ROOT / "src" / "enishi", ROOT / "src" / "enishi_app")
    rooms = [folder for library in libraries for folder in sorted(library.iterdir())]
    return [folder for folder in (*rooms, ROOT / "tools") if (folder / "__init__.py").exists()]


def product_functions() -> Iterator[Function]:
    """Yield every function that ships."""
    return functions_of(python_files(ROOT / "src"))


def figures(functions: list[Function]) -> Figures:
    """Return the figures of functions, of which there must be at least one."""
    lengths = sorted(one.length for one in functions)
    return Figures(
        functions=len(functions),
        median=statistics.median(lengths),
        p90=lengths[-1 - len(lengths) // 10],
        longest=max(functions, key=lambda one: one.length),
    )


def python_files(folder: Path) -> list[Path]:
    """Return the Python files under a folder, migrations left out: Django writes those."""
    return [path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]


def count_lines(path: Path) -> int:
    """Return the number of lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def functions_of(paths: Iterable[Path]) -> Iterator[Function]:
    """Yield every function of some files."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        coded = _lines_with_code(text)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = sum(line in coded for line in _body(node))
                yield Function(name=node.name, path=path, line=node.lineno, length=length)


def _lines_with_code(text: str) -> set[int]:
    return {
        line
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type not in _NO_CODE
        for line in range(token.start[0], token.end[0] + 1)
    }


def _body(node: ast.FunctionDef | ast.AsyncFunctionDef) -> range:
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return range(body[0].lineno, (node.end_lineno or 0) + 1) if body else range(0)


if __name__ == "__main__":
    raise SystemExit(main())
