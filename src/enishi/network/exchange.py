"""GraphML and GEXF: the network for Gephi and other programs that draw or count graphs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import quoteattr

_NODE_FIELDS = ("label", "kind", "organisation", "title", "place")
_TIE_FIELDS = ("state", "band", "evidence", "since")
# XML 1.0 2.2: what no document may hold, escaped or not.
_NO_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535))


@dataclass(frozen=True, kw_only=True)
class ExportedNode:
    """A person or community; ``kind`` is ``me``, ``person`` or ``community``."""

    id: str
    label: str
    kind: str
    organisation: str = ""
    title: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class ExportedTie:
    """An undirected tie.

    Attributes:
        weight: Probability that it carries a request, from 0 to 1.
        evidence: Kinds of evidence, parted by blanks.
        since: The earliest day its evidence speaks of, or None.
    """

    a: str
    b: str
    weight: float
    state: str
    band: str
    evidence: str
    since: date | None = None


def write_graphml(nodes: Iterable[ExportedNode], ties: Iterable[ExportedTie]) -> Iterator[str]:
    """Give a GraphML document in pieces; nodes first, then ties (graphml.graphdrawing.org)."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for field in _NODE_FIELDS:
        yield _key(field, "node", "string")
    for field in _TIE_FIELDS:
        yield _key(field, "edge", "string")
    yield _key("weight", "edge", "double")
    yield '<graph id="enishi" edgedefault="undirected">\n'
    for node in nodes:
        yield f"<node id={_value(node.id)}>{_data(node, _NODE_FIELDS, 'node')}</node>\n"
    for tie in ties:
        told = _data(tie, (*_TIE_FIELDS, "weight"), "edge")
        yield f"<edge source={_value(tie.a)} target={_value(tie.b)}>{told}</edge>\n"
    yield "</graph>\n</graphml>\n"


def write_gexf(nodes: Iterable[ExportedNode], ties: Iterable[ExportedTie]) -> Iterator[str]:
    """Give a GEXF 1.3 document in pieces; ties begin on the day of their first evidence."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield '<graph defaultedgetype="undirected" mode="dynamic" timeformat="date">\n'
    yield _attributes("node", _NODE_FIELDS[1:])
    yield _attributes("edge", _TIE_FIELDS)
    yield "<nodes>\n"
    for node in nodes:
        told = _attvalues(node, _NODE_FIELDS[1:])
        yield f"<node id={_value(node.id)} label={_value(node.label)}>{told}</node>\n"
    yield "</nodes>\n<edges>\n"
    for number, tie in enumerate(ties):
        start = f" start={_value(tie.since.isoformat())}" if tie.since else ""
        yield (
            f'<edge id="{number}" source={_value(tie.a)} target={_value(tie.b)} '
            f'weight="{tie.weight:.4f}"{start}>{_attvalues(tie, _TIE_FIELDS)}</edge>\n'
        )
    yield "</edges>\n</graph>\n</gexf>\n"


def _key(field: str, of: str, kind: str) -> str:
    return f'<key id="{of}-{field}" for="{of}" attr.name="{field}" attr.type="{kind}"/>\n'


def _data(held: object, fields: Iterable[str], of: str) -> str:
    told = ((field, getattr(held, field)) for field in fields)
    return "".join(
        f'<data key="{of}-{field}">{_text(value)}</data>' for field, value in told if value
    )


def _attributes(of: str, fields: Iterable[str]) -> str:
    told = "".join(f'<attribute id="{one}" title="{one}" type="string"/>' for one in fields)
    return f'<attributes class="{of}">{told}</attributes>\n'


def _attvalues(held: object, fields: Iterable[str]) -> str:
    told = ((field, getattr(held, field)) for field in fields)
    values = "".join(
        f'<attvalue for="{field}" value={_value(value)}/>' for field, value in told if value
    )
    return f"<attvalues>{values}</attvalues>" if values else ""


def _value(value: object) -> str:
    return quoteattr(_plain(value))


def _text(value: object) -> str:
    escaped = _value(value)
    return escaped[1:-1] if escaped[0] == '"' else escaped[1:-1].replace('"', "&quot;")


def _plain(value: object) -> str:
    return str(value).translate(_NO_XML).encode("utf-8", "replace").decode("utf-8")
