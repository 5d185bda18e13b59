"""Under which keys a record is found again: one for every block it would stand in.

Keys are whole numbers that are the same on every machine and in every run, so that they can be
kept in a database. Two different blocks share one by a chance of 1 in 2 ** 64.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import product

from enishi.people.resolution.columns import Cell, Table
from enishi.people.resolution.schema import BlockingRule, BlockKey, Schema

Row = tuple[Cell, ...]
"""The values of one record, parallel to the fields of its schema."""
_BETWEEN = "\x1f"


def rows_of(table: Table, schema: Schema) -> Iterator[tuple[str, Row]]:
    """Yield the id and the values of each record of a table."""
    columns = [table.values[field.name] for field in schema.fields]
    for place, name in enumerate(table.ids):
        yield name, tuple(column[place] for column in columns)


def table_of_rows(rows: Sequence[tuple[str, Row]], schema: Schema) -> Table:
    """Return the table of some records, as :func:`rows_of` takes it apart."""
    return Table(
        ids=tuple(name for name, _ in rows),
        values={
            field.name: [row[place] for _, row in rows] for place, field in enumerate(schema.fields)
        },
    )


def block_keys(row: Row, schema: Schema) -> list[int]:
    """Return the keys of a record in all rules; where it agrees with itself twice, one twice."""
    cells = dict(zip((field.name for field in schema.fields), row, strict=True))
    return [key for rule in schema.rules for key in _keys_of_rule(rule, cells)]


def all_keys(row: Row, schema: Schema) -> list[int]:
    """Return the keys of a record in all rules, and those of its values that no rule asks for."""
    alone = {rule.keys[0].field for rule in schema.rules if is_plain(rule)}
    others = (
        value_key(field.name, value)
        for field, cell in zip(schema.fields, row, strict=True)
        if field.name not in alone
        for value in cell
    )
    return [*block_keys(row, schema), *others]


def is_plain(rule: BlockingRule) -> bool:
    """Tell whether a rule asks for one whole value and nothing else."""
    return len(rule.keys) == 1 and not rule.keys[0].length


def value_key(field: str, value: str) -> int:
    """Return the key of one value of a field; that of the rule which asks for it alone."""
    return _number((field, value))


def _keys_of_rule(rule: BlockingRule, cells: dict[str, Cell]) -> Iterator[int]:
    many = [list(_beginnings(cells[key.field], key)) for key in rule.keys]
    return (_number((rule.name, *values)) for values in product(*many))


def _beginnings(cell: Cell, key: BlockKey) -> Iterable[str]:
    """Yield what has to agree; a value that is too short is no lead."""
    if not key.length:
        return cell
    return (value[: key.length] for value in cell if len(value) >= key.length)


def _number(parts: Iterable[str]) -> int:
    text = _BETWEEN.join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), signed=True)
