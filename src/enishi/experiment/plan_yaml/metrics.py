"""Metrics, success criteria and figures of a written plan."""

from collections.abc import Iterable, Iterator

from enishi.evidence import Fields, read_language, read_place, read_role
from enishi.experiment.plan import Criterion, CriterionId, Figure, Metric, MetricKind, WhoCell
from enishi.experiment.plan_yaml.keys import read_keys
from enishi.terms import Comparison, ProblemCode

COMPARISONS = {
    "at_least": Comparison.AT_LEAST,
    "at_most": Comparison.AT_MOST,
    "exactly": Comparison.EXACTLY,
}
"""The field under which the number of a criterion stands."""
PUBLICATION_KINDS = ("article", "post")


def read_figures(items: Iterable[Fields]) -> Iterator[Figure]:
    """Yield the figures that can be read."""
    for key, part in read_keys(items, words="title").items():
        metric = read_metric(part.fields)
        part.fields.close()
        if metric and part.words:
            yield Figure(id=key, title=part.words, metric=metric)


def read_criteria(items: Iterable[Fields]) -> Iterator[tuple[Fields, Criterion]]:
    """Yield the success criteria that can be read, with the fields they stand in."""
    for key, part in read_keys(items, words="title").items():
        metric, goal = read_metric(part.fields), _read_goal(part.fields)
        by = part.fields.required_day("by")
        part.fields.close()
        if metric and goal and by and part.words:
            comparison, number = goal
            criterion = Criterion(
                id=CriterionId(key),
                title=part.words,
                metric=metric,
                comparison=comparison,
                number=number,
                by=by,
            )
            yield part.fields, criterion


def read_metric(fields: Fields) -> Metric | None:
    """Read ``metric``: the word of its kind, or fields with what narrows it."""
    if not fields.require("metric"):
        return None
    if fields.is_text("metric"):
        kind = fields.choice("metric", MetricKind)
        return Metric(kind=kind) if kind else None
    inner = fields.nested("metric")
    return _read_metric(inner) if inner else None


def _read_metric(fields: Fields) -> Metric | None:
    fields.require("kind")
    kind = fields.choice("kind", MetricKind)
    metric = Metric(
        kind=kind or MetricKind.CONTACTS,
        role=read_role(fields),
        place=read_place(fields),
        channels=fields.texts("channels"),
        on_purpose=fields.flag("on_purpose") or False,
        is_online=fields.flag("is_online"),
        kind_of_publication=_read_publication_kind(fields),
    )
    fields.close()
    return metric if kind else None


def read_who(fields: Fields) -> WhoCell:
    """Read one kind of person."""
    cell = WhoCell(role=read_role(fields), place=read_place(fields), language=read_language(fields))
    fields.close()
    return cell


def _read_publication_kind(fields: Fields) -> str:
    kind = fields.text("kind_of_publication")
    if kind and kind not in PUBLICATION_KINDS:
        fields.unknown("kind_of_publication", PUBLICATION_KINDS, code=ProblemCode.BAD_VALUE)
    return kind


def _read_goal(fields: Fields) -> tuple[Comparison, int] | None:
    given = {name: fields.number(name) for name in COMPARISONS}
    there = [name for name in given if fields.has(name)]
    if len(there) == 1:
        number = given[there[0]]
        return None if number is None else (COMPARISONS[there[0]], number)
    code = ProblemCode.BAD_VALUE if there else ProblemCode.MISSING_FIELD
    name = there[1] if there else "at_least"
    fields.refuse(code, name, detail="must be one of at_least, at_most, exactly")
    return None
