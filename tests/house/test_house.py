"""The house's own rules, where no other tool holds them."""

import ast
import hashlib
import re
import tomllib

import pytest

from tests.house.files import ROOT, name_of, own_code, own_files, own_texts
from tools.house_figures import LONGEST_FILE, LONGEST_P90, count_lines, figures, product_functions

VAGUE_NAMES = {
    f"{stem}{ending}"
    for stem in ("util", "helper", "manager", "data", "info", "misc", "process")
    for ending in ("", "s")
}
# The first digits of the digests of host names, so that this file names none either.
REGISTRIES = {
    "00a7dc5a0cc38858",
    "1ba4e37997a2e986",
    "2e97613f5a81eaa4",
    "317d2d52829b7812",
    "3ca29e55be4befa4",
    "4db460c55b85212e",
    "71741fe2460a6150",
    "789e46d79514e280",
    "8743857e3ea00fd1",
    "8b5bb5eb9d758455",
    "9c6b05022d03bb05",
    "a4aa2ac280bb8d1a",
    "ae0e9bceb9fb1084",
    "c2b35955576ffa71",
    "d6d7019ca9fcbf07",
    "e2dd3580aeebec64",
    "e680c440a2e92079",
}
HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
MACHINE_PATH = re.compile(r"(?<![\w.~*}])/(?:work|root|tmp|home|opt|Users)/[\w.-]+")
SUPPRESSION = re.compile(
    r"#\s*(?:ruff: )?noqa: (?P<codes>[A-Z]+\d+(?:, ?[A-Z]+\d+)*)(?P<reason>.*)"
)
LOCKS = ("base.txt", "test.txt")


def is_registry(host: str) -> bool:
    parts = host.split(".")
    ends = (".".join(parts[start:]) for start in range(len(parts) - 1))
    return any(hashlib.sha256(end.encode()).hexdigest()[:16] in REGISTRIES for end in ends)


def test_a_registry_is_known_by_its_digest():
    assert is_registry(".".join(("files", "python" + "hosted", "org")))
    assert not is_registry("example.org")


def test_no_file_is_longer_than_a_reader_can_hold():
    lengths = {name_of(path): count_lines(path) for path in own_code()}
    assert {n: lines for n, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_nine_functions_in_ten_are_one_thought():
    assert figures(list(product_functions())).p90 <= LONGEST_P90


def test_no_module_has_a_name_that_says_nothing():
    assert [name_of(path) for path in own_code() if path.stem in VAGUE_NAMES] == []


def test_no_file_names_a_package_registry():
    named = [
        (name_of(path), host)
        for path in own_texts()
        for host in HOST.findall(path.read_text(encoding="utf-8").lower())
        if is_registry(host)
    ]
    assert named == []


def test_no_file_names_a_path_of_one_machine():
    named = [
        (name_of(path), found)
        for path in own_texts()
        for found in MACHINE_PATH.findall(path.read_text(encoding="utf-8"))
    ]
    assert named == []


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_pin_every_package_by_digest_and_name_no_address(lock):
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    pinned = re.split(r"\n(?=[a-z0-9])", text)
    assert [entry.split()[0] for entry in pinned if "--hash=sha256:" not in entry] == []
    assert [entry.split()[0] for entry in pinned if "==" not in entry.split()[0]] == []
    assert re.findall(r"\w+://\S+|--(?:index|extra|find)\S*", text) == []


def test_the_test_lock_agrees_with_the_base_lock():
    base, test = (_pins((ROOT / "requirements" / lock).read_text("utf-8")) for lock in LOCKS)
    assert base <= test


def _pins(text: str) -> set[str]:
    # Name and version; a package may be needed on more platforms in one lock than in the other.
    return set(re.findall(r"^[a-z0-9][^\\\s;]*==[^\\\s;]*", text, flags=re.MULTILINE))


def test_every_dependency_of_the_project_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[<>=~\[]", line)[0].lower() for line in project["dependencies"]}
    locked = {pin.split("==")[0] for pin in _pins((ROOT / "requirements" / "base.txt").read_text())}
    assert asked <= locked


def test_a_room_that_hands_something_out_lists_it():
    rooms = [path for path in own_code() if path.name == "__init__.py" and "src" in path.parts]
    assert [name_of(path) for path in rooms if _hands_out(path.read_text("utf-8"))] == []


def _hands_out(text: str) -> bool:
    nodes = ast.parse(text).body
    lists = any(isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "__all__" for n in nodes)
    return any(isinstance(node, ast.ImportFrom) for node in nodes) and not lists


def test_every_rule_put_aside_has_its_reason_in_the_file():
    silent = [
        f"{name_of(path)}: {code}"
        for path in own_code()
        for code, reasons in _suppressions(path.read_text(encoding="utf-8")).items()
        if not any(reasons)
    ]
    assert silent == []


def _suppressions(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for match in SUPPRESSION.finditer(text):
        reason = match["reason"].strip(" #-:")
        for code in re.split(r", ?", match["codes"]):
            found.setdefault(code, []).append(reason)
    return found


def test_every_rule_put_aside_for_the_project_has_its_reason():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"^ignore = \[\n(.*?)^\]", text, flags=re.MULTILINE | re.DOTALL)
    assert listed
    assert [line for line in listed[1].splitlines() if "#" not in line] == []


def test_every_text_is_utf8_and_ends_with_a_line_end():
    ragged = [
        name_of(path)
        for path in own_texts()
        if (content := path.read_bytes()) and not content.endswith(b"\n")
    ]
    assert ragged == []


def test_nothing_large_is_committed():
    assert [name_of(path) for path in own_files() if path.stat().st_size > 2_000_000] == []
