"""The same model on Splink and DuckDB, the field's own engine; it also runs on Spark.

Linacre, R. et al. (2022), Splink: Free software for probabilistic record linkage at scale,
https://doi.org/10.23889/ijpds.v7i3.1794.

What cannot be said in Splink's settings: values of fields with several of them all count as equally
common, words that only sound alike are not told apart from equal ones, and blocks are not capped.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from enishi.people.resolution.blocking import Pairs
from enishi.people.resolution.columns import Column, Columns, Texts
from enishi.people.resolution.comparing import MAIL_SLIPS, NEAR_TEXT, ROUGH_TEXT, SLIP_LENGTH
from enishi.people.resolution.schema import BlockingRule, BlockKey, Field, Level, Measure
from enishi.people.resolution.scoring import Scored
from enishi.people.resolution.weighing import Model
from enishi.terms import EnishiError

ID = "record"
_LEAST_U = 1e-12
Settings = dict[str, Any]


class SplinkMissingError(EnishiError):
    """Splink is not installed."""


def splink_settings(model: Model, columns: Columns) -> Settings:
    """Return the model as Splink's settings: comparisons, blocking rules, m and u.

    Args:
        model: What agreement is worth.
        columns: The records; fields with several values become lists.
    """
    fields = model.schema.fields
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": ID,
        "probability_two_random_records_match": model.prior,
        "comparisons": [_comparison(field, model, columns) for field in fields],
        "blocking_rules_to_generate_predictions": [
            _rule(rule, columns) for rule in model.schema.rules
        ],
        "retain_intermediate_calculation_columns": True,
        "retain_matching_columns": True,
    }


def _comparison(field: Field, model: Model, columns: Columns) -> Settings:
    column = columns.by_name[field.name]
    place = model.schema.place(field.name)
    levels = [
        {
            "sql_condition": condition,
            "label_for_charts": level.name.lower(),
            **_chances(model, place, level),
            **_term_frequency(field, level, column),
        }
        for level, condition in _conditions(field, column)
    ]
    missing = {
        "sql_condition": _missing(field, column),
        "label_for_charts": "missing",
        "is_null_level": True,
    }
    return {"output_column_name": field.name, "comparison_levels": [missing, *levels]}


def _chances(model: Model, place: int, level: Level) -> Settings:
    # Splink turns u of equal values into the share of the value, for swapped ones as well.
    u = model.u[place, Level.SAME if level is Level.SWAPPED else level]
    return {
        "m_probability": float(model.m[place, level]),
        "u_probability": float(max(u, _LEAST_U)),
    }


def _term_frequency(field: Field, level: Level, column: Column) -> Settings:
    if level not in {Level.SAME, Level.SWAPPED} or not column.is_single:
        return {}
    return {"tf_adjustment_column": field.name, "tf_adjustment_weight": 1.0}


def _missing(field: Field, column: Column) -> str:
    left, right = f"{field.name}_l", f"{field.name}_r"
    missing = f"{left} IS NULL OR {right} IS NULL"
    if field.measure is not Measure.TEXT or column.is_latin.all() or not column.is_single:
        return missing
    # Latin letters and kanji cannot be compared.
    return f"{missing} OR (strlen({left}) = length({left})) <> (strlen({right}) = length({right}))"


def _conditions(field: Field, column: Column) -> Iterator[tuple[Level, str]]:
    """Yield the levels that Splink tells apart, the best first, as SQL."""
    for level in field.levels:
        if level is Level.SWAPPED:
            yield level, _swapped(field)
        elif level is Level.DIFFERENT:
            yield level, "ELSE"
        elif condition := _SQL.get((field.measure, level), ""):
            yield level, _on(condition, field.name, is_single=column.is_single)


def _swapped(field: Field) -> str:
    mine, other = field.name, field.partner
    one, two = f"{mine}_l = {other}_r", f"{mine}_r = {other}_l"
    both = f"{one} AND {two}"
    return f"({both}) OR ({one} AND {other}_l IS NULL) OR ({two} AND {other}_r IS NULL)"


_SQL = {
    **{(measure, Level.SAME): "{l} = {r}" for measure in Measure},
    (Measure.TEXT, Level.NEAR): f"jaro_winkler_similarity({{l}}, {{r}}) >= {NEAR_TEXT}",
    (Measure.TEXT, Level.ROUGH): (
        f"jaro_winkler_similarity({{l}}, {{r}}) >= {ROUGH_TEXT} OR (damerau_levenshtein("
        f"{{l}}, {{r}}) <= 1 AND least(length({{l}}), length({{r}})) >= {SLIP_LENGTH})"
    ),
    (Measure.TEXT, Level.PART): "starts_with({l}, {r}) OR starts_with({r}, {l})",
    (Measure.DATE, Level.NEAR): "damerau_levenshtein({l}, {r}) <= 1",
    (Measure.DATE, Level.ROUGH): "damerau_levenshtein({l}, {r}) = 2",
    (Measure.DATE, Level.PART): (
        "substr({l}, 1, 4) = substr({r}, 1, 4) OR substr({l}, 5) = substr({r}, 5)"
    ),
    (Measure.CODE, Level.NEAR): "damerau_levenshtein({l}, {r}) <= 1",
    (Measure.MAIL, Level.NEAR): (
        f"damerau_levenshtein({{l}}, {{r}}) <= {MAIL_SLIPS} AND "
        "regexp_replace({l}, '[^0-9]', '', 'g') = regexp_replace({r}, '[^0-9]', '', 'g')"
    ),
    (Measure.MAIL, Level.PART): "split_part({l}, '@', 1) = split_part({r}, '@', 1)",
}


def _on(condition: str, name: str, *, is_single: bool) -> str:
    left, right = f"{name}_l", f"{name}_r"
    if is_single:
        return condition.format(l=left, r=right)
    if condition == _SQL[Measure.EXACT, Level.SAME]:
        return f"list_has_any({left}, {right})"
    inner = condition.format(l="x", r="y")
    every = f"list_transform({left}, lambda x: list_transform({right}, lambda y: {inner}))"
    return f"list_contains(flatten({every}), true)"


def _rule(rule: BlockingRule, columns: Columns) -> Settings:
    many = [key.field for key in rule.keys if not columns.by_name[key.field].is_single]
    sql = " AND ".join(f"{_key('l', key)} = {_key('r', key)}" for key in rule.keys)
    return {"blocking_rule": sql, "sql_dialect": "duckdb"} | (
        {"arrays_to_explode": many} if many else {}
    )


def _key(side: str, key: BlockKey) -> str:
    column = f"{side}.{key.field}"
    return f"substr({column}, 1, {key.length})" if key.length else column


def splink_linker(model: Model, columns: Columns) -> Any:  # noqa: ANN401 - Splink is optional
    """Return Splink's linker over the records, with the model and shares of values registered.

    Raises:
        SplinkMissingError: If the extra ``enishi[splink]`` is not installed.
    """
    if not find_spec("splink"):
        msg = "Splink must be installed, got none: pip install enishi[splink]"
        raise SplinkMissingError(msg)
    splink, arrow = import_module("splink"), import_module("pyarrow")
    database = splink.DuckDBAPI()
    records = database.register(arrow.table(_arrow_columns(model, columns)))
    linker = splink.Linker(records, splink_settings(model, columns), log_level=40)
    for field in model.schema.fields:
        column = columns.by_name[field.name]
        if column.is_single:
            shares = arrow.table(
                {field.name: column.texts.tolist(), f"tf_{field.name}": column.shares}
            )
            linker.table_management.register_term_frequency_lookup(
                database.register(shares), field.name
            )
    return linker


def _arrow_columns(model: Model, columns: Columns) -> dict[str, Any]:
    texts = {
        field.name: _cells(columns.by_name[field.name]).tolist() for field in model.schema.fields
    }
    return {ID: np.arange(columns.count), **texts}


def _cells(column: Column) -> Texts:
    """Return each record's text, or list of texts; None where there is none."""
    cells = np.empty(column.sizes.size, dtype=object)
    for cell in range(1, cells.size):
        members = column.members[column.starts[cell] : column.starts[cell + 1]]
        texts = column.texts[members].tolist()
        cells[cell] = texts[0] if column.is_single else texts
    return cells[column.cells]


