"""The drawings of the icon set, by name."""

from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

_SET = Path(__file__).parent / "static" / "web" / "icons.svg"
_SVG = "{http://www.w3.org/2000/svg}"


@cache
def icon_paths() -> dict[str, str]:
    """Return what is drawn for each icon, as SVG."""
    root = ET.parse(_SET).getroot()  # noqa: S314 - a file of our own
    return {_name(symbol): "".join(map(_markup, symbol)) for symbol in root.iter(f"{_SVG}symbol")}


def _name(symbol: ET.Element) -> str:
    return symbol.attrib["id"].removeprefix("i-")


def _markup(shape: ET.Element) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in shape.attrib.items())
    return f"<{shape.tag.removeprefix(_SVG)}{attributes}/>"
