import subprocess
import sys

import pytest

import enishi
import enishi.network


def loaded_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_enishi_loads_no_heavy_package() -> None:
    loaded = loaded_after("import enishi")
    assert not loaded & {"numpy", "vobject", "django", "enishi.network", "enishi.sources"}


def test_importing_the_network_room_loads_no_numpy() -> None:
    assert "numpy" not in loaded_after("import enishi.network")


@pytest.mark.parametrize("name", ["Network", "warm_paths", "read_sources", "build_report"])
def test_the_main_functions_are_offered_by_name(name: str) -> None:
    assert name in dir(enishi)
    assert callable(getattr(enishi, name))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        enishi.nothing  # noqa: B018 - looking is what raises
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        enishi.network.nothing  # noqa: B018