def score_with_splink(columns: Columns, model: Model, *, least: float) -> Scored:
    """Find and weigh pairs with Splink: those whose evidence is at least ``least``."""
    linker = splink_linker(model, columns)
    predictions = linker.inference.predict(
        threshold_match_weight=least + model.prior_weight, warning_mode="never"
    )
    found = predictions.as_pyarrow_table().sort_by(
        [(f"{ID}_l", "ascending"), (f"{ID}_r", "ascending")]
    )
    names = [field.name for field in model.schema.fields]
    one, two = found[f"{ID}_l"].to_numpy(), found[f"{ID}_r"].to_numpy()
    return Scored(
        pairs=Pairs(left=np.minimum(one, two), right=np.maximum(one, two)),
        levels=np.stack([_levels(found, f, columns) for f in model.schema.fields], axis=1),
        weights=np.stack([_weights(found, name) for name in names], axis=1).astype(np.float32),
    )


def _levels(found: Any, field: Field, columns: Columns) -> Any:  # noqa: ANN401 - an Arrow table
    known = [level for level, _ in _conditions(field, columns.by_name[field.name])]
    # Splink counts from the worst, and missing is -1.
    by_gamma = np.array([*reversed(known), Level.MISSING], dtype=np.int8)
    return by_gamma[found[f"gamma_{field.name}"].to_numpy()]


def _weights(found: Any, name: str) -> Any:  # noqa: ANN401 - an Arrow table
    columns = [
        found[c].to_numpy() for c in (f"mw_{name}", f"mw_tf_adj_{name}") if c in found.column_names
    ]
    return np.sum(columns, axis=0)
