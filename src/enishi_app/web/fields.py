"""How a field of a form is shown, and joined to its help and its errors for listeners."""

from typing import TypedDict

from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.utils.safestring import SafeString


class FieldParts(TypedDict):
    """What ``partials/field.html`` shows.

    Attributes:
        kind: ``input``, ``check`` (one box) or ``choices`` (a group under a legend).
    """

    bound: BoundField
    kind: str
    control: SafeString
    help_id: str
    error_id: str


def field_parts(bound: BoundField, *, lang: str = "") -> FieldParts:
    """Return the parts of a field; ``lang`` is the language in which it is to be filled in."""
    kind = _kind(bound)
    help_id, error_id = f"{bound.auto_id}_help", f"{bound.auto_id}_error"
    described = [error_id] if bound.errors else []
    described += [help_id] if bound.help_text else []
    attributes = {} if kind == "choices" else _attributes(bound, described, lang)
    return FieldParts(
        bound=bound,
        kind=kind,
        control=bound.as_widget(attrs=attributes),
        help_id=help_id,
        error_id=error_id,
    )


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, (RadioSelect, CheckboxSelectMultiple)):
        return "choices"
    return "check" if isinstance(widget, CheckboxInput) else "input"


def _attributes(bound: BoundField, described: list[str], lang: str) -> dict[str, str | bool]:
    given = bound.field.widget.attrs
    found: dict[str, str | bool] = {}
    if not isinstance(bound.field.widget, CheckboxInput):
        found["class"] = f"input {given.get('class', '')}".strip()
    if described:
        found["aria-describedby"] = " ".join(described)
    if bound.errors:
        found["aria-invalid"] = "true"
    if lang:
        found["lang"] = lang
    return found
